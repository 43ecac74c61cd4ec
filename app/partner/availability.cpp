#include "partner/availability.h"
#include "seats/seattablebuilder.h"
#include <QDateTime>
#include <QTimeZone>
#include <limits>
#include <simdjson.h>

namespace boxoffice {
namespace {

namespace od = simdjson::ondemand;

struct Missed {
    FailureKind kind = FailureKind::WrongType;
    const char* where = "$";
};

/// Not a portal's page.
bool isObject(QByteArrayView body) { return body.trimmed().startsWith('{'); }

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

/// A whole number, or a string that spells one.
qint64 number(od::value value, const char* where)
{
    std::int64_t read = 0;
    if (value.get_int64().get(read) == simdjson::SUCCESS || value.get_int64_in_string().get(read) == simdjson::SUCCESS)
        return read;
    throw Missed{FailureKind::WrongType, where};
}

int count(od::value value, const char* where)
{
    const qint64 read = number(value, where);
    if (read < 0 || read > std::numeric_limits<int>::max())
        throw Missed{FailureKind::WrongType, where};
    return static_cast<int>(read);
}

/// 0 means unlimited (T31).
std::optional<int> limit(od::value value, const char* where)
{
    if (value.is_null())
        return std::nullopt;
    const int read = count(value, where);
    return read > 0 ? std::optional(read) : std::nullopt;
}

bool flag(od::value value) { return !value.is_null() && bool(value.get_bool()); }

/// A string, or a number as it is spelled: ids come as both. Empty for null.
std::string_view spelled(od::value value)
{
    if (value.is_null())
        return {};
    if (value.type() == od::json_type::string)
        return value.get_string();
    const std::string_view token = value.raw_json_token();
    return token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
}

/// UTC; recorded as "2016-04-29 17:00:00.0", documented with T and Z. What cannot be read is not said.
std::optional<WallTime> moment(od::value value)
{
    QString read = text(spelled(value)).replace(QLatin1Char(' '), QLatin1Char('T'));
    if (read.endsWith(QLatin1Char('Z')))
        read.chop(1);
    const QDateTime at(QDateTime::fromString(read, Qt::ISODateWithMs));
    if (!at.isValid())
        return std::nullopt;
    return WallTime(Duration(QDateTime(at.date(), at.time(), Qt::UTC).toMSecsSinceEpoch()));
}

quint8 markNamed(const QString& words)
{
    const QString upper = words.toUpper();
    if (upper.contains(QLatin1String("COMPANION")))
        return CompanionSeat;
    if (upper.contains(QLatin1String("WHEELCHAIR")) || upper.contains(QLatin1String("ACCESSIBLE")))
        return WheelchairSeat;
    return upper.contains(QLatin1String("VIEW")) || upper.contains(QLatin1String("OBSTRUCTED")) ? quint8(ObstructedSeat) : quint8(0);
}

std::optional<Money> money(const std::string& amount, const std::optional<Currency>& currency)
{
    if (amount.empty() || !currency)
        return std::nullopt;
    const std::optional<Decimal> exact = Decimal::parse(amount);
    const Result<Money> read = exact ? Money::from(*exact, *currency, {}) : Result<Money>(Failure{});
    if (!read)
        throw Missed{FailureKind::WrongType, "$.event.tickets.offers"};
    return *read;
}

SeatOffer readOffer(od::object object)
{
    SeatOffer offer;
    std::string face, total;
    std::optional<Currency> currency;
    for (od::field field : object) {
        const od::raw_json_string key = field.key();
        if (key == "ticketTypeId")
            offer.type = TicketTypeId(text(spelled(field.value())));
        else if (key == "priceLevelId") {
            if (const std::string_view level = spelled(field.value()); !level.empty())
                offer.level = PriceLevelId(text(level));
        } else if (key == "currency")
            currency = Currency::parse(text(spelled(field.value())));
        else if (key == "faceValue")
            face = spelled(field.value());
        else if (key == "totalPrice")
            total = spelled(field.value());
        else if (key == "offerName")
            offer.name = text(spelled(field.value()));
        else if (key == "eventTicketMinimum")
            offer.minimum = std::max(1, count(field.value(), "$.event.tickets.offers.eventTicketMinimum"));
        else if (key == "protected")
            offer.isProtected = flag(field.value());
        else if (key == "sellableQuantities")
            for (od::value quantity : field.value().get_array())
                offer.sellable += count(quantity, "$.event.tickets.offers.sellableQuantities");
    }
    if (offer.type.isEmpty())
        throw Missed{FailureKind::MissingField, "$.event.tickets.offers.ticketTypeId"};
    offer.faceValue = money(face, currency);
    offer.total = money(total, currency);
    return offer;
}

/// Reads the parts of `inventory` into the columns.
class Inventory {
public:
    explicit Inventory(std::size_t bytes) { m_builder.reserve(bytes / 64); }
    void read(od::object run, quint16 block);
    [[nodiscard]] SeatTable finish(SeatTable head) { return m_builder.finish(std::move(head)); }

private:
    void readSeats(od::value seats);
    SeatTableBuilder m_builder;
    std::vector<qint32> m_numbers;
};

std::string_view firstArea(od::value areas)
{
    std::string_view name, description;
    if (!areas.is_null())
        for (od::object area : areas.get_array()) {
            for (od::field field : area) {
                const od::raw_json_string key = field.key();
                if (key == "description" && description.empty())
                    description = spelled(field.value());
                else if (key == "name" && name.empty())
                    name = spelled(field.value());
            }
        }
    return description.empty() ? name : description;
}

void Inventory::readSeats(od::value seats)
{
    if (!seats.is_null())
        for (od::value seat : seats.get_array())
            m_numbers.push_back(count(seat, "$.event.tickets.inventory.seats"));
}

quint8 marksIn(od::value attributes)
{
    quint8 marks = 0;
    if (!attributes.is_null())
        for (od::value word : attributes.get_array())
            marks |= markNamed(text(spelled(word)));
    return marks;
}

void Inventory::read(od::object run, quint16 block)
{
    m_numbers.clear();
    std::string_view section, row, area;
    bool mix = true;
    quint8 marks = 0;
    for (od::field field : run) {
        const od::raw_json_string key = field.key();
        switch (*key.raw()) { // tens of thousands of runs: the first letter spares most comparisons
        case 's':
            if (key == "section")
                section = spelled(field.value());
            else if (key == "seats")
                readSeats(field.value());
            break;
        case 'r':
            if (key == "row")
                row = spelled(field.value());
            break;
        case 'h':
            if (key == "hasEvenOddMix") {
                od::value said = field.value();
                mix = said.is_null() || bool(said.get_bool());
            }
            break;
        case 'a':
            if (key == "attributes")
                marks = marksIn(field.value());
            else if (key == "areas" && !m_builder.isLastSection(section)) // one is enough for a section
                area = firstArea(field.value());
            break;
        default: break;
        }
    }
    if (m_numbers.empty())
        return;
    m_builder.add(m_builder.row(section, row, mix ? 1 : 2, area), m_numbers, block, marks);
}

SeatBlock readBlock(od::object object, quint16 index, Inventory& inventory)
{
    SeatBlock block;
    for (od::field field : object) {
        const od::raw_json_string key = field.key();
        if (key == "available")
            block.available = count(field.value(), "$.event.tickets.available");
        else if (key == "total")
            block.total = count(field.value(), "$.event.tickets.total");
        else if (key == "seating")
            block.generalAdmission = text(spelled(field.value())).compare(QLatin1String("general"), Qt::CaseInsensitive) == 0;
        else if (key == "eventTicketLimit")
            block.eventLimit = limit(field.value(), "$.event.tickets.eventTicketLimit");
        else if (key == "currentTicketLimit")
            block.currentLimit = limit(field.value(), "$.event.tickets.currentTicketLimit");
        else if (key == "inventory") {
            if (od::value runs = field.value(); !runs.is_null())
                for (od::object run : runs.get_array())
                    inventory.read(run, index);
        } else if (key == "offers") {
            if (od::value offers = field.value(); !offers.is_null())
                for (od::object offer : offers.get_array())
                    block.offers += readOffer(offer);
        }
    }
    return block;
}

SeatTable readEvent(od::object event, Inventory& inventory)
{
    SeatTable table;
    bool listed = false;
    for (od::field field : event) {
        const od::raw_json_string key = field.key();
        if (key == "id")
            table.event = LegacyEventId(text(spelled(field.value())));
        else if (key == "restrictSingle")
            table.restrictSingle = flag(field.value());
        else if (key == "eventTicketLimit")
            table.eventLimit = limit(field.value(), "$.event.eventTicketLimit");
        else if (key == "seatLocationMapRestrict")
            table.hideMap = flag(field.value());
        else if (key == "locRowSeatRestrict")
            table.hideRowAndSeat = flag(field.value());
        else if (key == "locXnumAddescRestrict")
            table.hideSection = flag(field.value());
        else if (key == "onsale")
            table.opens = moment(field.value());
        else if (key == "offsale")
            table.closes = moment(field.value());
        else if (key == "tickets") {
            listed = true;
            for (od::object block : field.value().get_array())
                table.blocks.push_back(readBlock(block, static_cast<quint16>(table.blocks.size()), inventory));
        }
    }
    if (table.event.isEmpty() || !listed)
        throw Missed{FailureKind::MissingField, listed ? "$.event.id" : "$.event.tickets"};
    return inventory.finish(std::move(table));
}

} // namespace

Result<Availability> decodeAvailability(QByteArrayView body)
{
    if (!isObject(body))
        return Failure{.kind = FailureKind::WrongContent, .where = QStringLiteral("$"), .detail = QStringLiteral("no JSON object")};
    Availability kept;
    kept.body.reserve(body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING)); // read where it stands
    kept.body.append(body);
    return kept;
}

