#include "journal/attempt.h"
#include "sampleentries.h"

using namespace boxoffice;
using namespace boxoffice::test;

class AttemptTest : public QObject {
    Q_OBJECT

    static void refused(const std::optional<AttemptRow>& row, const JournalEntry& entry)
    {
        const Result<AttemptRow> next = applyEntry(row, entry);
        QVERIFY(!next.ok());
        QCOMPARE(next.failure().kind, FailureKind::Rule);
    }

private Q_SLOTS:
    void anEntryChangesOnlyWhatItNames()
    {
        const AttemptRow first = *applyEntry(std::nullopt, intent(QStringLiteral("KX7-1")));
        JournalEntry reserved = step(first.id, AttemptState::Reserved, 5);
        reserved.cart = CartId(QStringLiteral("cart=="));
        reserved.amount = Money(12600, *Currency::parse(QStringLiteral("USD")));
        AttemptRow expected = first;
        expected.state = AttemptState::Reserved;
        expected.changed = at(5);
        expected.cart = *reserved.cart;
        expected.amount = reserved.amount;
        QVERIFY(*applyEntry(first, reserved) == expected);
        QCOMPARE(expected.created, at(0));
    }
    void aFirstEntryNeedsIdReferenceServiceAndAStart()
    {
        const JournalEntry good = intent(QStringLiteral("KX7-1"));
        QVERIFY(applyEntry(std::nullopt, good).ok());
        JournalEntry entry = good;
        entry.attempt = QUuid();
        refused(std::nullopt, entry);
        entry = good;
        entry.reference.reset();
        refused(std::nullopt, entry);
        entry = good;
        entry.baseUrl.reset();
        refused(std::nullopt, entry);
        entry = good;
        entry.state = AttemptState::CommitIntent;
        refused(std::nullopt, entry);
    }
    void stepsBackAreRefused()
    {
        AttemptRow row = *applyEntry(std::nullopt, intent(QStringLiteral("KX7-1")));
        row.state = AttemptState::Committed;
        refused(row, step(row.id, AttemptState::Declined, 1));
        refused(row, step(row.id, AttemptState::Reserved, 1));
        QVERIFY(applyEntry(row, step(row.id, AttemptState::Committed, 1)).ok());
    }
    void aReferenceNeverChanges()
    {
        const AttemptRow row = *applyEntry(std::nullopt, intent(QStringLiteral("KX7-1")));
        JournalEntry entry = step(row.id, AttemptState::Reserved, 1);
        entry.reference = QStringLiteral("KX7-2");
        refused(row, entry);
        entry.reference = QStringLiteral("KX7-1");
        QVERIFY(applyEntry(row, entry).ok());
    }
    void aPollingUrlIsStoredWithoutItsKey()
    {
        const AttemptRow row = *applyEntry(std::nullopt, intent(QStringLiteral("KX7-1")));
        JournalEntry entry = step(row.id, AttemptState::ReserveIntent, 1);
        entry.pollingUrlWithoutKey = QStringLiteral("https://x.test/polling/1?apiKey=k");
        refused(row, entry);
        entry.pollingUrlWithoutKey = QStringLiteral("https://x.test/polling/1");
        QVERIFY(applyEntry(row, entry).ok());
    }
    void cardDigitsAreFoundHoweverTheyAreWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("card");
        const auto row = [](const char* name, const QString& text, bool card) { QTest::newRow(name) << text << card; };
        row("plain", QStringLiteral("4012888888881881"), true);
        row("in words", QStringLiteral("pays with 4012888888881881, thanks"), true);
        row("between letters", QStringLiteral("x4012888888881881y"), true);
        row("blanks", QStringLiteral("4012 8888 8888 1881"), true);
        row("dashes", QStringLiteral("4012-8888-8888-1881"), true);
        row("other dashes", QStringLiteral("4012\u20138888\u20138888\u20131881"), true);
        row("Arabic digits", QStringLiteral("\u0664\u0660\u0661\u0662\u0668\u0668\u0668\u0668\u0668\u0668\u0668\u0668\u0661\u0668\u0668\u0661"), true);
        row("Amex", QStringLiteral("378282246310005"), true);
        row("13 digits", QStringLiteral("4222222222222"), true);
        row("19 digits", QStringLiteral("6304000000000000000"), true);
        row("wrong check digit", QStringLiteral("4012888888881882"), false);
        row("12 digits", QStringLiteral("000000000000"), false);
        row("20 digits", QStringLiteral("00000000000000000000"), false);
        row("masked", QStringLiteral("VISA ends 1881"), false);
        row("two blanks", QStringLiteral("40128888  88881881"), false);
        row("nothing", QString(), false);
        row("a name", QStringLiteral("Zoë O’Brien 3rd"), false);
    }
    void cardDigitsAreFoundHoweverTheyAreWritten()
    {
        QFETCH(QString, text);
        QTEST(holdsCardDigits(text), "card");
    }
    void noTextTakesCardDigits_data()
    {
        QTest::addColumn<int>("field");
        for (int field = 0; field < 9; ++field)
            QTest::newRow(qPrintable(QString::number(field))) << field;
    }
    void noTextTakesCardDigits()
    {
        QFETCH(int, field);
        JournalEntry entry = intent(QStringLiteral("KX7-1"));
        std::optional<QString>* const texts[] = {&entry.reference,  &entry.lane,        &entry.clerk,
                                                 &entry.eventName,  &entry.maskedCard,  &entry.paymentType,
                                                 &entry.buyerName,  &entry.maskedEmail, &entry.note};
        *texts[field] = QStringLiteral("4012888888881881");
        refused(std::nullopt, entry);
    }
    void idsOfTheServiceAreOpaque()
    {
        JournalEntry entry = intent(QStringLiteral("KX7-1"));
        entry.cart = CartId(QStringLiteral("4012888888881881"));
        QVERIFY(applyEntry(std::nullopt, entry).ok());
    }
};

QTEST_APPLESS_MAIN(AttemptTest)
#include "attempt_test.moc"
