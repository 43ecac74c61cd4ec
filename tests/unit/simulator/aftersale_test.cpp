#include "stand.h"

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

/// Orders and what happens to them afterwards.
class AfterSaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOrderIsFoundByItsTokenOrByItsCartAndEvent()
    {
        Stand stand;
        const QByteArray token = stand.sell().json()[QLatin1String("order_token")].toString().toUtf8();
        const RawAnswer byToken = stand.get("/partners/v1/orders?order_token=" + token);
        QCOMPARE(byToken.status, 200);
        QCOMPARE(stand.get("/partners/v1/orders?cart_id=" + stand.buyer->encodedCart() + "&event_id=" + stand.event).body, byToken.body);
        const QByteArray legacy = byToken.json()[QLatin1String("tickets")][0][QLatin1String("event_id")].toString().toUtf8();
        QVERIFY(legacy != stand.event);
        QCOMPARE(stand.get("/partners/v1/orders?cart_id=" + stand.buyer->encodedCart() + "&event_id=" + legacy).body, byToken.body);
        QCOMPARE(stand.get("/partners/v1/orders?order_token=none").status, 404);
        QCOMPARE(stand.get("/partners/v1/orders?cart_id=" + stand.buyer->encodedCart()).code(), 10002);
        QCOMPARE(stand.get("/partners/v1/orders").code(), 10002);
        const QByteArray other = stand.buyer->event(QStringLiteral("Glass Harbor"));
        QCOMPARE(stand.get("/partners/v1/orders?cart_id=" + stand.buyer->encodedCart() + "&event_id=" + other).status, 404);
    }
    void aCartThatWasNotCommittedHasNoOrder()
    {
        Stand stand;
        std::ignore = stand.buyer->payInvoice(stand.hold());
        QCOMPARE(stand.get("/partners/v1/orders?cart_id=" + stand.buyer->encodedCart() + "&event_id=" + stand.event).status, 404);
    }
    void unredeemedOrdersAreListedByOneOfTwoDayCounts()
    {
        Stand stand;
        stand.sell();
        const qint64 sold = stand.clock.wall().time_since_epoch().count();
        stand.clock.advance(12h);
        const auto list = [&](const QByteArray& query) { return stand.get("/partners/v1/orders/unredeemed?" + query); };
        const RawAnswer recent = list("days_from_purchase=1");
        QCOMPARE(recent.status, 200);
        const QJsonObject entry = recent.json()[QLatin1String("data")][0].toObject();
        QCOMPARE(qint64(entry[QLatin1String("purchase_date_time")].toDouble()), sold);
        QCOMPARE(entry[QLatin1String("order_source_account_id")].toString(), QStringLiteral("30f86cd70ac7216bc596aa2d060a7064"));
        QCOMPARE(entry[QLatin1String("purchase_email_address")].toString(), QStringLiteral("ada@example.com"));
        QCOMPARE(list("days_before_event=2").json()[QLatin1String("data")].toArray().size(), 0); // it plays in three days
        QCOMPARE(list("days_before_event=3").json()[QLatin1String("data")].toArray().size(), 1);
        stand.clock.advance(13h);
        QCOMPARE(list("days_from_purchase=1").json()[QLatin1String("data")].toArray().size(), 0);
        for (const char* wrong : {"", "days_from_purchase=x", "days_from_purchase=0", "days_from_purchase=1&days_before_event=1"})
            QCOMPARE(list(wrong).code(), 10002);
    }
    void aRedeemedOrderIsOffTheList()
    {
        Stand stand;
        const QJsonObject sold = stand.sell().json();
        const QByteArray token = sold[QLatin1String("order_token")].toString().toUtf8();
        const QByteArray link = "/partners/v1/claim-link?cart_id=" + stand.buyer->encodedCart() + "&event_id=" + stand.event;
        QCOMPARE(stand.get(link).json()[QLatin1String("claim_link")], sold[QLatin1String("redemption_url")]);
        const auto status = [&] { return stand.get("/partners/v1/status?token=" + token).json()[QLatin1String("redemption_status")].toString(); };
        QCOMPARE(status(), QStringLiteral("UNREDEEMED"));
        const QUrl page(sold[QLatin1String("redemption_url")].toString());
        QCOMPARE(stand.buyer->call("HEAD", page.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), {}, {}).status, 200);
        QCOMPARE(status(), QStringLiteral("UNREDEEMED")); // a HEAD opens nothing
        const RawAnswer opened = stand.buyer->call("GET", page.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), {}, {});
        QCOMPARE(opened.status, 200);
        QVERIFY(opened.header("Content-Type").startsWith("text/html"));
        QCOMPARE(status(), QStringLiteral("REDEEMED"));
        QCOMPARE(stand.get("/partners/v1/orders/unredeemed?days_from_purchase=1").json()[QLatin1String("data")].toArray().size(), 0);
        QCOMPARE(stand.get("/partners/v1/claim-link?cart_id=x").code(), 10002);
        QCOMPARE(stand.get("/partners/v1/claim-link?cart_id=x&event_id=" + stand.event).status, 404);
        QCOMPARE(stand.get("/partners/v1/status").code(), 10002);
        QCOMPARE(stand.get("/partners/v1/status?token=x").status, 404);
    }
    void aRefundVoidsTheOrderOnceAndFreesItsPlaces()
    {
        Stand stand;
        const QByteArray target = "/partners/v1/events/" + stand.event + "/availability";
        const auto left = [&] {
            int sum = 0;
            const QJsonArray zones = stand.get(target).json()[QLatin1String("event")][QLatin1String("tickets")].toArray();
            for (const QJsonValue& zone : zones)
                sum += zone[QLatin1String("available")].toInt();
            return sum;
        };
        const int before = left();
        const QJsonObject sold = stand.sell().json();
        QCOMPARE(left(), before - 2);
        const QByteArray token = sold[QLatin1String("order_token")].toString().toUtf8();
        const RawAnswer refunded = stand.buyer->call("POST", "/partners/v1/refund?order_token=" + token);
        QCOMPARE(refunded.status, 200);
        QCOMPARE(refunded.json()[QLatin1String("amount")][QLatin1String("amount")], sold[QLatin1String("grand_total")]);
        QCOMPARE(left(), before);
        const QJsonObject order = stand.get("/partners/v1/orders?order_token=" + token).json();
        QVERIFY(order[QLatin1String("voided")].toBool());
        QVERIFY(order[QLatin1String("tickets")][0][QLatin1String("voided")].toBool());
        QCOMPARE(stand.buyer->call("POST", "/partners/v1/refund?order_token=" + token).status, 400);
        QCOMPARE(left(), before);
        QCOMPARE(stand.buyer->call("POST", "/partners/v1/refund").code(), 10002);
        QCOMPARE(stand.buyer->call("POST", "/partners/v1/refund?order_token=x").status, 404);
    }
    void manyRefundsAreAJobThatEnds()
    {
        Stand stand;
        const QByteArray token = stand.sell().json()[QLatin1String("order_token")].toString().toUtf8();
        const RawAnswer receipt = stand.buyer->call("PUT", "/partners/v1/refund", "{\"order_tokens\":[\"" + token + "\",\"x\",\"" + token + "\"]}");
        QCOMPARE(receipt.status, 200);
        const QByteArray job = "/partners/v1/refund/" + receipt.json()[QLatin1String("id")].toString().toUtf8();
        QCOMPARE(stand.get(job).json()[QLatin1String("status")].toString(), QStringLiteral("PROCESSING"));
        stand.clock.advance(2s);
        const QJsonObject done = stand.get(job).json();
        QCOMPARE(done[QLatin1String("status")].toString(), QStringLiteral("DONE"));
        QStringList outcomes;
        const QJsonArray orders = done[QLatin1String("orders")].toArray();
        for (const QJsonValue& order : orders)
            outcomes += order[QLatin1String("refund_status")].toString();
        QCOMPARE(outcomes, (QStringList{QStringLiteral("REFUNDED"), QStringLiteral("NOT_FOUND"), QStringLiteral("ALREADY_REFUNDED")}));
        QCOMPARE(stand.get("/partners/v1/refund/none").status, 404);
        QCOMPARE(stand.buyer->call("PUT", "/partners/v1/refund", "{}").code(), 10002);
    }
    void accountsWithoutTheseCallsAreToldSo()
    {
        Options options;
        options.ordersEnabled = false;
        options.unredeemedListed = false;
        Stand stand(options);
        QCOMPARE(stand.get("/partners/v1/orders?order_token=x").status, 403);
        const RawAnswer refused = stand.get("/partners/v1/orders/unredeemed?days_from_purchase=1");
        QCOMPARE(refused.status, 403);
        QVERIFY(refused.json().contains(QLatin1String("fault")));
    }
};

QTEST_GUILESS_MAIN(AfterSaleTest)
#include "aftersale_test.moc"
