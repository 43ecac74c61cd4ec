#include "tour/tourscript.h"
#include "core/json.h"
#include <QFile>

namespace boxoffice {
namespace {

/// Script member -> accessible name of the field it fills.
const QMap<QString, QString>& buyerFields()
{
    static const QMap<QString, QString> fields{
        {QStringLiteral("first_name"), QStringLiteral("First name")},
        {QStringLiteral("last_name"), QStringLiteral("Last name")},
        {QStringLiteral("email"), QStringLiteral("Email")},
        {QStringLiteral("phone"), QStringLiteral("Phone")},
        {QStringLiteral("line1"), QStringLiteral("Address line 1")},
        {QStringLiteral("city"), QStringLiteral("City")},
        {QStringLiteral("country"), QStringLiteral("Country")},
        {QStringLiteral("region"), QStringLiteral("Region")},
        {QStringLiteral("postal_code"), QStringLiteral("Postal code")}};
    return fields;
}

Failure wrong(const QString& path, const QString& what)
{
    return Failure{.kind = FailureKind::Rule, .where = path, .detail = QStringLiteral("%1: %2").arg(path, what)};
}

std::optional<QString> unknownMember(const JsonReader& object, const QStringList& known)
{
    for (const QString& key : object.keys())
        if (!known.contains(key))
            return key;
    return std::nullopt;
}

TourScript::Card readCard(const JsonReader& card)
{
    static const QStringList known{QStringLiteral("number"), QStringLiteral("expiry"), QStringLiteral("code"), QStringLiteral("postal_code")};
    if (const std::optional<QString> odd = unknownMember(card, known))
        card[odd->toStdString()].fail(FailureKind::WrongType, QStringLiteral("unknown member"));
    const QString postal = defaultTour().cards.first().postalCode;
    return {card["number"].string(), card["expiry"].string(), card["code"].string(), card["postal_code"].maybeString().value_or(postal)};
}

void readCards(const JsonReader& card, TourScript& script)
{
    if (!card.exists())
        return;
    script.cards.clear();
    if (card.isArray())
        for (const JsonReader& one : card.items())
            script.cards.append(readCard(one));
    else
        script.cards.append(readCard(card));
}

void readBuyer(const JsonReader& buyer, TourScript& script)
{
    for (const QString& key : buyer.keys())
        if (const QString field = buyerFields().value(key); !field.isEmpty())
            script.buyer.insert(field, buyer[key.toStdString()].string());
        else
            buyer[key.toStdString()].fail(FailureKind::WrongType, QStringLiteral("unknown member"));
}

TourScript read(const JsonReader& root)
{
    TourScript script = defaultTour();
    script.search = root["search"].maybeString().value_or(script.search);
    script.ticketType = root["ticket_type"].maybeString().value_or(QString());
    script.quantity = static_cast<int>(root["quantity"].maybeInteger().value_or(script.quantity));
    script.delivery = root["delivery"].maybeString().value_or(QString());
    script.payment = root["payment"].maybeString().value_or(script.payment);
    script.invoiceReference = root["invoice_reference"].maybeString().value_or(QString());
    script.patienceSeconds = static_cast<int>(root["patience_seconds"].maybeInteger().value_or(script.patienceSeconds));
    readBuyer(root["buyer"], script);
    readCards(root["card"], script);
    if (const std::optional<QString> odd = unknownMember(root["questions"], {QStringLiteral("seats_changed")}))
        root["questions"][odd->toStdString()].fail(FailureKind::WrongType, QStringLiteral("unknown member"));
    const QString answer = root["questions"]["seats_changed"].maybeString().value_or(QStringLiteral("accept"));
    script.acceptOtherSeats = answer == QLatin1String("accept");
    if (answer != QLatin1String("accept") && answer != QLatin1String("decline"))
        root["questions"]["seats_changed"].fail(FailureKind::WrongType, QStringLiteral("expected accept or decline"));
    if (script.payment != QLatin1String("card") && script.payment != QLatin1String("invoice"))
        root["payment"].fail(FailureKind::WrongType, QStringLiteral("expected card or invoice"));
    if (script.quantity < 1 || script.quantity > 99)
        root["quantity"].fail(FailureKind::WrongType, QStringLiteral("expected 1 to 99"));
    return script;
}

} // namespace

TourScript defaultTour()
{
    TourScript script;
    script.buyer = {{QStringLiteral("First name"), QStringLiteral("Ada")},
                    {QStringLiteral("Last name"), QStringLiteral("Example")},
                    {QStringLiteral("Email"), QStringLiteral("ada@example.com")},
                    {QStringLiteral("Phone"), QStringLiteral("555-010-0100")},
                    {QStringLiteral("Address line 1"), QStringLiteral("1 Test Street")},
                    {QStringLiteral("City"), QStringLiteral("Testville")},
                    {QStringLiteral("Country"), QStringLiteral("US")},
                    {QStringLiteral("Region"), QStringLiteral("CA")},
                    {QStringLiteral("Postal code"), QStringLiteral("90000")}};
    script.cards = {{QStringLiteral("4111111111111111"), QStringLiteral("12/30"), QStringLiteral("123"), QStringLiteral("90000")}};
    return script;
}

Result<TourScript> loadTourScript(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return wrong(path, QStringLiteral("cannot be read: ") + file.errorString());
    const Result<JsonDocument> document = JsonDocument::parse(file.readAll());
    if (!document)
        return wrong(path, QStringLiteral("expected JSON: ") + document.failure().detail);
    const JsonReader root = document->root();
    static const QStringList known{QStringLiteral("search"), QStringLiteral("ticket_type"), QStringLiteral("quantity"),
                                   QStringLiteral("seats"), QStringLiteral("delivery"), QStringLiteral("buyer"),
                                   QStringLiteral("payment"), QStringLiteral("invoice_reference"), QStringLiteral("card"),
                                   QStringLiteral("questions"), QStringLiteral("patience_seconds")};
    if (!root.isObject())
        return wrong(path, QStringLiteral("expected one JSON object"));
    if (const std::optional<QString> odd = unknownMember(root, known))
        return wrong(path, QStringLiteral("unknown member \"%1\"; README lists them").arg(*odd));
    const TourScript script = read(root);
    if (const std::optional<Failure> missed = root.failure())
        return wrong(path, QStringLiteral("%1: %2").arg(missed->where, missed->detail));
    if (const QString seats = root["seats"].maybeString().value_or(QStringLiteral("best")); seats != QLatin1String("best"))
        return wrong(path, QStringLiteral("$.seats: expected \"best\": the ticket system chooses the seats"));
    return script;
}

} // namespace boxoffice
