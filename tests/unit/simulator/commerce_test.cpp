#include "buyer.h"
#include "sharedclock.h"
#include <QSet>

using namespace boxoffice;
using namespace boxoffice::simulator;

/// GET /commerce/v2/events/{id}/offers, read as the documents describe both layouts.
class CommerceTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SharedClock> m_clock;
    std::unique_ptr<SimulatorThread> m_simulator;
    std::unique_ptr<Buyer> m_buyer;

    void start(OffersLayout layout)
    {
        m_buyer.reset();
        m_simulator.reset();
        m_clock = std::make_unique<SharedClock>();
        Options options;
        options.eventCount = 60;
        options.offersLayout = layout;
        m_simulator = std::make_unique<SimulatorThread>(options, *m_clock);
        QVERIFY(m_simulator->start().ok());
        m_buyer = std::make_unique<Buyer>(m_simulator->rootUrl());
    }
    QJsonObject offers(const char* event)
    {
        return m_buyer->call("GET", "/commerce/v2/events/" + m_buyer->event(QString::fromUtf8(event)) + "/offers.json").json();
    }
    static QSet<QString> ids(const QJsonArray& things)
    {
        QSet<QString> found;
        for (const QJsonValue& thing : things)
            found.insert(thing[QLatin1String("id")].toString());
        return found;
    }
    static QJsonArray data(const QJsonValue& list) { return list[QLatin1String("data")].toArray(); }
    static qint64 cents(const QJsonValue& amount) { return qRound64(amount.toString().toDouble() * 100); }
