#include "stand.h"
#include <QSet>

using namespace boxoffice;
using namespace boxoffice::simulator;
using namespace std::chrono_literals;

/// Event list, event details, Top Picks, Inventory Status, quotas, and HEAD wherever there is a GET.
class ChannelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEventListComesInPages()
    {
        Stand stand;
        const QJsonObject whole = stand.get("/partners/v1/events").json();
        const int total = int(whole[QLatin1String("events")].toArray().size());
        QVERIFY(total > 50);
        QSet<QString> ids;
        int pages = 0;
        for (int page = 1; ids.size() < total && page < 100; ++page, ++pages) {
            const QJsonObject part = stand.get("/partners/v1/events?limit=20&page=" + QByteArray::number(page)).json();
            const QJsonArray events = part[QLatin1String("events")].toArray();
            QVERIFY(events.size() <= 20 && !events.isEmpty());
            for (const QJsonValue& event : events)
                ids.insert(event[QLatin1String("eventId")].toString());
            QCOMPARE(part[QLatin1String("page")][QLatin1String("totalElements")].toInt(), total);
            QCOMPARE(part[QLatin1String("page")][QLatin1String("number")].toInt(), page);
        }
        QCOMPARE(int(ids.size()), total);
        QCOMPARE(pages, (total + 19) / 20);
        QCOMPARE(stand.get("/partners/v1/events?limit=20&page=99").json()[QLatin1String("events")].toArray().size(), 0);
    }
    void theEventListIsNarrowedBySourceAndById()
    {
        Stand stand;
        const auto count = [&](const QByteArray& query) { return stand.get("/partners/v1/events?" + query).json()[QLatin1String("events")].toArray().size(); };
        QCOMPARE(count("source=TM_US"), count(""));
        QVERIFY(count("source=TM_UK") > 0);
        QCOMPARE(count("source=Universe"), 0);
        const QJsonArray one = stand.get("/partners/v1/events?events=" + stand.event + ",none").json()[QLatin1String("events")].toArray();
        QCOMPARE(one.size(), 1);
        const QJsonObject event = one[0].toObject();
        QCOMPARE(event[QLatin1String("eventDate")].toString(), QStringLiteral("2026-11-25"));
        QVERIFY(!event[QLatin1String("offers")].toArray().isEmpty());
        const RawAnswer id = stand.get("/partners/v1/events/" + event[QLatin1String("eventCode")].toString().toUtf8() + "/SIM/id");
        QCOMPARE(id.json()[QLatin1String("event")][QLatin1String("id")], event[QLatin1String("eventId")]);
        QCOMPARE(stand.get("/partners/v1/events/E1/XYZ/id").status, 404);
        QCOMPARE(stand.get("/partners/v1/events/X1/SIM/id").status, 404);
        for (const char* wrong : {"source=MFX", "source=nobody", "limit=0", "limit=10001", "page=0", "page=x"})
            QCOMPARE(stand.get(QByteArray("/partners/v1/events?") + wrong).code(), 10002);
        QCOMPARE(stand.get("/partners/v1/events?source=MFX&market=11").status, 200);
    }
    void flagsMayBeMissingButNeverWhereTheyHold()
    {
        Stand stand;
        const QByteArray hidden = stand.buyer->event(QStringLiteral("Hidden Seats"));
        const QJsonValue event = stand.get("/partners/v1/events?events=" + hidden).json()[QLatin1String("events")][0];
        QVERIFY(event[QLatin1String("locRowSeatRestrict")].toBool());
        int without = 0;
        const QJsonArray all = stand.get("/partners/v1/events").json()[QLatin1String("events")].toArray();
        for (const QJsonValue& each : all)
            without += each.toObject().contains(QLatin1String("locRowSeatRestrict")) ? 0 : 1;
        QVERIFY(without > 0);
    }
    void eventDetailsTellWhetherTheEventCanBeSold()
    {
        Stand stand;
        const QJsonObject sold = stand.get("/partners/v1/events/" + stand.event).json();
        QVERIFY(sold[QLatin1String("api_transactable")].toBool());
        const QJsonObject event = sold[QLatin1String("event")].toObject();
        QCOMPARE(event[QLatin1String("name")].toString(), QStringLiteral("Whole House"));
        QCOMPARE(event[QLatin1String("eventdate")][QLatin1String("value")].toString(), QStringLiteral("2026-11-25T19:45:00Z"));
        const QByteArray not_ = stand.buyer->event(QStringLiteral("Not Transactable"));
        QVERIFY(!stand.get("/partners/v1/events/" + not_).json()[QLatin1String("api_transactable")].toBool());
        const QByteArray noOnsale = stand.buyer->event(QStringLiteral("Missing Onsale"));
        QVERIFY(!stand.get("/partners/v1/events/" + noOnsale).json()[QLatin1String("event")].toObject().contains(QLatin1String("onsale")));
        QCOMPARE(stand.get("/partners/v1/events/none").status, 404);
    }
    void topPicksAreSeatsThatCanBeReserved()
    {
        Stand stand;
        const QJsonObject answer = stand.get("/top-picks/v1/events/" + stand.event + "?quantity=3").json();
        const QJsonArray picks = answer[QLatin1String("picks")].toArray();
        QCOMPARE(picks.size(), qMin(30, answer[QLatin1String("page")][QLatin1String("totalElements")].toInt()));
        QVERIFY(picks.size() > 2);
        double last = 1.0;
        for (const QJsonValue& pick : picks) {
            QVERIFY(pick[QLatin1String("quality")].toDouble() <= last);
            last = pick[QLatin1String("quality")].toDouble();
        }
        const QJsonValue best = picks[0];
        const QJsonArray seats = best[QLatin1String("seats")].toArray();
        QCOMPARE(seats.size(), 3);
        QString ticket;
        const QJsonArray offers = answer[QLatin1String("_embedded")][QLatin1String("offer")].toArray();
        for (const QJsonValue& offer : offers)
            if (offer[QLatin1String("offerId")] == best[QLatin1String("offers")][0])
                ticket = offer[QLatin1String("ticketTypeId")].toString();
        const RawAnswer held = stand.buyer->reserve(stand.event, QStringLiteral("{\"reserve\":{\"tickets\":[{\"id\":\"%1\",\"quantity\":3}],\"section\":\"%2\",\"row\":\"%3\","
                                                                                 "\"begin_seat\":%4,\"end_seat\":%5,\"accept_best_available\":false}}")
                                                                      .arg(ticket, best[QLatin1String("section")].toString(), best[QLatin1String("row")].toString(),
                                                                           seats.first().toString(), seats.last().toString()).toUtf8());
        QCOMPARE(held.status, 200);
        const QJsonArray after = stand.get("/top-picks/v1/events/id/" + stand.event + "?quantity=3").json()[QLatin1String("picks")].toArray();
        QVERIFY(after[0][QLatin1String("seats")] != best[QLatin1String("seats")] || after[0][QLatin1String("row")] != best[QLatin1String("row")]);
        QCOMPARE(stand.get(QUrl(best[QLatin1String("snapshotImageUrl")].toString()).toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)).status, 204);
    }
    void topPicksAreFilteredAndPagedFromOne()
    {
        Stand stand;
        const QByteArray target = "/top-picks/v1/events/" + stand.event + '?';
        const auto total = [&](const QByteArray& query) { return stand.get(target + query).json()[QLatin1String("page")][QLatin1String("totalElements")].toInt(); };
        const int all = total("");
        QCOMPARE(total("selection=Standard"), all);
        QCOMPARE(total("selection=Resale"), 0);
        QCOMPARE(total("priceLevels=99"), 0);
        QVERIFY(total("sections=101") > 0 && total("sections=101") < all);
        QCOMPARE(total("prices=0,1"), 0);
        QCOMPARE(total("prices=0,100000"), all);
        QCOMPARE(total("ticketTypeId=nobody"), 0);
        const QJsonValue first = stand.get(target + "limit=1&page=1").json()[QLatin1String("picks")][0];
        const QJsonValue second = stand.get(target + "limit=1&page=2").json()[QLatin1String("picks")][0];
        QVERIFY(!first.isUndefined() && !second.isUndefined() && first != second);
        for (const char* wrong : {"page=0", "limit=101", "quantity=0", "selection=Best", "prices=5", "prices=9,1"})
            QCOMPARE(stand.get(target + wrong).code(), 10002);
        QCOMPARE(stand.get("/top-picks/v1/events/none").status, 404);
    }
    void inventoryStatusFollowsTheStock()
    {
        Stand stand;
        const QByteArray soldOut = stand.buyer->event(QStringLiteral("Sold Out"));
        const QByteArray few = stand.buyer->event(QStringLiteral("Nova Calder"));
        const RawAnswer answer = stand.buyer->call("POST", "/inventory-status/v1/availability?events=" + stand.event + ',' + soldOut + ",none," + few);
        QCOMPARE(answer.status, 200);
        const QJsonArray all = QJsonDocument::fromJson(answer.body).array();
        QCOMPARE(all.size(), 4);
        QCOMPARE(all[0][QLatin1String("status")].toString(), QStringLiteral("TICKETS_AVAILABLE"));
        QCOMPARE(all[0][QLatin1String("eventId")].toString().toUtf8(), stand.event);
        QCOMPARE(all[1][QLatin1String("status")].toString(), QStringLiteral("TICKETS_NOT_AVAILABLE"));
        QCOMPARE(all[2][QLatin1String("status")].toString(), QStringLiteral("UNKNOWN"));
        QCOMPARE(stand.buyer->call("POST", "/inventory-status/v1/availability").code(), 10002);
        QCOMPARE(stand.buyer->call("POST", "/inventory-status/v1/availability?events=" + QByteArray("x,").repeated(1001)).code(), 10002);
        QCOMPARE(stand.get("/inventory-status/v1/availability?events=x").status, 405);
    }
    void inventoryStatusAgreesWithAvailability()
    {
        Stand stand;
        QMap<QString, int> seen;
        const QJsonArray events = stand.get("/partners/v1/events?limit=60").json()[QLatin1String("events")].toArray();
        for (const QJsonValue& event : events) {
            const QByteArray id = event[QLatin1String("eventId")].toString().toUtf8();
            const RawAnswer answer = stand.buyer->call("POST", "/inventory-status/v1/availability?events=" + id);
            const QString status = QJsonDocument::fromJson(answer.body).array()[0][QLatin1String("status")].toString();
            ++seen[status];
            if (status == QLatin1String("TICKETS_NOT_AVAILABLE"))
                continue; // sold out, or not on sale
            int available = 0;
            int total = 0;
            const QJsonArray zones = stand.get("/partners/v1/events/" + id + "/availability").json()[QLatin1String("event")][QLatin1String("tickets")].toArray();
            for (const QJsonValue& zone : zones) {
                available += zone[QLatin1String("available")].toInt();
                total += zone[QLatin1String("total")].toInt();
            }
            QVERIFY(available > 0);
            QCOMPARE(status, available * 10 < total ? QStringLiteral("FEW_TICKETS_LEFT") : QStringLiteral("TICKETS_AVAILABLE"));
        }
        QVERIFY(seen.contains(QStringLiteral("TICKETS_AVAILABLE")));
    }
    void eventListAndDetailsShareAQuotaPerMinute()
    {
        Options options;
        options.eventsPerMinute = 2;
        Stand stand(options);
        const RawAnswer first = stand.get("/partners/v1/events?limit=1");
        QCOMPARE(first.header("Ratelimit-Quota-Allowed"), QByteArray("2"));
        QCOMPARE(first.header("Ratelimit-Quota-Used"), QByteArray("1"));
        QVERIFY(first.header("Ratelimit-Quota-Available").isEmpty());
        QCOMPARE(stand.get("/partners/v1/events/" + stand.event).status, 200);
        const RawAnswer refused = stand.get("/partners/v1/events?limit=1");
        QCOMPARE(refused.status, 429);
        QVERIFY(refused.header("Ratelimit-Expiry").toLongLong() > stand.clock.wall().time_since_epoch().count());
        QVERIFY(stand.buyer->faults().isEmpty());
        stand.clock.advance(1min);
        QCOMPARE(stand.get("/partners/v1/events?limit=1").status, 200);
        QVERIFY(stand.buyer->faults().isEmpty());
    }
    void topPicksHaveAQuotaOfTheirOwn()
    {
        Options options;
        options.topPicksPerMinute = 1;
        Stand stand(options);
        QCOMPARE(stand.get("/top-picks/v1/events/" + stand.event).header("Ratelimit-Quota-Available"), QByteArray("0"));
        QCOMPARE(stand.get("/top-picks/v1/events/" + stand.event).status, 429);
        QCOMPARE(stand.get("/partners/v1/events?limit=1").status, 200);
    }
    void accountsThatAreNoChannelPartnersAreToldSo()
    {
        Options options;
        options.channelPartner = false;
        Stand stand(options);
        for (const QByteArray& target : {QByteArray("/partners/v1/events"), "/partners/v1/events/" + stand.event + "/availability"})
            QCOMPARE(stand.get(target).status, 403);
        QCOMPARE(stand.buyer->call("POST", "/inventory-status/v1/availability?events=x").status, 403);
        QCOMPARE(stand.buyer->reserve(stand.event, Buyer::adult(1)).status, 200);
    }
    void trackingIsAPictureOfOnePixel()
    {
        Stand stand;
        const RawAnswer picture = stand.get("/partners/v1/tracking?event_id=" + stand.event + "&shared_id=kiosk-07&sub_id1=" + QByteArray(32, 'x'));
        QCOMPARE(picture.status, 200);
        QCOMPARE(picture.header("Content-Type"), QByteArray("image/gif"));
        QVERIFY(picture.body.startsWith(QByteArray("GIF89a\x01\x00\x01\x00", 10)));
        QCOMPARE(stand.get("/partners/v1/tracking?event_id=" + stand.event + "&sub_id1=" + QByteArray(33, 'x')).code(), 10002);
    }
    void headAnswersAsGetDoesButWithoutABody_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char* target : {"/partners/v1/tracking?event_id=EVENT", "/partners/v1/events?limit=3", "/partners/v1/events/EVENT", "/partners/v1/events/E1/SIM/id",
                                   "/partners/v1/events/EVENT/availability", "/partners/v1/captcha?event_id=EVENT", "/partners/v1/certificate",
                                   "/partners/v1/events/EVENT/cart/shipping?cart_id=CART", "/partners/v1/orders?order_token=x", "/partners/v1/orders/unredeemed?days_from_purchase=1",
                                   "/partners/v1/claim-link?cart_id=CART&event_id=EVENT", "/partners/v1/status?token=x", "/partners/v1/refund/x", "/partners/v1/member/billing",
                                   "/partners/v1/polling-status?token=x", "/top-picks/v1/events/EVENT", "/top-picks/v1/events/id/EVENT", "/redeem?token=x",
                                   "/oauth/authorize?client_id=demo-client", "/oauth/info/x", "/recaptcha/api.js", "/recaptcha/api2/anchor?k=x", "/recaptcha/api2/bframe?task=x",
                                   "/discovery/v2/events?size=2", "/discovery/v2/events/EVENT", "/commerce/v2/events/EVENT/offers", "/simulator/", "/simulator/ledger"})
            QTest::newRow(target) << QByteArray(target);
    }
    void headAnswersAsGetDoesButWithoutABody()
    {
        QFETCH(QByteArray, target);
        Stand stand;
        stand.buyer->reserve(stand.event, Buyer::adult(1));
        target.replace("EVENT", stand.event).replace("CART", stand.buyer->encodedCart());
        const RawAnswer got = stand.get(target);
        const RawAnswer head = stand.buyer->call("HEAD", target);
        QCOMPARE(head.status, got.status);
        QCOMPARE(head.header("Content-Type"), got.header("Content-Type"));
        if (target != "/simulator/ledger" && target != "/simulator/") // these tell of the request itself
            QCOMPARE(head.header("Content-Length"), got.header("Content-Length"));
        QVERIFY(got.body.size() > 0);
        QCOMPARE(stand.get("/partners/v1/certificate").status, 200); // the connection is where it should be
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"
