#include "nextstart.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;

namespace {

constexpr const char* notFound = R"({"error":{"message":"Invalid cart","code":90003,"http_code":400}})";
constexpr const char* anOrder = R"({"tickets":[{"order_number":"12-34567/SIM","section":"101","row":"C","seat_name":"7"}]})";

QString pathOf(const ReceivedRequest& request) { return QString::fromLatin1(request.target).section(QLatin1Char('?'), 0, 0).section(QLatin1String("/v1"), 1); }

/// A lane with one unknown outcome and a service that answers by script.
struct Lane {
    ScriptedServer server;
    LeapClock clock;
    QUrl base = server.url(QStringLiteral("/partners/v1"));
    std::unique_ptr<NextStart> rooms;
    QUuid attempt;
    QMap<QString, QPair<int, QByteArray>> answers; ///< by path below the base URL

    explicit Lane(Reconciler::Enabled enabled, const QString& polling = {}, AttemptState state = AttemptState::Unknown)
        : rooms(std::make_unique<NextStart>(base, clock, enabled))
    {
        AttemptRow row{.id = QUuid::createUuid(), .reference = QStringLiteral("TST-7"), .baseUrl = base, .event = EventId(QStringLiteral("E1")),
                       .eventName = QStringLiteral("Glass Harbor"), .cart = CartId(QStringLiteral("c+/="))};
        row.amount = Money(11344, *Currency::parse(QStringLiteral("USD")));
        row.state = state;
        row.pollingUrlWithoutKey = polling.isEmpty() ? QString() : base.toString() + polling;
        attempt = row.id;
        rooms->remember({row});
        server.onRequest([this](Peer& peer, const ReceivedRequest& request) {
            const auto answer = answers.value(pathOf(request), {400, notFound});
            peer.answer(answer.first, answer.second, {{"Content-Type", "application/json"}});
        });
    }
    [[nodiscard]] AttemptRow row() const { return rooms->journal.rows().first(); }
    [[nodiscard]] LookView look() const { return rooms->recovery.view().looks.value(0); }
    [[nodiscard]] QStringList asked() const
    {
        QStringList paths;
        for (const ReceivedRequest& request : server.requests())
            paths << pathOf(request);
        return paths;
    }
    [[nodiscard]] bool gets() const { return server.count("GET") == server.requests().size(); }
};

} // namespace