private Q_SLOTS:
    void init() { start(OffersLayout::A); }
    void theMapBetweenBothIdsIsInTheMetadata()
    {
        const QJsonValue mapping = offers("Nova Calder")[QLatin1String("metadata")][QLatin1String("eventMapping")];
        QCOMPARE(mapping[QLatin1String("id")].toString().toUtf8(), m_buyer->event(QStringLiteral("Nova Calder")));
        QCOMPARE(mapping[QLatin1String("type")].toString(), QStringLiteral("event"));
        QCOMPARE(mapping[QLatin1String("source")][QLatin1String("name")].toString(), QStringLiteral("ticketmaster"));
        const QByteArray legacy = mapping[QLatin1String("source")][QLatin1String("id")].toString().toUtf8();
        QCOMPARE(legacy.size(), 16);
        QCOMPARE(m_buyer->call("GET", "/commerce/v2/events/" + legacy + "/offers").status, 200);
    }
    void everyReferenceLeadsSomewhere()
    {
        for (const char* event : {"Nova Calder", "The Winter Gardener", "Glass Harbor", "Harbour Lights", "Protected Offer", "Kestrels"}) {
            const QJsonObject answer = offers(event);
            const QJsonValue embedded = answer[QLatin1String("_embedded")];
            const QSet<QString> offerIds = ids(answer[QLatin1String("offers")].toArray());
            const QSet<QString> zoneIds = ids(data(embedded[QLatin1String("priceZones")]));
            const QSet<QString> areaIds = ids(data(embedded[QLatin1String("areas")]));
            const QSet<QString> passwordIds = ids(data(embedded[QLatin1String("passwords")]));
            QVERIFY2(!offerIds.isEmpty() && !zoneIds.isEmpty() && !areaIds.isEmpty(), event);
            const auto check = [&](const QJsonValue& relationships) {
                QVERIFY(offerIds.contains(ids(data(relationships[QLatin1String("offers")]))));
                QVERIFY(zoneIds.contains(ids(data(relationships[QLatin1String("priceZones")]))));
                QVERIFY(areaIds.contains(ids(data(relationships[QLatin1String("areas")]))));
                QVERIFY(passwordIds.contains(ids(data(relationships[QLatin1String("passwords")]))));
            };
            for (const QJsonArray& things : {answer[QLatin1String("offers")].toArray(), data(answer[QLatin1String("prices")]), data(embedded[QLatin1String("priceZones")]),
                                             data(embedded[QLatin1String("areas")]), data(embedded[QLatin1String("passwords")])})
                for (const QJsonValue& thing : things)
                    check(thing[QLatin1String("relationships")]);
        }
    }
    void totalsAreValueAndFeesAndTaxes()
    {
        for (const char* event : {"Nova Calder", "Glass Harbor", "Whole Yen"}) {
            const QJsonArray list = offers(event)[QLatin1String("offers")].toArray();
            QVERIFY(!list.isEmpty());
            for (const QJsonValue& offer : list) {
                const QJsonArray prices = offer[QLatin1String("attributes")][QLatin1String("prices")].toArray();
                QVERIFY(!prices.isEmpty());
                for (const QJsonValue& price : prices) {
                    QVERIFY(price[QLatin1String("value")].isString() && price[QLatin1String("total")].isString());
                    qint64 sum = cents(price[QLatin1String("value")]);
                    for (const char* part : {"fees", "taxes"}) {
                        const QJsonArray extras = price[QLatin1String(part)].toArray();
                        for (const QJsonValue& extra : extras)
                            sum += cents(extra[QLatin1String("value")]);
                    }
                    QCOMPARE(sum, cents(price[QLatin1String("total")]));
                }
            }
        }
    }
    void aCurrencyWithoutMinorUnitsHasWholeAmounts()
    {
        const QJsonArray list = offers("Whole Yen")[QLatin1String("offers")].toArray();
        for (const QJsonValue& offer : list) {
            QCOMPARE(offer[QLatin1String("attributes")][QLatin1String("currency")].toString(), QStringLiteral("JPY"));
            const QJsonArray prices = offer[QLatin1String("attributes")][QLatin1String("prices")].toArray();
            for (const QJsonValue& price : prices)
                QCOMPARE(cents(price[QLatin1String("total")]) % 100, 0);
        }
        const RawAnswer cart = m_buyer->reserve(m_buyer->event(QStringLiteral("Whole Yen")), Buyer::adult(2));
        QCOMPARE(cart.status, 200);
        QVERIFY(Buyer::grand(m_buyer->chooseDelivery(1)).endsWith(".00")); // will call costs 250 yen
    }
    void wheelchairPlacesHaveTheirLimits()
    {
        const QJsonObject answer = offers("The Winter Gardener");
        QVERIFY(answer[QLatin1String("metadata")][QLatin1String("accessibleSeatingEnabled")].toBool());
        QCOMPARE(answer[QLatin1String("limits")][QLatin1String("maxAccessibleSeats")].toInt(), 4);
        QCOMPARE(answer[QLatin1String("limits")][QLatin1String("maxCompanionSeatsPerAccessibleSeat")].toInt(), 1);
        QVERIFY(!offers("Whole House")[QLatin1String("metadata")][QLatin1String("accessibleSeatingEnabled")].toBool());
        const QByteArray event = m_buyer->event(QStringLiteral("The Winter Gardener"));
        const auto tickets = [](int wheelchairs, int companions) {
            QByteArray list;
            if (wheelchairs > 0)
                list = "{\"id\":\"00000W050007\",\"quantity\":" + QByteArray::number(wheelchairs) + '}';
            if (companions > 0)
                list += (list.isEmpty() ? "" : ",") + QByteArray("{\"id\":\"00000W050008\",\"quantity\":") + QByteArray::number(companions) + '}';
            return "{\"reserve\":{\"tickets\":[" + list + "]}}";
        };
        QCOMPARE(m_buyer->reserve(event, tickets(0, 1)).code(), 10161); // nobody to accompany
        QCOMPARE(m_buyer->reserve(event, tickets(1, 2)).code(), 10161);
        const RawAnswer pair = m_buyer->reserve(event, tickets(1, 1));
        QCOMPARE(pair.status, 200);
        const QJsonValue item = pair.json()[QLatin1String("cart")][QLatin1String("items")][0];
        QCOMPARE(item[QLatin1String("num_seats")].toInt(), 2); // side by side
        QCOMPARE(item[QLatin1String("tickets")].toArray().size(), 2);
    }
    void aProtectedOfferNeedsItsPassword()
    {
        const QJsonObject answer = offers("Protected Offer");
        const QJsonArray passwords = data(answer[QLatin1String("_embedded")][QLatin1String("passwords")]);
        QCOMPARE(passwords.size(), 1);
        QCOMPARE(passwords[0][QLatin1String("metadata")][QLatin1String("offerIds")][0].toString(), QStringLiteral("QMEMBERS0001"));
        QVERIFY(!offers("Whole House")[QLatin1String("_embedded")].toObject().contains(QLatin1String("passwords")));

        const QByteArray event = m_buyer->event(QStringLiteral("Protected Offer"));
        const auto listed = [&](const QByteArray& query) {
            const RawAnswer found = m_buyer->call("GET", "/partners/v1/events/" + event + "/availability" + query);
            QSet<QString> types;
            const QJsonArray of = found.json()[QLatin1String("event")][QLatin1String("tickets")][0][QLatin1String("offers")].toArray();
            for (const QJsonValue& offer : of) {
                types.insert(offer[QLatin1String("ticketTypeId")].toString());
                if (offer[QLatin1String("protected")].toBool() != (offer[QLatin1String("ticketTypeId")].toString() == QLatin1String("QMEMBERS0001")))
                    types.insert(QStringLiteral("wrongly marked"));
            }
            return types;
        };
        QCOMPARE(listed({}), (QSet<QString>{u"000000000001"_qs}));
        QCOMPARE(listed("?password=guess"), (QSet<QString>{u"000000000001"_qs}));
        QCOMPARE(listed("?password=HARBOR"), (QSet<QString>{u"000000000001"_qs, u"QMEMBERS0001"_qs}));
        const QByteArray ticket = "\"reserve\":{\"tickets\":[{\"id\":\"QMEMBERS0001\",\"quantity\":2}]}}";
        QCOMPARE(m_buyer->reserve(event, '{' + ticket).code(), 20046);
        QCOMPARE(m_buyer->reserve(event, "{\"password\":\"HARBOR\"," + ticket).status, 200);
    }
    void layoutBHoldsTheSameUnderOtherNames()
    {
        const QJsonObject a = offers("Protected Offer");
        start(OffersLayout::B);
        const QJsonObject b = offers("Protected Offer");
        QCOMPARE(ids(a[QLatin1String("offers")].toArray()), ids(b[QLatin1String("_embedded")].toArray()));
        for (const char* part : {"priceZones", "areas", "passwords"})
            QCOMPARE(ids(data(a[QLatin1String("_embedded")][QLatin1String(part)])), ids(b[QLatin1String(part)][QLatin1String("_embedded")].toArray()));
        QCOMPARE(data(a[QLatin1String("prices")]).size(), b[QLatin1String("prices")][QLatin1String("_embedded")].toArray().size());
        QCOMPARE(a[QLatin1String("limits")], b[QLatin1String("limits")]);
    }
};

QTEST_GUILESS_MAIN(CommerceTest)
#include "commerce_test.moc"
