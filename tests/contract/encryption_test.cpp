#include "tests/support/childprogram.h"
#include "tests/support/laneoffice.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;
using simulator::FaultRule;

namespace {

void spoil(LaneOffice& lane, const QString& form)
{
    lane.service().addFault(FaultRule{.endpoint = QStringLiteral("certificate"), .kind = FaultKind::CardCertificate, .form = form});
}

} // namespace

/// Issue D, "Encryption exactly as documented": what a lane makes of the certificates that a service may send.
class EncryptionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A guess about policy must not stop live sales: dates are for --check.
    void aCertificateOutOfItsDatesStillSells_data()
    {
        QTest::addColumn<QString>("form");
        QTest::newRow("expired") << QStringLiteral("expired");
        QTest::newRow("future") << QStringLiteral("future");
    }
    void aCertificateOutOfItsDatesStillSells()
    {
        QFETCH(QString, form);
        const Home home;
        const SimulatorChild service(home);
        service.addFault(R"({"endpoint": "certificate", "kind": "cardCertificate", "form": ")" + form.toLatin1() + R"("})");
        const Said said = runProgram(QStringLiteral("boxoffice"), {QStringLiteral("--check"), QStringLiteral("--config"), home.write(QStringLiteral("box.ini"), service.settings())},
                                     home.withoutDisplay());
        QCOMPARE(said.status, 0);
        QVERIFY2(said.out.contains(QLatin1String("pass  certificate")), qPrintable(said.out));
        QVERIFY2(said.out.contains(form == QLatin1String("expired") ? QLatin1String("warning: expired") : QLatin1String("warning: not valid yet")), qPrintable(said.out));
    }

    void anUnusableCertificateTakesNoCardAndSaysSo_data()
    {
        QTest::addColumn<QString>("form");
        QTest::addColumn<QString>("checkSays");
        QTest::newRow("EC key") << QStringLiteral("curve") << QStringLiteral("the key is not RSA");
        QTest::newRow("RSA 512") << QStringLiteral("short") << QStringLiteral("the key is smaller than partner/min_key_bits");
        QTest::newRow("garbage") << QStringLiteral("garbage") << QStringLiteral("certificate");
    }
    void anUnusableCertificateTakesNoCardAndSaysSo()
    {
        QFETCH(QString, form);
        QFETCH(QString, checkSays);
        LaneOffice lane;
        spoil(lane, form);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::EnteringPayment));
        QCOMPARE(lane.view().problem->kind, ProblemKind::Certificate);
        QVERIFY(lane.view().problem->seatsHeld);
        QCOMPARE(lane.requests("payment"), 0);
        QVERIFY(lane.payByInvoice(QStringLiteral("20261122000001"))); // which needs none
        lane.session().release();
        QVERIFY(lane.reaches(SaleStage::Ended));

        const Home home;
        const SimulatorChild service(home);
        service.addFault(R"({"endpoint": "certificate", "kind": "cardCertificate", "form": ")" + form.toLatin1() + R"("})");
        const Said said = runProgram(QStringLiteral("boxoffice"), {QStringLiteral("--check"), QStringLiteral("--config"), home.write(QStringLiteral("box.ini"), service.settings())},
                                     home.withoutDisplay());
        QCOMPARE(said.status, 1);
        QVERIFY2(said.out.contains(QLatin1String("FAIL  certificate")) && said.out.contains(checkSays), qPrintable(said.out));
    }

    /// A key that the service does not know: refused as 20122, dropped, and the next card goes under another one.
    void aKeyThatTheServiceDoesNotKnowIsDroppedAndNothingIsSentAgain()
    {
        LaneOffice lane;
        spoil(lane, QStringLiteral("unknown"));
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good, SaleStage::EnteringPayment));
        QVERIFY(lane.view().problem);
        QCOMPARE(lane.requests("payment"), 1);
        const int fetched = lane.requests("certificate");
        lane.service().clearFaults();
        QVERIFY(lane.pay(TestCard::Good)); // typed again
        QCOMPARE(lane.requests("payment"), 2);
        QCOMPARE(lane.requests("certificate"), lane.view().problem ? fetched : fetched + 1);
        QVERIFY(lane.buy());
    }

    /// A card of the test ranges is a card like any other: never in the clear, and Base64 of one RSA block.
    void testCardsAreEncryptedLikeAnyOther()
    {
        LaneOffice lane;
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.pay(TestCard::Good));
        QVERIFY(lane.buy());
        QCOMPARE(lane.clientFaults(), QStringList()); // plainCardData, salt, padding, same salt twice
        QCOMPARE(lane.requests("certificate"), 1);
    }
};

QTEST_GUILESS_MAIN(EncryptionTest)
#include "encryption_test.moc"
