#include "session/catalogfeed.h"
#include "net/call.h"
#include <algorithm>

namespace boxoffice {
namespace {

constexpr Duration firstPaint = std::chrono::milliseconds(50);


EventState listedState(EventStatus status)
{
    switch (status) {
    case EventStatus::OnSale:
        return EventState::OnSale;
    case EventStatus::OffSale:
        return EventState::OffSale;
    case EventStatus::Cancelled:
        return EventState::Cancelled;
    case EventStatus::Postponed:
        return EventState::Postponed;
    case EventStatus::Rescheduled:
        return EventState::Rescheduled;
    case EventStatus::Unknown:
        break;
    }
    return EventState::Unknown;
}

/// Wide, of the event itself, and just large enough for a card on a kiosk.
QString pickImage(const QList<EventImage>& images)
{
    constexpr int wantedWidth = 640;
    const auto flaws = [](const EventImage& image) {
        const int size = image.width >= wantedWidth ? image.width - wantedWidth : 2 * (wantedWidth - image.width);
        return (image.fallback ? 100'000 : 0) + (image.ratio == QLatin1String("16_9") ? 0 : 10'000) + size;
    };
    const auto best = std::min_element(images.begin(), images.end(),
                                       [&](const auto& a, const auto& b) { return flaws(a) < flaws(b); });
    return best == images.end() ? QString() : best->url.toString();
}

/// The lowest face value in the currency named first. Nothing-to-pay entries stand for guests and companions,
/// so they count only where there is nothing else.
void pickPrice(const QList<PriceRange>& ranges, EventRow& row)
{
    for (const PriceRange& range : ranges) {
        if (!range.min || range.currency != ranges.first().currency)
            continue;
        const bool first = !row.priceFrom;
        const bool replacesFree = !first && row.priceFrom->isZero() && !range.min->isZero();
        const bool lower = !first && !range.min->isZero() && range.includesFees == row.priceIncludesFees &&
                           range.min->minor() < row.priceFrom->minor();
        if (first || replacesFree || lower) {
            row.priceFrom = range.min;
            row.priceIncludesFees = range.includesFees;
        }
    }
}

void pickPresale(const QList<Presale>& presales, WallTime now, EventRow& row)
{
    const Presale* picked = nullptr;
    for (const Presale& presale : presales) {
        const bool over = !presale.start || (presale.end && *presale.end <= now);
        if (!over && (!picked || *presale.start < *picked->start))
            picked = &presale;
    }
    if (!picked)
        return;
    row.presale = picked->name;
    row.presaleFrom = picked->start;
    row.presaleUntil = picked->end;
}

void copyDate(const EventDate& date, EventRow& row)
{
    row.timeZone = date.timeZone;
    row.localDate = date.localDate;
    row.localTime = date.localTime;
    if (!row.localDate && date.instantUtc && !date.timeZone.isEmpty()) {
        const QDateTime local = venueTime(*date.instantUtc, date.timeZone);
        row.localDate = local.date();
        if (!date.timeTba && !date.noSpecificTime)
            row.localTime = local.time();
    }
    row.endLocalDate = date.endLocalDate;
    row.instantUtc = date.instantUtc;
    row.dateTbd = date.dateTbd;
    row.dateTba = date.dateTba;
    row.timeTba = date.timeTba;
    row.noSpecificTime = date.noSpecificTime;
}

} // namespace

EventRow eventRow(const DiscoveredEvent& event, WallTime now)
{
    EventRow row;
    row.id = event.id;
    row.name = event.name;
    if (event.venue) {
        row.venue = event.venue->name;
        row.city = event.venue->city;
        row.region = event.venue->region;
    }
    row.imageUrl = pickImage(event.images);
    copyDate(event.date, row);
    row.onSaleToBeAnnounced = event.sales.startTba || event.sales.startTbd;
    row.test = event.test;
    row.listed = listedState(event.status);
    row.onSaleFrom = event.sales.start;
    row.onSaleUntil = event.sales.end;
    pickPresale(event.presales, now, row);
    pickPrice(event.priceRanges, row);
    return row;
}

CatalogFeed::CatalogFeed(DiscoveryClient& discovery, const Clock& clock, const QString& cachePath, QObject* parent)
    : QObject(parent), m_discovery(discovery), m_clock(clock), m_cache(cachePath)
{
    m_aside.setMaxThreadCount(1); // one at a time, in order: the cache is one file
    m_pace.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_pace, &QTimer::timeout, this, &CatalogFeed::askNext);
    connect(&m_again, &QTimer::timeout, this, &CatalogFeed::refresh);
    connect(&m_minute, &QTimer::timeout, this, &CatalogFeed::search);
}

CatalogFeed::~CatalogFeed()
{
    m_call.reset();
    m_aside.waitForDone(); // what it would still deliver dies with this object's event queue
}

