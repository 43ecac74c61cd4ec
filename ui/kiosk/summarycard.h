#pragma once
#include "session/purchaseview.h"
#include <QFrame>

namespace boxoffice {

class CartPanel;
class Clock;
class PrimaryButton;
class TextLabel;
class TotalRow;
class WaitBar;

/// The right side while seats are held: what is held, what it costs, and the one primary button.
class SummaryCard : public QFrame {
    Q_OBJECT
public:
    explicit SummaryCard(const Clock& clock, QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// Words on the button, its fixed accessible name, a sentence above it (why not, or what happens).
    void setPrimary(const QString& words, const QString& name, bool enabled, const QString& note, bool busy = false);
    /// Total and button alone, where the pads need the room.
    void setBrief(bool brief);
    [[nodiscard]] PrimaryButton& primary() const { return *m_primary; }

Q_SIGNALS:
    void primaryPressed();
    void releaseAsked();
    void stopAsked();

private:
    void showWait(const PurchaseView& view);
    TextLabel *m_event, *m_when, *m_note;
    CartPanel* m_cart;
    QWidget *m_cartArea, *m_rule;
    TotalRow* m_total;
    WaitBar* m_wait;
    PrimaryButton* m_primary;
};

/// What is being waited for, in the visitor's words.
[[nodiscard]] QString waitWords(SaleStep step, bool inLine);

} // namespace boxoffice
