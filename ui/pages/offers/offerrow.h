#pragma once
#include "session/purchaseview.h"
#include "ui/pages/pane.h"

namespace boxoffice {

class IconLabel;
class KeyCap;
class QuantityStepper;
class TabularLabel;
class TextLabel;

/// One ticket type: key, name and rules, each and fees, quantity; the advice stands under it.
class OfferRow : public Pane {
    Q_OBJECT
public:
    /// `levelToo`: the offer's name repeats, so the level belongs to the control's name.
    OfferRow(const OfferView& offer, bool levelToo, QWidget* parent = nullptr);
    /// Makes room for a key cap, also when this row has none (empty).
    void setKey(const QString& key);
    /// Quantity and advice; nothing else of an offer changes while its row stands.
    void setOffer(const OfferView& offer, int orderLimit);
    void setHeld(bool held);
    void setResting(bool resting);
    [[nodiscard]] QuantityStepper& stepper() const { return *m_stepper; }

Q_SIGNALS:
    void edited(int quantity);

private:
    QWidget* buildName(const OfferView& offer);
    QWidget* buildPrice(const OfferView& offer);
    bool m_sellable;
    QWidget* m_keyCell;
    KeyCap* m_key;
    QuantityStepper* m_stepper;
    IconLabel* m_advice;
};

} // namespace boxoffice
