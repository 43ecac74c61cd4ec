#include "composition/browserroom.h"
#include "session/purchasesession.h"
#include <QCoreApplication>
#include <QFile>
#include <unistd.h>

namespace boxoffice {

namespace {
bool takesMembers(const Settings& settings) { return settings.partner.paymentTypes.contains(QLatin1String("member")); }

QString hostOf(const QUrl& url) { return url.port() < 0 ? url.host() : QStringLiteral("%1:%2").arg(url.host()).arg(url.port()); }

HelperCaptchaOptions captchaOptions(const Settings& settings)
{
    HelperCaptchaOptions options;
    options.pageOrigin = settings.captcha.pageOrigin;
    options.allowedHosts = settings.captcha.allowedHosts;
    if (options.allowedHosts.isEmpty())
        options.allowedHosts = HelperCaptchaDesk::usualHosts() + QStringList{hostOf(settings.partner.baseUrl)};
    return options;
}

BrowserHelperOptions helperOptions(const Settings& settings, const QString& helper)
{
    BrowserHelperOptions options;
    options.program = helper;
    options.resolvable = captchaOptions(settings).allowedHosts;
    if (takesMembers(settings))
        options.resolvable += HelperSignInDesk::usualHosts(settings.member.baseUrl);
    options.idleExit = helperIdleExit(settings);
    return options;
}

/// Nothing unless all of it is set up.
std::optional<MemberAccount> memberAccount(const Settings& settings)
{
    const MemberSettings& from = settings.member;
    QFile file(from.clientSecretFile);
    if (!takesMembers(settings) || from.clientId.isEmpty() || from.redirectUri.isEmpty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QString secret = QString::fromUtf8(file.readAll()).trimmed();
    const QUrl redirect(from.redirectUri, QUrl::StrictMode);
    if (secret.isEmpty() || !redirect.isValid() || redirect.isRelative())
        return std::nullopt;
    return MemberAccount{.baseUrl = from.baseUrl, .clientId = from.clientId, .clientSecret = secret, .redirectUri = redirect};
}
} // namespace

std::optional<std::chrono::milliseconds> helperIdleExit(const Settings& settings)
{
    if (settings.captcha.idleExitSeconds)
        return std::chrono::seconds(*settings.captcha.idleExitSeconds);
    const qint64 memory = qint64(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    return memory < qint64(3) * 1024 * 1024 * 1024 ? std::optional<std::chrono::milliseconds>(std::chrono::seconds(60)) : std::nullopt;
}

QString BrowserRoom::besideTheProgram() { return QCoreApplication::applicationDirPath() + QStringLiteral("/boxoffice-captcha"); }

BrowserRoom::BrowserRoom(const Settings& settings, HttpClient& http, CertificateCache& certificates, const Clock& clock, const QString& helper)
    : m_helper(helperOptions(settings, helper)), m_captcha(m_helper, captchaOptions(settings)), m_kiosk(settings.lane.kiosk),
      m_wanted(!settings.captcha.pageOrigin.isEmpty() || takesMembers(settings))
{
    m_ahead.setSingleShot(true);
    m_ahead.setInterval(std::chrono::seconds(3));
    connect(&m_ahead, &QTimer::timeout, &m_helper, &BrowserHelper::prewarm);
    const std::optional<MemberAccount> account = memberAccount(settings);
    if (!account || (m_kiosk && !m_helper.isInstalled()))
        return;
    m_oauth = std::make_unique<MemberClient>(http, *account);
    m_billing = std::make_unique<BillingClient>(http, BillingAccount{settings.partner.baseUrl, settings.partner.apiKey, settings.partner.apiKeyInQuery});
    m_signIn = std::make_unique<HelperSignInDesk>(m_helper, HelperSignInDesk::usualHosts(account->baseUrl), tr("Sign in"));
    m_member = std::make_unique<MemberDesk>(MemberDesk::Parts{.oauth = *m_oauth, .billing = *m_billing, .desk = *m_signIn, .certificates = certificates,
                                                              .clock = clock, .allowUnlockedMemory = settings.lane.allowUnlockedMemory});
}

BrowserRoom::~BrowserRoom() = default;

QList<PaymentKind> BrowserRoom::payable(QList<PaymentKind> kinds) const
{
    if (m_kiosk && !m_helper.isInstalled() && kinds.size() > 1)
        kinds.removeAll(PaymentKind::Member);
    return kinds;
}

void BrowserRoom::startAhead(PurchaseSession& session)
{
    if (!m_wanted || !m_helper.isInstalled())
        return;
    connect(&session, &PurchaseSession::changed, this, [this](const PurchaseView& view) {
        const bool idle = view.stage == SaleStage::Idle || view.stage == SaleStage::Ended || view.stage == SaleStage::Held
                          || view.stage == SaleStage::ChoosingDelivery || view.stage == SaleStage::EnteringPayment;
        if (idle)
            m_ahead.start();
        else
            m_ahead.stop();
    });
    m_ahead.start();
}

} // namespace boxoffice
