#include "catalog/eventindex.h"
#include <algorithm>
#include <cstring>
#include <limits>

namespace boxoffice {
namespace {

constexpr int undated = std::numeric_limits<int>::max();
constexpr int daysInAWeek = 7;

QList<QByteArray> wordsOf(const QString& query)
{
    QList<QByteArray> words = foldedText(query).split(' ');
    words.removeAll(QByteArray());
    std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    return words;
}

/// Whatever matches `words` matched `earlier` too.
bool isNarrower(const QList<QByteArray>& words, const QList<QByteArray>& earlier)
{
    return std::all_of(earlier.begin(), earlier.end(), [&](const QByteArray& old) {
        return std::any_of(words.begin(), words.end(), [&](const QByteArray& word) { return word.contains(old); });
    });
}

const void* find(const char* from, const char* to, const QByteArray& word)
{
    return ::memmem(from, static_cast<std::size_t>(to - from), word.constData(), static_cast<std::size_t>(word.size()));
}

GroupKind groupOf(int ahead)
{
    if (ahead == undated)
        return GroupKind::Undated;
    if (ahead < 0)
        return GroupKind::Past;
    return ahead == 0 ? GroupKind::Tonight : ahead == 1 ? GroupKind::Tomorrow : GroupKind::Date;
}

/// One date is one heading, though it may be today's tomorrow at one venue and two days off at another.
void addToGroups(QList<EventGroup>& groups, int ahead, const EventRow& row, int hit)
{
    EventGroup group{groupOf(ahead), std::nullopt, hit, 1};
    const bool dated = group.kind == GroupKind::Tomorrow || group.kind == GroupKind::Date;
    if (dated)
        group.date = row.localDate;
    const bool goesOn = !groups.isEmpty() && groups.last().date == group.date &&
                        (dated || groups.last().kind == group.kind);
    if (goesOn)
        ++groups.last().count;
    else
        groups.append(group);
}

bool mayBeAnnounced(const EventRow& row)
{
    return row.listed != EventState::Cancelled && row.listed != EventState::Postponed;
}

/// Days from the venue's today to the event; 0 while an event of several days is under way.
int daysAhead(const EventRow& event, qint64 today)
{
    if (!event.localDate)
        return undated;
    const auto ahead = static_cast<int>(event.localDate->toJulianDay() - today);
    const bool underWay = ahead < 0 && event.endLocalDate && event.endLocalDate->toJulianDay() >= today;
    return underWay ? 0 : ahead;
}

} // namespace

/// Rows by place on the list: tonight, later by date, undated, past.
struct EventIndex::Hits {
    std::vector<quint32> tonight, later, undatedRows, past;
    std::optional<quint32> next;
};

void EventIndex::setTable(std::shared_ptr<const EventTable> table)
{
    m_table = std::move(table);
    m_matched = false;
    m_today.clear();
    m_ahead.clear();
    m_zones.clear();
    for (const QString& name : m_table->zones()) {
        const QTimeZone zone(name.toUtf8());
        m_zones.push_back(zone.isValid() ? zone : QTimeZone::systemTimeZone());
    }
}

CatalogView EventIndex::search(const QString& query, Period period, WallTime now)
{
    match(query);
    readCalendar(now);
    CatalogView view;
    view.table = m_table;
    view.query = query;
    view.period = period;
    view.now = now;
    view.total = static_cast<int>(m_table->size());
    const Hits hits = sorted(period);
    view.nextEvent = hits.next;
    for (const auto* part : {&hits.tonight, &hits.later, &hits.undatedRows, &hits.past})
        add(*part, view);
    return view;
}

void EventIndex::add(const std::vector<quint32>& rows, CatalogView& view) const
{
    for (const quint32 row : rows) {
        addToGroups(view.groups, m_ahead[row], m_table->row(row), static_cast<int>(view.hits.size()));
        view.hits.append(row);
    }
}

void EventIndex::match(const QString& query)
{
    QList<QByteArray> words = wordsOf(query);
    if (m_matched && words == m_words)
        return;
    if (m_matched && isNarrower(words, m_words)) {
        narrow(words);
        m_words = std::move(words);
    } else {
        m_words = std::move(words);
        scanAll();
    }
    m_matched = true;
}

void EventIndex::narrow(const QList<QByteArray>& words)
{
    std::erase_if(m_matches, [&](quint32 row) { return !matches(row, words); });
}

/// Looks for the longest word in the whole text, then for the others in the row where it stands.
void EventIndex::scanAll()
{
    m_matches.clear();
    const auto offsets = m_table->offsets();
    if (m_words.isEmpty()) {
        m_matches.resize(m_table->size());
        for (quint32 row = 0; row < m_matches.size(); ++row)
            m_matches[row] = row;
        return;
    }
    const char* const text = m_table->folded().constData();
    const char* const end = text + m_table->folded().size();
    const QList<QByteArray> others = m_words.mid(1);
    for (const char* from = text; from < end;) {
        const void* const found = find(from, end, m_words.first());
        if (!found)
            return;
        const auto at = static_cast<quint32>(static_cast<const char*>(found) - text);
        const auto above = std::upper_bound(offsets.begin(), offsets.end(), at);
        const auto row = static_cast<quint32>(above - offsets.begin() - 1);
        if (matches(row, others))
            m_matches.push_back(row);
        from = text + *above;
    }
}

bool EventIndex::matches(quint32 row, const QList<QByteArray>& words) const
{
    const char* const text = m_table->folded().constData();
    const char* const from = text + m_table->offsets()[row];
    const char* const to = text + m_table->offsets()[row + 1];
    return std::all_of(words.begin(), words.end(), [&](const QByteArray& word) { return find(from, to, word); });
}

void EventIndex::readCalendar(WallTime now)
{
    std::vector<qint64> today;
    for (const QTimeZone& zone : m_zones)
        today.push_back(QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone).date().toJulianDay());
    if (today == m_today && m_ahead.size() == m_table->size())
        return;
    m_today = std::move(today);
    readDistances();
}

void EventIndex::readDistances()
{
    m_ahead.clear();
    m_ahead.reserve(m_table->size());
    for (std::size_t row = 0; row < m_table->size(); ++row)
        m_ahead.push_back(daysAhead(m_table->row(row), m_today[m_table->zoneOf()[row]]));
}

EventIndex::Hits EventIndex::sorted(Period period) const
{
    Hits hits;
    const int horizon = period == Period::Tonight ? 1 : period == Period::NextSevenDays ? daysInAWeek : undated;
    for (const quint32 row : m_matches) {
        const int ahead = m_ahead[row];
        if (ahead == 0)
            hits.tonight.push_back(row);
        else if (ahead > 0 && ahead < horizon)
            hits.later.push_back(row);
        else if (ahead > 0 && ahead != undated && !hits.next && mayBeAnnounced(m_table->row(row)))
            hits.next = row;
        else if (period == Period::All && ahead == undated)
            hits.undatedRows.push_back(row);
        else if (period == Period::All && ahead < 0)
            hits.past.push_back(row);
    }
    return hits;
}

} // namespace boxoffice
