#include "composition/station.h"
#include "composition/lanerules.h"
#include "core/loopback.h"
#include <QNetworkProxyFactory>
#include <QSslCertificate>
#include <memory>
#include <pwd.h>
#include <unistd.h>
#include <utility>

namespace boxoffice {
namespace {

void chooseProxy(QNetworkAccessManager& network, const Settings& settings)
{
    if (!settings.net.proxy.isEmpty()) {
        const QUrl url(settings.net.proxy);
        network.setProxy({url.scheme().startsWith(QLatin1String("socks")) ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy,
                          url.host(), static_cast<quint16>(url.port(8080)), url.userName(), url.password()});
        return;
    }
    QNetworkProxyFactory::setUseSystemConfiguration(!isLoopback(settings.partner.baseUrl));
}

QString systemAccount()
{
    const passwd* account = getpwuid(geteuid());
    return account ? QString::fromLocal8Bit(account->pw_name) : QString::number(geteuid());
}

HttpClient::LogSink logSink()
{
    if (!qEnvironmentVariableIsSet("BOXOFFICE_LOG"))
        return {};
    return [](const QString& line) { qInfo().noquote() << line; };
}

} // namespace

Station::Station(const Settings& settings, const Clock& clock, const StateFolder& folder)
    : m_clock(clock), m_limits(clock), m_http(m_network, clock, logSink()), m_partner(m_http, partnerAccount(settings)),
      m_discovery(m_http, discoveryAccount(settings)),
      m_commerce(m_http, settings.browse.commerceUrl, settings.browse.discoveryKey),
      m_journal(folder.journalFile(settings.journal.url)), m_keeper(m_journal, clock, settings.journal.keepDays), m_certificates(m_partner, clock, settings.partner.minKeyBits),
      m_janitor(m_partner, m_journal, m_queue, clock),
      m_reconciler(m_partner, m_journal, m_queue, clock, {settings.partner.orders, settings.partner.unredeemed}),
      m_recovery(m_journal, m_janitor, m_reconciler, clock, settings.partner.baseUrl), m_browser(settings, m_http, m_certificates, clock), m_desk(m_commerce, clock, nightlyHours(settings)),
      m_feed(m_discovery, clock, folder.file(QStringLiteral("events.cache"))), m_sales(m_journal, clock, settings.partner.baseUrl)
{
    if (!settings.net.caFile.isEmpty())
        m_http.trust(QSslCertificate::fromPath(settings.net.caFile));
    m_http.govern(m_limits);
    chooseProxy(m_network, settings);
    sale::LaneOffers offers = laneOffers(settings);
    offers.paymentKinds = m_browser.payable(offers.paymentKinds);
    m_session = std::make_unique<PurchaseSession>(SessionParts{
        .partner = m_partner, .journal = m_journal, .certificates = m_certificates, .queue = m_queue, .janitor = m_janitor,
        .captcha = m_browser.captcha(), .clock = clock, .rules = saleRules(settings, systemAccount()), .lane = offers,
        .referencePrefix = referencePrefix(settings), .allowUnlockedMemory = settings.lane.allowUnlockedMemory, .member = m_browser.member()});
}

Station::~Station() = default;

void Station::start(std::function<void(const Result<JournalOpening>&)> done)
{
    m_http.preconnect(m_partner.account().baseUrl);
    m_browser.startAhead(*m_session);
    wireRecovery();
    const auto once = [told = std::make_shared<bool>(false), done = std::move(done)](const Result<JournalOpening>& opening) {
        if (!std::exchange(*told, true))
            done(opening);
    };
    QObject::connect(&m_keeper, &JournalKeeper::opened, &m_sales, [this, once](const JournalOpening& opening) {
        journalOpened(opening);
        once(opening);
    });
    QObject::connect(&m_keeper, &JournalKeeper::refused, &m_sales, [this, once](const Failure& failure) {
        m_sales.setStart(JournalStartView{.failure = failure});
        m_sales.refresh(); // the screen says it
        once(failure);
    });
    m_keeper.start();
}

void Station::journalOpened(const JournalOpening& opening)
{
    const QString before = m_sales.view().start.setAside; // said as long as the program runs
    m_sales.setStart(JournalStartView{.setAside = opening.setAside ? opening.setAsidePath : before});
    if (!std::exchange(m_recovering, true)) // never again later: then there are sales of this run among the open ones
        m_recovery.start();
    m_sales.refresh();
}

void Station::wireRecovery()
{
    QObject::connect(&m_recovery, &Recovery::changed, &m_sales, [this] { m_sales.setRecovery(m_recovery.view()); });
    QObject::connect(&m_sales, &SalesBook::settleAnswered, &m_recovery, &Recovery::refresh);
    QObject::connect(m_session.get(), &PurchaseSession::changed, &m_recovery, &Recovery::saleMoved);
}

void Station::openJournal(std::function<void(const Result<JournalOpening>&)> done)
{
    m_journal.open([done = std::move(done)](const Result<JournalOpening>& opening) { done(opening); });
}

bool Station::isAtRest() const
{
    const SaleStage stage = m_session->view().stage;
    const bool done = stage == SaleStage::Idle || stage == SaleStage::Ended || stage == SaleStage::Sold || stage == SaleStage::CommitUnknown;
    return done && m_queue.isIdle();
}

} // namespace boxoffice
