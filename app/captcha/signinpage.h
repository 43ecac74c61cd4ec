#pragma once
#include "captcha/guardedpage.h"
#include "captcha/message.h"

namespace boxoffice::captcha {

/// The pages on which a member signs in. They stay on the allowed hosts; the redirect back to us is caught before it is
/// asked for, and nothing but its code and state comes out.
class SignInPage final : public GuardedPage {
    Q_OBJECT
public:
    SignInPage(QWebEngineProfile* profile, Gatekeeper& gate);
    void present(const SignIn& order);

Q_SIGNALS:
    void signedIn(const QString& code, const QString& state); ///< may come more than once; the first counts

protected:
    [[nodiscard]] bool mayGo(const QUrl& url, NavigationType type) override;

private:
    void takeRedirect(const QUrl& url);

    Gatekeeper& m_gate;
    QUrl m_redirect;
    QStringList m_hosts;
    bool m_opening = false, m_caught = false;
};

} // namespace boxoffice::captcha
