#pragma once
#include "core/clock.h"
#include "session/purchaseview.h"
#include "session/stationview.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/pane.h"
#include <QTimer>

class QScrollArea;
class QVBoxLayout;

namespace boxoffice {

class CartPanel;
class DeliveryPage;
class HoldBar;
class NoticeBox;
class PaymentPage;
class PrimaryButton;
class ProblemNotice;
class ReviewPage;
class TextLabel;
class TotalRow;
class WaitBar;

/// The right column: hold, cart and total pinned above; delivery, payment and read-back scroll; the one primary button
/// pinned below. The first press sends the payment ("Review sale"); "Commit sale" exists only once the read-back has
/// been on the screen for 400 ms, so no double press can reach it.
class SalePanel : public Pane {
    Q_OBJECT
public:
    static constexpr int commitGuardMs = 400; ///< tokens.json timing.f12Guard
    SalePanel(const Clock& clock, const StationView& station, QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// F12: what the button says, or the first thing still missing.
    void pressPrimary();
    /// The first unfinished thing of the sale gets the focus.
    void focusFirst();
    /// True when a problem of this sale is said here and not in the centre.
    [[nodiscard]] static bool showsProblem(const PurchaseView& view);
    [[nodiscard]] CartPanel& cart() const { return *m_cart; }
    [[nodiscard]] DeliveryPage& delivery();
    [[nodiscard]] PaymentPage& payment();
    [[nodiscard]] bool isArmed() const { return m_armed; }

Q_SIGNALS:
    void deliveryChosen(const boxoffice::ShippingId& id);
    /// The form is whole: take it from payment().
    void payAsked();
    void memberAsked(boxoffice::MemberWish wish);
    void changePaymentAsked();
    void commitAsked(const boxoffice::Money& shown);
    void releaseAsked();
    void stopAsked();
    void problemAction(boxoffice::ProblemAction action);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const Clock& clock);
    /// Delivery, payment and read-back, which nobody needs before something is held: built after the first paint.
    void ensureWork();
    QWidget* buildWork();
    QWidget* buildFooter(const Clock& clock);
    [[nodiscard]] double cartShare() const;
    void showHold();
    void showWork();
    void showPrimary();
    void showWait();
    void readBackPainted();
    void moveFocus(SaleStage before);
    void showNoticeAndField();
    [[nodiscard]] bool isFilling() const;
    [[nodiscard]] QString whyNotSend() const;
    PurchaseView m_view;
    bool m_unlockedMemory;
    bool m_armed = false;
    QTimer m_guard, m_bringUp;
    HoldBar* m_hold = nullptr;
    CartPanel* m_cart = nullptr;
    class FitScroll* m_cartScroll = nullptr;
    QScrollArea* m_workScroll = nullptr;
    TotalRow* m_total = nullptr;
    ProblemNotice* m_problem = nullptr;
    NoticeBox* m_askFirst = nullptr;
    QWidget *m_deliveryPart = nullptr, *m_paymentPart = nullptr, *m_totalPart = nullptr;
    DeliveryPage* m_delivery = nullptr;
    PaymentPage* m_payment = nullptr;
    ReviewPage* m_review = nullptr;
    WaitBar* m_wait = nullptr;
    TextLabel* m_reason = nullptr;
    PrimaryButton* m_primary = nullptr;
};

} // namespace boxoffice
