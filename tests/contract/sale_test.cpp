#include "tests/support/laneoffice.h"
#include <QJsonArray>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::CartIds;
using simulator::FaultKind;
using simulator::Polling;

namespace {

const QString house = QStringLiteral("Whole House");

/// Seats 1 and 2 of the first row, by number.
ReserveChoice frontRow(LaneOffice& lane, const QString& event)
{
    ReserveChoice choice = lane.choose(event);
    choice.lines.first().level = PriceLevelId();
    choice.areas.clear();
    choice.section = QStringLiteral("101");
    choice.row = QStringLiteral("A");
    choice.beginSeat = 1;
    choice.endSeat = 2;
    return choice;
}

bool soldOnce(const LaneOffice& lane)
{
    return lane.commitCounts() == QList<int>{1} && lane.cartStates() == QStringList{QStringLiteral("committed")};
}

QString orderNumberIn(const LaneOffice& lane)
{
    return lane.ledger()[QStringLiteral("orders")][0][QStringLiteral("order_number")].toString();
}

} // namespace

/// Sales that end well, by the intents of a PurchaseSession over real sockets.
class SaleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sellsByCardAndByInvoice_data()
    {
        QTest::addColumn<bool>("byCard");
        QTest::addColumn<bool>("orders");
        for (const bool byCard : {true, false})
            for (const bool orders : {true, false})
                QTest::addRow("%s, orders %s", byCard ? "card" : "invoice", orders ? "on" : "off") << byCard << orders;
    }
    void sellsByCardAndByInvoice()
    {
        QFETCH(bool, byCard);
        QFETCH(bool, orders);
        LaneSetup setup;
        setup.rules.orders = orders;
        setup.service.ordersEnabled = orders;
        LaneOffice lane(setup);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(byCard ? lane.pay(TestCard::Good) : lane.payByInvoice(QStringLiteral("20261122000123")));
        QVERIFY(lane.view().canCommit);
        QCOMPARE(lane.view().payment->kind, byCard ? PaymentKind::Card : PaymentKind::Invoice);
        QCOMPARE(lane.view().payment->lastFour, byCard ? QStringLiteral("1111") : QString());
        QCOMPARE(lane.view().payment->amount, *lane.view().total);
        const Money shown = *lane.view().total;
        QVERIFY(lane.buy());

        QTRY_VERIFY(!lane.view().order->loading);
        const OrderView order = *lane.view().order;
        QCOMPARE(order.fromService, orders);
        QCOMPARE(order.number.text(), orderNumberIn(lane));
        QCOMPARE(order.total, std::optional(shown));
        QCOMPARE(order.tickets.size(), 2);
        QVERIFY(!order.tickets.first().seat.isEmpty());
        QCOMPARE(order.tickets.first().barcode.isEmpty(), !orders);
        QCOMPARE(order.deliveryLevel, QStringLiteral("ETICKET"));
        QVERIFY(!lane.view().problem);
        QVERIFY(soldOnce(lane));
        QCOMPARE(lane.requests("orders"), orders ? 1 : 0);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Committed});
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// The seats of an order made from the cart are those that the service then lists.
    void theOrderFromTheCartNamesTheSeatsOfTheService()
    {
        LaneSetup setup;
        setup.rules.orders = true;
        LaneOffice lane(setup);
        lane.fault("orders", FaultKind::Delay, 1);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy());
        const OrderView fromCart = *lane.view().order;
        QVERIFY(!fromCart.fromService && fromCart.loading);
        QTRY_VERIFY(lane.view().order->fromService);
        const OrderView fromService = *lane.view().order;
        QCOMPARE(fromCart.tickets.size(), fromService.tickets.size());
        for (qsizetype i = 0; i < fromCart.tickets.size(); ++i) {
            QCOMPARE(fromCart.tickets.at(i).section, fromService.tickets.at(i).section);
            QCOMPARE(fromCart.tickets.at(i).row, fromService.tickets.at(i).row);
            QCOMPARE(fromCart.tickets.at(i).seat, fromService.tickets.at(i).seat);
        }
    }

    void everyStepMayPoll_data()
    {
        QTest::addColumn<Polling>("dialect");
        QTest::addColumn<CartIds>("ids");
        QTest::addColumn<bool>("asked");
        QTest::addRow("status, base64, said by the service") << Polling::Status << CartIds::Base64 << false;
        QTest::addRow("status, uuid, asked with the header") << Polling::Status << CartIds::Uuid << true;
        QTest::addRow("path, base64, asked with the header") << Polling::Path << CartIds::Base64 << true;
        QTest::addRow("path, uuid, said by the service") << Polling::Path << CartIds::Uuid << false;
    }
    void everyStepMayPoll()
    {
        QFETCH(Polling, dialect);
        QFETCH(CartIds, ids);
        QFETCH(bool, asked);
        LaneSetup setup;
        setup.service.polling = dialect;
        setup.service.cartIds = ids;
        setup.service.forcePolling = !asked;
        setup.askForPolling = asked;
        setup.rules.orders = true;
        LaneOffice lane(setup);
        const ReserveChoice choice = lane.choose(house);
        lane.session().reserve(choice);
        QTRY_VERIFY(lane.view().wait && lane.view().wait->inLine && lane.view().wait->canStop);
        QVERIFY(lane.reaches(SaleStage::ChoosingDelivery));
        QVERIFY(lane.deliver());
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QTRY_VERIFY(lane.view().order->fromService);
        QVERIFY(soldOnce(lane));
        QCOMPARE(lane.requests("poll"), 4); // reserve, delivery, commit, order
        QCOMPARE(lane.clientFaults(), QStringList());
        QCOMPARE(lane.journalStates(), QList{AttemptState::Committed});
    }

    void aPollMayAnswerAnotherPoll()
    {
        LaneSetup setup;
        setup.service.pollRounds = 3;
        LaneOffice lane(setup);
        lane.fault("commit", FaultKind::ForcePoll);
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        QVERIFY(lane.buy());
        QCOMPARE(lane.requests("poll"), 3);
        QVERIFY(soldOnce(lane));
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void aPreconfiguredAccountSkipsDelivery()
    {
        LaneSetup setup;
        setup.rules.deliveryPreconfigured = true;
        LaneOffice lane(setup);
        QVERIFY(lane.reserve(lane.choose(house), SaleStage::EnteringPayment));
        QVERIFY(lane.view().deliveryPreconfigured);
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QCOMPARE(lane.requests("shipping") + lane.requests("shippingOptions"), 0);
        QVERIFY(soldOnce(lane));
    }

    void aDefaultDeliveryIsTakenWithoutAsking()
    {
        LaneSetup setup;
        setup.rules.defaultDelivery = QStringLiteral("WILLCALL");
        LaneOffice lane(setup);
        QVERIFY(lane.reserve(lane.choose(house), SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QCOMPARE(lane.view().order->deliveryLevel, QStringLiteral("WILLCALL"));
        QVERIFY(soldOnce(lane));
    }

    void aDefaultDeliveryThatIsNotOfferedIsAsked()
    {
        LaneSetup setup;
        setup.rules.defaultDelivery = QStringLiteral("PIGEON");
        LaneOffice lane(setup);
        QVERIFY(lane.reserve(lane.choose(house)));
        QVERIFY(!lane.view().delivery.isEmpty());
    }

    /// A refused default must not be tried again and again.
    void aRefusedDefaultDeliveryIsAsked()
    {
        LaneSetup setup;
        setup.rules.defaultDelivery = QStringLiteral("ETICKET");
        LaneOffice lane(setup);
        lane.fault("shipping", FaultKind::Error, 0, 10104);
        QVERIFY(lane.reserve(lane.choose(house)));
        QTRY_VERIFY(lane.view().problem && lane.view().problem->kind == ProblemKind::DeliveryRefused && !lane.view().wait);
        QCOMPARE(lane.requests("shipping"), 1);
        lane.service().clearFaults();
        QVERIFY(lane.deliver(QStringLiteral("WILLCALL")));
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QVERIFY(soldOnce(lane));
    }

    void theTotalIsTheServicesToTheCent()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
        const QByteArray ledger = lane.service().ledgerJson();
        const QByteArray total = "\"grand_total\":" + lane.view().total->apiText().toLatin1();
        QVERIFY2(ledger.contains(total + ",") || ledger.contains(total + "}"), ledger.constData());
        Money lines;
        for (const PriceLineView& line : lane.view().lines)
            lines = lines + line.amount;
        QCOMPARE(lines, *lane.view().total);
    }

    void exactSeatsAreHeldAsAsked()
    {
        LaneOffice lane;
        QVERIFY(lane.reserve(frontRow(lane, house)));
        QCOMPARE(lane.view().plates.first().section, QStringLiteral("101"));
        QCOMPARE(lane.view().plates.first().seats, QStringLiteral("1–2"));
    }

    void otherSeatsAreSoldOnlyIfAccepted()
    {
        LaneOffice lane;
        const ReserveChoice choice = frontRow(lane, house);
        lane.fault("reserve", FaultKind::SubstituteSeats);
        QVERIFY(lane.reserve(choice, SaleStage::SeatsOffered));
        QVERIFY(lane.view().substitution && !lane.view().canCommit);
        QCOMPARE(lane.view().substitution->asked.first().seats, QStringLiteral("1–2"));
        QVERIFY(lane.view().substitution->offered.first().seats != QStringLiteral("1–2") ||
                lane.view().substitution->offered.first().row != QStringLiteral("A"));
        QCOMPARE(lane.requests("shippingOptions"), 0);
        lane.session().keepSeats();
        QVERIFY(lane.reaches(SaleStage::ChoosingDelivery));
        QVERIFY(lane.deliver());
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QVERIFY(soldOnce(lane));
    }

    void declinedSeatsAreGivenBack()
    {
        LaneOffice lane;
        const ReserveChoice choice = frontRow(lane, QStringLiteral("Seats Just Sold"));
        lane.fault("reserve", FaultKind::SubstituteSeats);
        QVERIFY(lane.reserve(choice, SaleStage::SeatsOffered));
        lane.session().letSeatsGo();
        QVERIFY(lane.reaches(SaleStage::Ended));
        QCOMPARE(lane.cartStates(), QStringList{QStringLiteral("deleted")});
        QCOMPARE(lane.requests("delete"), 1);
        QCOMPARE(lane.journalStates(), QList{AttemptState::Released});
    }

    /// Exact seats that are gone are not silently replaced: the reserve says so.
    void seatsJustSoldAreRefusedNotSwapped()
    {
        LaneOffice lane;
        const ReserveChoice choice = frontRow(lane, QStringLiteral("Seats Just Sold"));
        QVERIFY(lane.reserve(choice, SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::NotTogether);
        QCOMPARE(lane.cartStates(), QStringList());
    }

    void aCaptchaIsSolvedAndTheReserveCarriesItsToken()
    {
        LaneOffice lane;
        lane.captcha().tokens = {QStringLiteral("bad"), QString(500, QLatin1Char('Q')) + QStringLiteral("_aB-")};
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Captcha Required"))));
        QCOMPARE(lane.captcha().shown, 2);
        QCOMPARE(lane.requests("reserve"), 3); // without, refused, accepted
        QVERIFY(lane.deliver());
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QVERIFY(soldOnce(lane));
    }

    void aTokenThatIsNeverAcceptedEndsTheSaleAfterThreeTries()
    {
        LaneOffice lane;
        lane.fault("reserve", FaultKind::Error, 0, 10004);
        lane.captcha().tokens = QStringList(9, QStringLiteral("token"));
        QVERIFY(lane.reserve(lane.choose(house), SaleStage::Ended));
        QCOMPARE(lane.view().problem->kind, ProblemKind::CaptchaNeeded);
        QCOMPARE(lane.captcha().shown, 3);
        QCOMPARE(lane.cartStates(), QStringList());
    }

    void theNextBuyerFollowsOnTheSameLane()
    {
        LaneOffice lane;
        for (int sale = 0; sale < 3; ++sale) {
            QVERIFY(lane.goTo(SaleStage::ReadyToCommit));
            QVERIFY(lane.buy());
            lane.session().newSale();
            QCOMPARE(lane.view().stage, SaleStage::Idle);
            QVERIFY(!lane.view().total && !lane.view().payment && !lane.view().order);
        }
        QCOMPARE(lane.commitCounts(), (QList<int>{1, 1, 1}));
        QCOMPARE(lane.requests("certificate"), 1);
    }
};

QTEST_GUILESS_MAIN(SaleTest)
#include "sale_test.moc"