/// An unknown outcome is looked up with GETs, on a schedule, until it is found or a person says what it was.
class ReconcileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anOrderFoundByItsCartProvesTheSale()
    {
        Lane lane({.orders = true});
        lane.answers[QStringLiteral("/orders")] = {200, anOrder};
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
        QCOMPARE(lane.row().orderNumber.text(), QStringLiteral("12-34567/SIM"));
        const QByteArray target = lane.server.requests().first().target;
        QVERIFY2(target.contains("cart_id=c%2B%2F%3D") && target.contains("event_id=E1"), target.constData());
        QVERIFY(waitUntilQuiet(lane.server, 300));
        QCOMPARE(lane.server.requests().size(), 1);
        QVERIFY(lane.gets());
    }

    void notFoundIsAskedAgainOnTheScheduleAndProvesNothing()
    {
        Lane lane({.orders = true});
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().looks, 1);
        const QList<Duration> steps{10s, 20s, 30s, 60s};
        for (qsizetype i = 0; i < steps.size(); ++i) {
            lane.clock.leap(steps.at(i) - 5s);
            QVERIFY(waitUntilQuiet(lane.server, 300));
            QCOMPARE(lane.look().looks, static_cast<int>(i) + 1);
            lane.clock.leap(5s);
            QTRY_COMPARE(lane.look().looks, static_cast<int>(i) + 2);
        }
        QCOMPARE(lane.server.requests().size(), 5);
        QCOMPARE(lane.row().state, AttemptState::Unknown);
        QCOMPARE(lane.look().said, LookSaid::NotFound);
        QCOMPARE(lane.look().code, QStringLiteral("90003"));
        QVERIFY(*lane.look().next > lane.clock.wall());
        QVERIFY(lane.gets());
    }

    /// How long a journalled polling URL wants to be left alone died with the program: it is asked from the second look on.
    void everyWitnessIsAskedThePollingUrlFirstButNotAtOnce()
    {
        Lane lane({.orders = true, .unredeemed = true}, QStringLiteral("/polling?token=1"));
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().looks, 1);
        QCOMPARE(lane.asked(), (QStringList{QStringLiteral("/orders"), QStringLiteral("/orders/unredeemed")}));
        QVERIFY(lane.server.requests().last().target.contains("days_from_purchase=1"));
        lane.clock.leap(11s);
        QTRY_COMPARE(lane.look().looks, 2);
        QCOMPARE(lane.asked().mid(2), (QStringList{QStringLiteral("/polling"), QStringLiteral("/orders"), QStringLiteral("/orders/unredeemed")}));
        lane.clock.leap(20s);
        QTRY_COMPARE(lane.look().looks, 3); // 90003: the polling URL is used up, and that proves nothing
        QCOMPARE(lane.asked().mid(5), (QStringList{QStringLiteral("/orders"), QStringLiteral("/orders/unredeemed")}));
        QCOMPARE(lane.row().state, AttemptState::Unknown);
    }

    void aPollThatGoesOnIsFollowedToItsEnd()
    {
        Lane lane({}, QStringLiteral("/polling/1"), AttemptState::Polling);
        lane.answers[QStringLiteral("/polling/1")] = {202, "{\"polling_url\":\"" + lane.base.toEncoded() + "/polling/2\",\"wait\":1}"};
        lane.answers[QStringLiteral("/polling/2")] = {200, R"({"order_number":"35-46145/LA1","order_token":"tok","grand_total":113.44})"};
        lane.rooms->recovery.start();
        QTRY_VERIFY(lane.look().next);
        QCOMPARE(lane.asked(), QStringList());
        lane.clock.leap(11s);
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
        QCOMPARE(lane.row().orderNumber.text(), QStringLiteral("35-46145/LA1"));
        QCOMPARE(lane.row().orderToken.text(), QStringLiteral("tok"));
        QVERIFY(lane.row().pollingUrlWithoutKey.endsWith(QStringLiteral("/polling/2"))); // it survives the next crash
        QCOMPARE(lane.asked(), (QStringList{QStringLiteral("/polling/1"), QStringLiteral("/polling/2")}));
        QVERIFY(lane.gets());
    }

    /// One exchange a look. The answer that was lost may have been the sale's, and have used the token up: "invalid cart"
    /// after it is no answer.
    void aLostPollIsAskedOnceALookAndThenProvesNothing()
    {
        Lane lane({}, QStringLiteral("/polling/1"), AttemptState::Polling);
        lane.server.onRequest([&](Peer& peer, const ReceivedRequest&) {
            if (lane.server.requests().size() < 3)
                peer.hangUp();
            else
                peer.answer(400, notFound, {{"Content-Type", "application/json"}});
        });
        lane.rooms->recovery.start();
        QTRY_VERIFY(lane.look().next);
        lane.clock.leap(11s);
        QTRY_COMPARE(lane.look().looks, 1);
        QVERIFY(waitUntilQuiet(lane.server, 1'300)); // longer than the first pause between two tries of the network room
        QCOMPARE(lane.server.requests().size(), 1);
        lane.clock.leap(20s);
        QTRY_COMPARE(lane.look().looks, 2);
        QCOMPARE(lane.look().said, LookSaid::NoAnswer);
        lane.clock.leap(30s);
        QTRY_COMPARE(lane.server.requests().size(), 3);
        QTRY_COMPARE(lane.look().code, QStringLiteral("90003"));
        QCOMPARE(lane.look().said, LookSaid::NoAnswer);
        QCOMPARE(lane.row().state, AttemptState::Unknown);
        lane.clock.leap(2h);
        QVERIFY(waitUntilQuiet(lane.server, 1'300));
        QCOMPARE(lane.server.requests().size(), 3); // its token is used up
    }

    /// A quota between the lost answer and the next one does not bring the lost one back.
    void aPollIsLostUntilThereIsANewerUrl()
    {
        Lane lane({}, QStringLiteral("/polling/1"), AttemptState::Polling);
        lane.server.onRequest([&](Peer& peer, const ReceivedRequest&) {
            const qint64 expiry = (lane.clock.wall() + 60s).time_since_epoch().count();
            if (lane.server.requests().size() == 1)
                peer.hangUp();
            else if (lane.server.requests().size() == 2)
                peer.answer(429, "{}", {{"Content-Type", "application/json"}, {"Ratelimit-Expiry", QByteArray::number(expiry)}});
            else
                peer.answer(400, notFound, {{"Content-Type", "application/json"}});
        });
        lane.rooms->recovery.start();
        QTRY_VERIFY(lane.look().next);
        for (int looks = 1; looks <= 3; ++looks) {
            lane.clock.leap(90s);
            QTRY_COMPARE(lane.server.requests().size(), looks);
            QTRY_COMPARE(lane.look().looks, looks);
        }
        QCOMPARE(lane.look().code, QStringLiteral("90003"));
        QCOMPARE(lane.look().said, LookSaid::NoAnswer);
    }

    /// The journal refuses the newest polling URL: the older one it has does not take its place, and it is written when
    /// the journal takes it.
    void theNewestPollingUrlIsKeptWhenTheJournalCan()
    {
        Lane lane({}, QStringLiteral("/polling/1"), AttemptState::Polling);
        lane.answers[QStringLiteral("/polling/1")] = {202, "{\"polling_url\":\"" + lane.base.toEncoded() + "/polling/2\",\"wait\":60}"};
        lane.answers[QStringLiteral("/polling/2")] = {200, R"({"order_number":"35-46145/LA1","grand_total":113.44})"};
        lane.rooms->recovery.start();
        QTRY_VERIFY(lane.look().next);
        lane.rooms->journal.setFailing(true);
        lane.clock.leap(11s);
        QTRY_COMPARE(lane.look().said, LookSaid::StillWorking);
        QSignalSpy refreshed(&lane.rooms->recovery, &Recovery::changed);
        lane.rooms->recovery.refresh(); // reads the older URL
        QTRY_VERIFY(!refreshed.isEmpty());
        QVERIFY(lane.row().pollingUrlWithoutKey.endsWith(QStringLiteral("/polling/1")));
        lane.rooms->journal.setFailing(false);
        QTRY_VERIFY(lane.row().pollingUrlWithoutKey.endsWith(QStringLiteral("/polling/2")));
        lane.clock.leap(61s);
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
        QCOMPARE(lane.asked(), (QStringList{QStringLiteral("/polling/1"), QStringLiteral("/polling/2")}));
    }

    void anUnredeemedOrderWithOurIdProvesTheSaleWithoutItsNumber_data()
    {
        QTest::addColumn<bool>("ours");
        QTest::addRow("ours") << true;
        QTest::addRow("somebody else's") << false;
    }
    void anUnredeemedOrderWithOurIdProvesTheSaleWithoutItsNumber()
    {
        QFETCH(bool, ours);
        Lane lane({.unredeemed = true});
        const QUuid listed = ours ? lane.attempt : QUuid::createUuid();
        lane.answers[QStringLiteral("/orders/unredeemed")] = {
            200, "{\"data\":[{\"purchase_date_time\":1795372800000,\"order_source_account_id\":\"" + listed.toByteArray(QUuid::WithoutBraces) + "\"}]}"};
        lane.rooms->recovery.start();
        if (ours)
            QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
        else
            QTRY_COMPARE(lane.look().said, LookSaid::NotFound);
        QCOMPARE(lane.row().state, ours ? AttemptState::ReconciledSold : AttemptState::Unknown);
        QVERIFY(lane.row().orderNumber.isEmpty());
    }

    void nobodyToAskIsSaid()
    {
        Lane lane({});
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().said, LookSaid::CannotAsk);
        QVERIFY(!lane.look().next);
        QVERIFY(waitUntilQuiet(lane.server, 300));
        QCOMPARE(lane.server.requests().size(), 0);
    }

    void aQuotaIsWaitedOut()
    {
        Lane lane({.orders = true});
        lane.server.onRequest([&](Peer& peer, const ReceivedRequest&) {
            if (lane.server.requests().size() == 1)
                peer.answer(429, "{}", {{"Ratelimit-Expiry", QByteArray::number((lane.clock.wall() + 5min).time_since_epoch().count())}});
            else
                peer.answer(200, anOrder);
        });
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().looks, 1);
        lane.clock.leap(4min);
        QVERIFY(waitUntilQuiet(lane.server, 1'300));
        QCOMPARE(lane.server.requests().size(), 1);
        lane.clock.leap(61s);
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
    }

    /// Its screen asks by itself; when it is left, the reconciler takes over.
    void theSaleOnTheScreenIsTakenOverWhenItIsLeft()
    {
        Lane lane({.orders = true});
        PurchaseView sale{.stage = SaleStage::CommitUnknown, .reference = QStringLiteral("TST-7")};
        lane.rooms->recovery.saleMoved(sale);
        QTRY_COMPARE(lane.rooms->recovery.view().looks.size(), 1);
        QVERIFY(waitUntilQuiet(lane.server, 300));
        QCOMPARE(lane.server.requests().size(), 0);
        lane.answers[QStringLiteral("/orders")] = {200, anOrder};
        sale = {};
        lane.rooms->recovery.saleMoved(sale);
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
        QVERIFY(lane.gets());
    }

    void anOutcomeThatBecomesUnknownNowIsLookedUp()
    {
        Lane lane({.unredeemed = true});
        lane.rooms->recovery.saleMoved(PurchaseView{.stage = SaleStage::CommitUnknown, .reference = QStringLiteral("TST-7")});
        QTRY_COMPARE(lane.look().looks, 1); // the list of unredeemed orders is nobody's but the reconciler's
        QCOMPARE(lane.asked(), QStringList{QStringLiteral("/orders/unredeemed")});
    }

    void aPersonSettlesIt_data()
    {
        QTest::addColumn<bool>("sold");
        QTest::addColumn<QString>("order");
        QTest::addRow("sold, with its number") << true << QStringLiteral("35-46145/LA1");
        QTest::addRow("sold, number not known") << true << QString();
        QTest::addRow("not sold") << false << QString();
    }
    void aPersonSettlesIt()
    {
        QFETCH(bool, sold);
        QFETCH(QString, order);
        Lane lane({.orders = true});
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().looks, 1);
        QSignalSpy answered(&lane.rooms->sales, &SalesBook::settleAnswered);
        lane.rooms->sales.settle({.attempt = lane.attempt, .sold = sold, .order = OrderNumber(order), .note = QStringLiteral("asked the venue")});
        QTRY_COMPARE(answered.size(), 1);
        QVERIFY(!answered.first().at(1).value<std::optional<Failure>>());
        QCOMPARE(lane.row().state, sold ? AttemptState::ReconciledSold : AttemptState::ReconciledNotSold);
        QCOMPARE(lane.row().orderNumber.text(), order);
        QCOMPARE(lane.rooms->journal.events().last().note, QStringLiteral("asked the venue"));
        QTRY_COMPARE(lane.rooms->sales.view().unknown, 0);
        QTRY_VERIFY(lane.rooms->recovery.view().looks.isEmpty());
        lane.clock.leap(2h);
        QVERIFY(waitUntilQuiet(lane.server, 1'300));
        QCOMPARE(lane.server.requests().size(), 1); // nobody asks any more
    }

    void whatCannotBeRecordedIsSaid()
    {
        Lane lane({});
        lane.rooms->recovery.start();
        QSignalSpy answered(&lane.rooms->sales, &SalesBook::settleAnswered);
        lane.rooms->sales.settle({.attempt = lane.attempt, .sold = false, .note = QStringLiteral("card 4111 1111 1111 1111")});
        QTRY_COMPARE(answered.size(), 1);
        QCOMPARE(answered.last().at(1).value<std::optional<Failure>>()->kind, FailureKind::Rule);
        lane.rooms->journal.setFailing(true);
        lane.rooms->sales.settle({.attempt = lane.attempt, .sold = true});
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(answered.last().at(1).value<std::optional<Failure>>()->kind, FailureKind::Storage);
        QCOMPARE(lane.row().state, AttemptState::Unknown);
    }

    /// Found, but the journal takes no record: it stays in the queue and is looked up again.
    void aFoundSaleThatCannotBeRecordedIsFoundAgain()
    {
        Lane lane({.orders = true});
        lane.answers[QStringLiteral("/orders")] = {200, anOrder};
        lane.rooms->journal.setFailing(true);
        lane.rooms->recovery.start();
        QTRY_COMPARE(lane.look().looks, 1);
        QCOMPARE(lane.row().state, AttemptState::Unknown);
        lane.rooms->journal.setFailing(false);
        lane.clock.leap(11s);
        QTRY_COMPARE(lane.row().state, AttemptState::ReconciledSold);
    }
};

QTEST_GUILESS_MAIN(ReconcileTest)
#include "reconcile_test.moc"
