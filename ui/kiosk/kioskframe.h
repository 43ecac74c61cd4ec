#pragma once
#include "catalog/catalogview.h"
#include "session/purchaseview.h"
#include "session/seatsview.h"
#include "session/salesview.h"
#include "session/stationview.h"
#include "ui/kiosk/kioskscreen.h"
#include "ui/pages/notice/problemtext.h"
#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace boxoffice {

class AttractPage;
class BrowsePage;
class CaptchaPage;
class Clock;
class DeliveryPage;
class DonePage;
class KioskFooter;
class KioskHeader;
class LetterPad;
class NumberPad;
class OffersPage;
class PaymentPage;
class ProblemNotice;
class ReviewPage;
class Scrim;
class SeatsChangedPage;
class SeatsPage;
class StaffLine;
class StoppedPage;
class SummaryCard;
class TextLabel;
class WaitBar;

/// The kiosk's screens, one at a time, from values; emits intents. Knows no session (KioskShell does).
class KioskFrame : public QWidget {
    Q_OBJECT
public:
    static constexpr int commitGuardMs = 400; ///< a double touch on "Review order" must not buy (tokens.json)
    KioskFrame(const Clock& clock, const StationView& station, QWidget* parent = nullptr);
    ~KioskFrame() override;
    void setCatalog(const CatalogView& view);
    void setOffers(const OffersView& view);
    void setSale(const PurchaseView& view);
    /// With seats, the map stands on the tickets screen, until ticket types are asked for.
    void setSeats(const SeatsView& view, WallTime now);
    [[nodiscard]] bool showsSeats() const;
    /// What staff must know of earlier sales is said below the attract screen; nothing of them is ever resumed here.
    void setSales(const SalesView& view);
    /// Where the visitor is while nothing is held: Attract, Browse or Tickets.
    void setChoosing(KioskScreen screen);
    /// From delivery to payment and back.
    void setPayOpen(bool open);
    [[nodiscard]] KioskScreen screen() const { return m_screen; }
    [[nodiscard]] PaymentPage& payment() const { return *m_payment; }
    [[nodiscard]] CaptchaPage& captcha() const { return *m_captcha; }
    [[nodiscard]] KioskFooter& footer() const { return *m_footer; }
    [[nodiscard]] KioskHeader& header() const { return *m_header; }
    [[nodiscard]] BrowsePage& browse() const { return *m_browse; }
    [[nodiscard]] OffersPage& offers() const { return *m_offers; }
    /// Built when it is first asked for: most accounts have no map, and the start does not wait for one.
    [[nodiscard]] SeatsPage& seats();
    [[nodiscard]] Scrim& scrim() const { return *m_scrim; }
    /// Empties whatever the last visitor typed.
    void wipe();

Q_SIGNALS:
    void started();
    /// The map or the ticket types stand on the tickets screen now.
    void seatsTurned();
    /// Others were picked on the map, or their price changed.
    void seatsPicked();
    void reserveAsked();
    void deliveryChosen(const boxoffice::ShippingId& id);
    void payAsked();
    void commitAsked(const boxoffice::Money& shown);
    void changePaymentAsked();
    void keepAsked();
    void letGoAsked();
    void releaseAsked();
    void stopAsked();
    void newSaleAsked();
    void problemAction(boxoffice::ProblemAction action);
    void screenChanged(boxoffice::KioskScreen screen);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildPages();
    void wirePages();
    QWidget* buildMain();
    QBoxLayout* buildTitles();
    QWidget* page(KioskScreen screen) const;
    void turnTo(KioskScreen screen);
    void refresh();
    void showStaffLine();
    void showTitle();
    void showPrimary();
    void showWait(const WaitView& wait);
    void showProblem();
    void showPads();
    void placeKeys();
    void pressPrimary();
    void focusMoved(QWidget* now);
    void focusFirst();
    void fit();
    [[nodiscard]] bool showsSummary() const;
    void turnSeats(bool byOffers);
    [[nodiscard]] bool hasSeats() const;
    const Clock& m_clock;
    StationView m_station;
    PurchaseView m_sale;
    OffersView m_offersView;
    KioskPlace m_place;
    KioskScreen m_screen = KioskScreen::Attract;
    QTimer m_guard;
    bool m_armed = false, m_letters = false, m_byOffers = false;
    QStackedWidget *m_outer = nullptr, *m_pages = nullptr;
    AttractPage* m_attract = nullptr;
    StaffLine* m_staffLine = nullptr;
    KioskHeader* m_header = nullptr;
    KioskFooter* m_footer = nullptr;
    TextLabel *m_title = nullptr, *m_sub = nullptr;
    ProblemNotice *m_notice = nullptr, *m_problem = nullptr;
    BrowsePage* m_browse = nullptr;
    OffersPage* m_offers = nullptr;
    SeatsPage* m_seats = nullptr;
    QPushButton* m_toMap = nullptr;
    QWidget* m_waiting = nullptr;
    WaitBar* m_wait = nullptr;
    CaptchaPage* m_captcha = nullptr;
    SeatsChangedPage* m_changed = nullptr;
    DeliveryPage* m_delivery = nullptr;
    PaymentPage* m_payment = nullptr;
    ReviewPage* m_review = nullptr;
    DonePage* m_done = nullptr;
    StoppedPage* m_stopped = nullptr;
    QWidget* m_problemPage = nullptr;
    QScrollArea *m_changedScroll = nullptr, *m_stoppedScroll = nullptr, *m_payScroll = nullptr, *m_deliveryScroll = nullptr, *m_reviewScroll = nullptr;
    NumberPad* m_numbers = nullptr;
    LetterPad* m_keys = nullptr;
    SummaryCard* m_summary = nullptr;
    QBoxLayout *m_body = nullptr, *m_work = nullptr, *m_left = nullptr;
    Scrim* m_scrim = nullptr;
};

} // namespace boxoffice
