#include "catalog/packedrow.h"
#include <algorithm>

namespace boxoffice {
namespace {

enum Flag : quint32 {
    DateTbd = 1,
    DateTba = 2,
    TimeTba = 4,
    NoSpecificTime = 8,
    OnSaleToBeAnnounced = 16,
    Test = 32,
    PriceIncludesFees = 64,
};
constexpr qint32 noTime = -1;
constexpr qint32 millisecondsOfDay = 86'400'000;

qint64 packed(const std::optional<WallTime>& moment)
{
    return moment ? moment->time_since_epoch().count() : PackedRow::none;
}
qint64 packed(const std::optional<QDate>& date) { return date ? date->toJulianDay() : PackedRow::none; }

std::optional<WallTime> moment(qint64 value)
{
    return value == PackedRow::none ? std::nullopt : std::optional(WallTime(Duration(value)));
}
std::optional<QDate> date(qint64 value)
{
    return value == PackedRow::none ? std::nullopt : std::optional(QDate::fromJulianDay(value));
}

quint32 flagsOf(const EventRow& row)
{
    return (row.dateTbd ? DateTbd : 0U) | (row.dateTba ? DateTba : 0U) | (row.timeTba ? TimeTba : 0U) |
           (row.noSpecificTime ? NoSpecificTime : 0U) | (row.onSaleToBeAnnounced ? OnSaleToBeAnnounced : 0U) |
           (row.test ? Test : 0U) | (row.priceIncludesFees ? PriceIncludesFees : 0U);
}

void readFlags(quint32 flags, EventRow& row)
{
    row.dateTbd = (flags & DateTbd) != 0;
    row.dateTba = (flags & DateTba) != 0;
    row.timeTba = (flags & TimeTba) != 0;
    row.noSpecificTime = (flags & NoSpecificTime) != 0;
    row.onSaleToBeAnnounced = (flags & OnSaleToBeAnnounced) != 0;
    row.test = (flags & Test) != 0;
    row.priceIncludesFees = (flags & PriceIncludesFees) != 0;
}

void readMoments(const PackedRow& packed, EventRow& row)
{
    row.localDate = date(packed.localDate);
    row.endLocalDate = date(packed.endLocalDate);
    row.instantUtc = moment(packed.instantUtc);
    row.onSaleFrom = moment(packed.onSaleFrom);
    row.onSaleUntil = moment(packed.onSaleUntil);
    row.presaleFrom = moment(packed.presaleFrom);
    row.presaleUntil = moment(packed.presaleUntil);
    if (packed.localTime != noTime)
        row.localTime = QTime::fromMSecsSinceStartOfDay(packed.localTime);
}

bool isPossible(const PackedRow& row, std::size_t texts)
{
    const auto numbers = {row.id, row.name, row.venue, row.city, row.region, row.timeZone, row.imageUrl, row.presale,
                          row.currency};
    return std::all_of(numbers.begin(), numbers.end(), [&](quint32 number) { return number < texts; }) &&
           row.listed <= static_cast<quint32>(EventState::Unknown) && row.localTime >= noTime &&
           row.localTime < millisecondsOfDay;
}

} // namespace

quint32 TextPool::number(const QString& text)
{
    auto known = m_numbers.find(text);
    if (known == m_numbers.end()) {
        known = m_numbers.insert(text, static_cast<quint32>(m_texts.size()));
        m_texts.push_back(text);
    }
    return *known;
}

PackedRow packedRow(const EventRow& row, TextPool& pool)
{
    PackedRow flat{};
    flat.id = pool.number(row.id.text());
    flat.name = pool.number(row.name);
    flat.venue = pool.number(row.venue);
    flat.city = pool.number(row.city);
    flat.region = pool.number(row.region);
    flat.timeZone = pool.number(row.timeZone);
    flat.imageUrl = pool.number(row.imageUrl);
    flat.presale = pool.number(row.presale);
    flat.currency = pool.number(row.priceFrom ? row.priceFrom->currency().code() : QString());
    flat.localTime = row.localTime ? row.localTime->msecsSinceStartOfDay() : noTime;
    flat.localDate = packed(row.localDate);
    flat.endLocalDate = packed(row.endLocalDate);
    flat.instantUtc = packed(row.instantUtc);
    flat.onSaleFrom = packed(row.onSaleFrom);
    flat.onSaleUntil = packed(row.onSaleUntil);
    flat.presaleFrom = packed(row.presaleFrom);
    flat.presaleUntil = packed(row.presaleUntil);
    flat.priceFrom = row.priceFrom ? row.priceFrom->minor() : PackedRow::none;
    flat.flags = flagsOf(row);
    flat.listed = static_cast<quint32>(row.listed);
    return flat;
}

std::optional<EventRow> unpackedRow(const PackedRow& flat, const std::vector<QString>& texts)
{
    if (!isPossible(flat, texts.size()))
        return std::nullopt;
    EventRow row;
    row.id = EventId(texts[flat.id]);
    row.name = texts[flat.name];
    row.venue = texts[flat.venue];
    row.city = texts[flat.city];
    row.region = texts[flat.region];
    row.timeZone = texts[flat.timeZone];
    row.imageUrl = texts[flat.imageUrl];
    row.presale = texts[flat.presale];
    row.listed = static_cast<EventState>(flat.listed);
    readMoments(flat, row);
    readFlags(flat.flags, row);
    if (flat.priceFrom != PackedRow::none) {
        const std::optional<Currency> currency = Currency::parse(texts[flat.currency]);
        if (!currency)
            return std::nullopt;
        row.priceFrom = Money(flat.priceFrom, *currency);
    }
    return row;
}

} // namespace boxoffice
