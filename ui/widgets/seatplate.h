#pragma once
#include <QList>
#include <QWidget>

namespace boxoffice {

/// Section, row and seats as printed on a ticket. Held is yellow, Order is plain, AskedFor is dashed.
/// Role StaticText; its name is the cells as words ("Section 112, Row F, Seats 7–8").
class SeatPlate : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Held, Order, AskedFor, Voided };
    struct Cell {
        QString label; ///< "Section", "Row", "Seats", "Area", "Places"
        QString value;
    };
    explicit SeatPlate(Kind kind, QWidget* parent = nullptr);
    void setCells(const QList<Cell>& cells);
    [[nodiscard]] const QList<Cell>& cells() const { return m_cells; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int cellWidth(const Cell& cell) const;
    Kind m_kind;
    QList<Cell> m_cells;
};

} // namespace boxoffice
