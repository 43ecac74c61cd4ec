#include "partner/captcha.h"
#include "partner/certificate.h"
#include "partner/commit.h"
#include "partner/eventlookup.h"
#include "partner/order.h"
#include "partner/payment.h"
#include "partner/polling.h"
#include "partner/shipping.h"
#include <QTest>

using namespace boxoffice;

namespace {
const QUrl base(QStringLiteral("https://sim.invalid/partners/v1"));
Money usd(qint64 minor) { return {minor, *Currency::parse(QStringLiteral("USD"))}; }

PaymentRequest cardPayment()
{
    return {.cart = CartId(QStringLiteral("c+/=")),
            .amount = usd(12600),
            .buyer = {.firstName = QStringLiteral("Ada"), .lastName = QStringLiteral("Exämple"), .email = QStringLiteral("ada@example.com"),
                      .phone = QStringLiteral("555-010-0100"), .line1 = QStringLiteral("1 Test Street"), .city = QStringLiteral("Testville"),
                      .countryCode = QStringLiteral("US"), .regionAbbrev = QStringLiteral("CA"), .postalCode = QStringLiteral("90000")},
            .method = EncryptedCard{.issuer = QStringLiteral("VISA"), .number = {"AAA="}, .securityCode = {"BBB="},
                                    .encryptionKey = CertificateId(QStringLiteral("paysys-sim.0.us.1")), .expireMonth = 12, .expireYear = 2030,
                                    .postalCode = QStringLiteral("90000")}};
}
} // namespace

