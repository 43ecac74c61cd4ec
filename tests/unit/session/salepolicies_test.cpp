#include "salesteps.h"
#include "session/sale/policies.h"
#include "session/sale/view.h"

using namespace boxoffice;
using namespace boxoffice::sale;
using namespace boxoffice::sale::test;

namespace {

Sale paidSale(bool listed)
{
    Sale sale;
    sale.cart = cartOf(12600);
    sale.accepted = Accepted{.shown = {}, .listed = listed};
    return sale;
}

Failure quotaWithEnvelope()
{
    Failure quota = failure(FailureKind::Quota, 0, 429);
    quota.detail = QStringLiteral("error");
    return quota;
}

} // namespace

/// The sentences of the policies, one row each.
class SalePoliciesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatBecameOfAWriteIsReadOffTheFaultTable_data()
    {
        QTest::addColumn<int>("write");
        QTest::addColumn<Failure>("why");
        QTest::addColumn<bool>("polled");
        QTest::addColumn<int>("fate");
        const auto row = [](const char* name, Write write, const Failure& why, bool polled, Fate fate) {
            QTest::newRow(name) << static_cast<int>(write) << why << polled << static_cast<int>(fate);
        };
        using enum FailureKind;
        for (const Write write : {Write::Reserve, Write::Delivery, Write::Payment, Write::Commit}) {
            const auto each = [&](const char* name, const Failure& why, Fate fate) {
                row(qPrintable(QStringLiteral("%1, write %2").arg(QLatin1String(name)).arg(static_cast<int>(write))), write, why, false, fate);
            };
            each("body never read", failure(NotSent), Fate::NeverLeft);
            each("handshake refused", failure(Tls), Fate::NeverLeft);
            each("quota governor of our own", failure(Quota), Fate::NeverLeft);
            each("lost after a byte left", failure(ConnectionLost), Fate::Lost);
            each("deadline", failure(Deadline), Fate::Lost);
            each("20122", failure(Api, 20122, 400), Fate::Refused);
            each("90003", failure(Api, 90003, 400), Fate::Refused);
            each("10004", failure(Api, 10004, 401), Fate::Refused);
            each("10031", failure(Api, 10031, 400), Fate::Refused);
            each("403 with a fault envelope", failure(Gateway, 0, 403), Fate::Refused);
            each("429 with an envelope", quotaWithEnvelope(), Fate::Refused);
            each("429 without an envelope", failure(Quota, 0, 429), Fate::Lost);
            each("408 with an envelope", failure(Api, 20122, 408), Fate::Lost);
            each("20001 at 400", failure(Api, 20001, 400), Fate::Lost);
            each("502 at 400", failure(Api, 502, 400), Fate::Lost);
            each("503 at 400", failure(Api, 503, 400), Fate::Lost);
            each("504 at 400", failure(Api, 504, 400), Fate::Lost);
            each("20122 at 500", failure(Api, 20122, 500), Fate::Lost);
            each("500", failure(Http, 0, 500), Fate::Lost);
            each("404 without an envelope", failure(Http, 0, 404), Fate::Lost);
            each("HTML", failure(WrongContent, 0, 200), Fate::Lost);
            each("redirect", failure(Redirected, 0, 302), Fate::Lost);
            each("broken JSON", failure(BadJson, 0, 200), Fate::Lost);
        }
        row("a reserve's poll: sold out", Write::Reserve, failure(Api, 20052, 400), true, Fate::Refused);
        row("a reserve's poll: 90003", Write::Reserve, failure(Api, 90003, 400), true, Fate::Lost);
        row("a reserve's poll: not sent", Write::Reserve, failure(NotSent), true, Fate::Lost);
        row("a delivery's poll: 10104", Write::Delivery, failure(Api, 10104, 400), true, Fate::Refused);
        row("a delivery's poll: 10004", Write::Delivery, failure(Api, 10004, 401), true, Fate::Lost);
        row("a payment's poll: 20129", Write::Payment, failure(Api, 20129, 400), true, Fate::Refused);
        row("a payment's poll: 10002", Write::Payment, failure(Api, 10002, 400), true, Fate::Lost);
        row("a commit's poll: 20122", Write::Commit, failure(Api, 20122, 400), true, Fate::Lost);
        row("a commit's poll: 90003", Write::Commit, failure(Api, 90003, 400), true, Fate::Lost);
        row("a payment that could not be encrypted", Write::Payment, failure(Encryption), false, Fate::NeverLeft);
    }
    void whatBecameOfAWriteIsReadOffTheFaultTable()
    {
        QFETCH(int, write);
        QFETCH(Failure, why);
        QFETCH(bool, polled);
        QFETCH(int, fate);
        QCOMPARE(static_cast<int>(fateOf(static_cast<Write>(write), why, polled)), fate);
    }
    void aFailedDeliveryKeepsTheHoldWhereTheCartIsKnown()
    {
        QCOMPARE(afterFailedDelivery(failure(FailureKind::NotSent), false), AfterDelivery::ChooseAgain);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::Api, 10004, 401), false), AfterDelivery::ChooseAgain);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::Api, 10104, 400), false), AfterDelivery::AskOptionsAgain);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::Api, 10104, 400), true), AfterDelivery::AskOptionsAgain);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::Api, 90003, 400), false), AfterDelivery::GiveBack);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::Deadline), false), AfterDelivery::GiveBack);
        QCOMPARE(afterFailedDelivery(failure(FailureKind::NotSent), true), AfterDelivery::GiveBack);
    }
    void theThirdDeclineDeletesAndOnlyCardsCount()
    {
        const Rules rules;
        QVERIFY(mayPayAgain(failure(FailureKind::Api, 20122, 400), false, 2, rules));
        QVERIFY(!mayPayAgain(failure(FailureKind::Api, 20122, 400), false, 3, rules));
        QVERIFY(mayPayAgain(failure(FailureKind::Api, 10002, 400), false, 3, rules));
        QVERIFY(!mayPayAgain(failure(FailureKind::Api, 90003, 400), false, 0, rules));
        QVERIFY(!mayPayAgain(failure(FailureKind::ConnectionLost), false, 0, rules));
    }
    void commitOnlyIfNothingIsUnpaidAndExactlyOnePaymentIsTheTotal_data()
    {
        QTest::addColumn<bool>("again");
        QTest::addColumn<int>("payments");
        QTest::addColumn<qint64>("unpaid");
        QTest::addColumn<qint64>("grand");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, bool again, int payments, qint64 unpaid, qint64 grand, PaymentVerdict verdict) {
            QTest::newRow(name) << again << payments << unpaid << grand << static_cast<int>(verdict);
        };
        row("one listed", false, 1, 0, 12600, PaymentVerdict::Paid);
        row("none listed by this service", false, -1, 0, 12600, PaymentVerdict::Paid);
        row("an empty list", false, 0, 0, 12600, PaymentVerdict::Mismatch);
        row("two listed", false, 2, 0, 12600, PaymentVerdict::Mismatch);
        row("something unpaid", false, 1, 1, 12600, PaymentVerdict::Mismatch);
        row("unpaid not said", false, 1, -1, 12600, PaymentVerdict::Mismatch);
        row("again, one listed", true, 1, 0, 12600, PaymentVerdict::Paid);
        row("again, not listed", true, -1, 0, 12600, PaymentVerdict::Mismatch);
        row("one listed, of another amount", false, -2, 0, 12600, PaymentVerdict::Mismatch);
        row("the total moved", false, 1, 0, 12700, PaymentVerdict::PriceChanged);
    }
    void commitOnlyIfNothingIsUnpaidAndExactlyOnePaymentIsTheTotal()
    {
        QFETCH(bool, again);
        QFETCH(int, payments);
        QFETCH(qint64, unpaid);
        QFETCH(qint64, grand);
        QFETCH(int, verdict);
        Sale sale = paidSale(true);
        if (!again)
            sale.accepted.reset();
        Cart answer = paidCart(grand, payments == -2 ? 1 : payments);
        if (payments == -2)
            answer.payments.first().amount = usd(grand - 1);
        sale.cartId = answer.id;
        answer.totals.unpaid = unpaid < 0 ? std::nullopt : std::optional(usd(unpaid));
        QCOMPARE(static_cast<int>(judgePayment(sale, answer)), verdict);
    }
    void anAcceptedPaymentIsReplacedOnlyWhereItWasListed()
    {
        QVERIFY(mayReplacePayment(paidSale(true)));
        QVERIFY(!mayReplacePayment(paidSale(false)));
        QVERIFY(!mayPayAfterRefusedCommit(paidSale(false), failure(FailureKind::Api, 20122, 400), {}, {}));
        QVERIFY(!mayPayAfterRefusedCommit(paidSale(true), failure(FailureKind::Api, 90003, 400), {}, {}));
        QVERIFY(mayPayAfterRefusedCommit(paidSale(true), failure(FailureKind::Api, 20122, 400), {}, {}));
    }
    void theOutcomeIsLookedForAtOnceThenAtTenAndThirtySecondsEachMinuteThenHourly()
    {
        QList<qint64> at{0};
        for (int done = 1; done <= 20; ++done)
            at.append(at.last() + std::chrono::duration_cast<std::chrono::seconds>(lookupPause(done)).count());
        QCOMPARE(at.mid(0, 5), (QList<qint64>{0, 10, 30, 90, 150}));
        QCOMPARE(at.at(17), 30 + 15 * 60);
        QCOMPARE(at.at(18) - at.at(17), 3600);
    }
    void aFirstPaymentOnACartThatAsksAnotherAmountStopsAndAsksOnce()
    {
        Played sale;
        sale.toDelivery();
        sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        Cart cart = cartOf(12600);
        cart.totals.unpaid = usd(600);
        sale.answerCart(Answered<Cart>(cart));
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QVERIFY(!sale.sent<SendPayment>() && sale.in<EnteringPayment>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::PriceChanged);
        QVERIFY(sale.state.problem->seatsHeld);
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QCOMPARE(sale.sent<SendPayment>()->amount, usd(12600));
        sale.answerCart(Answered<Cart>(paidCart(12600, -1)));
        QVERIFY2(sale.in<Releasing>(), "another payment may stand on the cart: only a list proves it does not");
    }
    void theBuyerInLineIsAskedAtThreeMinutesAndTheCartIsDeletedAtTen()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(ticket()));
        sale.now += std::chrono::minutes(3);
        sale.play(PatienceOver{});
        QVERIFY(std::get<Reserving>(sale.state.stage).asking);
        sale.play(KeepAsked{});
        QVERIFY(!std::get<Reserving>(sale.state.stage).asking);
        QCOMPARE(sale.sent<StartTimer>()->at, sale.now + std::chrono::minutes(3));
        sale.now += std::chrono::minutes(7);
        sale.play(PatienceOver{});
        QCOMPARE(sale.sent<SendDelete>()->cart.text(), QStringLiteral("from the 202"));
    }
    void aCommitPutInLineAfterItsPatienceIsUnknownAtOnceAndPolledOn()
    {
        Played sale;
        sale.toCommitting();
        sale.now += std::chrono::seconds(91);
        sale.play(PatienceOver{});
        QVERIFY2(sale.in<Committing>(), "the request's own deadline speaks while it is out");
        sale.answerCommit(Answered<CommitAnswer>(ticket()));
        QVERIFY(sale.in<CommitUnknown>());
        sale.play(PollDue{sale.operation()});
        QVERIFY(sale.sent<Poll>()->what == PollOf::Commit);
    }
    void theCauseOfAnUnknownOutcomeIsKeptForStaff()
    {
        Played sale;
        sale.toCommitting();
        sale.answerCommit(failure(FailureKind::Api, 20001, 400));
        QCOMPARE(sale.state.problem->kind, ProblemKind::OutcomeUnknown);
        QCOMPARE(sale.state.problem->apiCode, 20001);
        QCOMPARE(sale.state.problem->httpStatus, 400);
    }
    void aCertificateThatCouldNotBeFetchedSaysWhy_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<ProblemKind>("said");
        QTest::newRow("offline") << static_cast<int>(FailureKind::NotSent) << ProblemKind::Offline;
        QTest::newRow("no answer") << static_cast<int>(FailureKind::Deadline) << ProblemKind::NoAnswer;
        QTest::newRow("quota") << static_cast<int>(FailureKind::Quota) << ProblemKind::Quota;
        QTest::newRow("unusable") << static_cast<int>(FailureKind::Encryption) << ProblemKind::Certificate;
        QTest::newRow("memory") << static_cast<int>(FailureKind::Storage) << ProblemKind::MemoryUnlocked;
    }
    void aCertificateThatCouldNotBeFetchedSaysWhy()
    {
        QFETCH(int, kind);
        QFETCH(ProblemKind, said);
        Played sale;
        sale.toAddingPayment();
        sale.play(CardNotReady{sale.operation(), failure(static_cast<FailureKind>(kind))});
        QVERIFY2(sale.in<EnteringPayment>(), "nothing was sent: the seats stay held");
        QCOMPARE(sale.state.problem->kind, said);
    }
    void closingIsRefusedWhileCommittingAndTheViewSaysWhy()
    {
        const auto leaving = [](const Played& sale) { return viewOf(sale.state, {}, sale.now, {}).leaving; };
        Played sale;
        QCOMPARE(leaving(sale), Leaving::Free);
        sale.toReady();
        QCOMPARE(leaving(sale), Leaving::AsksFirst);
        sale.play(CommitAsked{usd(12600)});
        QCOMPARE(leaving(sale), Leaving::NotWhileCommitting);
        sale.play(NewSaleAsked{});
        sale.play(ReleaseAsked{});
        QCOMPARE(leaving(sale), Leaving::NotWhileCommitting);
        sale.play(JournalAnswered{sale.operation(), true});
        sale.answerCommit(failure(FailureKind::Deadline));
        QCOMPARE(leaving(sale), Leaving::Free); // staff settle it
        Played held;
        held.toHeld();
        held.play(ReleaseAsked{});
        QCOMPARE(leaving(held), Leaving::UnderWay);
    }
    void aPaymentAndACommitSayWhenTheyMustNotLeaveAnyMore()
    {
        Played sale;
        sale.toAddingPayment();
        QCOMPARE(sale.sent<SendPayment>()->notAfter, saleOf(sale.state.stage)->hold->endsAt);
        sale.answerCart(Answered<Cart>(paidCart(12600)));
        sale.play(CommitAsked{usd(12600)});
        sale.play(JournalAnswered{sale.operation(), true});
        QCOMPARE(sale.sent<SendCommit>()->notAfter, saleOf(sale.state.stage)->hold->endsAt);
    }
    void aNewSaleIsNeverSilentlyIgnored_data()
    {
        QTest::addColumn<int>("stage");
        QTest::newRow("checking the captcha") << 0;
        QTest::newRow("reserving") << 1;
        QTest::newRow("asking for delivery") << 2;
        QTest::newRow("sending the delivery") << 3;
        QTest::newRow("sending the payment") << 4;
    }
    void aNewSaleIsNeverSilentlyIgnored()
    {
        QFETCH(int, stage);
        Played sale;
        if (stage == 0) {
            sale.toReserving();
            sale.answerCart(failure(FailureKind::Api, 10004, 401));
        } else if (stage == 1) {
            sale.toReserving();
        } else if (stage == 2) {
            sale.toHeld();
        } else if (stage == 3) {
            sale.toDelivery();
            sale.play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        } else {
            sale.toAddingPayment();
        }
        sale.play(NewSaleAsked{});
        if (stage > 0) {
            QVERIFY2(waitOf(sale.state.stage)->leave, "one cart call at a time: the answer is awaited");
            if (stage == 2)
                sale.play(OptionsAnswered{sale.operation(), failure(FailureKind::Deadline)});
            else
                sale.answerCart(Answered<Cart>(cartOf(12600)));
            QVERIFY(sale.sent<SendDelete>());
            sale.play(DeleteAnswered{sale.operation(), {}, {}});
        }
        QVERIFY(sale.in<Idle>());
    }
};

QTEST_APPLESS_MAIN(SalePoliciesTest)
#include "salepolicies_test.moc"
