#include "session/recovery/pause.h"
#include "session/recovery/reconcileschedule.h"
#include "session/recovery/recoverystep.h"
#include "session/recovery/testimony.h"
#include <QTest>

using namespace boxoffice;
using namespace std::chrono_literals;

namespace {

const QUrl service(QStringLiteral("https://service.invalid/partners/v1"));

AttemptRow rowIn(AttemptState state)
{
    AttemptRow row{.id = QUuid::createUuid(), .reference = QStringLiteral("TST-1"), .baseUrl = service, .event = EventId(QStringLiteral("E"))};
    row.state = state;
    row.cart = CartId(QStringLiteral("cart"));
    row.amount = Money(100, *Currency::parse(QStringLiteral("USD")));
    return row;
}

Failure api(int code) { return {.kind = FailureKind::Api, .apiCode = code, .httpStatus = 400}; }

} // namespace

using Says = Testimony::Says;
Q_DECLARE_METATYPE(boxoffice::AttemptRow)
Q_DECLARE_METATYPE(boxoffice::RecoveryPlan)
Q_DECLARE_METATYPE(boxoffice::Failure)
Q_DECLARE_METATYPE(Says)

/// The tables of recovery: when an unknown outcome is looked up, what an answer proves, what is done with a row.
class ReconcileScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksComeQuicklyThenEachMinuteThenHourly()
    {
        QList<int> seconds;
        for (Duration at = 0s; seconds.size() < 20; at = nextLook(at))
            seconds << static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(at).count());
        QList<int> expected{0, 10, 30};
        for (int minute = 1; minute <= 15; ++minute)
            expected << 60 * minute;
        expected << 15 * 60 + 3600 << 15 * 60 + 7200;
        QCOMPARE(seconds, expected);
    }

    void missedLooksAreNotMadeUpFor_data()
    {
        QTest::addColumn<int>("since");
        QTest::addColumn<int>("next");
        QTest::addRow("before the first") << -5 << 0;
        QTest::addRow("a slow first answer") << 12 << 30;
        QTest::addRow("just before a look") << 29 << 30;
        QTest::addRow("between minutes") << 95 << 120;
        QTest::addRow("asleep for ten minutes") << 610 << 660;
        QTest::addRow("asleep for a day") << 86'400 << 900 + 24 * 3600;
    }
    void missedLooksAreNotMadeUpFor()
    {
        QFETCH(int, since);
        QFETCH(int, next);
        QCOMPARE(nextLook(std::chrono::seconds(since)), Duration(std::chrono::seconds(next)));
        QVERIFY(nextLook(std::chrono::seconds(since)) > std::chrono::seconds(since));
    }

    void aFailureNeverProvesThatNothingWasSold_data()
    {
        QTest::addColumn<Failure>("failure");
        QTest::addColumn<Says>("says");
        QTest::addColumn<QString>("code");
        QTest::addRow("invalid cart") << api(90003) << Says::NotProven << QStringLiteral("90003");
        QTest::addRow("declined, read from a poll") << api(20122) << Says::NotProven << QStringLiteral("20122");
        QTest::addRow("night run") << api(20001) << Says::NoAnswer << QStringLiteral("20001");
        QTest::addRow("upstream timeout") << Failure{.kind = FailureKind::Api, .apiCode = 504, .httpStatus = 504} << Says::NoAnswer << QStringLiteral("504");
        QTest::addRow("server error") << Failure{.kind = FailureKind::Http, .httpStatus = 500} << Says::NoAnswer << QStringLiteral("HTTP 500");
        QTest::addRow("not enabled") << Failure{.kind = FailureKind::Gateway, .httpStatus = 403} << Says::NoAnswer << QStringLiteral("HTTP 403");
        QTest::addRow("lost") << Failure{.kind = FailureKind::ConnectionLost} << Says::NoAnswer << QStringLiteral("connection lost");
        QTest::addRow("a proxy's page") << Failure{.kind = FailureKind::WrongContent, .httpStatus = 200} << Says::NoAnswer << QStringLiteral("not JSON");
    }
    void aFailureNeverProvesThatNothingWasSold()
    {
        QFETCH(Failure, failure);
        QFETCH(Says, says);
        QFETCH(QString, code);
        const Testimony poll = testimonyOf(Result<Answered<CommitAnswer>>(failure));
        const Testimony order = testimonyOf(Result<Answered<Order>>(failure));
        const Testimony list = testimonyOf(Result<QList<UnredeemedOrder>>(failure), QUuid::createUuid());
        for (const Testimony& one : {poll, order, list}) {
            QCOMPARE(one.says, says);
            QCOMPARE(one.code, code);
        }
    }

    void onlyAnOrderProvesASale()
    {
        const OrderNumber number(QStringLiteral("12-34567/SIM"));
        const Testimony polled = testimonyOf(Result<Answered<CommitAnswer>>(Answered<CommitAnswer>(CommitAnswer{.orderNumber = number})));
        QCOMPARE(polled.says, Says::Sold);
        QCOMPARE(polled.number, number);
        Order order;
        QCOMPARE(testimonyOf(Result<Answered<Order>>(Answered<Order>(order))).says, Says::NotProven);
        order.tickets = {OrderTicket{.orderNumber = number}};
        QCOMPARE(testimonyOf(Result<Answered<Order>>(Answered<Order>(order))).number, number);
        const PollTicket ticket{.url = QUrl(QStringLiteral("https://service.invalid/partners/v1/polling?token=2")), .wait = 4s};
        const Testimony working = testimonyOf(Result<Answered<CommitAnswer>>(Answered<CommitAnswer>(ticket)));
        QCOMPARE(working.says, Says::StillWorking);
        QCOMPARE(working.again->url, ticket.url);
        PollTicket bad = ticket;
        bad.problem = Failure{.kind = FailureKind::Rule};
        QCOMPARE(testimonyOf(Result<Answered<CommitAnswer>>(Answered<CommitAnswer>(bad))).says, Says::NoAnswer);
    }

    void anUnredeemedOrderIsMatchedByOurIdAlone()
    {
        const QUuid attempt = QUuid::createUuid();
        const auto listed = [](const QString& id) { return Result<QList<UnredeemedOrder>>(QList<UnredeemedOrder>{{}, {.sourceAccountId = id}}); };
        QCOMPARE(testimonyOf(listed(attempt.toString(QUuid::WithoutBraces)), attempt).says, Says::Sold);
        QCOMPARE(testimonyOf(listed(attempt.toString(QUuid::WithoutBraces).toUpper()), attempt).says, Says::Sold);
        QVERIFY(testimonyOf(listed(attempt.toString(QUuid::WithoutBraces)), attempt).number.isEmpty());
        QCOMPARE(testimonyOf(listed(QUuid::createUuid().toString(QUuid::WithoutBraces)), attempt).says, Says::NotProven);
        QCOMPARE(testimonyOf(listed(QStringLiteral("somebody else's")), QUuid()).says, Says::NotProven); // no id, no match
    }

    void everyRowHasOneTreatment_data()
    {
        using enum AttemptState;
        using enum RecoveryStep;
        QTest::addColumn<AttemptRow>("row");
        QTest::addColumn<RecoveryPlan>("plan");
        const auto add = [](const char* name, const AttemptRow& row, RecoveryStep step, std::optional<AttemptState> mark = std::nullopt) {
            QTest::addRow("%s", name) << row << RecoveryPlan{step, mark};
        };
        add("reserved", rowIn(Reserved), GiveBack, ReleasePending);
        add("paid", rowIn(PaymentSet), GiveBack, ReleasePending);
        add("refused, its cart still held", rowIn(Declined), GiveBack, ReleasePending);
        add("being given back", rowIn(ReleasePending), GiveBack);
        add("commit may have left", rowIn(CommitIntent), LookUp, Unknown);
        add("commit was polled", rowIn(Polling), LookUp, Unknown);
        add("unknown already", rowIn(Unknown), LookUp);
        for (const AttemptState over : {Committed, ReconciledSold, ReconciledNotSold, Released})
            add(qPrintable(attemptStateName(over)), rowIn(over), Nothing);
        AttemptRow early = rowIn(ReserveIntent);
        early.amount.reset();
        add("a 202 named the cart", early, GiveBack, ReleasePending);
        early.pollingUrlWithoutKey = QStringLiteral("https://service.invalid/partners/v1/polling?token=1");
        add("a polled reserve", early, AskReserve, ReleasePending);
        early.cart = {};
        add("a polled reserve without a cart", early, AskReserve, Orphaned);
        early.pollingUrlWithoutKey.clear();
        add("a reserve without an answer", early, WaitForEnd, Orphaned);
        early.state = Orphaned;
        add("an orphan listed before", early, WaitForEnd);
        AttemptRow polledOnce = rowIn(Reserved);
        polledOnce.pollingUrlWithoutKey = QStringLiteral("https://service.invalid/partners/v1/polling?token=1");
        add("a polled reserve that was answered", polledOnce, GiveBack, ReleasePending);
        for (const AttemptState state : {ReserveIntent, Reserved, PaymentSet, Declined, ReleasePending, Orphaned}) {
            AttemptRow other = rowIn(state);
            other.baseUrl = QUrl(QStringLiteral("https://other.invalid/partners/v1"));
            add(qPrintable(QStringLiteral("elsewhere: ") + attemptStateName(state)), other, ListOnly);
        }
        AttemptRow other = rowIn(CommitIntent);
        other.baseUrl = QUrl(QStringLiteral("https://other.invalid/partners/v1"));
        add("elsewhere: a commit may have left", other, ListOnly, Unknown);
        AttemptRow slash = rowIn(Reserved);
        slash.baseUrl = QUrl(service.toString() + QLatin1Char('/'));
        add("the same service, a slash more", slash, GiveBack, ReleasePending);
    }
    void everyRowHasOneTreatment()
    {
        QFETCH(AttemptRow, row);
        QFETCH(RecoveryPlan, plan);
        QCOMPARE(recoveryPlanFor(row, service), plan);
        if (plan.mark) { // marked once, it is not marked again (I6), and what is done stays the same
            QVERIFY(mayFollow(row.state, *plan.mark));
            row.state = *plan.mark;
            QCOMPARE(recoveryPlanFor(row, service), (RecoveryPlan{plan.step, std::nullopt}));
        }
    }

    void pausesGrowAndAreBounded()
    {
        QCOMPARE(backoff(0), Duration(500ms));
        QCOMPARE(backoff(1), Duration(1s));
        QCOMPARE(backoff(6), Duration(30s));
        QCOMPARE(backoff(1000), Duration(30s));
        const WallTime now{std::chrono::hours(500'000)};
        QCOMPARE(quotaPause(now + 90s, now), Duration(90s));
        QCOMPARE(quotaPause(now - 24h, now), Duration(1s));
        QCOMPARE(quotaPause(now + 24h, now), Duration(1h));
        QCOMPARE(quotaPause(std::nullopt, now), Duration(1min));
    }
};

QTEST_GUILESS_MAIN(ReconcileScheduleTest)
#include "reconcileschedule_test.moc"
