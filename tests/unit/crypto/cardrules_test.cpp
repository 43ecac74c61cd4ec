#include "crypto/cardrules.h"
#include <QTest>

using namespace boxoffice;

Q_DECLARE_METATYPE(boxoffice::CardBrand)
Q_DECLARE_METATYPE(boxoffice::CardNumberState)
Q_DECLARE_METATYPE(boxoffice::ExpiryState)

class CardRulesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theBrandFollowsTheNumberRanges_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<CardBrand>("brand");
        const auto row = [](const char* digits, CardBrand brand) { QTest::newRow(digits) << QByteArray(digits) << brand; };
        row("4", CardBrand::Visa);
        row("4999999999999999", CardBrand::Visa);
        row("50", CardBrand::Unknown);
        row("51", CardBrand::Mastercard);
        row("55", CardBrand::Mastercard);
        row("56", CardBrand::Unknown);
        row("2", CardBrand::Unknown);
        row("2220", CardBrand::Unknown);
        row("2221", CardBrand::Mastercard);
        row("23", CardBrand::Mastercard);
        row("2720", CardBrand::Mastercard);
        row("2721", CardBrand::Unknown);
        row("3", CardBrand::Unknown);
        row("33", CardBrand::Unknown);
        row("34", CardBrand::Amex);
        row("36", CardBrand::Unknown);
        row("37", CardBrand::Amex);
        row("6010", CardBrand::Unknown);
        row("6011", CardBrand::Discover);
        row("6012", CardBrand::Unknown);
        row("622125", CardBrand::Unknown);
        row("622126", CardBrand::Discover);
        row("6222", CardBrand::Discover);
        row("622925", CardBrand::Discover);
        row("622926", CardBrand::Unknown);
        row("643", CardBrand::Unknown);
        row("644", CardBrand::Discover);
        row("649", CardBrand::Discover);
        row("65", CardBrand::Discover);
        row("66", CardBrand::Unknown);
        row("4x", CardBrand::Unknown);
    }
    void theBrandFollowsTheNumberRanges()
    {
        QFETCH(QByteArray, digits);
        QTEST(brandOf({digits.constData(), static_cast<std::size_t>(digits.size())}), "brand");
    }
    void theStateSaysWhatIsWrongWhileTyping_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<CardNumberState>("state");
        const auto row = [](const char* digits, CardNumberState state) {
            QTest::newRow(digits) << QByteArray(digits) << state;
        };
        row("", CardNumberState::Empty);
        row("2", CardNumberState::Incomplete);
        row("62", CardNumberState::Incomplete);
        row("411111111111111", CardNumberState::Incomplete);
        row("4111111111111111", CardNumberState::Valid);
        row("4111111111111112", CardNumberState::WrongCheckDigit);
        row("4222222222222", CardNumberState::Valid);
        row("4222222222223", CardNumberState::Incomplete);
        row("41111111111111111111", CardNumberState::WrongLength);
        row("5555555555554444", CardNumberState::Valid);
        row("55555555555544441", CardNumberState::WrongLength);
        row("2223003122003222", CardNumberState::Valid);
        row("378282246310005", CardNumberState::Valid);
        row("378282246310006", CardNumberState::WrongCheckDigit);
        row("3782822463100050", CardNumberState::WrongLength);
        row("6011111111111117", CardNumberState::Valid);
        row("0", CardNumberState::UnknownBrand);
        row("0000000000000000", CardNumberState::UnknownBrand);
        row("30569309025904", CardNumberState::UnknownBrand);
        row("3530111333300000", CardNumberState::UnknownBrand);
    }
    void theStateSaysWhatIsWrongWhileTyping()
    {
        QFETCH(QByteArray, digits);
        QTEST(cardNumberState({digits.constData(), static_cast<std::size_t>(digits.size())}), "state");
    }
    void everySingleWrongDigitIsNoticed()
    {
        QByteArray digits("4111111111111111");
        for (char& place : digits)
            for (char other = '0'; other <= '9'; ++other) {
                const char right = std::exchange(place, other);
                QCOMPARE(luhnValid({digits.constData(), 16}), other == right);
                place = right;
            }
        QVERIFY(!luhnValid({}));
    }
    void brandsHaveTheirNamesGroupsAndCodes()
    {
        QCOMPARE(apiIssuer(CardBrand::Visa), QLatin1String("VISA"));
        QCOMPARE(apiIssuer(CardBrand::Mastercard), QLatin1String("MC"));
        QCOMPARE(apiIssuer(CardBrand::Amex), QLatin1String("AMEX"));
        QCOMPARE(apiIssuer(CardBrand::Discover), QLatin1String("DISCOVER"));
        QVERIFY(apiIssuer(CardBrand::Unknown).isEmpty());
        const auto list = [](std::span<const int> groups) { return QList<int>(groups.begin(), groups.end()); };
        QCOMPARE(list(grouping(CardBrand::Visa)), (QList<int>{4, 4, 4, 4}));
        QCOMPARE(list(grouping(CardBrand::Amex)), (QList<int>{4, 6, 5}));
        QCOMPARE(list(numberLengths(CardBrand::Amex)), QList<int>{15});
        QVERIFY(numberLengths(CardBrand::Unknown).empty());
        QCOMPARE(securityCodeLength(CardBrand::Amex), 4);
        QCOMPARE(securityCodeLength(CardBrand::Discover), 3);
        const char code[] = {'1', '2', '3', '4'};
        QVERIFY(securityCodeComplete(CardBrand::Amex, code));
        QVERIFY(!securityCodeComplete(CardBrand::Visa, code));
        QVERIFY(securityCodeComplete(CardBrand::Visa, std::span(code).first(3)));
        QVERIFY(!securityCodeComplete(CardBrand::Unknown, {}));
    }
    void theExpiryIsHeldAgainstThisMonth_data()
    {
        QTest::addColumn<int>("month");
        QTest::addColumn<int>("year");
        QTest::addColumn<ExpiryState>("state");
        QTest::newRow("this month") << 11 << 2026 << ExpiryState::Valid;
        QTest::newRow("last month") << 10 << 2026 << ExpiryState::Past;
        QTest::newRow("last year") << 12 << 2025 << ExpiryState::Past;
        QTest::newRow("twenty years") << 11 << 2046 << ExpiryState::Valid;
        QTest::newRow("a month more") << 12 << 2046 << ExpiryState::TooFar;
        QTest::newRow("2099") << 1 << 2099 << ExpiryState::TooFar;
        QTest::newRow("month 0") << 0 << 2027 << ExpiryState::WrongMonth;
        QTest::newRow("month 13") << 13 << 2027 << ExpiryState::WrongMonth;
    }
    void theExpiryIsHeldAgainstThisMonth()
    {
        QFETCH(int, month);
        QFETCH(int, year);
        QTEST(expiryState({month, year}, {11, 2026}), "state");
    }
    void whatMayBeACardNumberOfAnyIssuer_data()
    {
        QTest::addColumn<QByteArray>("digits");
        QTest::addColumn<bool>("card");
        QTest::newRow("Visa") << QByteArray("4111111111111111") << true;
        QTest::newRow("Visa of 13") << QByteArray("4222222222222") << true;
        QTest::newRow("Amex") << QByteArray("378282246310005") << true;
        QTest::newRow("Mastercard, 2-series") << QByteArray("2223003122003222") << true;
        QTest::newRow("Diners") << QByteArray("30569309025904") << true;
        QTest::newRow("JCB") << QByteArray("3530111333300000") << true;
        QTest::newRow("UnionPay") << QByteArray("6200000000000005") << true;
        QTest::newRow("with its expiry behind it") << QByteArray("41111111111111111230") << true;
        QTest::newRow("one digit wrong") << QByteArray("4111111111111112") << false;
        QTest::newRow("invoice reference") << QByteArray("20261122000204") << false;
        QTest::newRow("ticket barcode") << QByteArray("492781035664") << false;
        QTest::newRow("phone") << QByteArray("442079460958") << false;
        QTest::newRow("begins with 7") << QByteArray("7111111111111118") << false;
        QTest::newRow("letters") << QByteArray("4111x11111111111") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }
    void whatMayBeACardNumberOfAnyIssuer()
    {
        QFETCH(QByteArray, digits);
        QFETCH(bool, card);
        QCOMPARE(mayBeCardNumber({digits.constData(), static_cast<std::size_t>(digits.size())}), card);
    }
};

QTEST_APPLESS_MAIN(CardRulesTest)
#include "cardrules_test.moc"
