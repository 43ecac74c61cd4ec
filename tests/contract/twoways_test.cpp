#include "tests/support/laneoffice.h"
#include "tests/unit/simulator/buyer.h"
#include <QJsonArray>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// The step a row ends with; those before it work.
enum class Last { Reserve, Payment, Commit, Delete, DeleteAgain };

struct Row {
    const char* name;
    const char* event;
    int tickets;
    TestCard card;
    const char* number; ///< of the same card, by hand; empty: an invoice
    const char* securityCode;
    Last last;
    int code;          ///< of the error that the last step answers, 0: it works
    int status;        ///< of the last answer
    const char* state; ///< of the cart in the ledger, empty: there is none
    int commits;       ///< commit requests for it
    int polls;         ///< the service is asked to let everybody wait in line when there are any
};
constexpr const char* house = "Whole House";
constexpr const char* visa = "4111111111111111";
constexpr Row rows[] = {
    {"card sale", house, 2, TestCard::Good, visa, "123", Last::Commit, 0, 200, "committed", 1, 0},
    {"invoice sale", house, 2, TestCard::Good, "", "", Last::Commit, 0, 200, "committed", 1, 0},
    {"one ticket", house, 1, TestCard::Good, visa, "123", Last::Commit, 0, 200, "committed", 1, 0},
    {"sold out", "Sold Out", 2, TestCard::Good, visa, "123", Last::Reserve, 20052, 400, "", 0, 0},
    {"over the limit", "Limit Two", 3, TestCard::Good, visa, "123", Last::Reserve, 10161, 400, "", 0, 0},
    {"at the limit", "Limit Two", 2, TestCard::Good, visa, "123", Last::Commit, 0, 200, "committed", 1, 0},
    {"not sold here", "Not Transactable", 2, TestCard::Good, visa, "123", Last::Reserve, 90001, 403, "", 0, 0},
    {"declined", house, 2, TestCard::Declined, "4000000000000002", "123", Last::Payment, 20122, 400, "held", 0, 0},
    {"no funds", house, 2, TestCard::NoFunds, "4000000000009995", "123", Last::Payment, 20129, 400, "held", 0, 0},
    {"wrong security code", house, 2, TestCard::WrongCode, visa, "999", Last::Payment, 20152, 400, "held", 0, 0},
    {"declined at commit", house, 2, TestCard::DeclinedAtCommit, "4000000000000119", "123", Last::Commit, 20122, 400, "paid", 1, 0},
    {"no funds at commit", house, 2, TestCard::NoFundsAtCommit, "4000000000000341", "123", Last::Commit, 20129, 400, "paid", 1, 0},
    {"wrong code at commit", house, 2, TestCard::WrongCodeAtCommit, visa, "998", Last::Commit, 20152, 400, "paid", 1, 0},
    {"in line at every step", house, 2, TestCard::Good, visa, "123", Last::Commit, 0, 200, "committed", 1, 3},
    {"given back", house, 2, TestCard::Good, visa, "123", Last::Delete, 0, 204, "deleted", 0, 0},
    {"given back twice", house, 2, TestCard::Good, visa, "123", Last::DeleteAgain, 90003, 400, "deleted", 0, 0},
};

constexpr const char* invoice = "20261122000123";

simulator::Options serviceOf(const Row& row)
{
    simulator::Options options = LaneSetup().service;
    options.forcePolling = row.polls > 0;
    return options;
}

/// What one way through a row came to.
struct Outcome {
    int code = 0;
    int status = 0; ///< of a refusal; the client does not tell with which status a call worked
    QString shown;  ///< the newest total that the buyer was told
    QJsonObject ledger;
    [[nodiscard]] QStringList states() const { return each("carts", "state"); }
    [[nodiscard]] QStringList commits() const { return each("commits", "count"); }
    [[nodiscard]] QStringList totals() const { return each("carts", "grand_total"); }
    /// Everything that must not depend on the way.
    [[nodiscard]] QStringList told() const
    {
        return QStringList{QStringLiteral("code %1").arg(code), QStringLiteral("status %1").arg(status), QStringLiteral("shown %1").arg(shown)} + states()
               + totals() + each("carts", "event_id") + each("carts", "tickets") + each("carts", "places") + commits() + each("commits", "applied")
               + each("orders", "grand_total") + each("faults", "fault") + QStringList{QStringLiteral("polls %1").arg(polls())};
    }
    [[nodiscard]] int polls() const { return ledger[QStringLiteral("requests")][QStringLiteral("poll")].toInt(); }

private:
    [[nodiscard]] QStringList each(const char* list, const char* member) const
    {
        QStringList all{QString::fromLatin1(list) + QLatin1Char(' ') + QString::fromLatin1(member)};
        const QJsonArray entries = ledger[QLatin1String(list)].toArray();
        for (const auto& entry : entries) {
            const QJsonValue value = entry[QLatin1String(member)];
            all += value.isArray() ? value.toArray().at(0).toString() : value.isDouble() ? QString::number(value.toDouble(), 'f', 2) : value.toString();
        }
        return all;
    }
};

