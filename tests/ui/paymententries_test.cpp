#include "paymentpagedriver.h"
#include "ui/pages/payment/cashcount.h"
#include "ui/theme/resources.h"

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

QString tenKilobytes(const char* of) { return utf8(of).repeated(10'240 / static_cast<int>(qstrlen(of)) + 1); }

struct Hostile {
    const char* field;
    const char* what;
    QString text;
};

QList<Hostile> hostileEntries()
{
    QList<Hostile> all{
        {"Email", "no at", utf8("ada")}, {"Email", "no domain", utf8("ada@")}, {"Email", "no name", utf8("@example.com")},
        {"Email", "blank inside", utf8("a da@example.com")}, {"Email", "two ats", utf8("ada@@example.com")},
        {"Email", "no dot", utf8("ada@example")}, {"Email", "two dots", utf8("ada@example..com")}, {"Email", "dash first", utf8("ada@-example.com")},
        {"Email", "dot first", utf8(".ada@example.com")}, {"Email", "two of them", utf8("ada@example.com, bob@example.com")},
        {"Email", "one letter at the end", utf8("ada@example.c")}, {"Email", "direction", utf8("ada@exam\u202Eple.com")},
        {"Phone", "zeros", utf8("0000000000")}, {"Phone", "short", utf8("123")}, {"Phone", "letters", utf8("abcdefghij")},
        {"Phone", "nobody's country", utf8("+999 12345678")}, {"Phone", "long", utf8("555-010-01000000000000")},
        {"Phone", "direction", utf8("\u202E5550100100")}, {"Phone", "other digits", utf8("٥٥٥٠١٠٠١٠٠")}, {"Phone", "plus", utf8("+")},
        {"Phone", "dashes", utf8("--------")},
        {"Region", "none such", utf8("XX")}, {"Region", "half a name", utf8("Californ")}, {"Region", "zeros", utf8("0000")}, {"Region", "nothing", {}},
        {"Postal code", "zeros", utf8("00000")}, {"Postal code", "short", utf8("9021")}, {"Postal code", "long", utf8("902100")},
        {"Postal code", "letters", utf8("ABCDE")}, {"Postal code", "half of the second part", utf8("90210-12")}, {"Postal code", "wide digits", utf8("９０２１０")},
        {"Postal code", "nothing", {}},
        {"First name", "zeros", utf8("0000")}, {"First name", "blanks", utf8("   ")}, {"First name", "dashes", utf8("---")},
        {"First name", "bell", utf8("Ada\u0007")}, {"First name", "lines", utf8("\n\n\n")}, {"Last name", "noncharacter", utf8("Ada\uFFFF")},
        {"Last name", "invisible", utf8("\u200B\u200B")}, {"Last name", "isolates", utf8("\u2066Ada\u2069")}, {"Address line 1", "signs", utf8("###")},
        {"City", "zeros", utf8("00000")},
        {"Expiry", "zeros", utf8("0000")}, {"Expiry", "month 13", utf8("13/30")}, {"Expiry", "expired", utf8("10/26")}, {"Expiry", "2099", utf8("12/99")},
        {"Expiry", "2099 in full", utf8("12/2099")}, {"Expiry", "year first", utf8("2030-12")}, {"Expiry", "letters", utf8("ab/cd")}, {"Expiry", "one digit", utf8("2")},
        {"Card postal code", "zeros", utf8("00000")}, {"Card postal code", "nothing", {}}, {"Card postal code", "long", utf8("90210902109")}};
    for (const char* field : {"First name", "Last name", "Email", "Phone", "Address line 1", "City", "Region", "Postal code", "Expiry", "Card postal code"}) {
        all.append({field, "emoji", utf8("👩‍🎤🎟️")});
        all.append({field, "10 kB", tenKilobytes("A1 ")});
        all.append({field, "turned around", utf8("\u202EadA\u202C")});
    }
    return all;
}

} // namespace

/// What people and machines put into the fields of the payment page, and what is said about it.
class PaymentEntriesTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void aHostileEntryIsRefusedWithItsFieldAndAReason_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        const QList<Hostile> all = hostileEntries();
        QVERIFY(all.size() >= 60);
        for (const Hostile& one : all)
            QTest::addRow("%s: %s", one.field, one.what) << utf8(one.field) << one.text;
    }
    void aHostileEntryIsRefusedWithItsFieldAndAReason()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        page.paste(field, text);
        QVERIFY(!page->validate());
        QCOMPARE(page->unfinishedName(), field);
        QVERIFY2(page.errorOf(field).size() > 5, qPrintable(page.errorOf(field)));
        QVERIFY(page.field(field)->hasFocus());
    }

    void digitsOfACardThatCannotBeAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        const auto number = QStringLiteral("Card number");
        QTest::newRow("nothing") << number << QString() << QStringLiteral("Type the card number");
        QTest::newRow("zeros") << number << QStringLiteral("0000000000000000") << QStringLiteral("Visa, Mastercard");
        QTest::newRow("a brand nobody takes") << number << QStringLiteral("3530111333300000") << QStringLiteral("Visa, Mastercard");
        QTest::newRow("one wrong digit") << number << QStringLiteral("4111111111111112") << QStringLiteral("One digit is not right");
        QTest::newRow("half") << number << QStringLiteral("41111111") << QStringLiteral("Type the whole card number");
        QTest::newRow("no code") << QStringLiteral("Security code") << QString() << QStringLiteral("Three digits");
        QTest::newRow("half a code") << QStringLiteral("Security code") << QStringLiteral("12") << QStringLiteral("Three digits");
    }
    void digitsOfACardThatCannotBeAreRefusedWithAReason()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, says);
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        auto* secret = qobject_cast<SecretField*>(page.field(field));
        secret->wipe();
        QTest::keyClicks(secret, typed);
        QVERIFY(!page->validate());
        QCOMPARE(page->unfinishedName(), field);
        QVERIFY2(page.errorOf(field).contains(says), qPrintable(page.errorOf(field)));
    }

    void whatPeopleReallyTypeIsTaken_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        for (const char* name : {"Zoë", "Anne-Marie", "O’Neill", "שרה", "李雷", "مُحَمَّد", "  Ada  ", "J. R."})
            QTest::addRow("%s", name) << QStringLiteral("First name") << utf8(name);
        for (const char* phone : {"(212) 555-0123", " 212.555.0123 ", "+44 20 7946 0958", "212 555 0123 x12", "555-010-0100"})
            QTest::addRow("%s", phone) << QStringLiteral("Phone") << utf8(phone);
        for (const char* region : {"ca", "California", "new york", "AP"})
            QTest::addRow("%s", region) << QStringLiteral("Region") << utf8(region);
        for (const char* code : {"90210-1234", " 90210 ", "90210 1234"})
            QTest::addRow("%s", code) << QStringLiteral("Postal code") << utf8(code);
        for (const char* date : {"12/2030", "12-30", "12 / 30", "11/26"})
            QTest::addRow("%s", date) << QStringLiteral("Expiry") << utf8(date);
        QTest::newRow("email") << QStringLiteral("Email") << utf8(" ada.l+box@mail.example.co.uk ");
    }
    void whatPeopleReallyTypeIsTaken()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        page.paste(field, text);
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName() + u' ' + page.errorOf(field)));
        const Result<PaymentForm> form = page->takeForm();
        QVERIFY(form.ok());
        QCOMPARE(form->buyer.region.size(), 2);
        QCOMPARE(form->card->expiryYear / 10, field == QLatin1String("Expiry") && text == QLatin1String("11/26") ? 202 : 203);
    }

    void otherCountriesHaveOtherRules()
    {
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        QTest::keyClicks(page.field(QStringLiteral("Country")), QStringLiteral("GB"));
        QCOMPARE(page->unfinishedName(), QStringLiteral("Postal code")); // a ZIP is none of theirs; the region may be anything
        page.paste(QStringLiteral("Postal code"), QStringLiteral("sw1a 1aa"));
        page.paste(QStringLiteral("Region"), {});
        page.paste(QStringLiteral("Phone"), QStringLiteral("020 7946 0958"));
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        QCOMPARE(page->takeForm()->buyer.postalCode, QStringLiteral("SW1A 1AA"));
    }

    void cashIsCountedExactly_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("fault");
        QTest::addColumn<qint64>("change");
        QTest::newRow("exact") << QStringLiteral("113.44") << int(CashFault::None) << qint64(0);
        QTest::newRow("round") << QStringLiteral("120") << int(CashFault::None) << qint64(656);
        QTest::newRow("one decimal") << QStringLiteral("113.5") << int(CashFault::None) << qint64(6);
        QTest::newRow("groups") << QStringLiteral("$1,000.00") << int(CashFault::None) << qint64(88656);
        QTest::newRow("a cent less") << QStringLiteral("113.43") << int(CashFault::TooLittle) << qint64(0);
        QTest::newRow("three decimals") << QStringLiteral("113.445") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("two points") << QStringLiteral("1.1.3") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("negative") << QStringLiteral("-120") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("letters") << QStringLiteral("lots") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("point alone") << QStringLiteral(".") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("too big for a drawer") << QStringLiteral("99999999999999") << int(CashFault::NotAnAmount) << qint64(0);
    }
    void cashIsCountedExactly()
    {
        QFETCH(QString, typed);
        QFETCH(int, fault);
        QFETCH(qint64, change);
        const CashCount cash = countCash(typed, usd(11344), QLocale(QStringLiteral("en_US")));
        QCOMPARE(int(cash.fault), fault);
        if (cash.fault == CashFault::None)
            QCOMPARE(cash.change.minor(), change);
    }
};

QTEST_MAIN(PaymentEntriesTest)
#include "paymententries_test.moc"
