#include "catalog/eventindex.h"
#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>

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

/// The first offset above `at`, looked for near `from` first: most finds are close to the one before.
template <class Iterator>
Iterator firstAbove(Iterator from, Iterator end, quint32 at)
{
    for (std::ptrdiff_t step = 1; end - from > step && *(from + step) <= at; step *= 2)
        from += step;
    return std::upper_bound(from, end, at);
}

GroupKind groupOf(int ahead)
{
    if (ahead == undated)
        return GroupKind::Undated;
    if (ahead < 0)
        return GroupKind::Past;
    return ahead == 0 ? GroupKind::Tonight : ahead == 1 ? GroupKind::Tomorrow : GroupKind::Date;
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
    m_steps.clear();
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
    const std::vector<quint32>& matching = match(query);
    readCalendar(now);
    CatalogView view;
    view.table = m_table;
    view.query = query;
    view.period = period;
    view.now = now;
    view.total = static_cast<int>(m_table->size());
    const Hits hits = sorted(matching, period);
    view.nextEvent = hits.next;
    view.hits.reserve(static_cast<qsizetype>(matching.size()));
    for (const auto* part : {&hits.tonight, &hits.later, &hits.undatedRows, &hits.past})
        add(*part, view);
    return view;
}

/// One date is one heading, though it may be today's tomorrow at one venue and two days off at another.
void EventIndex::add(const std::vector<quint32>& rows, CatalogView& view) const
{
    std::optional<quint32> before;
    for (const quint32 row : rows) {
        const GroupKind kind = groupOf(m_ahead[row]);
        const bool dated = kind == GroupKind::Tomorrow || kind == GroupKind::Date;
        if (!before || (dated && m_day[row] != m_day[*before])) {
            const auto date = dated ? m_table->row(row).localDate : std::nullopt;
            view.groups.append({kind, date, static_cast<int>(view.hits.size()), 0});
        }
        ++view.groups.last().count;
        view.hits.append(row);
        before = row;
    }
}

const std::vector<quint32>& EventIndex::match(const QString& query)
{
    Words words = wordsOf(query);
    while (!m_steps.empty() && !isNarrower(words, m_steps.back().words))
        m_steps.pop_back();
    if (m_steps.empty() || m_steps.back().words.isEmpty()) {
        m_steps.push_back({words, scanAll(words)});
    } else if (m_steps.back().words != words) {
        Step step{std::move(words), {}};
        std::copy_if(m_steps.back().rows.begin(), m_steps.back().rows.end(), std::back_inserter(step.rows),
                     [&](quint32 row) { return matches(row, step.words); });
        m_steps.push_back(std::move(step));
    }
    return m_steps.back().rows;
}

/// Looks for the longest word in the whole text, then for the others in the row where it stands.
std::vector<quint32> EventIndex::scanAll(const Words& words) const
{
    std::vector<quint32> rows;
    if (words.isEmpty()) {
        rows.resize(m_table->size());
        std::iota(rows.begin(), rows.end(), 0U);
        return rows;
    }
    const auto offsets = m_table->offsets();
    const char* const text = m_table->folded().constData();
    const char* const end = text + m_table->folded().size();
    const Words others = words.mid(1);
    auto above = offsets.begin();
    for (const char* from = text; from < end; from = text + *above) {
        const void* const found = find(from, end, words.first());
        if (!found)
            break;
        above = firstAbove(above, offsets.end(), static_cast<quint32>(static_cast<const char*>(found) - text));
        const auto row = static_cast<quint32>(above - offsets.begin() - 1);
        if (matches(row, others))
            rows.push_back(row);
    }
    return rows;
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
    m_day.clear();
    m_ahead.reserve(m_table->size());
    m_day.reserve(m_table->size());
    for (std::size_t row = 0; row < m_table->size(); ++row) {
        const EventRow& event = m_table->row(row);
        m_ahead.push_back(daysAhead(event, m_today[m_table->zoneOf()[row]]));
        m_day.push_back(event.localDate ? event.localDate->toJulianDay() : 0);
    }
}

EventIndex::Hits EventIndex::sorted(const std::vector<quint32>& matching, Period period) const
{
    Hits hits;
    const int horizon = period == Period::Tonight ? 1 : period == Period::NextSevenDays ? daysInAWeek : undated;
    for (const quint32 row : matching) {
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
