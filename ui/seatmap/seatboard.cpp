#include "ui/seatmap/seatboard.h"
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace boxoffice {
namespace {

constexpr std::size_t mostFound = 24;

QString keyOf(const TicketTypeId& type, const PriceLevelId& level) { return type.text() + QLatin1Char('|') + level.text(); }

} // namespace

SeatBoard::SeatBoard(QObject* parent) : QObject(parent) {}

void SeatBoard::setSeats(const SeatsView& seats)
{
    m_found.clear();
    if (seats.house != m_house) {
        m_house = seats.house;
        m_picks.forget();
        m_cursor = noSeat;
        m_offer = 0;
        m_levelsOff.assign(m_house ? m_house->levels.levels.size() : 0, false);
        judgeNow();
        Q_EMIT houseChanged();
        return;
    }
    if (!m_house || seats.changed.empty())
        return;
    const SeatPick before = pick();
    const bool lost = m_picks.revise(m_house->table);
    Q_EMIT seatsChanged(seats.changed);
    if (lost)
        picked(before);
}

void SeatBoard::setOffers(const OffersView& offers)
{
    m_offers.clear();
    for (const OfferView& offer : offers.offers)
        m_offers.insert(keyOf(offer.type, offer.level), offer);
    judgeNow();
    Q_EMIT filterChanged(); // prices are written on its chips
}

void SeatBoard::setWanted(int count)
{
    m_wanted = std::max(1, count);
    m_found.clear();
}

/// Commerce's minimum, maximum and multiple of the chosen offer count beside availability's own.
SeatTerms SeatBoard::terms() const
{
    SeatTerms terms{.offer = m_offer, .now = m_now};
    const QList<SeatOffer> offers = offersOfPick();
    if (offers.isEmpty())
        return terms;
    const SeatOffer& offer = offers.at(m_offer < offers.size() ? m_offer : 0);
    if (const auto known = m_offers.constFind(keyOf(offer.type, offer.level.value_or(PriceLevelId()))); known != m_offers.constEnd()) {
        terms.minimum = known->minimum;
        terms.maximum = known->maximum;
        terms.multiple = known->multiple;
    }
    return terms;
}

std::optional<Money> SeatBoard::priceOf(quint16 block) const
{
    if (!m_house || block >= table().blocks.size())
        return std::nullopt;
    std::optional<Money> best;
    for (const SeatOffer& offer : table().blocks[block].offers) {
        const auto known = m_offers.constFind(keyOf(offer.type, offer.level.value_or(PriceLevelId())));
        const std::optional<Money> price = known != m_offers.constEnd() ? std::optional(known->total) : offer.total;
        if (price && !offer.isProtected && (!best || price->minor() < best->minor()))
            best = price;
    }
    return best;
}

std::optional<Money> SeatBoard::priceOfLevel(std::size_t level) const
{
    std::optional<Money> best;
    for (const quint16 block : m_house->levels.levels[level].blocks)
        if (const std::optional<Money> price = priceOf(block); price && (!best || price->minor() < best->minor()))
            best = price;
    return best;
}

QList<SeatOffer> SeatBoard::offersOfPick() const
{
    if (!m_house || pick().isEmpty() || table().block[pick().first] == noBlock)
        return {};
    return table().blocks[table().block[pick().first]].offers;
}

void SeatBoard::setOffer(qsizetype offer)
{
    const SeatPick before = pick();
    m_offer = std::max<qsizetype>(0, offer);
    picked(before);
}

std::optional<SeatRunView> SeatBoard::run() const
{
    const QList<SeatOffer> offers = offersOfPick();
    if (offers.isEmpty() || m_advice)
        return std::nullopt;
    const SeatOffer& offer = offers.at(m_offer < offers.size() ? m_offer : 0);
    return SeatRunView{.type = offer.type, .level = offer.level.value_or(PriceLevelId()), .typeName = offer.name,
                       .section = table().sectionOf(pick().first).name, .row = table().rowOf(pick().first).name,
                       .begin = table().number[pick().first], .end = table().number[pick().last], .count = pick().count()};
}

void SeatBoard::judgeNow()
{
    m_advice.reset();
    if (!m_house || pick().isEmpty())
        return;
    const SeatTerms by = terms();
    if (const auto refusal = judge(table(), pick(), by))
        m_advice = Advice{*refusal, nearestLegal(table(), pick(), by)};
}

void SeatBoard::picked(const SeatPick& before)
{
    if (m_offer >= offersOfPick().size())
        m_offer = 0;
    judgeNow();
    Q_EMIT pickChanged(before);
}

void SeatBoard::setCursor(SeatIndex seat)
{
    if (!m_house || (seat != noSeat && seat >= table().size()))
        return;
    const SeatIndex before = std::exchange(m_cursor, seat);
    if (before != seat)
        Q_EMIT cursorChanged(before);
}

void SeatBoard::tap(SeatIndex seat)
{
    if (!m_house)
        return;
    const SeatPick before = pick();
    m_picks.tap(table(), seat, m_wanted, terms());
    setCursor(seat);
    if (pick() != before)
        picked(before);
}

void SeatBoard::drag(SeatIndex from, SeatIndex to, bool begins)
{
    if (!m_house)
        return;
    const SeatPick before = pick();
    m_picks.drag(table(), from, to, begins);
    if (pick() != before)
        picked(before);
}

void SeatBoard::takeInstead()
{
    if (!m_advice || !m_advice->instead)
        return;
    const SeatPick before = pick();
    m_picks.set(*m_advice->instead);
    setCursor(pick().first);
    picked(before);
}

void SeatBoard::clear()
{
    const SeatPick before = pick();
    m_picks.clear();
    if (pick() != before)
        picked(before);
}

void SeatBoard::undo()
{
    const SeatPick before = pick();
    m_picks.undo();
    if (pick() != before)
        picked(before);
}

void SeatBoard::setLevelOff(std::size_t level, bool off)
{
    if (level >= m_levelsOff.size() || m_levelsOff[level] == off)
        return;
    m_levelsOff[level] = off;
    m_found.clear();
    Q_EMIT filterChanged();
}

bool SeatBoard::findTogether()
{
    if (!m_house)
        return false;
    if (m_found.empty()) {
        SeatWish wish{.count = m_wanted, .blocks = std::vector<bool>(table().blocks.size(), false)};
        for (std::size_t block = 0; block < wish.blocks.size(); ++block) {
            const quint8 level = m_house->levels.of(static_cast<quint16>(block));
            wish.blocks[block] = level != noLevel && !m_levelsOff[level];
        }
        m_found = boxoffice::findTogether(table(), wish, {.now = m_now}, mostFound);
        m_foundAt = 0;
    }
    if (m_found.empty())
        return false;
    const SeatPick before = pick();
    m_picks.set(m_found[m_foundAt++ % m_found.size()]);
    setCursor(pick().first);
    picked(before);
    return true;
}

} // namespace boxoffice
