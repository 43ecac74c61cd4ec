#pragma once
#include "session/browserhelper.h"
#include "session/signindesk.h"

namespace boxoffice {

/// Signs members in through the browser helper, on hosts of its own list: the captcha's are none of them.
class HelperSignInDesk final : public QObject, public SignInDesk {
    Q_OBJECT
public:
    /// `helper` outlives this. `hosts`: `host` or `host:port`.
    HelperSignInDesk(BrowserHelper& helper, QStringList hosts, QString title = {}, QObject* parent = nullptr);
    ~HelperSignInDesk() override;
    /// The OAuth host alone.
    [[nodiscard]] static QStringList usualHosts(const QUrl& oauth);
    void show(const QUrl& authorize, const QUrl& redirect, std::function<void(Result<Redirected>)> done) override;
    void hide() override;

private:
    BrowserHelper& m_helper;
    QStringList m_hosts;
    QString m_title;
    bool m_shown = false;
};

} // namespace boxoffice
