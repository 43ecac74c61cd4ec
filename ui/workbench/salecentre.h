#pragma once
#include "catalog/catalogview.h"
#include "core/clock.h"
#include "session/purchaseview.h"
#include "session/seatsview.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/pane.h"

class QStackedWidget;

namespace boxoffice {

class CaptchaPage;
class DonePage;
class EventHeader;
class NoticeBox;
class OffersPage;
class ProblemNotice;
class SeatsChangedPage;
class SeatsPage;
class WaitBar;

/// The centre column: the event's tickets, or whatever the sale asks about instead of them.
class SaleCentre : public Pane {
    Q_OBJECT
public:
    SaleCentre(const Clock& clock, const NightlyHours& nightly, QWidget* parent = nullptr);
    void setEvent(const EventRow& event, WallTime now);
    void setOffers(const OffersView& offers);
    void setSale(const PurchaseView& sale);
    /// With seats, the map stands where the offers would, until the offers are asked for.
    void setSeats(const SeatsView& seats, WallTime now);
    /// From the map to the offers and back; nothing happens where there is no map.
    void turnSeats();
    [[nodiscard]] bool showsSeats() const;
    /// There is a map to turn to.
    [[nodiscard]] bool hasSeats() const;
    /// What Reserve would take is legal, on the face that shows.
    [[nodiscard]] bool canReserve() const;
    void focusFirst();
    [[nodiscard]] OffersPage& offers() const { return *m_offers; }
    /// Built when it is first asked for: most accounts have no map, and the start does not wait for one.
    [[nodiscard]] SeatsPage& seats();
    [[nodiscard]] SeatsChangedPage& seatsChanged() const { return *m_changed; }
    [[nodiscard]] CaptchaPage& captcha() const { return *m_captcha; }
    /// The event last chosen; none yet at the start.
    [[nodiscard]] const std::optional<EventRow>& openEvent() const { return m_event; }

Q_SIGNALS:
    void stopAsked();
    /// Long in line, and still willing.
    void keepWaitingAsked();
    void newSaleAsked();
    void problemAction(boxoffice::ProblemAction action);
    /// A sold-out event is looked at again.
    void tryAnywayAsked();
    /// The map or the offers stand there now.
    void seatsTurned();
    /// Others were picked on the map, or their price changed.
    void seatsPicked();
    void reserveAsked();

private:
    /// The order is shown once a sale: its page is built when one is under way, before it is needed.
    void ensureDone();
    void build();
    void buildExplanation();
    void showHeader();
    void showPage();
    void showWait();
    void showProblem();
    const Clock& m_clock;
    const NightlyHours m_nightly;
    PurchaseView m_sale;
    OffersView m_offersView;
    std::optional<EventRow> m_event;
    QString m_note;
    bool m_explaining = false, m_byOffers = false;
    EventHeader* m_header = nullptr;
    ProblemNotice *m_problem = nullptr, *m_stopped = nullptr;
    QStackedWidget* m_stack = nullptr;
    OffersPage* m_offers = nullptr;
    SeatsPage* m_seats = nullptr;
    SeatsChangedPage* m_changed = nullptr;
    CaptchaPage* m_captcha = nullptr;
    DonePage* m_done = nullptr;
    QWidget *m_explanation = nullptr, *m_stoppedPage = nullptr;
    NoticeBox* m_why = nullptr;
    WaitBar* m_wait = nullptr;
};

} // namespace boxoffice