/// The way through the client: what a lane does, and the client's own DELETE for what no lane does twice.
class ClientWay {
public:
    explicit ClientWay(const Row& row) : m_row(row), m_lane(setupOf(row)) {}

    [[nodiscard]] Outcome walk()
    {
        m_walked = steps();
        m_outcome.ledger = m_lane.ledger();
        return m_outcome;
    }
    [[nodiscard]] bool walked() const { return m_walked; }

private:
    static LaneSetup setupOf(const Row& row)
    {
        LaneSetup setup;
        setup.service = serviceOf(row);
        return setup;
    }
    bool steps()
    {
        if (!m_lane.reserve(choice(), m_row.last == Last::Reserve ? SaleStage::Ended : SaleStage::ChoosingDelivery))
            return false;
        if (m_row.last == Last::Reserve)
            return refused();
        m_outcome.shown = m_lane.view().total->apiText();
        if (m_row.last == Last::Delete || m_row.last == Last::DeleteAgain)
            return givenBack();
        if (!m_lane.deliver())
            return false;
        m_outcome.shown = m_lane.view().total->apiText();
        const bool held = m_row.last == Last::Payment;
        if (!(*m_row.number ? m_lane.pay(m_row.card, held ? SaleStage::EnteringPayment : SaleStage::ReadyToCommit)
                            : m_lane.payByInvoice(QString::fromLatin1(invoice))))
            return false;
        if (held)
            return refused();
        m_outcome.shown = m_lane.view().payment->amount.apiText();
        if (!m_lane.buy(m_row.code ? SaleStage::EnteringPayment : SaleStage::Sold))
            return false;
        if (m_row.code)
            return refused();
        m_outcome.shown = m_lane.view().order->total->apiText();
        return !m_lane.view().problem;
    }
    /// No price level or area: the service chooses, as it does for the request written by hand.
    ReserveChoice choice()
    {
        ReserveChoice choice = m_lane.choose(QString::fromLatin1(m_row.event), m_row.tickets);
        if (choice.event.isEmpty()) { // nothing is offered: ask all the same
            choice = m_lane.choose(QString::fromLatin1(house), m_row.tickets);
            choice.event = found();
        }
        choice.lines.first().level = PriceLevelId();
        choice.areas.clear();
        return choice;
    }
    EventId found()
    {
        DiscoveryAccount account;
        account.baseUrl = m_lane.service().discoveryRoot();
        account.apiKey = QStringLiteral("demo-key");
        DiscoveryClient discovery(m_http, account);
        std::optional<Result<EventPage>> page;
        const auto call = discovery.search({.keyword = QString::fromLatin1(m_row.event)}, [&page](Result<EventPage> answer) { page = std::move(answer); });
        const bool came = QTest::qWaitFor([&page] { return page.has_value(); }, 10'000);
        return came && page->ok() && !(*page)->events.isEmpty() ? (*page)->events.first().id : EventId();
    }
    bool refused()
    {
        if (!m_lane.view().problem)
            return false;
        m_outcome.code = m_lane.view().problem->apiCode;
        m_outcome.status = m_lane.view().problem->httpStatus;
        return true;
    }
    bool givenBack()
    {
        const EventId event = m_lane.view().event;
        m_lane.session().release();
        if (!m_lane.reaches(SaleStage::Ended) || m_lane.view().problem)
            return false;
        if (m_row.last == Last::Delete)
            return true;
        PartnerAccount account;
        account.baseUrl = m_lane.service().partnerRoot();
        account.apiKey = QStringLiteral("demo-key");
        PartnerClient partner(m_http, account);
        std::optional<Result<Answered<Deleted>>> again;
        const CartId cart(m_lane.ledger()[QStringLiteral("carts")][0][QStringLiteral("id")].toString());
        const auto call = partner.deleteCart(event, cart, [&again](Result<Answered<Deleted>> answer, Instant) { again = std::move(answer); });
        if (!QTest::qWaitFor([&again] { return again.has_value(); }, 10'000) || again->ok())
            return false;
        m_outcome.code = again->failure().apiCode;
        m_outcome.status = again->failure().httpStatus;
        return true;
    }

    const Row& m_row;
    LaneOffice m_lane;
    QNetworkAccessManager m_network;
    HttpClient m_http{m_network, m_lane.clock(), {}, [] { return 0.0; }};
    Outcome m_outcome;
    bool m_walked = false;
};

/// The same by requests written out here, which share no line with the client.
class HandWay {
public:
    explicit HandWay(const Row& row) : m_row(row), m_service(serviceOf(row), m_clock), m_started(m_service.start().ok()), m_buyer(m_service.rootUrl()) {}

    [[nodiscard]] Outcome walk()
    {
        const RawAnswer answer = m_started ? last() : RawAnswer();
        m_status = answer.status;
        m_outcome.code = answer.code();
        m_outcome.status = answer.status < 300 ? 0 : answer.status;
        m_outcome.ledger = m_buyer.ledger();
        return m_outcome;
    }
    [[nodiscard]] int status() const { return m_status; }

private:
    RawAnswer last()
    {
        const QByteArray event = m_buyer.event(QString::fromLatin1(m_row.event));
        RawAnswer held = inLine(m_buyer.reserve(event, Buyer::adult(m_row.tickets)));
        if (m_row.last == Last::Reserve || held.status != 200)
            return held;
        m_buyer.cartId = held.json()[QLatin1String("cart_id")].toString();
        shownIn(held);
        if (m_row.last == Last::Delete)
            return inLine(m_buyer.remove());
        if (m_row.last == Last::DeleteAgain)
            return inLine(m_buyer.remove()).status == 204 ? inLine(m_buyer.remove()) : RawAnswer();
        shownIn(delivered(event));
        const QByteArray due = m_outcome.shown.toLatin1();
        RawAnswer paid = *m_row.number ? m_buyer.payCard(due, m_row.number, m_row.securityCode) : m_buyer.payInvoice(due, invoice);
        if (m_row.last == Last::Payment || paid.status != 200)
            return paid;
        shownIn(paid);
        RawAnswer sold = inLine(m_buyer.commit());
        if (sold.status == 200)
            m_outcome.shown = QString::number(sold.json()[QLatin1String("grand_total")].toDouble(), 'f', 2);
        return sold;
    }
    RawAnswer delivered(const QByteArray& event)
    {
        const QJsonArray options = inLine(m_buyer.shippingOptions()).json()[QLatin1String("shipping_options")].toArray();
        for (const auto& option : options)
            if (option[QLatin1String("service_level")].toString() == QLatin1String("ETICKET"))
                return inLine(m_buyer.call("PUT", Buyer::path(event, "/shipping?cart_id=" + m_buyer.encodedCart()),
                                           "{\"shipping_id\":\"" + option[QLatin1String("id")].toString().toUtf8() + "\"}"));
        return {};
    }
    RawAnswer inLine(RawAnswer answer)
    {
        while (answer.status == 202) {
            m_clock.leap(std::chrono::seconds(answer.json()[QLatin1String("wait")].toInt()));
            answer = m_buyer.call("GET", QUrl(answer.json()[QLatin1String("polling_url")].toString()).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
        }
        return answer;
    }
    void shownIn(const RawAnswer& answer) { m_outcome.shown = QString::fromLatin1(Buyer::grand(answer)); }

    const Row& m_row;
    LeapClock m_clock;
    simulator::SimulatorThread m_service;
    bool m_started;
    Buyer m_buyer;
    Outcome m_outcome;
    int m_status = 0;
};

} // namespace

/// The same sales through the client and by hand against the same service, so that a misreading that the client and
/// the simulator share cannot hide: both must come to what the table says, and to the same ledger.
class TwoWaysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theClientAndTheHandComeToTheSame_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(rows)); ++i)
            QTest::newRow(rows[i].name) << i;
    }
    void theClientAndTheHandComeToTheSame()
    {
        QFETCH(int, index);
        const Row& row = rows[index];
        HandWay hand(row);
        const Outcome byHand = hand.walk();
        QCOMPARE(hand.status(), row.status);
        QCOMPARE(byHand.code, row.code);
        QCOMPARE(byHand.states().mid(1), *row.state ? QStringList{QString::fromLatin1(row.state)} : QStringList());
        QCOMPARE(byHand.commits().mid(1), row.commits ? QStringList{QStringLiteral("%1.00").arg(row.commits)} : QStringList());
        QCOMPARE(byHand.polls(), row.polls);
        if (*row.state)
            QCOMPARE(byHand.totals().mid(1), QStringList{byHand.shown}); // what the buyer was told is what the books say

        ClientWay client(row);
        const Outcome byClient = client.walk();
        QVERIFY2(client.walked(), qPrintable(byClient.told().join(QLatin1Char('\n'))));
        QCOMPARE(byClient.told(), byHand.told());
    }
};

QTEST_GUILESS_MAIN(TwoWaysTest)
#include "twoways_test.moc"
