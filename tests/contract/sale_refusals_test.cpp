#include "tests/support/laneoffice.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;

namespace {

/// API 5.2, line by line: what each documented code means at a step that has no meaning of its own for it.
struct Documented {
    int code;
    int http;
    ProblemKind kind;
};
constexpr Documented documented[] = {
    {10002, 400, ProblemKind::InvalidData},  {10004, 401, ProblemKind::AccountRefused}, {10031, 400, ProblemKind::AccountRefused},
    {10104, 400, ProblemKind::DeliveryRefused}, {10161, 400, ProblemKind::TicketLimit}, {20001, 503, ProblemKind::Maintenance},
    {20046, 400, ProblemKind::NoTicketTypes}, {20052, 400, ProblemKind::NotTogether},   {20122, 400, ProblemKind::Declined},
    {20129, 400, ProblemKind::NoFunds},      {20152, 400, ProblemKind::WrongSecurityCode}, {21001, 400, ProblemKind::InvalidData},
    {90001, 403, ProblemKind::NotSoldHere},  {90003, 400, ProblemKind::CartGone},       {502, 502, ProblemKind::ServiceDown},
    {503, 503, ProblemKind::ServiceDown},    {504, 504, ProblemKind::ServiceDown},      {77777, 400, ProblemKind::Other},
};

/// The steps of a sale that ask the service something, and where the sale stands before and after each refusal.
struct Step {
    const char* endpoint;
    SaleStep step;
    SaleStage before;
};
constexpr Step reserveStep{"reserve", SaleStep::Reserve, SaleStage::Idle};
constexpr Step optionsStep{"shippingOptions", SaleStep::Delivery, SaleStage::Idle};
constexpr Step deliveryStep{"shipping", SaleStep::Delivery, SaleStage::ChoosingDelivery};
constexpr Step paymentStep{"payment", SaleStep::Payment, SaleStage::EnteringPayment};
constexpr Step commitStep{"commit", SaleStep::Commit, SaleStage::ReadyToCommit};
constexpr Step steps[] = {reserveStep, optionsStep, deliveryStep, paymentStep, commitStep};

bool isServers(const Documented& error) { return error.http >= 500; }

/// Where an error leaves the sale: what was surely not done may be done again, everything else is given back.
SaleStage after(const Step& step, const Documented& error)
{
    const QLatin1String endpoint(step.endpoint);
    const bool gone = error.code == 90003;
    if (endpoint == QLatin1String("reserve"))
        return SaleStage::Ended;
    if (endpoint == QLatin1String("shippingOptions"))
        return gone ? SaleStage::Ended : SaleStage::Held;
    if (endpoint == QLatin1String("shipping"))
        return gone || isServers(error) ? SaleStage::Ended : SaleStage::ChoosingDelivery; // a definite no keeps the hold
    if (isServers(error))
        return endpoint == QLatin1String("commit") ? SaleStage::CommitUnknown : SaleStage::Ended;
    return gone ? SaleStage::Ended : SaleStage::EnteringPayment;
}

ProblemKind meaning(const Step& step, const Documented& error)
{
    const QLatin1String endpoint(step.endpoint);
    if (endpoint == QLatin1String("reserve") && error.code == 10004)
        return ProblemKind::CaptchaNeeded;
    if (endpoint == QLatin1String("reserve") && error.code == 10031)
        return ProblemKind::CaptchaWrong;
    if (endpoint == QLatin1String("commit") && isServers(error))
        return ProblemKind::OutcomeUnknown;
    return error.kind;
}

/// A step disturbed by something that is not the service, or by its gateway.
struct Disturbance {
    const char* name;
    FaultKind fault;
    ProblemKind kind;
};
constexpr Disturbance disturbances[] = {
    {"a proxy's page", FaultKind::Html, ProblemKind::ServiceDown},
    {"a redirect", FaultKind::Redirect, ProblemKind::NotUnderstood},
    {"half an answer", FaultKind::Truncate, ProblemKind::NoAnswer},
    {"broken JSON", FaultKind::MalformedJson, ProblemKind::NotUnderstood},
    {"gateway fault", FaultKind::GatewayFault, ProblemKind::ServiceDown},
    {"hung up", FaultKind::CloseUnread, ProblemKind::NoAnswer},
    {"quota", FaultKind::Quota429, ProblemKind::Quota},
};

SaleStage after(const Step& step, const Disturbance& disturbance)
{
    const bool quota = disturbance.fault == FaultKind::Quota429; // said before anything was done
    const QLatin1String endpoint(step.endpoint);
    if (endpoint == QLatin1String("reserve"))
        return SaleStage::Ended;
    if (endpoint == QLatin1String("shippingOptions"))
        return SaleStage::Held;
    if (endpoint == QLatin1String("shipping"))
        return quota ? SaleStage::ChoosingDelivery : SaleStage::Ended;
    if (endpoint == QLatin1String("commit"))
        return quota ? SaleStage::EnteringPayment : SaleStage::CommitUnknown;
    return quota ? SaleStage::EnteringPayment : SaleStage::Ended;
}

/// Whether the problem shown is what the disturbance means there. Qt does not always tell that a compressed answer was cut
/// short; what is left of it is then not understood.
bool isSaid(const std::optional<Problem>& problem, const Step& step, const Disturbance& disturbance)
{
    const bool unknown = after(step, disturbance) == SaleStage::CommitUnknown;
    const ProblemKind kind = unknown ? ProblemKind::OutcomeUnknown : disturbance.kind;
    const bool cut = !unknown && disturbance.fault == FaultKind::Truncate;
    return problem && (problem->kind == kind || (cut && problem->kind == ProblemKind::NotUnderstood));
}

} // namespace

