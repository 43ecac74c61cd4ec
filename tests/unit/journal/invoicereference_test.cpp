#include "journal/memoryjournal.h"
#include "journalfiles.h"
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QString number = QStringLiteral("20261122000204");

/// An attempt whose seats are held in that cart.
QUuid held(Journal& journal, const QString& reference, const char* cart)
{
    const QUuid attempt = QUuid::createUuid();
    JournalEntry reserved = step(attempt, AttemptState::Reserved, 1);
    reserved.cart = CartId(QString::fromLatin1(cart));
    return written(journal, intent(reference, attempt)).ok() && written(journal, reserved).ok() ? attempt : QUuid();
}

Result<void> invoiced(Journal& journal, const QUuid& attempt, const QString& invoice, AttemptState state = AttemptState::Reserved)
{
    JournalEntry entry = step(attempt, state, 2);
    entry.invoiceReference = invoice;
    return written(journal, entry);
}

bool isTaken(const Result<void>& result)
{
    return !result && result.failure().kind == FailureKind::Rule && result.failure().detail.contains(invoiceReferenceTaken);
}

} // namespace

/// Issue D: an invoice reference is unique in the journal, whichever journal it is.
class InvoiceReferenceTest : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqliteJournal> m_file;
    MemoryJournal m_memory;

    [[nodiscard]] Journal& journalOf(bool onDisk) { return onDisk ? static_cast<Journal&>(*m_file) : m_memory; }
    static void bothJournals()
    {
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("file") << true;
        QTest::newRow("memory") << false;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = std::make_unique<SqliteJournal>(m_folder->filePath(QStringLiteral("journal.sqlite")));
        QVERIFY(opened(*m_file).ok());
    }
    void cleanup() { m_file.reset(); }

    void anotherSaleNeverTakesIt_data() { bothJournals(); }
    void anotherSaleNeverTakesIt()
    {
        QFETCH(bool, onDisk);
        Journal& journal = journalOf(onDisk);
        const QUuid first = held(journal, QStringLiteral("A-1"), "cart-1");
        const QUuid second = held(journal, QStringLiteral("A-2"), "cart-2");
        QVERIFY(invoiced(journal, first, number).ok());
        QVERIFY(isTaken(invoiced(journal, second, number)));
        QVERIFY(invoiced(journal, second, QStringLiteral("20261122000205")).ok());
        for (const AttemptRow& row : recentRows(journal))
            if (row.id == first)
                QCOMPARE(row.invoiceReference, number);
        // Sold, it is taken for good.
        QVERIFY(written(journal, step(first, AttemptState::PaymentSet, 3)).ok());
        QVERIFY(written(journal, step(first, AttemptState::CommitIntent, 4)).ok());
        QVERIFY(written(journal, step(first, AttemptState::Committed, 5)).ok());
        QVERIFY(isTaken(invoiced(journal, second, number)));
    }
    void anotherPaymentOfTheSameSaleHasItToo_data() { bothJournals(); }
    void anotherPaymentOfTheSameSaleHasItToo()
    {
        QFETCH(bool, onDisk);
        Journal& journal = journalOf(onDisk);
        const QUuid first = held(journal, QStringLiteral("B-1"), "cart-3");
        QVERIFY(invoiced(journal, first, QStringLiteral("7")).ok());
        QVERIFY(invoiced(journal, first, {}).ok()); // by card after all
        QVERIFY(invoiced(journal, first, QStringLiteral("7")).ok());
        const QUuid again = held(journal, QStringLiteral("B-1/2"), "cart-3");
        QVERIFY(invoiced(journal, again, QStringLiteral("7")).ok());
    }
    void whatWasProvenNotToBeSoldGivesItFreeAndALateProofIsStillTaken_data() { bothJournals(); }
    void whatWasProvenNotToBeSoldGivesItFreeAndALateProofIsStillTaken()
    {
        QFETCH(bool, onDisk);
        Journal& journal = journalOf(onDisk);
        const QUuid first = held(journal, QStringLiteral("C-1"), "cart-4");
        QVERIFY(invoiced(journal, first, QStringLiteral("8")).ok());
        QVERIFY(written(journal, step(first, AttemptState::ReleasePending, 3)).ok());
        QVERIFY(written(journal, step(first, AttemptState::Released, 4)).ok());
        const QUuid second = held(journal, QStringLiteral("C-2"), "cart-5");
        QVERIFY(invoiced(journal, second, QStringLiteral("8")).ok());
        if (mayFollow(AttemptState::Released, AttemptState::ReconciledSold))
            QVERIFY(written(journal, step(first, AttemptState::ReconciledSold, 6)).ok());
    }
    void onlyDigitsAreOne_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"12a", "1 2", "-1", "１２", "12345678901234567890123456789012345678901"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void onlyDigitsAreOne()
    {
        QFETCH(QString, text);
        const QUuid attempt = held(*m_file, QStringLiteral("D-1"), "cart-6");
        const Result<void> refused = invoiced(*m_file, attempt, text);
        QVERIFY(!refused && refused.failure().kind == FailureKind::Rule && !isTaken(refused));
    }
};

QTEST_GUILESS_MAIN(InvoiceReferenceTest)
#include "invoicereference_test.moc"
