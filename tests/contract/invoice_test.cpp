#include "tests/support/laneoffice.h"
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

/// Sales on invoice, as a box office takes cash and house accounts.
class InvoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theJournalNamesTheClerkAndTheReference()
    {
        LaneSetup setup;
        setup.rules.clerk = QStringLiteral("mira");
        LaneOffice lane(setup);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        const QString suggested = lane.view().suggestedReference;
        QVERIFY(lane.payByInvoice(suggested));
        QVERIFY(lane.buy());
        const AttemptRow row = lane.journal().rows().constFirst();
        QCOMPARE(row.clerk, QStringLiteral("mira"));
        QCOMPARE(row.invoiceReference, suggested);
        QCOMPARE(row.paymentType, QStringLiteral("INVOICE"));
        QCOMPARE(row.state, AttemptState::Committed);
    }

    /// Digits: the day and the number of the attempt; every sale of the lane has another.
    void theSuggestionIsNumericOfTheDayAndNeverTheSame()
    {
        LaneOffice lane;
        QSet<QString> seen;
        for (int sale = 0; sale < 3; ++sale) {
            QVERIFY(lane.goTo(SaleStage::EnteringPayment));
            const QString suggested = lane.view().suggestedReference;
            const QString day = QDateTime::fromMSecsSinceEpoch(lane.clock().wall().time_since_epoch().count()).toString(QStringLiteral("yyyyMMdd"));
            QVERIFY2(suggested.contains(day), qPrintable(suggested));
            QVERIFY(std::ranges::all_of(suggested, [](QChar c) { return c >= u'0' && c <= u'9'; }));
            QVERIFY(!seen.contains(suggested));
            seen << suggested;
            if (sale == 1) { // another payment on the same cart is of the same sale
                QVERIFY(lane.pay(TestCard::Declined, SaleStage::EnteringPayment));
                QCOMPARE(lane.view().suggestedReference, suggested);
            }
            lane.session().newSale();
            QVERIFY(lane.reaches(SaleStage::Idle));
        }
    }

    void aReferenceOfAnotherSaleIsRefusedBeforeAnythingLeaves()
    {
        LaneOffice lane;
        const QString used = QStringLiteral("20261122777777");
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.payByInvoice(used));
        QVERIFY(lane.buy());
        lane.session().newSale();
        QVERIFY(lane.reaches(SaleStage::Idle));
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        const int sent = lane.requests("payment");
        lane.session().pay({.kind = PaymentKind::Invoice, .buyer = LaneOffice::buyer(), .card = {}, .invoiceReference = used});
        QTRY_VERIFY(lane.view().problem);
        QCOMPARE(lane.view().stage, SaleStage::EnteringPayment);
        QCOMPARE(lane.view().problem->kind, ProblemKind::ReferenceTaken);
        QVERIFY(lane.view().problem->seatsHeld);
        QCOMPARE(lane.requests("payment"), sent);
        QVERIFY(lane.payByInvoice(QStringLiteral("20261122777778"))); // and the journal is not taken for broken
        QVERIFY(lane.buy());
        QCOMPARE(lane.commitCounts(), (QList<int>{1, 1}));
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    /// No certificate is fetched for it where nothing else is taken.
    void aLaneOfInvoicesAloneFetchesNoCertificate()
    {
        LaneSetup setup;
        setup.paymentKinds = {PaymentKind::Invoice};
        LaneOffice lane(setup);
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QVERIFY(lane.payByInvoice(QStringLiteral("20261122000123")));
        QVERIFY(lane.buy());
        QCOMPARE(lane.requests("certificate"), 0);
    }
};

QTEST_GUILESS_MAIN(InvoiceTest)
#include "invoice_test.moc"
