#include "salesteps.h"
#include "session/sale/policies.h"
#include "session/sale/view.h"

using namespace boxoffice;
using namespace boxoffice::sale;
using namespace boxoffice::sale::test;
using namespace std::chrono_literals;

namespace {

const ShippingId willCall(QStringLiteral("17ab"));

PollTicket nameless()
{
    PollTicket made = ticket();
    made.cart.reset();
    return made;
}

} // namespace

/// Sentences of the policies and cells of the fault table that are about time, polls and codes, played step by step.
class SaleFaultsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Countdown, warnings and "ended" count on usable time: 15 s less than the service holds.
    void warningsAndTheEndCountOnUsableTime_data()
    {
        QTest::addColumn<std::chrono::seconds>("beforeTheServicesEnd");
        QTest::addColumn<std::chrono::seconds>("left");
        QTest::newRow("the first warning") << 75s << 60s;
        QTest::newRow("the second") << 45s << 30s;
        QTest::newRow("the last") << 25s << 10s;
        QTest::newRow("the end") << 15s << 0s;
    }
    void warningsAndTheEndCountOnUsableTime()
    {
        QFETCH(std::chrono::seconds, beforeTheServicesEnd);
        QFETCH(std::chrono::seconds, left);
        Played sale;
        sale.toPayment();
        const HoldView hold = *viewOf(sale.state, {}, sale.now, {}).hold;
        const Instant servicesEnd = sale.now + 300s; // hold_time, sent now
        QCOMPARE(hold.endsAt - left, servicesEnd - beforeTheServicesEnd);
        if (left > 0s)
            QVERIFY(hold.warnings.contains(left));
        QCOMPARE(hold.warnings.size(), 3);
        QVERIFY(std::is_sorted(hold.warnings.begin(), hold.warnings.end(), std::greater<>()));
        sale.now = hold.endsAt - 1ms;
        QVERIFY(!holdIsOver(*saleOf(sale.state.stage), sale.now));
        sale.now = hold.endsAt;
        QVERIFY(holdIsOver(*saleOf(sale.state.stage), sale.now));
    }
    void atZeroNoPaymentStarts_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("before");
        QTest::addColumn<bool>("starts");
        QTest::newRow("in time") << 1ms << true;
        QTest::newRow("at 0") << 0ms << false;
    }
    void atZeroNoPaymentStarts()
    {
        QFETCH(std::chrono::milliseconds, before);
        QFETCH(bool, starts);
        Played sale;
        sale.toPayment();
        sale.now = saleOf(sale.state.stage)->hold->endsAt - before;
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QCOMPARE(sale.sent<SendPayment>() != nullptr, starts);
        QCOMPARE(sale.in<Releasing>(), !starts);
    }

    /// 90 s after the first byte: what a commit waits in the queue, or for a connection, does not count.
    void theCommitsPatienceCountsFromItsFirstByte()
    {
        Played sale;
        sale.toCommitting();
        QVERIFY2(!sale.sent<StartTimer>(), "nothing has left yet");
        sale.now += 40s;
        const Instant left = sale.now;
        sale.play(CommitLeft{sale.operation(), left});
        QCOMPARE(sale.sent<StartTimer>()->at, left + 90s);
        QVERIFY(sale.sent<StartTimer>()->kind == TimerKind::PatienceOver);
        sale.now = left + 20s;
        sale.answerCommit(Answered<CommitAnswer>(ticket()));
        sale.now = left + 89s; // 129 s after "buy"
        sale.play(PatienceOver{});
        QVERIFY(sale.in<Committing>());
        sale.now = left + 90s;
        sale.play(PatienceOver{});
        QVERIFY(sale.in<CommitUnknown>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::OutcomeUnknown);
        sale.play(PollDue{sale.operation()}); // polling goes on: the reconciler's first step
        QVERIFY(sale.sent<Poll>() && sale.sent<Poll>()->what == PollOf::Commit);
        QCOMPARE(sale.commits, 1);
    }
    void aCommitWhoseBodyWasNeverReadIsNotSentHoweverLongItTook()
    {
        Played sale;
        sale.toCommitting();
        sale.now += 100s;
        sale.play(PatienceOver{}); // of an earlier commit
        QVERIFY(sale.in<Committing>());
        sale.answerCommit(failure(FailureKind::NotSent));
        QVERIFY(sale.in<ReadyToCommit>());
        QCOMPARE(sale.state.problem->charged, Charged::No);
    }
    void theFirstByteOfAnotherCommitIsDropped()
    {
        Played sale;
        sale.toCommitting();
        const Instant since = waitOf(sale.state.stage)->since;
        sale.play(CommitLeft{sale.operation() - 1, sale.now + 5s});
        QCOMPARE(waitOf(sale.state.stage)->since, since);
    }

    void afterBuyOnlyTheCommitRemains()
    {
        Played sale;
        sale.toReady();
        sale.play(CommitAsked{usd(12600)});
        QCOMPARE(sale.effects.size(), std::size_t(1)); // the record
        QVERIFY(sale.sent<WriteJournal>());
        sale.play(JournalAnswered{sale.operation(), true});
        QCOMPARE(sale.effects.size(), std::size_t(1));
        QVERIFY(sale.sent<SendCommit>());
    }

    void deliveryChangedAfterAPaymentPaysAgainOnlyWherePaymentsWereListed_data()
    {
        QTest::addColumn<int>("listed");
        QTest::addColumn<int>("again");
        QTest::addColumn<bool>("ready");
        QTest::newRow("never listed") << -1 << -1 << false;
        QTest::newRow("listed, then one") << 1 << 1 << true;
        QTest::newRow("listed, then two") << 1 << 2 << false;
        QTest::newRow("listed, then not") << 1 << -1 << false;
    }
    void deliveryChangedAfterAPaymentPaysAgainOnlyWherePaymentsWereListed()
    {
        QFETCH(int, listed);
        QFETCH(int, again);
        QFETCH(bool, ready);
        Played sale;
        sale.toReady(listed);
        ShippingOption mail;
        mail.id = ShippingId(QStringLiteral("mail"));
        saleOf(sale.state.stage)->delivery.append(mail);
        sale.play(DeliveryAsked{mail.id});
        QCOMPARE(sale.in<Releasing>(), listed < 0);
        if (listed < 0)
            return;
        QVERIFY(sale.sent<SendDelivery>());
        Cart cart = paidCart(12850, 1); // 2.50 more to pay
        cart.totals.delivery = usd(250);
        cart.totals.unpaid = usd(250);
        sale.answerCart(Answered<Cart>(cart));
        sale.play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
        QCOMPARE(sale.sent<SendPayment>()->amount, usd(12850)); // the newest total, whole
        sale.answerCart(Answered<Cart>(paidCart(12850, again)));
        QCOMPARE(sale.in<ReadyToCommit>(), ready);
        QCOMPARE(sale.in<Releasing>(), !ready);
    }

    /// The cart that a given-up poll will still create is found and deleted, also where the 202 did not name it.
    void aGivenUpPollThatNamedNoCartIsFollowedToTheCartItCreates()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(nameless()));
        sale.now += 10min;
        sale.play(PatienceOver{});
        QVERIFY(sale.in<Reserving>() && waitOf(sale.state.stage)->leave);
        sale.play(PollDue{sale.operation()});
        QVERIFY(sale.sent<Poll>());
        sale.answerCart(Answered<Cart>(cartOf(12350)));
        QCOMPARE(sale.sent<SendDelete>()->cart, cartOf(12350).id);
    }
    void aReserveInLineIsAskedAboutAtThreeMinutesOnlyWhileItIsInLine()
    {
        Played sale;
        sale.toReserving();
        sale.now += 3min;
        sale.play(PatienceOver{});
        QVERIFY2(!std::get<Reserving>(sale.state.stage).asking, "the request itself is out: its deadline speaks");
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(PatienceOver{});
        QVERIFY(std::get<Reserving>(sale.state.stage).asking);
    }

    void invalidCartOnAReservesPollDeletesTheCartOfThe202()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(Answered<Cart>(ticket()));
        sale.play(PollDue{sale.operation()});
        sale.answerCart(failure(FailureKind::Api, 90003, 400));
        QCOMPARE(sale.sent<SendDelete>()->cart.text(), QStringLiteral("from the 202"));
    }
    void invalidCartElsewhereEndsTheSaleAndSaysSo_data()
    {
        QTest::addColumn<int>("where");
        QTest::newRow("delivery options") << 0;
        QTest::newRow("delivery") << 1;
        QTest::newRow("payment") << 2;
    }
    void invalidCartElsewhereEndsTheSaleAndSaysSo()
    {
        QFETCH(int, where);
        Played sale;
        const Failure gone = failure(FailureKind::Api, 90003, 400);
        if (where == 0) {
            sale.toHeld();
            sale.play(OptionsAnswered{sale.operation(), gone});
        } else if (where == 1) {
            sale.toDelivery();
            sale.play(DeliveryAsked{willCall});
            sale.answerCart(gone);
        } else {
            sale.toAddingPayment();
            sale.answerCart(gone);
        }
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::CartGone);
        QVERIFY(!sale.state.problem->seatsHeld);
        sale.play(DeleteAnswered{sale.operation(), gone, {}}); // and on the DELETE: gone
        QVERIFY(sale.in<Ended>());
        QVERIFY(!sale.sent<HandToJanitor>());
        QCOMPARE(sale.noted(), AttemptState::Released);
    }

    /// 10004 and 10031: a captcha at the reserve; later no captcha was shown, so it is account or sign-in trouble.
    void captchaCodesMeanAccountTroubleLaterAndKeepTheHold_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("where");
        for (const int code : {10004, 10031})
            for (const int where : {0, 1, 2, 3})
                QTest::addRow("%d at %d", code, where) << code << where;
    }
    void captchaCodesMeanAccountTroubleLaterAndKeepTheHold()
    {
        QFETCH(int, code);
        QFETCH(int, where);
        const Failure no = failure(FailureKind::Api, code, code == 10004 ? 401 : 400);
        Played sale;
        if (where == 0) {
            sale.toHeld();
            sale.play(OptionsAnswered{sale.operation(), no});
            QCOMPARE(*waitOf(sale.state.stage)->nextPoll - sale.now, Duration(1min)); // never hammered
        } else if (where == 1) {
            sale.toDelivery();
            sale.play(DeliveryAsked{willCall});
            sale.answerCart(no);
            QVERIFY(sale.in<ChoosingDelivery>());
        } else if (where == 2) {
            sale.toAddingPayment();
            sale.answerCart(no);
            QVERIFY(sale.in<EnteringPayment>());
        } else {
            sale.toCommitting();
            sale.answerCommit(no);
            QVERIFY2(sale.in<EnteringPayment>(), "definite: not charged, the same cart where payments are listed");
            QCOMPARE(sale.state.problem->charged, Charged::No);
        }
        QCOMPARE(sale.state.problem->kind, ProblemKind::AccountRefused);
        QVERIFY(sale.state.problem->seatsHeld);
        QCOMPARE(sale.deletes, 0);
    }
    void captchaCodesAtTheReserveAskForACaptchaAgain_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("10004") << 10004;
        QTest::newRow("10031") << 10031;
    }
    void captchaCodesAtTheReserveAskForACaptchaAgain()
    {
        QFETCH(int, code);
        Played sale;
        sale.toReserving();
        for (int tries = 0; tries < 2; ++tries) {
            sale.answerCart(failure(FailureKind::Api, code, 400));
            QVERIFY(sale.sent<AskCaptcha>());
            CaptchaChallenge challenge;
            challenge.required = true;
            sale.play(CaptchaAnswered{sale.operation(), challenge});
            sale.play(CaptchaSolved{QStringLiteral("token")});
            QVERIFY(sale.sent<SendReserve>());
        }
    }

    /// Only a direct answer refuses a commit; and what is refused there without a list gives the seats back, saying so.
    void aRefusedCommitWithoutListedPaymentsSaysNotChargedAndStartsOver()
    {
        Played sale;
        sale.toReady(-1);
        sale.play(CommitAsked{usd(12600)});
        sale.play(JournalAnswered{sale.operation(), true});
        sale.answerCommit(failure(FailureKind::Api, 20129, 400));
        QVERIFY(sale.in<Releasing>());
        QCOMPARE(sale.state.problem->charged, Charged::No);
        QCOMPARE(sale.state.problem->step, SaleStep::Commit);
        QVERIFY(!sale.state.problem->seatsHeld);
    }
    void aQuotaOfOurOwnOnTheCommitMayBePressedAgainAndSaysWhen()
    {
        Played sale;
        sale.toCommitting();
        Failure wait = failure(FailureKind::Quota);
        wait.retryAt = WallTime(1h);
        sale.answerCommit(wait);
        QVERIFY(sale.in<ReadyToCommit>());
        QCOMPARE(sale.state.problem->kind, ProblemKind::Quota);
        QCOMPARE(sale.state.problem->retryAt, std::optional(WallTime(1h)));
    }
    void aLostReserveIsListedWithTheTimeItsHoldMustHaveEnded()
    {
        Played sale;
        sale.toReserving();
        sale.answerCart(failure(FailureKind::Deadline));
        const auto* record = sale.sent<WriteJournal>();
        QVERIFY(record);
        QCOMPARE(record->entry.state, AttemptState::Orphaned);
        QCOMPARE(record->entry.holdEndBoot, std::optional(sale.now + 15min));
    }
};

QTEST_APPLESS_MAIN(SaleFaultsTest)
#include "salefaults_test.moc"
