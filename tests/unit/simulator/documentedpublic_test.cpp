#include "shapes.h"
#include "stand.h"
#include <QDir>
#include <QFile>
#include <functional>

using namespace boxoffice;
using namespace boxoffice::simulator;

// The examples of the public APIs, Discovery and Commerce, and those that the ticket office app was made with. They are
// not part of this repository: SHARED_FIXTURES names the folder beside the checkout; where it is absent these tests are
// skipped and say so. Members that only some events have are looked for in all events of a world.

namespace {
using Answers = std::function<QList<QByteArray>(Stand&)>;

struct Example {
    const char* file;   ///< below SHARED_FIXTURES
    const char* family; ///< examples of the same things: what one of them has, an answer may have
    const char* list;   ///< the example is one entry, or some, of this list of the family; empty: it is a whole answer
    Answers answers;
    QStringList absent; ///< members of the example that the simulator does not answer, with the reason
};

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts)
        all += QString::fromUtf8(text);
    return all;
}

QJsonDocument fixture(const QString& name)
{
    QFile file(QStringLiteral(SHARED_FIXTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
}

/// Entries of a list as the search answers them, whatever held them: nothing, an array, the app's own member.
QByteArray listed(const QJsonDocument& document, const QString& list)
{
    if (list.isEmpty())
        return document.toJson();
    QJsonArray entries = document.array();
    for (const char* held : {"categories", "results"}) // the app's names
        if (document[QLatin1String(held)].isArray())
            entries = document[QLatin1String(held)].toArray();
    if (entries.isEmpty())
        entries = {document.object()};
    return QJsonDocument(QJsonObject{{QStringLiteral("_embedded"), QJsonObject{{list, entries}}}}).toJson();
}

QJsonArray entriesOf(Stand& stand, const QByteArray& list)
{
    return stand.get("/discovery/v2/" + list + ".json?size=200").json()[QLatin1String("_embedded")][QLatin1String(list)].toArray();
}

/// A search with everything on one page, and one that has a next page.
Answers search(const char* list)
{
    return [list = QByteArray(list)](Stand& stand) {
        return QList<QByteArray>{stand.get("/discovery/v2/" + list + ".json?size=200").body, stand.get("/discovery/v2/" + list + ".json?size=1").body};
    };
}

/// Every entry of the list by a request of its own.
Answers oneByOne(const char* list)
{
    return [list = QByteArray(list)](Stand& stand) {
        QList<QByteArray> all;
        const QJsonArray entries = entriesOf(stand, list);
        for (const auto& entry : entries) {
            const QByteArray body = stand.get("/discovery/v2/" + list + '/' + entry[QLatin1String("id")].toString().toUtf8()).body;
            all.append(listed(QJsonDocument::fromJson(body), QString::fromLatin1(list)));
        }
        return all;
    };
}

/// A branch of the classifications: the way down to it from the first of them, and where it is answered.
Answers branch(const char* folder, int depth)
{
    return [folder = QByteArray(folder), depth](Stand& stand) {
        QJsonValue at = entriesOf(stand, "classifications")[0][QLatin1String("segment")];
        if (depth > 0)
            at = at[QLatin1String("_embedded")][QLatin1String("genres")][0];
        if (depth > 1)
            at = at[QLatin1String("_embedded")][QLatin1String("subgenres")][0];
        return QList<QByteArray>{stand.get("/discovery/v2/classifications/" + folder + at[QLatin1String("id")].toString().toUtf8()).body};
    };
}

QList<QByteArray> images(Stand& stand) { return {stand.get("/discovery/v2/events/" + stand.event + "/images.json").body}; }

/// With and without limits, and with a password.
QList<QByteArray> offers(Stand& stand)
{
    QList<QByteArray> all;
    for (const char* name : {"Whole House", "Limit Two", "Protected Offer"})
        all.append(stand.get("/commerce/v2/events/" + stand.buyer->event(QString::fromLatin1(name)) + "/offers.json").body);
    return all;
}

const QStringList templates = lines({"_links.self.templated: 2016 layout", "_links.next.templated: 2016 layout"});

const std::vector<Example>& examples()
{
    static const std::vector<Example> all{
        {"official-docs/discovery-api__search-events__res.json", "events", "", search("events"), templates},
        {"official-docs/swagger__search-events__res.json", "events", "events", search("events"), {}},
        {"official-docs/discovery-api__get-event__res.json", "events", "events", oneByOne("events"), {}},
        {"ticketoffice-app/render__EventDetails.mock.json", "events", "events", oneByOne("events"),
         lines({"_embedded.events[].sales.presales[].url: a presale's own page is not invented"})},
        {"ticketoffice-app/render__CurrentEvents.mock.json", "events", "events", search("events"),
         lines({"_embedded.events[]._embedded.attractions[].images[].attribution: our pictures are nobody's"})},
        {"official-docs/discovery-api__get-event-images__res.json", "images", "", images, {}},
        {"official-docs/discovery-api__search-venues__res.json", "venues", "", search("venues"), lines({"_links.self.templated: 2016 layout"})},
        {"official-docs/discovery-api__get-venue__res.json", "venues", "venues", oneByOne("venues"), {}},
        {"ticketoffice-app/render__VenueDetails.mock.json", "venues", "venues", oneByOne("venues"), {}},
        {"official-docs/discovery-api__search-attractions__res.json", "attractions", "", search("attractions"), {}},
        {"official-docs/discovery-api__get-attraction__res.json", "attractions", "attractions", oneByOne("attractions"), {}},
        {"ticketoffice-app/render__AttractionDetails.mock.json", "attractions", "attractions", oneByOne("attractions"), {}},
        {"ticketoffice-app/render__SearchArtists.mock.json", "attractions", "attractions", search("attractions"), {}},
        {"official-docs/discovery-api__search-classifications__res.json", "classifications", "", search("classifications"), templates},
        {"ticketoffice-app/render__Navigation.mock.json", "classifications", "classifications", search("classifications"), {}},
        {"official-docs/discovery-api__get-classification__res.json", "classification", "", branch("", 0), {}},
        {"ticketoffice-app/parser__ClassificationDetailsRaw.mock.json", "classification", "", branch("", 0), {}},
        {"ticketoffice-app/render__ClassificationDetails.mock.json", "classification", "", branch("", 0), lines({"classificationName: added by the app"})},
        {"official-docs/discovery-api__get-segment__res.json", "segment", "", branch("segments/", 0), {}},
        {"official-docs/discovery-api__get-genre__res.json", "genre", "", branch("genres/", 1), {}},
        {"official-docs/discovery-api__get-subgenre__res.json", "subgenre", "", branch("subgenres/", 2), {}},
        {"official-docs/commerse-api__get-event-offers__res.json", "offers", "", offers, {}},
        {"ticketoffice-app/parser__EventOffersRaw.mock.json", "offers", "", offers, {}}};
    return all;
}

/// Members of the answers that no example of the family has. "recorded": a search of 2016 to 2023 in the folder of
/// recordings has it, which is looked at here too.
const QMap<QString, QStringList>& added()
{
    static const QMap<QString, QStringList> all{
        {QStringLiteral("events"),
         lines({"_links.first: recorded", "_links.last: recorded", "_embedded.events[].classifications[].family: recorded",
                "_embedded.events[].classifications[].type: recorded", "_embedded.events[].classifications[].subType: recorded",
                "_embedded.events[].accessibility: recorded", "_embedded.events[].ageRestrictions: recorded", "_embedded.events[].dates.access: recorded",
                "_embedded.events[].dates.end: recorded", "_embedded.events[].dates.initialStartDate: recorded", "_embedded.events[].dates.spanMultipleDays: recorded",
                "_embedded.events[].description: recorded", "_embedded.events[].doorsTimes: recorded", "_embedded.events[].promoters: recorded",
                "_embedded.events[].sales.public.startTBA: recorded", "_embedded.events[].seatmap: recorded", "_embedded.events[].ticketLimit: recorded",
                "_embedded.events[].ticketing: recorded"})},
        {QStringLiteral("venues"),
         lines({"_links.first: recorded", "_links.last: recorded", "_links.next: recorded", "_embedded.venues[].accessibleSeatingDetail: recorded", "_embedded.venues[].ada: recorded",
                "_embedded.venues[].boxOfficeInfo: recorded", "_embedded.venues[].generalInfo: recorded", "_embedded.venues[].markets[].name: recorded",
                "_embedded.venues[].parkingDetail: recorded", "_embedded.venues[].upcomingEvents: recorded"})},
        {QStringLiteral("attractions"),
         lines({"_links.first: recorded", "_links.last: recorded", "_links.next: recorded", "_links.self: recorded", "_embedded.attractions[].classifications[].family: recorded",
                "_embedded.attractions[].classifications[].type: recorded", "_embedded.attractions[].classifications[].subType: recorded",
                "_embedded.attractions[].upcomingEvents: recorded"})},
        {QStringLiteral("classifications"), lines({"_links.first: recorded", "_links.last: recorded"})},
        {QStringLiteral("offers"),
         lines({"_embedded.areas.data[].attributes.description: section 7, not in its samples", "metadata.accessibleSeatingEnabled: section 7, not in its samples",
                "metadata.rollupFacilityFee: section 7, not in its samples", "metadata.rollupServiceCharge: section 7, not in its samples",
                "offers[].attributes.start: section 7, not in its samples", "offers[].attributes.end: section 7, not in its samples",
                "offers[].attributes.offerDetails: section 7, not in its samples", "_embedded.passwords.data[].attributes.name: section 7, not in its samples",
                "_embedded.passwords.data[].attributes.text: section 7, not in its samples", "_embedded.passwords.data[].attributes.textLabel: section 7, not in its samples",
                "_embedded.passwords.data[].metadata.offerIds: section 7, not in its samples"})}};
    return all;
}

/// Files of the two folders that are compared with nothing, and why.
const QStringList elsewhere = lines({
    "official-docs/commerse-api__empty-cart__res.json: Commerce carts are not simulated, only its offers: the sale is the Partner API's",
    "official-docs/commerse-api__get-carts__res.json: Commerce carts",
    "official-docs/commerse-api__get-deliveries__res.json: Commerce carts",
    "official-docs/commerse-api__get-options__res.json: Commerce carts",
    "official-docs/commerse-api__get-payments__res.json: Commerce carts",
    "official-docs/commerse-api__post-cards__req.json: Commerce carts",
    "official-docs/commerse-api__post-cards__res.json: Commerce carts",
    "official-docs/commerse-api__purchase__req.json: Commerce carts",
    "official-docs/commerse-api__purchase__res.json: Commerce carts",
    "official-docs/commerse-api__select-deliveries__req.json: Commerce carts",
    "official-docs/commerse-api__select-deliveries__res.json: Commerce carts",
    "official-docs/commerse-api__select-payments__req.json: Commerce carts",
    "official-docs/commerse-api__update-cart-products__req.json: Commerce carts",
    "official-docs/commerse-api__update-cart-products__res.json: Commerce carts",
    "ticketoffice-app/render__Cart.with.Deliveries.Payments.mock.json: Commerce carts",
    "ticketoffice-app/render__CartComplete.mock.json: Commerce carts",
    "ticketoffice-app/render__CartDeliveries.mock.json: Commerce carts",
    "ticketoffice-app/render__CartPolling.mock.json: Commerce carts",
    "ticketoffice-app/render__OrdersComplete.mock.json: Commerce carts",
    "ticketoffice-app/render__OrdersPolling.mock.json: Commerce carts",
    "ticketoffice-app/render__SelectDelivery.mock.json: Commerce carts",
    "ticketoffice-app/state__AddInstrument.mock.json: the vault of Commerce cards is not simulated",
    "ticketoffice-app/render__EventOffers.mock.json: what the app makes of parser__EventOffersRaw, which is compared",
    "ticketoffice-app/render__Session.mock.json: the app's own cookie",
    "ticketoffice-app/render__TM.OauthTokens.mock.json: the app's own note of its tokens; the token answer itself is among the Partner examples"});

void join(Shape& shape, const Shape& further, const QString& prefix = {})
{
    for (auto it = further.begin(); it != further.end(); ++it)
        shape[prefix + it.key()] += it.value();
}

Shape documentedBy(const Example& example) { return shapeOf(listed(fixture(QString::fromLatin1(example.file)), QString::fromLatin1(example.list))); }

constexpr const char* within[] = {"venues", "attractions"}; ///< lists whose entries events hold, too
const QString inEvent = QStringLiteral("_embedded.events[].");

Shape knownIn(const QString& family)
{
    Shape known;
    for (const Example& example : examples())
        if (QLatin1String(example.family) == family)
            join(known, documentedBy(example));
    for (const char* list : within) {
        const Shape held = family == QLatin1String("events") ? knownIn(QString::fromLatin1(list)) : Shape();
        for (auto it = held.begin(); it != held.end(); ++it)
            if (it.key().startsWith(QStringLiteral("_embedded.%1[]").arg(QLatin1String(list))))
                known[inEvent + it.key()] += it.value();
    }
    return known;
}

QStringList addedIn(const QString& family)
{
    QStringList all = added().value(family);
    for (const char* list : within) {
        const QStringList held = family == QLatin1String("events") ? added().value(QString::fromLatin1(list)) : QStringList();
        for (const QString& line : held)
            if (line.startsWith(QLatin1String("_embedded.")))
                all += inEvent + line;
    }
    return all;
}

Shape answered(const Example& example, Stand& stand)
{
    Shape shape;
    const QList<QByteArray> bodies = example.answers(stand);
    for (const QByteArray& body : bodies)
        join(shape, shapeOf(body));
    return shape;
}

/// The recorded searches as one, and their venues and attractions as lists of their own.
Shape recordings()
{
    Shape all;
    const QStringList names = QDir(QStringLiteral(SHARED_FIXTURES "/discovery")).entryList(QDir::Files);
    for (const QString& name : names) {
        const QJsonDocument recorded = fixture(QStringLiteral("discovery/") + name);
        join(all, shapeOf(listed(recorded, recorded[QLatin1String("page")].isObject() ? QString() : QStringLiteral("events"))));
    }
    const Shape events = all;
    for (auto it = events.begin(); it != events.end(); ++it)
        if (it.key().startsWith(inEvent + QLatin1String("_embedded.")))
            all[it.key().mid(inEvent.size())] += it.value();
    return all;
}
} // namespace

class DocumentedPublicTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        for (const char* folder : {"/official-docs", "/ticketoffice-app"})
            if (!QDir(QStringLiteral(SHARED_FIXTURES) + QLatin1String(folder)).exists())
                QSKIP("the documented examples are not on this machine: " SHARED_FIXTURES);
    }
    void theAnswersHaveTheMembersAndTypesOfTheirDocumentedExample_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(examples().size()); ++i)
            QTest::newRow(examples()[std::size_t(i)].file) << i;
    }
    void theAnswersHaveTheMembersAndTypesOfTheirDocumentedExample()
    {
        QFETCH(int, index);
        const Example& example = examples()[std::size_t(index)];
        const QString family = QString::fromLatin1(example.family);
        const Shape documented = documentedBy(example);
        QVERIFY(documented.size() > 1);
        Stand stand;
        const QStringList wrong = differences(documented, knownIn(family), answered(example, stand), example.absent, addedIn(family));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
        QVERIFY2(stand.buyer->faults().isEmpty(), qPrintable(stand.buyer->faults().join(QLatin1Char(' '))));
    }
    /// Of suggest neither folder has an example: what it suggests looks as it does where it is searched for.
    void suggestionsAreTheDocumentedThings()
    {
        Shape known;
        QStringList further;
        for (const char* family : {"events", "venues", "attractions"}) {
            join(known, knownIn(QString::fromLatin1(family)));
            further += addedIn(QString::fromLatin1(family));
        }
        Stand stand;
        const Shape answer = shapeOf(stand.get("/discovery/v2/suggest.json?keyword=e&size=20").body);
        for (const char* list : {"_embedded.events[]", "_embedded.venues[]", "_embedded.attractions[]"})
            QVERIFY2(answer.contains(QString::fromLatin1(list)), list);
        QCOMPARE(differences({}, known, answer, {}, further), QStringList());
    }
    void everyExceptionIsNeededAndWhatIsCalledRecordedIs()
    {
        const Shape recorded = recordings();
        QStringList wrong;
        Stand stand;
        for (auto it = added().begin(); it != added().end(); ++it) {
            const Shape known = knownIn(it.key());
            Shape answer;
            for (const Example& example : examples())
                if (QLatin1String(example.family) == it.key() && *example.list == '\0')
                    join(answer, answered(example, stand));
            for (const QString& line : it.value()) {
                const QString path = line.section(QLatin1String(": "), 0, 0);
                if (!answer.contains(path) || known.contains(path))
                    wrong += it.key() + QStringLiteral(" needs no exception: ") + path;
                if (line.endsWith(QLatin1String(": recorded")) && !recorded.isEmpty() && !recorded.contains(path))
                    wrong += QStringLiteral("not recorded: ") + path;
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
    }
    void noExampleIsForgotten()
    {
        QStringList forgotten;
        for (const char* folder : {"official-docs", "ticketoffice-app"}) {
            const QStringList names = QDir(QStringLiteral(SHARED_FIXTURES "/") + QLatin1String(folder)).entryList(QDir::Files);
            for (const QString& name : names)
                forgotten += QString::fromLatin1(folder) + QLatin1Char('/') + name;
        }
        QVERIFY(!forgotten.isEmpty());
        for (const Example& example : examples())
            QVERIFY2(forgotten.removeAll(QString::fromLatin1(example.file)) == 1, example.file);
        for (const QString& line : elsewhere)
            QVERIFY2(forgotten.removeAll(line.section(QLatin1String(": "), 0, 0)) == 1, qPrintable(line));
        QCOMPARE(forgotten, QStringList());
    }
};

QTEST_GUILESS_MAIN(DocumentedPublicTest)
#include "documentedpublic_test.moc"
