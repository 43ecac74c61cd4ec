#include "tests/support/disklane.h"
#include "session/catalogfeed.h"
#include "tests/support/testauthority.h"
#include <QTest>

namespace boxoffice::test {
namespace {

QUrl below(const QUrl& service, const char* path) { return QUrl(service.toString() + QLatin1String(path)); }

PartnerAccount sellingAt(const QUrl& service, const QByteArray& key)
{
    PartnerAccount account;
    account.baseUrl = below(service, "/partners/v1");
    account.apiKey = QString::fromLatin1(key);
    return account;
}

DiscoveryAccount browsingAt(const QUrl& service, const QByteArray& key)
{
    DiscoveryAccount account;
    account.baseUrl = below(service, "/discovery/v2");
    account.apiKey = QString::fromLatin1(key);
    return account;
}

Secret secretOf(const QByteArray& digits)
{
    Result<Secret> secret = Secret::create(true);
    for (const char digit : digits)
        secret->append(digit);
    return *std::move(secret);
}

} // namespace

DiskLane::DiskLane(const QUrl& service, const QByteArray& apiKey, HttpClient::LogSink log, const TestAuthority* authority)
    : m_limits(m_clock), m_http(m_network, m_clock, std::move(log), [] { return 0.0; }), m_partner(m_http, sellingAt(service, apiKey)),
      m_discovery(m_http, browsingAt(service, apiKey)), m_commerce(m_http, below(service, "/commerce/v2"), QString::fromLatin1(apiKey)),
      m_desk(m_commerce, m_clock, NightlyHours{}), m_journal(journalFile()), m_certificates(m_partner, m_clock, 2048),
      m_janitor(m_partner, m_journal, m_queue, m_clock)
{
    if (authority)
        m_http.trust({authority->root()});
    m_http.govern(m_limits);
    sale::Rules rules;
    rules.lane = QStringLiteral("Window 1");
    rules.baseUrl = m_partner.account().baseUrl;
    rules.orders = true;
    m_session = std::make_unique<PurchaseSession>(SessionParts{
        .partner = m_partner, .journal = m_journal, .certificates = m_certificates, .queue = m_queue, .janitor = m_janitor,
        .captcha = m_captcha, .clock = m_clock, .rules = rules, .lane = {}, .referencePrefix = QStringLiteral("TST"), .allowUnlockedMemory = true});
}

DiskLane::~DiskLane() = default;

bool DiskLane::open()
{
    std::optional<bool> opened;
    m_journal.open([&opened](const Result<JournalOpening>& opening) { opened = opening.ok(); });
    return QTest::qWaitFor([&] { return opened.has_value(); }) && *opened;
}

ReserveChoice DiskLane::choose(const QString& event)
{
    std::optional<Result<EventPage>> found;
    const auto call = m_discovery.search({.keyword = event}, [&found](Result<EventPage> page) { found = std::move(page); });
    if (!QTest::qWaitFor([&] { return found.has_value(); }) || !*found || (*found)->events.isEmpty())
        return {};
    m_desk.open(eventRow((*found)->events.first(), m_clock.wall()));
    if (!QTest::qWaitFor([&] { return !m_desk.view().loading; }) || m_desk.view().offers.isEmpty())
        return {};
    m_desk.setQuantity(0, 2);
    return m_desk.choice();
}

PaymentForm DiskLane::cardForm(const QByteArray& digits)
{
    PaymentForm form{.kind = PaymentKind::Card, .buyer = LaneOffice::buyer()};
    form.card = CardForm{.number = secretOf(digits), .securityCode = secretOf("123"), .expiryMonth = 12, .expiryYear = 2040,
                         .postalCode = QStringLiteral("90000")};
    return form;
}

PaymentForm DiskLane::invoiceForm()
{
    PaymentForm form{.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer()};
    form.invoiceReference = m_session->view().suggestedReference;
    return form;
}

} // namespace boxoffice::test
