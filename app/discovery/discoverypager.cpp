#include "discovery/discoverypager.h"

namespace boxoffice {
namespace {

constexpr int reach = 1000; ///< Discovery 6.3

/// Pages are in the order of dates, but of whose clock the service does not say. Starting this much before
/// the last date seen skips nobody within a country; what comes twice is dropped by id.
constexpr Duration overlap = std::chrono::hours(12);

WallTime wholeSecond(WallTime moment) { return std::chrono::floor<std::chrono::seconds>(moment); }

} // namespace

bool withinReach(const EventQuery& query)
{
    return query.size > 0 && query.size <= 200 && query.page >= 0 && query.page < reach &&
           query.size * query.page < reach;
}

DiscoveryPager::DiscoveryPager(int pageSize, int maxRequests) : m_requestsLeft(maxRequests)
{
    m_query.size = pageSize;
}

std::optional<EventQuery> DiscoveryPager::next() const
{
    return m_phase == Phase::Done ? std::nullopt : std::optional(m_query);
}

QList<DiscoveredEvent> DiscoveryPager::take(const EventPage& page)
{
    if (m_phase == Phase::Everything && m_query.page == 0)
        m_announced = page.totalElements;
    QList<DiscoveredEvent> fresh;
    for (const DiscoveredEvent& event : page.events) {
        if (event.date.instantUtc)
            m_lastDate = std::max(m_lastDate.value_or(*event.date.instantUtc), *event.date.instantUtc);
        if (const QString& id = event.id.text(); !m_seen.contains(id)) {
            m_seen.insert(id);
            fresh.append(event);
        }
    }
    EventQuery following = m_query;
    ++following.page;
    const bool more = following.page < page.totalPages;
    if (--m_requestsLeft <= 0) {
        m_incomplete = more;
        m_phase = Phase::Done;
    } else if (more && withinReach(following)) {
        m_query = following;
    } else {
        finishSearch(more);
    }
    return fresh;
}

void DiscoveryPager::finishSearch(bool moreThanReach)
{
    m_query.page = 0;
    if (!moreThanReach)
        nextPhase();
    else if (m_phase == Phase::OnlyTba || m_phase == Phase::OnlyTbd || !m_lastDate) {
        m_incomplete = true; // undated events cannot be split by date
        nextPhase();
    } else {
        nextWindow();
    }
}

void DiscoveryPager::nextWindow()
{
    WallTime start = wholeSecond(*m_lastDate - overlap);
    const WallTime before = m_query.start.value_or(WallTime::min());
    if (start <= before)
        start = wholeSecond(*m_lastDate);
    if (start <= before) {
        start = before + std::chrono::seconds(1);
        m_incomplete = true;
    }
    m_phase = Phase::Windows;
    m_query.start = start;
    m_query.undated = Undated::Include;
    m_lastDate.reset();
}

/// A search without dates lists undated events too. Windows may not, so these are asked for at the end.
void DiscoveryPager::nextPhase()
{
    m_lastDate.reset();
    m_query.start.reset();
    switch (m_phase) {
    case Phase::Windows:
        m_phase = Phase::OnlyTba;
        m_query.undated = Undated::OnlyTba;
        return;
    case Phase::OnlyTba:
        m_phase = Phase::OnlyTbd;
        m_query.undated = Undated::OnlyTbd;
        return;
    case Phase::Everything:
    case Phase::OnlyTbd:
    case Phase::Done:
        m_phase = Phase::Done;
        return;
    }
}

} // namespace boxoffice
