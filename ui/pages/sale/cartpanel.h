#pragma once
#include "session/purchaseview.h"
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace boxoffice {

class StubLine;

/// What is held and what it costs: plates, the lines of `totals`, "Total". The hold bar stands beside it in the
/// shell (HoldBar, HoldPill). Draws PurchaseView; release is only asked for, the shell confirms.
class CartPanel : public QWidget {
    Q_OBJECT
public:
    explicit CartPanel(QWidget* parent = nullptr);
    void setView(const PurchaseView& view);
    [[nodiscard]] bool isEmpty() const { return m_empty; }

Q_SIGNALS:
    /// Press of "Release", which opens the question.
    void releaseAsked();
    /// The question was answered with "Release the seats".
    void releaseConfirmed();

public Q_SLOTS:
    /// Opens "Release the seats" / "Keep the seats" in place; Keep has the focus.
    void askRelease();
    /// Closes the question; the seats stay.
    void keepSeats();

public:
    [[nodiscard]] bool isAsking() const;

private:
    void build();
    void showPlates(const PurchaseView& view);
    void showLines(const PurchaseView& view);
    void restyle();
    bool m_empty = true;
    QString m_shape;
    QWidget *m_body = nullptr, *m_question = nullptr;
    QVBoxLayout *m_plates = nullptr, *m_lines = nullptr;
    QLabel *m_placeholder = nullptr, *m_questionText = nullptr;
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
    void restyle();
    QLabel* m_word = nullptr;
    class TabularLabel* m_amount = nullptr;
};

} // namespace boxoffice
