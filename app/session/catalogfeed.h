#pragma once
#include "catalog/eventcache.h"
#include "catalog/eventindex.h"
#include "discovery/discoveryclient.h"
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace boxoffice {

/// What the list draws of an event. `now` picks the presale to name: the one under way, else the next.
[[nodiscard]] EventRow eventRow(const DiscoveredEvent& event, WallTime now);

/// Keeps the event list: shows the cached one at once, fetches the service's in the background within its
/// quota, searches, and saves. A failed refresh keeps what there is, says why, and is tried again. Thread: the
/// one it was made in; files, decoding and sorting are done on another.
class CatalogFeed : public QObject {
    Q_OBJECT
public:
    /// At most 4 requests a second: the account has 5, and the sale needs some (Discovery 6).
    static constexpr Duration requestSpacing{250};
    static constexpr Duration retryAfter = std::chrono::minutes(1);
    static constexpr Duration refreshEvery = std::chrono::hours(1);

    CatalogFeed(DiscoveryClient& discovery, const Clock& clock, const QString& cachePath, QObject* parent = nullptr);
    /// Waits for a save under way.
    ~CatalogFeed() override;

    /// Loads the cache, then refreshes. Call once.
    void start();
    [[nodiscard]] const CatalogView& view() const { return m_view; }

public Q_SLOTS:
    void setQuery(const QString& query);
    void setPeriod(boxoffice::Period period);
    /// Fetches the whole list anew; does nothing while a refresh is under way.
    void refresh();

Q_SIGNALS:
    void changed(const boxoffice::CatalogView& view);

private:
    template <class Work, class Then>
    void aside(Work work, Then then);
    void cacheLoaded(const Result<CachedEvents>& cached);
    void askNext();
    void bytesArrived(Result<QByteArray> bytes);
    void pageArrived(const Result<EventPage>& page);
    void showSoFar();
    void finishRefresh();
    void failRefresh(const Failure& failure);
    void save();
    void search();

    DiscoveryClient& m_discovery;
    const Clock& m_clock;
    EventCache m_cache;
    EventIndex m_index;
    CatalogView m_view;
    std::unique_ptr<DiscoveryPager> m_pager; ///< set while a refresh is under way
    std::unique_ptr<Call> m_call;
    std::vector<EventRow> m_fetched;
    int m_unreadable = 0;
    bool m_growing = false; ///< the list was empty before this refresh
    bool m_sortingSoFar = false;
    Instant m_askedAt{};
    QTimer m_pace;   ///< until the next request may go
    QTimer m_again;  ///< until the next refresh
    QTimer m_minute; ///< sales open and days end while the list is shown
    QThreadPool m_aside;
};

} // namespace boxoffice