/// Every documented failure at every step reaches the screen as what it is, and leaves the sale where it belongs.
class SaleRefusalsTest : public QObject {
    Q_OBJECT

    /// Takes the step that the fault waits for.
    static void take(LaneOffice& lane, const Step& step)
    {
        if (step.before == SaleStage::Idle)
            lane.session().reserve(lane.choose(QStringLiteral("Whole House")));
        else
            QVERIFY(lane.goTo(step.before));
        if (step.before == SaleStage::ChoosingDelivery)
            lane.session().chooseDelivery(lane.view().delivery.first().id);
        else if (step.before == SaleStage::EnteringPayment)
            lane.session().pay({.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer(), .card = {}, .invoiceReference = QStringLiteral("7")});
        else if (step.before == SaleStage::ReadyToCommit)
            lane.session().commit(*lane.view().total);
    }

    /// At most one commit, no cart left held that nobody shows, nothing done that the service objects to.
    static void leavesNothingBehind(LaneOffice& lane)
    {
        lane.service().clearFaults();
        lane.session().release();
        QTRY_VERIFY(lane.view().stage == SaleStage::Ended || lane.view().stage == SaleStage::CommitUnknown);
        const bool commitLeft = lane.view().stage == SaleStage::CommitUnknown;
        if (!lane.journalStates().contains(AttemptState::Orphaned) && !commitLeft)
            QTRY_VERIFY(!lane.cartStates().contains(QStringLiteral("held")) && !lane.cartStates().contains(QStringLiteral("paid")));
        for (const int count : lane.commitCounts())
            QCOMPARE(count, 1);
        QCOMPARE(lane.clientFaults(), QStringList());
    }

private Q_SLOTS:
    void everyDocumentedCodeIsShownAtEveryStep_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("error");
        for (std::size_t step = 0; step < std::size(steps); ++step)
            for (std::size_t error = 0; error < std::size(documented); ++error)
                QTest::addRow("%s %d", steps[step].endpoint, documented[error].code) << int(step) << int(error);
    }
    void everyDocumentedCodeIsShownAtEveryStep()
    {
        QFETCH(int, step);
        QFETCH(int, error);
        const Step& at = steps[step];
        const Documented& what = documented[error];
        LaneOffice lane;
        lane.captcha().tokens = QStringList(3, QStringLiteral("token"));
        lane.fault(at.endpoint, FaultKind::Error, 0, what.code);
        take(lane, at);
        QTRY_VERIFY_WITH_TIMEOUT(lane.view().stage == after(at, what) && lane.view().problem && lane.view().problem->kind == meaning(at, what), 10'000);
        const Problem problem = *lane.view().problem;
        QCOMPARE(problem.step, at.step);
        QCOMPARE(problem.charged, after(at, what) == SaleStage::CommitUnknown ? Charged::Maybe : Charged::No);
        if (problem.kind != ProblemKind::OutcomeUnknown) {
            QCOMPARE(problem.apiCode, what.code);
            QCOMPARE(problem.httpStatus, what.http);
        }
        QVERIFY(!problem.reference.isEmpty());
        leavesNothingBehind(lane);
    }

    void everyDisturbanceIsShownAtEveryStep_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("disturbance");
        for (std::size_t step = 0; step < std::size(steps); ++step)
            for (std::size_t i = 0; i < std::size(disturbances); ++i)
                QTest::addRow("%s, %s", steps[step].endpoint, disturbances[i].name) << int(step) << int(i);
    }
    void everyDisturbanceIsShownAtEveryStep()
    {
        QFETCH(int, step);
        QFETCH(int, disturbance);
        const Step& at = steps[step];
        const Disturbance& what = disturbances[disturbance];
        const SaleStage stage = after(at, what);
        LaneOffice lane;
        lane.fault(at.endpoint, what.fault, 0, 60);
        take(lane, at);
        QTRY_VERIFY_WITH_TIMEOUT(lane.view().stage == stage && isSaid(lane.view().problem, at, what), 10'000);
        if (what.fault == FaultKind::Quota429) {
            const auto wait = *lane.view().problem->retryAt - lane.clock().wall();
            QVERIFY(wait > std::chrono::seconds(30) && wait <= std::chrono::seconds(61));
        }
        leavesNothingBehind(lane);
    }

    /// Of a reserve whose answer is lost nobody knows the cart: it is listed with the end of its hold.
    void aLostReserveIsListedAsAnOrphan()
    {
        LaneOffice lane;
        lane.fault("reserve", FaultKind::CloseBeforeAnswer);
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Whole House")), SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::NoAnswer);
        QCOMPARE(lane.requests("reserve"), 1);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Orphaned});
        QVERIFY(lane.journal().rows().first().holdEndWall.value() > lane.clock().wall());
    }

    void theFailedOptionsAreAskedAgain()
    {
        LaneOffice lane;
        lane.fault("shippingOptions", FaultKind::Redirect, 1);
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Whole House")), SaleStage::Held));
        QTRY_VERIFY(lane.view().problem);
        lane.clock().leap(std::chrono::seconds(3));
        QVERIFY(lane.reaches(SaleStage::ChoosingDelivery));
        QVERIFY(!lane.view().problem);
    }

    void aCertificateThatCannotBeUsedKeepsTheCardFieldsOpen_data()
    {
        QTest::addColumn<int>("disturbance");
        for (std::size_t i = 0; i < std::size(disturbances); ++i)
            if (disturbances[i].fault != FaultKind::Html && disturbances[i].fault != FaultKind::Truncate) // repeated like the other two
                QTest::addRow("%s", disturbances[i].name) << int(i);
    }
    void aCertificateThatCannotBeUsedKeepsTheCardFieldsOpen()
    {
        QFETCH(int, disturbance);
        LaneOffice lane;
        lane.fault("certificate", disturbances[disturbance].fault, 0, 60);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::EnteringPayment));
        const ProblemKind kind = disturbances[disturbance].kind; // only what came and makes no sense is the certificate's
        QCOMPARE(lane.view().problem->kind, kind == ProblemKind::NotUnderstood ? ProblemKind::Certificate : kind);
        QCOMPARE(lane.requests("payment"), 0);
        lane.service().clearFaults();
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QCOMPARE(lane.commitCounts(), QList<int>{1});
    }

    void aCaptchaThatCannotBeAskedEndsTheSale_data() { aCertificateThatCannotBeUsedKeepsTheCardFieldsOpen_data(); }
    void aCaptchaThatCannotBeAskedEndsTheSale()
    {
        QFETCH(int, disturbance);
        LaneOffice lane;
        lane.fault("captcha", disturbances[disturbance].fault, 0, 60);
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Captcha Required")), SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, disturbances[disturbance].kind);
        QCOMPARE(lane.view().problem->step, SaleStep::Captcha);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Released});
    }

    void aCaptchaThatIsNotSolvedEndsTheSale()
    {
        LaneOffice lane;
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Captcha Required")), SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::CaptchaUnavailable);
    }

    /// A sold sale stays sold whatever becomes of the order's own call.
    void anOrderThatCannotBeReadIsShownFromTheCommit_data() { aCertificateThatCannotBeUsedKeepsTheCardFieldsOpen_data(); }
    void anOrderThatCannotBeReadIsShownFromTheCommit()
    {
        QFETCH(int, disturbance);
        LaneSetup setup;
        setup.rules.orders = true;
        LaneOffice lane(setup);
        lane.fault("orders", disturbances[disturbance].fault, 0, 60);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy());
        QTRY_VERIFY(!lane.view().order->loading);
        QCOMPARE(lane.view().order->fromService, false);
        QVERIFY(!lane.view().order->number.isEmpty());
        QVERIFY(!lane.view().problem);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Committed});
    }
};

QTEST_GUILESS_MAIN(SaleRefusalsTest)
#include "sale_refusals_test.moc"