Result<SeatTable> decodeSeats(const Availability& answer)
{
    const auto broken = [](FailureKind kind, const QString& detail) { return Failure{.kind = kind, .where = QStringLiteral("$"), .detail = detail}; };
    const QByteArray& body = answer.body;
    if (!isObject(body))
        return broken(FailureKind::WrongContent, QStringLiteral("no JSON object"));
    try {
        const bool hasRoom = body.capacity() >= body.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING);
        const Availability padded = hasRoom ? answer : *decodeAvailability(body);
        static thread_local od::parser parser; // fresh pages for its index would cost as much as the reading; a pool's thread ends by itself
        od::document document = parser.iterate(simdjson::padded_string_view(padded.body.constData(), static_cast<std::size_t>(padded.body.size()), static_cast<std::size_t>(padded.body.capacity())));
        Inventory inventory(static_cast<std::size_t>(body.size()));
        std::optional<SeatTable> table;
        for (od::field field : document.get_object())
            if (field.key() == "event")
                table = readEvent(field.value(), inventory);
        if (!table)
            return Failure{.kind = FailureKind::MissingField, .where = QStringLiteral("$.event")};
        if (const char* behind = nullptr; document.current_location().get(behind) == simdjson::SUCCESS)
            return broken(FailureKind::BadJson, QStringLiteral("something follows the text"));
        return *std::move(table);
    } catch (const Missed& missed) {
        return Failure{.kind = missed.kind, .where = QLatin1String(missed.where)};
    } catch (const simdjson::simdjson_error& error) {
        const bool type = error.error() == simdjson::INCORRECT_TYPE;
        return Failure{.kind = type ? FailureKind::WrongType : FailureKind::BadJson, .where = QStringLiteral("$.event"),
                       .detail = QString::fromUtf8(error.what())};
    }
}

} // namespace boxoffice
