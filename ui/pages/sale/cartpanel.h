#pragma once
#include "session/purchaseview.h"
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boxoffice {

class TabularLabel;
class TextLabel;

/// What is held and what it costs: plates and the lines of `totals`. The hold bar and the total stand beside it in
/// the shell. Release is only asked for here; the shell gives the seats back.
class CartPanel : public QWidget {
    Q_OBJECT
public:
    explicit CartPanel(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    /// What stands there while nothing is held.
    void setPlaceholder(const QString& words);
    /// Names the key on Release (Del); empty leaves it out.
    void setReleaseKey(const QString& key);
    [[nodiscard]] bool isEmpty() const { return m_empty; }
    [[nodiscard]] bool isAsking() const;

public Q_SLOTS:
    /// Opens "Release the seats" / "Keep the seats" in place; Keep has the focus.
    void askRelease();
    /// Closes the question; the seats stay.
    void keepSeats();

Q_SIGNALS:
    /// The question was answered with "Release the seats".
    void releaseConfirmed();
    /// The question opened or closed.
    void askingChanged(bool asking);

private:
    void build();
    void buildQuestion(QVBoxLayout& column);
    void addPlate(const PlateView& plate);
    void addType(const PlateView& plate, bool last);
    void showLines(const PurchaseView& view);
    bool m_empty = true;
    QString m_shape;
    QWidget *m_body = nullptr, *m_question = nullptr, *m_releaseKey = nullptr;
    QPointer<QWidget> m_before; ///< had the focus before the question
    QVBoxLayout *m_plates = nullptr, *m_lines = nullptr;
    TextLabel *m_placeholder = nullptr, *m_lastType = nullptr, *m_questionText = nullptr;
    QPushButton *m_release = nullptr, *m_releaseYes = nullptr, *m_releaseNo = nullptr;
};

/// The "Total" row: pinned by the shell, so apart from the panel that scrolls.
class TotalRow : public QWidget {
    Q_OBJECT
public:
    explicit TotalRow(QWidget* parent = nullptr);
    /// Nothing known: a dash, never a zero.
    void setTotal(const std::optional<Money>& total);

private:
    TabularLabel* m_amount = nullptr;
};

/// "2 tickets", "Fees", "Order fee"...
[[nodiscard]] QString priceLineWords(const PriceLineView& line);

} // namespace boxoffice
