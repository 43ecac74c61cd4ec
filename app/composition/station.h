#pragma once
#include "commerce/commerceclient.h"
#include "composition/browserroom.h"
#include "composition/journalkeeper.h"
#include "composition/statefolder.h"
#include "core/settings.h"
#include "journal/sqlitejournal.h"
#include "net/httpclient.h"
#include "net/ratelimits.h"
#include "session/catalogfeed.h"
#include "session/offerdesk.h"
#include "session/purchasesession.h"
#include "session/recovery/recovery.h"
#include "session/salesbook.h"
#include "session/sessionparts.h"
#include <QNetworkAccessManager>

namespace boxoffice {

/// Everything of one lane that lives as long as the program: one network, one journal, one sale. The only place
/// that knows how the rooms fit together. Thread: UI.
class Station {
public:
    Station(const Settings& settings, const Clock& clock, const StateFolder& folder);
    ~Station();
    Station(const Station&) = delete;
    Station& operator=(const Station&) = delete;

    /// Begins to read the cached events, on another thread: before the window is built, so that both go on together.
    void startEvents() { m_feed.start(); }
    /// Opens the journal and puts in order what a crash left. `done` through the event loop, once; a journal that cannot
    /// be opened is told there, and sales are refused until it can, which is tried again and again.
    void start(std::function<void(const Result<JournalOpening>&)> done);

    /// Opens the journal and settles nothing: a diagnosis does not act.
    void openJournal(std::function<void(const Result<JournalOpening>&)> done);

    [[nodiscard]] Recovery& recovery() { return m_recovery; }
    [[nodiscard]] PurchaseSession& session() { return *m_session; }
    [[nodiscard]] OfferDesk& desk() { return m_desk; }
    [[nodiscard]] CatalogFeed& feed() { return m_feed; }
    [[nodiscard]] SalesBook& sales() { return m_sales; }
    [[nodiscard]] PartnerClient& partner() { return m_partner; }
    [[nodiscard]] DiscoveryClient& discovery() { return m_discovery; }
    [[nodiscard]] CommerceClient& commerce() { return m_commerce; }
    [[nodiscard]] BrowserRoom& browser() { return m_browser; }
    [[nodiscard]] HttpClient& http() { return m_http; }
    [[nodiscard]] const Clock& clock() const { return m_clock; }
    /// Nothing is held and no cart call is under way: the program may end.
    [[nodiscard]] bool isAtRest() const;

private:
    void wireRecovery();
    void journalOpened(const JournalOpening& opening);
    const Clock& m_clock;
    QNetworkAccessManager m_network;
    LocalRateLimits m_limits;
    HttpClient m_http;
    PartnerClient m_partner;
    DiscoveryClient m_discovery;
    CommerceClient m_commerce;
    SqliteJournal m_journal;
    JournalKeeper m_keeper;
    CertificateCache m_certificates;
    CartQueue m_queue;
    Janitor m_janitor;
    Reconciler m_reconciler;
    Recovery m_recovery;
    BrowserRoom m_browser;
    std::unique_ptr<PurchaseSession> m_session;
    OfferDesk m_desk;
    CatalogFeed m_feed;
    SalesBook m_sales;
    bool m_recovering = false; ///< what the last run left is being put in order, which is begun once
};

} // namespace boxoffice
