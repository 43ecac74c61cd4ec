#include "core/json.h"
#include "core/moneytext.h"
#include <QTest>

using namespace boxoffice;

namespace {
Currency currency(const char* code) { return *Currency::parse(QLatin1String(code)); }
Money usd(qint64 cents) { return {cents, currency("USD")}; }
} // namespace

class MoneyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void amountsAreReadExactlyFromTheJsonText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("minor");
        QTest::newRow("whole") << QByteArray("126") << qint64(12600);
        QTest::newRow("one decimal") << QByteArray("123.5") << qint64(12350);
        QTest::newRow("two decimals in a string") << QByteArray("\"69.00\"") << qint64(6900);
        QTest::newRow("famous double") << QByteArray("1.15") << qint64(115);
        QTest::newRow("beyond a double") << QByteArray("90071992547409.93") << qint64(9007199254740993);
        QTest::newRow("exponent") << QByteArray("1.265E2") << qint64(12650);
        QTest::newRow("trailing zeros") << QByteArray("8.3500000") << qint64(835);
        QTest::newRow("negative") << QByteArray("-2.5") << qint64(-250);
    }
    void amountsAreReadExactlyFromTheJsonText()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, minor);
        const auto document = JsonDocument::parse("{\"a\":" + text + "}");
        QVERIFY(document.ok());
        const JsonReader amount = document->root()["a"];
        const Result<Money> money = Money::from(amount.decimal(), currency("USD"), amount.path());
        QVERIFY(!amount.failure());
        QVERIFY(money.ok());
        QCOMPARE(money->minor(), minor);
    }
    void anAmountFinerThanACentIsAFailureWithItsPath()
    {
        const Result<Money> money = Money::from(*Decimal::parse("1.005"), currency("USD"), QStringLiteral("$.grand"));
        QVERIFY(!money.ok());
        QCOMPARE(money.failure().kind, FailureKind::WrongType);
        QCOMPARE(money.failure().where, QStringLiteral("$.grand"));
    }
    void currenciesHaveTheirOwnMinorUnit()
    {
        QCOMPARE(Money(500, currency("JPY")).apiText(), QStringLiteral("500"));
        QCOMPARE(Money(1234, currency("KWD")).apiText(), QStringLiteral("1.234"));
        QCOMPARE(usd(5).apiText(), QStringLiteral("0.05"));
        QCOMPARE(usd(-1205).apiText(), QStringLiteral("-12.05"));
        QVERIFY(!Currency::parse(QStringLiteral("US")));
        QVERIFY(!Currency::parse(QStringLiteral("U$D")));
    }
    void twoCurrenciesAreNeverAdded()
    {
        QVERIFY_EXCEPTION_THROWN(std::ignore = usd(1) + Money(1, currency("EUR")), std::logic_error);
        QCOMPARE((Money() + usd(5)).minor(), 5);
        QVERIFY_EXCEPTION_THROWN(std::ignore = usd(INT64_MAX) + usd(1), std::overflow_error);
    }
    void peopleReadAmountsInTheirOwnLocale()
    {
        const QLocale english(QLocale::English, QLocale::UnitedStates);
        const QLocale german(QLocale::German, QLocale::Germany);
        QCOMPARE(moneyText(usd(123450), english), QStringLiteral("$1,234.50"));
        QCOMPARE(moneyText(Money(123450, currency("EUR")), german), QStringLiteral("1.234,50\u00a0€"));
        QCOMPARE(moneyText(usd(-500), english), QStringLiteral("−$5.00"));
    }
};

QTEST_APPLESS_MAIN(MoneyTest)
#include "money_test.moc"
