#pragma once
#include "catalog/eventcache.h"
#include "catalog/eventindex.h"
#include "discovery/discoveryclient.h"
#include <QObject>
#include <QTimer>

namespace boxoffice {

class Call;

/// What the list draws of an event. `now` picks the presale to name.
[[nodiscard]] EventRow eventRow(const DiscoveredEvent& event, WallTime now);

/// Keeps the event list: shows the cached one at once, fetches the service's in the background within its
/// quota, searches, and saves. UI thread; file work is done on another. A failed refresh keeps what there is.
class CatalogFeed : public QObject {
    Q_OBJECT
public:
    /// At most 4 requests a second: the account has 5, and the sale needs some (Discovery 6).
    static constexpr Duration requestSpacing{250};

    CatalogFeed(DiscoveryClient& discovery, const Clock& clock, const QString& cachePath, QObject* parent = nullptr);
    ~CatalogFeed() override;

    /// Loads the cache, then refreshes. Call once.
    void start();
    [[nodiscard]] const CatalogView& view() const { return m_view; }

public Q_SLOTS:
    void setQuery(const QString& query);
    void setPeriod(Period period);
    /// Fetches the whole list anew; does nothing while a refresh is under way.
    void refresh();

Q_SIGNALS:
    void changed(const boxoffice::CatalogView& view);

private:
    void cacheLoaded(Result<CachedEvents> cached);
    void askNext();
    void pageArrived(Result<EventPage> page);
    void finishRefresh();
    void showSoFar();
    void tableBuilt(std::shared_ptr<const EventTable> table, bool complete);
    void search();

    DiscoveryClient& m_discovery;
    const Clock& m_clock;
    EventCache m_cache;
    EventIndex m_index;
    CatalogView m_view;
    std::unique_ptr<DiscoveryPager> m_pager; ///< set while a refresh is under way
    std::unique_ptr<Call> m_call;
    std::vector<EventRow> m_fetched;
    QTimer m_pace;
};

} // namespace boxoffice
