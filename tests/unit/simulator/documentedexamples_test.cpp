#include "shapes.h"
#include "simulator/partner/strictness.h"
#include "stand.h"
#include <QDir>
#include <QFile>
#include <functional>

using namespace boxoffice;
using namespace boxoffice::simulator;

// The documented examples are not part of this repository. They are read from the folder beside the checkout that
// SHARED_FIXTURES names; where it is absent these tests are skipped and say so.

namespace {
using Answer = std::function<QByteArray(Stand&)>;

struct Example {
    const char* file;   ///< below SHARED_FIXTURES
    const char* family; ///< examples of the same answer: what one of them has, an answer may have
    Answer answer;
    QStringList absent; ///< members of the example that the simulator does not answer, with the reason
    QStringList added;  ///< members of the answer that no example has, with the reason
};

QByteArray fixture(const QString& name)
{
    QFile file(QStringLiteral(SHARED_FIXTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList lines(std::initializer_list<const char*> texts)
{
    QStringList all;
    for (const char* text : texts)
        all += QString::fromUtf8(text);
    return all;
}

Answer get(const char* target)
{
    return [target = QByteArray(target)](Stand& stand) { return stand.get(QByteArray(target).replace("EVENT", stand.event)).body; };
}

QByteArray availabilityOf(Stand& stand, const char* name)
{
    return stand.get("/partners/v1/events/" + stand.buyer->event(QString::fromUtf8(name)) + "/availability").body;
}

QByteArray soldOrder(Stand& stand)
{
    return stand.get("/partners/v1/orders?order_token=" + stand.sell().json()[QLatin1String("order_token")].toString().toUtf8()).body;
}

/// The recorded cart holds its delivery; ours does once one was chosen.
QByteArray standingCart(Stand& stand)
{
    const RawAnswer held = stand.buyer->reserve(stand.buyer->event(QStringLiteral("Standing Only")), Buyer::adult(1));
    QJsonObject whole = held.json();
    whole.insert(QStringLiteral("cart"), stand.buyer->chooseDelivery().json().value(QLatin1String("cart")));
    return QJsonDocument(whole).toJson();
}

QByteArray polled(Stand& stand)
{
    return stand.buyer->call("POST", Buyer::path(stand.event), Buyer::adult(1), "x-api-key: demo-key\r\nX-TM-FORCE-POLLING: true\r\n").body;
}

QByteArray savedCard(Stand& stand)
{
    const QByteArray headers = stand.memberHeaders();
    const QJsonObject certificate = stand.get("/partners/v1/certificate").json();
    QJsonObject request = QJsonDocument::fromJson(fixture(QStringLiteral("partner-docs/2018-03__member_billing_post_request.json"))).object();
    QJsonObject method = request[QLatin1String("billing_method")].toObject();
    QJsonObject card = method[QLatin1String("card")].toObject();
    card[QLatin1String("number")] = QString::fromLatin1(Buyer::encrypted(certificate[QLatin1String("value")].toString().toUtf8(), "aB3dE6gH9jK2mN5p4111111111111111"));
    card[QLatin1String("encryption_key")] = certificate[QLatin1String("id")];
    card[QLatin1String("expire_year")] = 2040; // the documented one is over
    method[QLatin1String("card")] = card;
    request[QLatin1String("billing_method")] = method;
    request.remove(QStringLiteral("cart_id")); // of a cart that this world never had
    return stand.buyer->call("POST", "/partners/v1/member/billing", QJsonDocument(request).toJson(QJsonDocument::Compact), headers).body;
}

QByteArray walletToken(Stand& stand)
{
    const QByteArray request = fixture(QStringLiteral("partner-docs/2018-03__wallet_token_request.json")).replace("2020", "2040");
    return stand.buyer->call("POST", "/wallet/v1/token?apiKey=demo-key", request, {}).body;
}

QByteArray closedAvailability(Stand& stand)
{
    FaultRule rule;
    rule.endpoint = QStringLiteral("availability");
    rule.kind = FaultKind::Error;
    rule.code = 503;
    stand.simulator->addFault(rule);
    return availabilityOf(stand, "Whole House");
}

QByteArray refreshed(Stand& stand)
{
    return stand.form("/oauth/token", "grant_type=refresh_token&client_id=demo-client&client_secret=demo-secret&refresh_token="
                                          + stand.signIn().json()[QLatin1String("refresh_token")].toString().toUtf8()).body;
}

/// An event with a presale, so that nothing of the documented shape is empty.
QByteArray details(Stand& stand)
{
    const QJsonArray events = stand.get("/partners/v1/events").json()[QLatin1String("events")].toArray();
    QByteArray body;
    for (const QJsonValue& event : events) {
        body = stand.get("/partners/v1/events/" + event[QLatin1String("eventId")].toString().toUtf8()).body;
        if (!QJsonDocument::fromJson(body)[QLatin1String("event")][QLatin1String("presales")].toArray().isEmpty())
            break;
    }
    return body;
}

const QStringList since2020 = lines({"event.universalId: current site, section 4.4", "event.transfer: current site, section 4.4"});

const std::vector<Example>& examples()
{
    static const std::vector<Example> all{
        {"partner-docs/2018-03__captcha_json_response.json", "captcha", get("/partners/v1/captcha?event_id=EVENT"), {}, {}},
        {"partner-docs/2018-03__certificate__crlf.json", "certificate", get("/partners/v1/certificate"), {}, {}},
        {"partner-docs/2018-03__certificate__crlf_leading_spaces.json", "certificate", get("/partners/v1/certificate"), {}, {}},
        {"partner-docs/2018-03__commit_response.json", "commit", [](Stand& stand) { return stand.sell().body; }, {},
         lines({"currency_code: in the table of section 4.13, not in its sample"})},
        {"partner-docs/2018-03__error_envelope.json", "error", get("/partners/v1/orders"), {}, {}},
        {"partner-current/error_503_availability.json", "error", closedAvailability, {}, {}},
        {"partner-docs/2018-03__member_billing_get_response.json", "members", [](Stand& stand) {
             return stand.buyer->call("GET", "/partners/v1/member/billing", {}, stand.memberHeaders()).body; }, {}, {}},
        {"partner-docs/2018-03__member_billing_post_response.json", "member", savedCard, {}, {}},
        {"partner-docs/2018-03__orders_response.json", "order", soldOrder, {}, {}},
        {"partner-docs/2016-01__orders_response_long.json", "order", soldOrder,
         lines({"tickets[].barcode_display_date: dead, section 3.2", "tickets[].barcode_url: dead, section 3.2", "tickets[].text: dead, section 3.2",
                "tickets[].ticket_type_description: dead, section 3.2", "tickets[].transfer_eligibility: dead, section 3.2",
                "tickets[].event_name: gone by 2018", "tickets[].face_value: gone by 2018", "tickets[].facility_charge: gone by 2018",
                "tickets[].service_charge: gone by 2018", "tickets[].tax: gone by 2018"}), {}},
        {"partner-docs/2018-03__polling_202_body.json", "polling", polled, {}, {}},
        {"partner-docs/2018-03__reserve_response_cart.json", "cart", [](Stand& stand) { return stand.buyer->reserve(stand.event, Buyer::adult(2)).body; }, {}, {}},
        {"partner-current/cart_response_ga_2024.json", "cart", standingCart, {}, {}},
        {"partner-docs/2018-03__shipping_get_response.json", "shipping", [](Stand& stand) {
             stand.buyer->reserve(stand.event, Buyer::adult(2));
             return stand.buyer->shippingOptions().body; }, {}, {}},
        {"partner-docs/2018-03__unredeemed_response.json", "unredeemed", [](Stand& stand) {
             stand.sell();
             return stand.get("/partners/v1/orders/unredeemed?days_from_purchase=1").body; }, {}, {}},
        {"partner-docs/2018-03__wallet_token_response.json", "wallet", walletToken, {}, {}},
        {"partner-docs/2017-09-avail__availability_response.json", "availability", [](Stand& stand) { return availabilityOf(stand, "Whole House"); }, {}, since2020},
        {"partner-docs/2018-avail__availability_response.json", "availability", [](Stand& stand) { return availabilityOf(stand, "Whole House"); }, {}, since2020},
        {"partner-current/availability_response_2024.json", "availability", [](Stand& stand) { return availabilityOf(stand, "Whole House"); }, {}, since2020},
        {"partner-docs/2018-avail__event_id_response.json", "id", get("/partners/v1/events/E1/SIM/id"), {}, {}},
        {"partner-docs/2018-avail__events_inventory_response.json", "events", get("/partners/v1/events"), {},
         lines({"page: current site has paging, its block is invented", "events[].attractions: current site (2023), its members are invented",
                "events[].universalVenueId: current site (2023)"})},
        {"partner-docs/2018-toppicks__toppicks_response.json", "picks", get("/top-picks/v1/events/EVENT"), {}, {}},
        {"partner-docs/2017-09-eventdetails__event_details_response.json", "details", details, {}, {}},
        {"partner-docs/oauth__token_response.json", "token", [](Stand& stand) { return stand.signIn().body; }, {}, {}},
        {"partner-docs/oauth__refresh_response.json", "refresh", refreshed, {}, {}},
        {"partner-docs/oauth__info_response.json", "info", [](Stand& stand) {
             return stand.buyer->call("GET", "/oauth/info/" + stand.signIn().json()[QLatin1String("access_token")].toString().toUtf8(), {}, {}).body; }, {}, {}}};
    return all;
}

struct Request {
    const char* file;
    const char* endpoint;
};
constexpr Request requests[] = {
    {"partner-docs/2018-03__reserve_request.json", "reserve"}, {"partner-docs/2018-03__shipping_put_request.json", "shipping"},
    {"partner-docs/2018-03__payment_request_cc.json", "payment"}, {"partner-docs/2018-03__payment_request_member_billing.json", "payment"},
    {"partner-docs/2018-03__payment_request_wallet.json", "payment"}, {"partner-current/payment_request_braintree_safetix.json", "payment"},
    {"partner-docs/2018-03__commit_request.json", "commit"}, {"partner-docs/2018-03__member_billing_post_request.json", "memberBillingAdd"},
    {"partner-docs/2018-03__wallet_token_request.json", "walletToken"}};

/// Files of the two Partner folders that no test above looks at, and why.
const QStringList elsewhere = lines({
    "partner-current/fansession_partial.json: resale is not simulated",
    "partner-current/granular_pricing_availability_partial.json: granular pricing is not simulated; the file is a fragment",
    "partner-current/discovery_dates_postponed_and_rescheduled.json: Discovery, not Partner"});
} // namespace

class DocumentedExamplesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (!QDir(QStringLiteral(SHARED_FIXTURES "/partner-docs")).exists())
            QSKIP("the documented examples are not on this machine: " SHARED_FIXTURES "/partner-docs");
    }
    void theAnswerHasTheMembersAndTypesOfItsDocumentedExample_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(examples().size()); ++i)
            QTest::newRow(examples()[std::size_t(i)].file) << i;
    }
    void theAnswerHasTheMembersAndTypesOfItsDocumentedExample()
    {
        QFETCH(int, index);
        const Example& example = examples()[std::size_t(index)];
        Shape known;
        for (const Example& other : examples()) {
            const Shape shape = qstrcmp(other.family, example.family) == 0 ? shapeOf(fixture(QString::fromLatin1(other.file))) : Shape();
            for (auto it = shape.begin(); it != shape.end(); ++it)
                known[it.key()] += it.value();
        }
        const Shape documented = shapeOf(fixture(QString::fromLatin1(example.file)));
        QVERIFY(!documented.isEmpty());
        Options options;
        options.walletEnabled = true;
        Stand stand(options);
        const QByteArray body = example.answer(stand);
        const QStringList wrong = differences(documented, known, shapeOf(body), example.absent, example.added);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n')) + QStringLiteral("\nin ") + QString::fromUtf8(body.left(3000))));
        QVERIFY2(stand.buyer->faults().isEmpty(), qPrintable(stand.buyer->faults().join(QLatin1Char(' '))));
    }
    void everyMemberOfADocumentedRequestIsKnown_data()
    {
        QTest::addColumn<QString>("endpoint");
        for (const Request& request : requests)
            QTest::newRow(request.file) << QString::fromLatin1(request.endpoint);
    }
    void everyMemberOfADocumentedRequestIsKnown()
    {
        QFETCH(QString, endpoint);
        const QJsonObject body = QJsonDocument::fromJson(fixture(QString::fromUtf8(QTest::currentDataTag()))).object();
        QVERIFY(!body.isEmpty());
        QCOMPARE(unknownMembers(endpoint, body), QStringList());
    }
    void noExampleIsForgotten()
    {
        QStringList forgotten;
        for (const char* folder : {"partner-docs", "partner-current"}) {
            const QStringList names = QDir(QStringLiteral(SHARED_FIXTURES "/") + QLatin1String(folder)).entryList(QDir::Files);
            for (const QString& name : names)
                forgotten += QString::fromLatin1(folder) + QLatin1Char('/') + name;
        }
        QVERIFY(!forgotten.isEmpty());
        for (const Example& example : examples())
            forgotten.removeAll(QString::fromLatin1(example.file));
        for (const Request& request : requests)
            forgotten.removeAll(QString::fromLatin1(request.file));
        for (const QString& line : elsewhere)
            forgotten.removeAll(line.section(QLatin1String(": "), 0, 0));
        QCOMPARE(forgotten, QStringList());
    }
    void aDifferenceIsFound()
    {
        const Shape example = shapeOf(R"({"a":1,"b":[{"c":"x"}]})");
        const Shape answer = shapeOf(R"({"a":"1","b":[{"d":true}]})");
        const QStringList found = differences(example, example, answer, {}, {});
        QCOMPARE(found.size(), 4); // a has another type, twice told; c is missing; d is not documented
        QCOMPARE(differences(example, example, example, {}, {}), QStringList());
        QCOMPARE(differences(example, example, example, lines({"a: gone"}), {}).size(), 1); // an exception that is none
    }
};

QTEST_GUILESS_MAIN(DocumentedExamplesTest)
#include "documentedexamples_test.moc"
