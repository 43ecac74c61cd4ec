#pragma once
#include "core/settings.h"
#include "member/billingclient.h"
#include "session/helpercaptchadesk.h"
#include "session/helpersignindesk.h"
#include "session/memberdesk.h"
#include <QTimer>

namespace boxoffice {

class PurchaseSession;

/// Everything of this lane that needs a browser: the helper program, captchas, and members where they may pay. Costs the
/// program nothing until somebody needs it, or nobody needs the machine. Thread: UI.
class BrowserRoom : public QObject {
    Q_OBJECT
public:
    /// `helper`: path of boxoffice-captcha.
    BrowserRoom(const Settings& settings, HttpClient& http, CertificateCache& certificates, const Clock& clock, const QString& helper = besideTheProgram());
    ~BrowserRoom() override;

    [[nodiscard]] BrowserHelper& helper() { return m_helper; }
    [[nodiscard]] HelperCaptchaDesk& captcha() { return m_captcha; }
    /// Null where nobody can sign in: not in the settings, no client secret, or a kiosk without the helper.
    [[nodiscard]] MemberDesk* member() { return m_member.get(); }
    /// What this lane takes of `kinds`: a kiosk without the helper offers no Member.
    [[nodiscard]] QList<PaymentKind> payable(QList<PaymentKind> kinds) const;
    /// Starts the helper when the sale in hand does not need the machine.
    void startAhead(PurchaseSession& session);

private:
    [[nodiscard]] static QString besideTheProgram();

    BrowserHelper m_helper;
    HelperCaptchaDesk m_captcha;
    std::unique_ptr<MemberClient> m_oauth;
    std::unique_ptr<BillingClient> m_billing;
    std::unique_ptr<HelperSignInDesk> m_signIn;
    std::unique_ptr<MemberDesk> m_member;
    QTimer m_ahead;
    bool m_kiosk, m_wanted;
};

/// How long an idle helper may keep its memory: the setting, or a minute on a machine with less than 3 GB.
[[nodiscard]] std::optional<std::chrono::milliseconds> helperIdleExit(const Settings& settings);

} // namespace boxoffice
