#include "tests/support/laneoffice.h"
#include "catalog/eventrow.h"
#include "net/call.h"
#include "session/catalogfeed.h"
#include "tests/support/testauthority.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimer>

namespace boxoffice::test {
namespace {

constexpr int patienceMs = 15'000;

std::unique_ptr<simulator::SimulatorThread> started(LaneSetup setup, const Clock& clock)
{
    if (setup.authority) {
        setup.service.certificatePem = setup.authority->server().toPem();
        setup.service.keyPem = setup.authority->serverKey().toPem();
    }
    auto service = std::make_unique<simulator::SimulatorThread>(setup.service, clock);
    if (const Result<quint16> port = service->start(); !port)
        qFatal("the simulator does not start: %s", qPrintable(port.failure().detail));
    return service;
}

PartnerAccount accountAt(const simulator::SimulatorThread& service, bool askForPolling)
{
    PartnerAccount account;
    account.baseUrl = service.partnerRoot();
    account.apiKey = QStringLiteral("demo-key");
    account.forcePolling = askForPolling;
    return account;
}

DiscoveryAccount browsingAt(const simulator::SimulatorThread& service)
{
    DiscoveryAccount account;
    account.baseUrl = service.discoveryRoot();
    account.apiKey = QStringLiteral("demo-key");
    return account;
}

struct CardDigits {
    const char* number;
    const char* code;
};

CardDigits digitsOf(TestCard card)
{
    switch (card) {
    case TestCard::Declined: return {"4000000000000002", "123"};
    case TestCard::NoFunds: return {"4000000000009995", "123"};
    case TestCard::WrongCode: return {"4111111111111111", "999"};
    case TestCard::DeclinedAtCommit: return {"4000000000000119", "123"};
    case TestCard::NoFundsAtCommit: return {"4000000000000341", "123"};
    case TestCard::WrongCodeAtCommit: return {"4111111111111111", "998"};
    case TestCard::Good: break;
    }
    return {"4111111111111111", "123"};
}

Secret secretOf(const char* digits)
{
    Result<Secret> secret = Secret::create(true);
    for (; *digits; ++digits)
        secret->append(*digits);
    return *std::move(secret);
}

/// The sale waits for a person, or is over.
bool isSettled(SaleStage stage)
{
    switch (stage) {
    case SaleStage::CheckingCaptcha:
    case SaleStage::AwaitingCaptcha:
    case SaleStage::Reserving:
    case SaleStage::AddingPayment:
    case SaleStage::Committing:
    case SaleStage::Releasing: return false;
    default: return true;
    }
}

} // namespace

void CaptchaStandIn::show(const CaptchaChallenge&, std::function<void(QString)> solved, std::function<void()> failed)
{
    ++shown;
    const QString token = tokens.isEmpty() ? QString() : tokens.takeFirst();
    QTimer::singleShot(0, this, [token, solved = std::move(solved), failed = std::move(failed)] {
        if (token.isEmpty())
            failed();
        else
            solved(token);
    });
}

LaneSetup::LaneSetup()
{
    service.eventCount = 0;
    service.pollWait = 1;
    service.pollRounds = 1;
    rules.lane = QStringLiteral("Window 1");
    rules.keepNames = true;
}

LaneOffice::LaneOffice(LaneSetup setup)
    : m_service(started(setup, m_clock)), m_http(m_network, m_clock, {}, [] { return 0.0; }),
      m_partner(m_http, accountAt(*m_service, setup.askForPolling)), m_discovery(m_http, browsingAt(*m_service)),
      m_commerce(m_http, m_service->commerceRoot(), QStringLiteral("demo-key")), m_desk(m_commerce, m_clock, NightlyHours{}),
      m_certificates(m_partner, m_clock, 2048), m_janitor(m_partner, m_journal, m_queue, m_clock)
{
    if (setup.authority && setup.trusted)
        m_http.trust({setup.authority->root()});
    setup.rules.baseUrl = m_service->partnerRoot();
    m_session = std::make_unique<PurchaseSession>(SessionParts{
        .partner = m_partner, .journal = m_journal, .certificates = m_certificates, .queue = m_queue, .janitor = m_janitor,
        .captcha = m_captcha, .clock = m_clock, .rules = setup.rules, .lane = {.paymentKinds = setup.paymentKinds, .requiredFields = {}, .referencePrefix = {}}, .referencePrefix = QStringLiteral("TST"),
        .allowUnlockedMemory = true,
        .member = setup.member ? setup.member(m_http, m_certificates, m_clock, *m_service) : nullptr});
}

LaneOffice::~LaneOffice() = default;

void LaneOffice::fault(const char* endpoint, simulator::FaultKind kind, int nth, int number)
{
    simulator::FaultRule rule{.endpoint = QString::fromLatin1(endpoint), .kind = kind, .nth = nth};
    (kind == simulator::FaultKind::Error ? rule.code : rule.seconds) = number;
    m_service->addFault(rule);
}

ReserveChoice LaneOffice::choose(const QString& event, int tickets)
{
    std::optional<Result<EventPage>> found;
    const auto call = m_discovery.search({.keyword = event}, [&found](Result<EventPage> page) { found = std::move(page); });
    if (!QTest::qWaitFor([&] { return found.has_value(); }, patienceMs) || !*found || (*found)->events.isEmpty())
        return {};
    m_desk.open(eventRow((*found)->events.first(), m_clock.wall()));
    if (!QTest::qWaitFor([&] { return !m_desk.view().loading; }, patienceMs) || m_desk.view().offers.isEmpty())
        return {};
    m_desk.setQuantity(0, tickets);
    return m_desk.choice();
}

bool LaneOffice::reaches(SaleStage stage)
{
    if (QTest::qWaitFor([&] { return view().stage == stage; }, patienceMs))
        return true;
    qWarning("the sale stands at stage %d, not %d; problem %d, code %d", int(view().stage), int(stage),
             view().problem ? int(view().problem->kind) : -1, view().problem ? view().problem->apiCode : 0);
    return false;
}

bool LaneOffice::reserve(const ReserveChoice& choice, SaleStage expected)
{
    m_session->reserve(choice);
    return reaches(expected);
}

bool LaneOffice::deliver(const QString& level, SaleStage expected)
{
    const QList<DeliveryOptionView> options = view().delivery; // choosing makes another view
    for (const DeliveryOptionView& option : options)
        if (option.serviceLevel == level)
            m_session->chooseDelivery(option.id);
    return reaches(expected);
}

BuyerForm LaneOffice::buyer()
{
    return {.firstName = QStringLiteral("Ada"), .lastName = QStringLiteral("Example"), .email = QStringLiteral("ada@example.com"),
                  .phone = QStringLiteral("555-010-0100"), .line1 = QStringLiteral("1 Test Street"), .city = QStringLiteral("Testville"),
                  .countryCode = QStringLiteral("US"), .region = QStringLiteral("CA"), .postalCode = QStringLiteral("90000")};
}

bool LaneOffice::pay(TestCard card, SaleStage expected)
{
    PaymentForm filled{.kind = PaymentKind::Card, .buyer = buyer()};
    const CardDigits digits = digitsOf(card);
    filled.card = CardForm{.number = secretOf(digits.number), .securityCode = secretOf(digits.code), .expiryMonth = 12,
                           .expiryYear = 2040, .postalCode = QStringLiteral("90000")};
    m_session->pay(std::move(filled));
    return QTest::qWaitFor([&] { return isSettled(view().stage); }, patienceMs) && reaches(expected);
}

bool LaneOffice::payByInvoice(const QString& reference, SaleStage expected)
{
    PaymentForm filled{.kind = PaymentKind::Invoice, .buyer = buyer()};
    filled.invoiceReference = reference;
    m_session->pay(std::move(filled));
    return reaches(expected);
}

bool LaneOffice::buy(SaleStage expected)
{
    m_session->commit(view().total.value_or(Money()));
    return QTest::qWaitFor([&] { return isSettled(view().stage); }, patienceMs) && reaches(expected);
}

bool LaneOffice::goTo(SaleStage stage, const QString& event)
{
    if (!reserve(choose(event)))
        return false;
    if (stage == SaleStage::ChoosingDelivery)
        return true;
    if (!deliver())
        return false;
    return stage == SaleStage::EnteringPayment || pay(TestCard::Good);
}

QJsonObject LaneOffice::ledger() const { return QJsonDocument::fromJson(m_service->ledgerJson()).object(); }

QStringList LaneOffice::cartStates() const
{
    QStringList states;
    const QJsonArray carts = ledger().value(QStringLiteral("carts")).toArray();
    for (const QJsonValue& cart : carts)
        states.append(cart[QStringLiteral("state")].toString());
    return states;
}

QList<int> LaneOffice::commitCounts() const
{
    QList<int> counts;
    const QJsonArray commits = ledger().value(QStringLiteral("commits")).toArray();
    for (const QJsonValue& commit : commits)
        counts.append(commit[QStringLiteral("count")].toInt());
    return counts;
}

QStringList LaneOffice::clientFaults() const
{
    QStringList names;
    const QJsonArray faults = ledger().value(QStringLiteral("faults")).toArray();
    for (const QJsonValue& fault : faults)
        names.append(fault[QStringLiteral("fault")].toString() + QLatin1Char(' ') + fault[QStringLiteral("endpoint")].toString() +
                     QLatin1Char(' ') + fault[QStringLiteral("detail")].toString());
    return names;
}

int LaneOffice::requests(const char* endpoint) const
{
    return ledger().value(QStringLiteral("requests"))[QLatin1String(endpoint)].toInt();
}

QList<AttemptState> LaneOffice::journalStates() const
{
    QList<AttemptState> states;
    for (const AttemptRow& row : m_journal.rows())
        states.append(row.state);
    return states;
}

} // namespace boxoffice::test
