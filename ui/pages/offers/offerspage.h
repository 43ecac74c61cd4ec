#pragma once
#include "session/purchaseview.h"
#include <QWidget>
#include <memory>

namespace boxoffice {

/// "Sold in pairs: choose 2 or 4", "2 at least", "At most 6 per order"; empty when the quantity is fine.
[[nodiscard]] QString quantityAdvice(const OfferView& offer, int orderLimit);
/// What limits the order, said before anything is chosen: "Limit 6 per order"; empty when none is known.
[[nodiscard]] QString orderLimitText(const OffersView& offers);
/// "Sun, Nov 22, 8:00 PM", "Sun, Nov 22, time to be announced", "Date to be announced". Venue-local, as given.
[[nodiscard]] QString eventWhen(const std::optional<QDate>& date, const std::optional<QTime>& time);

/// Where the held line of this sale stands in the table.
struct HeldPlaces {
    int places = 0;          ///< 0: nothing is held
    QStringList types = {};  ///< ticket types of the held plates, as the cart names them
    bool seated = false;
};

/// The ticket types of one event with their quantities ("Quantity, <offer name>"), and "Reserve".
class OffersPage : public QWidget {
    Q_OBJECT
public:
    explicit OffersPage(QWidget* parent = nullptr);
    ~OffersPage() override;
    void setView(const OffersView& view, const HeldPlaces& held = {});
    /// Reserving now: the button is busy and the quantities rest.
    void setReserving(bool reserving);
    /// Names keys on the rows (F5-F8, F9); the kiosk leaves them out.
    void setKeysShown(bool shown);
    /// One more or fewer of the row-th offer (F5-F8, Shift).
    void step(int row, int by);
    /// A digit sets the quantity of the row with focus, or the first.
    void typeQuantity(int quantity);
    void focusFirst();
    [[nodiscard]] bool canReserve() const;

Q_SIGNALS:
    void quantityChanged(int offer, int quantity);
    void reserveAsked();
    void retryAsked();
    void problemAction(int action); ///< ProblemAction of the notice

private:
    class Table;
    std::unique_ptr<Table> m_table;
};

} // namespace boxoffice