/// (A "//" inside a raw string makes moc lose the class, hence the JSON spelling "\/\/".)
class SaleCodecsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippingOptionsAreReadWithTheirIdsUntouched()
    {
        const auto options = decodeShippingOptions(R"({"shipping_options":[
            {"id":"9f2c00ff","carrier":"TICKETMASTER","service_level":"ETICKET","totals":{"currency_code":"USD","fee":0.0,"grand":0.0,"merchandise":0.0,"tax":0.0}},
            {"id":4,"carrier":"USPS","service_level":"MAIL","requires_address":true,"totals":{"currency_code":"USD","fee":2.25,"grand":2.5,"merchandise":0.0,"tax":0.25,"unpaid":0}}]})");
        QVERIFY(options.ok());
        QCOMPARE(options->size(), 2);
        QCOMPARE(options->at(0).id, ShippingId(QStringLiteral("9f2c00ff")));
        QVERIFY(!options->at(0).requiresAddress);
        QCOMPARE(options->at(1).id, ShippingId(QStringLiteral("4")));
        QVERIFY(options->at(1).requiresAddress);
        QCOMPARE(options->at(1).grand, usd(250));
        QCOMPARE(options->at(1).fee, usd(225));
        QCOMPARE(options->at(1).tax, usd(25));
        QCOMPARE(encodeShipping(ShippingId(QStringLiteral("4"))), QByteArray(R"({"shipping_id":"4"})"));
    }

    void aShippingOptionWithoutPriceIsAFailure()
    {
        const auto options = decodeShippingOptions(R"({"shipping_options":[{"id":"1","service_level":"MAIL"}]})");
        QVERIFY(!options.ok());
        QCOMPARE(options.failure().where, QStringLiteral("$.shipping_options[0].totals.currency_code"));
    }

    void noShippingOptionIsAnEmptyList() { QVERIFY(decodeShippingOptions(R"({"shipping_options":[]})")->isEmpty()); }

    void theCertificateTextIsKeptAsServed()
    {
        const auto certificate = decodeCertificate("{\"id\":\"paysys-sim.0.us.1\",\"value\":\"  -----BEGIN\\r\\n  AAAA\\r\\n\"}");
        QVERIFY(certificate.ok());
        QCOMPARE(certificate->id, CertificateId(QStringLiteral("paysys-sim.0.us.1")));
        QCOMPARE(certificate->pem, QByteArray("  -----BEGIN\r\n  AAAA\r\n"));
        QCOMPARE(decodeCertificate(R"({"id":"x"})").failure().where, QStringLiteral("$.value"));
    }

    void aCardPaymentIsSpelledAsDocumented()
    {
        QCOMPARE(encodePayment(cardPayment()).value(),
                 QByteArray(R"({"cart_id":"c+/=","payment":{"first_name":"Ada","last_name":"Exämple","home_phone":"555-010-0100",)"
                            R"("email_address":"ada@example.com","amount":"126.00","address":{"line1":"1 Test Street","city":"Testville",)"
                            R"("country":{"code":"US"},"region":{"abbrev":"CA"},"postal_code":"90000"},"type":"CC","card":{"issuer":"VISA",)"
                            R"("number":"AAA=","cin":"BBB=","encryption_key":"paysys-sim.0.us.1","expire_month":12,"expire_year":2030,"postal_code":"90000"}}})"));
    }

    void anInvoiceCarriesItsReferenceAndNoCard()
    {
        PaymentRequest request{.cart = CartId(QStringLiteral("c")), .amount = usd(5), .method = Invoice{.reference = QStringLiteral("20261122000123")}};
        QCOMPARE(encodePayment(request).value(),
                 QByteArray(R"({"cart_id":"c","payment":{"amount":"0.05","type":"INVOICE","reference":"20261122000123"}})"));
    }

    void anInvoiceReferenceMustBeDigits_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::newRow("empty") << QString();
        QTest::newRow("letters") << QStringLiteral("A1");
        QTest::newRow("sign") << QStringLiteral("-1");
        QTest::newRow("other digits") << QStringLiteral("\u0661\u0662");
    }
    void anInvoiceReferenceMustBeDigits()
    {
        QFETCH(QString, reference);
        const auto body = encodePayment({.amount = usd(5), .method = Invoice{.reference = reference}});
        QVERIFY(!body.ok());
        QCOMPARE(body.failure().kind, FailureKind::Rule);
    }

    void aMemberPaysWithoutANumberAndTheTokenStaysOut()
    {
        PaymentRequest request{.cart = CartId(QStringLiteral("c")), .amount = usd(100),
                               .method = MemberMethod{.id = BillingMethodId(QStringLiteral("70561111")), .securityCode = {"BBB="},
                                                      .encryptionKey = CertificateId(QStringLiteral("k")), .accessToken = QStringLiteral("TOKEN")}};
        QCOMPARE(encodePayment(request).value(),
                 QByteArray(R"({"cart_id":"c","billing_method":{"id":70561111},"payment":{"amount":"1.00","type":"CC","card":{"cin":"BBB=","encryption_key":"k"}}})"));
    }

    void aCommitNamesOurAttempt()
    {
        QCOMPARE(encodeCommit({.cart = CartId(QStringLiteral("c")), .sourceAccountId = QStringLiteral("u"), .trackingSharedId = QStringLiteral("kiosk-07"), .accessToken = QStringLiteral("TOKEN")}),
                 QByteArray(R"({"cart_id":"c","source_account_id":"u","tracking":{"shared_id":"kiosk-07"}})"));
        QCOMPARE(encodeCommit({.cart = CartId(QStringLiteral("c"))}), QByteArray(R"({"cart_id":"c"})"));
    }

    void anOrderNumberOrATokenMeansSold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("sold");
        QTest::addColumn<qint64>("minor"); // -1: none
        QTest::newRow("all") << QByteArray(R"({"redemption_url":"http:\/\/x","grand_total":57.39,"currency_code":"USD","order_token":"t","order_number":"35-46145/LA1"})") << true << qint64(5739);
        QTest::newRow("no currency") << QByteArray(R"({"grand_total":57.39,"order_number":"35-46145/LA1"})") << true << qint64(-1);
        QTest::newRow("token alone") << QByteArray(R"({"order_token":"t"})") << true << qint64(-1);
        QTest::newRow("number alone, as number") << QByteArray(R"({"order_number":35})") << true << qint64(-1);
        QTest::newRow("side fields of another type") << QByteArray(R"({"order_number":"1","grand_total":{},"currency_code":7,"redemption_url":[],"order_token":null})") << true << qint64(-1);
        QTest::newRow("an impossible total") << QByteArray(R"({"order_number":"1","grand_total":1.005,"currency_code":"USD"})") << true << qint64(-1);
        QTest::newRow("neither") << QByteArray(R"({"redemption_url":"http:\/\/x","grand_total":57.39})") << false << qint64(-1);
        QTest::newRow("empty ids") << QByteArray(R"({"order_number":"","order_token":""})") << false << qint64(-1);
        QTest::newRow("another object") << QByteArray(R"({"cart":{}})") << false << qint64(-1);
        QTest::newRow("a list") << QByteArray("[]") << false << qint64(-1);
    }
    void anOrderNumberOrATokenMeansSold()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, sold);
        QFETCH(qint64, minor);
        const Result<CommitAnswer> answer = decodeCommit(body);
        QCOMPARE(answer.ok(), sold);
        if (!sold)
            return;
        QCOMPARE(answer->grandTotal.has_value(), minor >= 0);
        if (minor >= 0)
            QCOMPARE(*answer->grandTotal, usd(minor));
    }

    void aTotalWithoutCurrencyIsKeptExactly()
    {
        const Result<CommitAnswer> answer = decodeCommit(R"({"grand_total":57.39,"order_number":"35-46145/LA1"})");
        QCOMPARE(answer->orderNumber->text(), QStringLiteral("35-46145/LA1"));
        QCOMPARE(answer->grandTotalText->shifted(2).value(), 5739);
    }

    void anOrderIsReadSeatBySeat()
    {
        const Result<Order> order = decodeOrder(R"({"customer_email":"ada@example.com","voided":false,"upsells":[],
          "delivery":{"carrier":"TICKETMASTER","service_level":"WILLCALL","description":{"short":"Will Call"}},
          "tickets":[{"barcode_id":"0000111122223333","display_id":"D","order_number":"12-34567/SIM","order_date":"2026-11-22","event_id":"0A","section":"101",
            "row":"C","seat_name":"7","portal":"WEST","is_ga":false,"voided":false,
            "charges":[{"type":"fee","sub_type":"service_charge","description":"Service Charge","amount":{"amount":8.05,"currency":"USD"}}]},
           {"order_number":"12-34567/SIM","section":"PIT","is_ga":true,"voided":true,"barcode_id":""}]})");
        QVERIFY2(order.ok(), qPrintable(order.ok() ? QString() : order.failure().where));
        QCOMPARE(order->customerEmail, QStringLiteral("ada@example.com"));
        QCOMPARE(order->deliveryText, QStringLiteral("Will Call"));
        QCOMPARE(order->tickets.size(), 2);
        QCOMPARE(order->tickets[0].barcode.value(), QStringLiteral("0000111122223333"));
        QCOMPARE(order->tickets[0].seat, QStringLiteral("7"));
        QCOMPARE(order->tickets[0].charges.value(0).amount, usd(805));
        QVERIFY(!order->tickets[1].barcode);
        QVERIFY(order->tickets[1].isGeneralAdmission);
        QVERIFY(order->tickets[1].voided);
    }

    void anOrderWithoutTicketsIsAFailure() { QCOMPARE(decodeOrder(R"({"voided":false})").failure().where, QStringLiteral("$.tickets")); }

    void aCaptchaIsReadInBothVariants()
    {
        const auto json = decodeCaptcha({.status = 200, .headers = {{"Content-Type", "application/json"}, {"X-TM-CAPTCHA-V2-STOKEN", "st"}},
                                         .body = R"({"captcha_required":true,"captcha_details":{"type":2,"site_key":"c0d6"}})"});
        QVERIFY(json.ok());
        QVERIFY(json->required);
        QCOMPARE(json->siteKey, QStringLiteral("c0d6"));
        QCOMPARE(json->secureToken, QStringLiteral("st"));
        const auto page = decodeCaptcha({.status = 200, .headers = {{"content-type", "text/html; charset=utf-8"}, {"X-TM-CAPTCHA-REQUIRED", "true"}, {"X-TM-CAPTCHA-V2-SITEKEY", "k"}},
                                         .body = "<html>widget</html>"});
        QVERIFY(page.ok());
        QVERIFY(page->required);
        QCOMPARE(page->siteKey, QStringLiteral("k"));
        QCOMPARE(page->html, QByteArray("<html>widget</html>"));
    }

    void aForeignPageIsNoCaptcha()
    {
        const auto portal = decodeCaptcha({.status = 200, .headers = {{"Content-Type", "text/html"}}, .body = "<html>portal</html>"});
        QCOMPARE(portal.failure().kind, FailureKind::WrongContent);
    }

    void aCaptchaThatIsNotNeededNeedsNoKey()
    {
        const auto none = decodeCaptcha({.status = 200, .body = R"({"captcha_required":false})"});
        QVERIFY(none.ok());
        QVERIFY(!none->required);
        QCOMPARE(decodeCaptcha({.status = 200, .body = R"({"captcha_required":true})"}).failure().kind, FailureKind::MissingField);
        QCOMPARE(decodeCaptcha({.status = 200, .body = "{}"}).failure().where, QStringLiteral("$.captcha_required"));
    }

    void anEventIsLookedUp()
    {
        QCOMPARE(*decodeEventLookup(R"({"event":{"id":"0B004D43F86C478F"}})"), EventId(QStringLiteral("0B004D43F86C478F")));
        QCOMPARE(decodeEventLookup(R"({"event":{}})").failure().where, QStringLiteral("$.event.id"));
    }

    void aPollTicketNamesUrlWaitAndCart()
    {
        const auto ticket = decodePollTicket(R"({"polling_url":"https:\/\/sim.invalid/partners/v1/polling-status?token=3f&cart_id=k1%2BZq%2F8%3D","wait":0,"cart_id":"k1+Zq/8="})", base);
        QVERIFY(ticket.ok());
        QVERIFY(!ticket->problem);
        QCOMPARE(ticket->url.toEncoded(), QByteArray("https://sim.invalid/partners/v1/polling-status?token=3f&cart_id=k1%2BZq%2F8%3D"));
        QCOMPARE(ticket->wait, std::chrono::seconds(1));
        QCOMPARE(ticket->cart.value(), CartId(QStringLiteral("k1+Zq/8=")));
    }

    void aTicketAgainstTheRulesStillNamesItsCart_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::newRow("another host") << QByteArray(R"({"polling_url":"https:\/\/evil.invalid/partners/v1/p","wait":4,"cart_id":"c"})") << int(FailureKind::Rule);
        QTest::newRow("endless wait") << QByteArray(R"({"polling_url":"https:\/\/sim.invalid/partners/v1/p","wait":121,"cart_id":"c"})") << int(FailureKind::Rule);
        QTest::newRow("no URL") << QByteArray(R"({"wait":4,"cart_id":"c"})") << int(FailureKind::MissingField);
        QTest::newRow("no wait") << QByteArray(R"({"polling_url":"https:\/\/sim.invalid/partners/v1/p","cart_id":"c"})") << int(FailureKind::MissingField);
        QTest::newRow("wait in words") << QByteArray(R"({"polling_url":"https:\/\/sim.invalid/partners/v1/p","wait":"soon","cart_id":"c"})") << int(FailureKind::WrongType);
    }
    void aTicketAgainstTheRulesStillNamesItsCart()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        const auto ticket = decodePollTicket(body, base);
        QVERIFY(ticket.ok());
        QCOMPARE(ticket->problem.value().kind, FailureKind(kind));
        QVERIFY(ticket->url.isEmpty());
        QCOMPARE(ticket->cart.value(), CartId(QStringLiteral("c")));
    }
};

QTEST_GUILESS_MAIN(SaleCodecsTest)
#include "sale_codecs_test.moc"
