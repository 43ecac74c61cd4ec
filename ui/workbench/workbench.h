#pragma once
#include "session/purchasesession.h"
#include "session/stationview.h"
#include "ui/pages/notice/problemtext.h"
#include <QMainWindow>

namespace boxoffice {

class CatalogFeed;
class Clock;
class OfferDesk;
class SalesBook;
class Theme;
class WorkbenchFrame;
enum class WorkbenchTab;

/// The attended window: WorkbenchFrame wired to one session. Closing it while seats are held asks, releases, and
/// closes once the session has let them go. Thread: UI.
class Workbench : public QMainWindow {
    Q_OBJECT
public:
    Workbench(PurchaseSession& session, OfferDesk& desk, CatalogFeed& feed, SalesBook& sales, const Clock& clock,
              const StationView& station, Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] WorkbenchFrame& frame() const { return *m_frame; }
    /// Buyer of invoice sales (lane/walkup_file).
    void setWalkUp(const BuyerForm& buyer);

Q_SIGNALS:
    /// The window may go: nothing is held and nothing is being committed.
    void closeRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void wireSale();
    void wireChoosing();
    void saleChanged(const PurchaseView& view);
    void pay();
    void startNewSale();
    void act(ProblemAction action);
    void tryAgain(const Problem& problem);
    [[nodiscard]] bool holdsSeats() const;
    [[nodiscard]] bool mayClose() const;
    PurchaseSession& m_session;
    OfferDesk& m_desk;
    CatalogFeed& m_feed;
    SalesBook& m_sales;
    const Clock& m_clock;
    StationView m_station;
    WorkbenchFrame* m_frame;
    bool m_closing = false; ///< release asked for by closing the window
    bool m_newSale = false; ///< release asked for by New sale: start afresh when it is done
};

} // namespace boxoffice
