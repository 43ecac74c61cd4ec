#pragma once
#include "session/purchasesession.h"
#include "session/stationview.h"
#include "ui/kiosk/idlepolicy.h"
#include "ui/kiosk/kioskscreen.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/theme/roles.h"
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace boxoffice {

class CatalogFeed;
class CountdownRing;
class KioskFrame;
class OfferDesk;
class SalesBook;
class Theme;
struct EventRow;

/// The kiosk window: KioskFrame wired to one session; clears itself when nobody is there. Only the demo can be
/// closed by its visitor. Thread: UI.
class KioskShell : public QWidget {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds doneClears{45};
    KioskShell(PurchaseSession& session, OfferDesk& desk, CatalogFeed& feed, const Clock& clock,
               const StationView& station, Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] KioskFrame& frame() const { return *m_frame; }
    /// From now on what staff must know of earlier sales is shown. `sales` outlives this.
    void follow(SalesBook& sales);

Q_SIGNALS:
    /// Somebody pressed Call staff; the reference of the sale, empty when there is none.
    void staffCalled(const QString& reference);
    /// The window may go: nothing is held and nothing is being committed.
    void closeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void wireChoosing();
    void wireSale();
    void wireFooter();
    void saleChanged(const PurchaseView& view);
    void openEvent(const EventRow& event);
    void pay();
    void goBack();
    void askStartOver();
    void explainTime();
    void callStaff();
    void act(ProblemAction action);
    void tryAgain(const Problem& problem);
    void startOver();
    void freshSale();
    [[nodiscard]] bool isBeside(const QObject* watched, const QEvent& event) const;
    void tick();
    void warn();
    void ask(const QString& title, const QString& text, const QString& stay, const QString& go, const std::function<void()>& onGo);
    void changeLooks();
    PurchaseSession& m_session;
    OfferDesk& m_desk;
    CatalogFeed& m_feed;
    const Clock& m_clock;
    StationView m_station;
    Theme& m_theme;
    ThemeName m_homeTheme;
    IdlePolicy m_idle;
    QTimer m_tick;
    KioskFrame* m_frame;
    QPointer<CountdownRing> m_ring; ///< open while the idle warning is
    std::optional<Instant> m_doneSince;
    bool m_clearing = false; ///< released by Start over or nobody there: attract when it is done
    bool m_closing = false;
};

} // namespace boxoffice
