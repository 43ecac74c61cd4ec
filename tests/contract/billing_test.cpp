#include "catalog/eventrow.h"
#include "tests/support/laneoffice.h"
#include "tests/support/scriptedserver.h"
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

/// What the billing step asks, and what can be paid at all.
class BillingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The service takes an address with the payment alone: a delivery that needs one makes the payment ask for it.
    void aDeliveryThatNeedsAnAddressMakesThePaymentAskForIt()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment)); // by a ticket on the phone
        QVERIFY(!lane.view().requiredFields.contains(BuyerField::Address));
        lane.session().newSale();
        QVERIFY(lane.reaches(SaleStage::Idle));
        QVERIFY(lane.reserve(lane.choose(QStringLiteral("Address Needed"))));
        QVERIFY(!lane.view().requiredFields.contains(BuyerField::Address));
        QVERIFY(lane.view().delivery.constFirst().requiresAddress);
        QVERIFY(lane.deliver(QStringLiteral("MAIL")));
        QCOMPARE(lane.view().requiredFields.count(BuyerField::Address), 1);
    }

    /// Amounts are sent with two decimals (API 4.12): other currencies stop before anything is reserved.
    void aCurrencyWithOtherDecimalsIsRefusedBeforeReserve_data()
    {
        QTest::addColumn<QByteArray>("currency");
        QTest::addColumn<bool>("sold");
        QTest::newRow("two") << QByteArray("USD") << true;
        QTest::newRow("none") << QByteArray("JPY") << false;
        QTest::newRow("three") << QByteArray("KWD") << false;
    }
    void aCurrencyWithOtherDecimalsIsRefusedBeforeReserve()
    {
        QFETCH(QByteArray, currency);
        QFETCH(bool, sold);
        QFile file(QStringLiteral(FIXTURES "/commerce/offers_layout_a.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(file.readAll().replace("\"USD\"", '"' + currency + '"'));
        if (currency == "JPY") // whole yen
            text.replace(QRegularExpression(QStringLiteral("(\\d)\\.\\d+")), QStringLiteral("\\1"));
        const QByteArray offers = text.toUtf8();
        ScriptedServer server;
        server.onRequest([offers](Peer& peer, const ReceivedRequest&) { peer.answer(200, offers, {{"Content-Type", "application/json"}}); });
        LeapClock clock;
        QNetworkAccessManager network;
        HttpClient http(network, clock, {}, [] { return 0.0; });
        CommerceClient commerce(http, server.url(QStringLiteral("/commerce/v2")), QStringLiteral("KEY"));
        OfferDesk desk(commerce, clock, NightlyHours{});
        EventRow event;
        event.id = EventId(QStringLiteral("1AbC"));
        desk.open(event);
        QTRY_VERIFY(!desk.view().loading);
        desk.setQuantity(0, 2);
        QCOMPARE(desk.choice().tickets() > 0, sold);
        QCOMPARE(desk.view().problem.has_value(), !sold);
        if (!sold)
            QCOMPARE(desk.view().problem->kind, ProblemKind::SetupProblem);
    }
};

QTEST_GUILESS_MAIN(BillingTest)
#include "billing_test.moc"