template <class Work, class Then>
void CatalogFeed::aside(Work work, Then then)
{
    m_aside.start([this, work = std::move(work), then = std::move(then)] {
        QMetaObject::invokeMethod(this, [result = work(), then] { then(result); }, Qt::QueuedConnection);
    });
}

void CatalogFeed::start()
{
    m_view.loading = true;
    m_minute.start(std::chrono::minutes(1));
    aside([cache = m_cache] { return cache.load(); },
          [this](const Result<CachedEvents>& cached) { cacheLoaded(cached); });
}

void CatalogFeed::cacheLoaded(const Result<CachedEvents>& cached)
{
    if (cached.ok()) {
        m_index.setTable(cached->table);
        m_view.fetchedAt = cached->fetchedAt;
    } else {
        m_view.failure = cached.failure();
    }
    search();
    // The first request loads the TLS library, which costs milliseconds: what was cached is painted before it.
    QTimer::singleShot(firstPaint, this, &CatalogFeed::refresh);
}

void CatalogFeed::setQuery(const QString& query)
{
    m_view.query = query;
    search();
}

void CatalogFeed::setPeriod(Period period)
{
    m_view.period = period;
    search();
}

void CatalogFeed::refresh()
{
    if (m_pager)
        return;
    m_again.stop();
    m_pager = std::make_unique<DiscoveryPager>();
    m_fetched.clear();
    m_unreadable = 0;
    m_growing = m_index.table()->size() == 0;
    m_view.loading = true;
    askNext();
    search();
}

void CatalogFeed::askNext()
{
    const std::optional<EventQuery> query = m_pager->next();
    if (!query) {
        finishRefresh();
        return;
    }
    m_askedAt = m_clock.now();
    m_call = m_discovery.fetchPage(*query, [this](Result<QByteArray> bytes) { bytesArrived(std::move(bytes)); });
}

void CatalogFeed::bytesArrived(Result<QByteArray> bytes)
{
    m_call.reset();
    if (!bytes.ok()) {
        failRefresh(bytes.failure());
        return;
    }
    aside([body = *std::move(bytes)] { return decodeEventPage(body); },
          [this](const Result<EventPage>& page) { pageArrived(page); });
}

void CatalogFeed::pageArrived(const Result<EventPage>& page)
{
    if (!page.ok()) {
        failRefresh(page.failure());
        return;
    }
    for (const DiscoveredEvent& event : m_pager->take(*page))
        m_fetched.push_back(eventRow(event, m_clock.wall()));
    m_unreadable += static_cast<int>(std::count_if(page->problems.begin(), page->problems.end(),
                                                   [](const EventProblem& problem) { return problem.eventUnreadable; }));
    if (m_pager->next())
        showSoFar();
    const Duration rest = m_askedAt + requestSpacing - m_clock.now();
    m_pace.start(std::max(rest, Duration::zero()));
}

/// On the first start there is no cached list, so what has come is shown as it grows.
void CatalogFeed::showSoFar()
{
    if (!m_growing || m_sortingSoFar)
        return;
    m_sortingSoFar = true;
    aside([rows = m_fetched] { return std::shared_ptr<const EventTable>(std::make_shared<EventTable>(rows)); },
          [this](const std::shared_ptr<const EventTable>& table) {
              m_sortingSoFar = false;
              m_index.setTable(table);
              search();
          });
}

void CatalogFeed::finishRefresh()
{
    aside([rows = std::move(m_fetched)] { return std::shared_ptr<const EventTable>(std::make_shared<EventTable>(rows)); },
          [this](const std::shared_ptr<const EventTable>& table) {
              m_index.setTable(table);
              m_view.incomplete = m_pager->incomplete();
              m_view.unreadable = m_unreadable;
              m_view.fetchedAt = m_clock.wall();
              m_view.failure.reset();
              m_view.loading = false;
              m_pager.reset();
              m_again.start(refreshEvery);
              search();
              save();
          });
}

void CatalogFeed::failRefresh(const Failure& failure)
{
    m_pager.reset();
    m_view.failure = failure;
    m_view.loading = false;
    const Duration untilQuota = failure.retryAt ? *failure.retryAt - m_clock.wall() : Duration::zero();
    m_again.start(std::max(untilQuota, retryAfter));
    search();
}

void CatalogFeed::save()
{
    aside([cache = m_cache, table = m_index.table(), at = *m_view.fetchedAt] { return cache.save(*table, at); },
          [this](const Result<void>& saved) {
              if (saved.ok())
                  return;
              m_view.failure = saved.failure();
              Q_EMIT changed(m_view);
          });
}

void CatalogFeed::search()
{
    CatalogView found = m_index.search(m_view.query, m_view.period, m_clock.wall());
    found.loading = m_view.loading;
    found.failure = m_view.failure;
    found.fetchedAt = m_view.fetchedAt;
    found.unreadable = m_view.unreadable;
    found.incomplete = m_view.incomplete;
    m_view = std::move(found);
    Q_EMIT changed(m_view);
}

} // namespace boxoffice
