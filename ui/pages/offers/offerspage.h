#pragma once
#include "session/purchaseview.h"
#include "ui/pages/notice/problemtext.h"
#include <QWidget>

class QScrollArea;
class QHBoxLayout;
class QVBoxLayout;

namespace boxoffice {

class IconLabel;
class LoadingBars;
class OfferRow;
class Pane;
class PrimaryButton;
class ProblemNotice;
class TextLabel;

/// What is held for this sale, as far as the table marks it.
struct HeldPlaces {
    int places = 0;         ///< 0: nothing is held
    QStringList types = {}; ///< ticket types of the held plates, as the cart names them
    friend bool operator==(const HeldPlaces&, const HeldPlaces&) = default;
};

/// The ticket types of one event with their quantities ("Quantity, <offer name>"), and "Reserve".
class OffersPage : public QWidget {
    Q_OBJECT
public:
    explicit OffersPage(QWidget* parent = nullptr);
    void setView(const OffersView& view, const HeldPlaces& held = {});
    /// Reserving now: the button is busy and the quantities rest.
    void setReserving(bool reserving);
    /// Names keys on the rows (F5-F8, F9); the kiosk leaves them out.
    void setKeysShown(bool shown);
    /// One more or fewer of the row-th offer (F5-F8, Shift).
    void step(int row, bool more);
    /// A digit sets the quantity of the row with focus, or of the first.
    void typeQuantity(int quantity);
    /// Focus to the first quantity.
    void focusFirst();
    [[nodiscard]] bool canReserve() const;

Q_SIGNALS:
    void quantityChanged(int offer, int quantity);
    void reserveAsked();
    /// Fetch the offers again.
    void retryAsked();
    /// Any other action of a problem in here.
    void problemAction(boxoffice::ProblemAction action);

private:
    void build();
    QWidget* buildTop();
    QWidget* buildFooter();
    void rebuildRows();
    void showState();
    [[nodiscard]] QString whyNotReserve() const;
    OffersView m_view;
    HeldPlaces m_held;
    bool m_reserving = false, m_keys = false;
    QString m_shape;
    QList<OfferRow*> m_offers;
    QScrollArea* m_scroll = nullptr;
    QHBoxLayout* m_titles = nullptr;
    QVBoxLayout* m_rows = nullptr;
    QWidget *m_head = nullptr, *m_headKey = nullptr, *m_nightly = nullptr;
    IconLabel* m_nightlyText = nullptr;
    Pane* m_footer = nullptr;
    TextLabel *m_limit = nullptr, *m_empty = nullptr, *m_footTitle = nullptr, *m_footText = nullptr;
    LoadingBars* m_bars = nullptr;
    ProblemNotice* m_problem = nullptr;
    PrimaryButton* m_reserve = nullptr;
};

} // namespace boxoffice
