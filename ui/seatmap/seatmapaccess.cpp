#include "ui/seatmap/seatmapaccess.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatwords.h"
#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWindow>
#include <algorithm>

namespace boxoffice {
namespace {

/// One seat.
class SeatCellAccess final : public QAccessibleInterface, public QAccessibleTableCellInterface, public QAccessibleActionInterface {
public:
    SeatCellAccess(SeatMapView* view, SeatIndex seat) : m_view(view), m_seat(seat) {}
    bool isValid() const override { return m_view && m_view->board().house() && m_seat < m_view->board().table().size(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override { return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr; }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QRect rect() const override
    {
        const QRect at = m_view->seatRect(m_seat).toAlignedRect();
        return {m_view->mapToGlobal(at.topLeft()), at.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? seatSpoken(m_view->board(), m_seat, m_view->locale()) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::State state() const override
    {
        QAccessible::State state;
        const SeatBoard& board = m_view->board();
        state.focusable = state.selectable = true;
        state.focused = board.cursor() == m_seat && m_view->hasFocus();
        state.selected = board.pick().holds(m_seat);
        state.disabled = !board.table().isFree(m_seat);
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableCellInterface)
            return static_cast<QAccessibleTableCellInterface*>(this);
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }

    bool isSelected() const override { return m_view->board().pick().holds(m_seat); }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return static_cast<int>(m_seat - m_view->board().table().rowOf(m_seat).first); }
    int rowIndex() const override
    {
        const SeatTable& table = m_view->board().table();
        return static_cast<int>(table.row[m_seat] - table.sectionOf(m_seat).firstRow);
    }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& name) override
    {
        if (!isValid())
            return;
        if (name == pressAction())
            m_view->board().tap(m_seat);
        else if (name == setFocusAction())
            m_view->board().setCursor(m_seat), m_view->setFocus();
    }
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<SeatMapView> m_view;
    SeatIndex m_seat;
};

/// The section that has the cursor, as a table.
class SeatTableAccess final : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit SeatTableAccess(SeatMapView* view) : QAccessibleWidget(view, QAccessible::Table), m_view(view)
    {
        QObject::connect(&view->board(), &SeatBoard::houseChanged, view, [this] { forget(); });
    }
    ~SeatTableAccess() override { forget(); }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::TableInterface ? static_cast<QAccessibleTableInterface*>(this) : QAccessibleWidget::interface_cast(type);
    }
    QString text(QAccessible::Text kind) const override
    {
        const SeatSection* in = section();
        if (kind == QAccessible::Description && in && !m_view->board().table().hideSection)
            return SeatMapView::tr("Section %1. Arrows move, Space picks; type a section, row and seat, then Enter, to go there.").arg(in->name);
        return QAccessibleWidget::text(kind);
    }
    int childCount() const override { return section() ? rowCount() * columnCount() : 0; }
    QAccessibleInterface* child(int index) const override { return columnCount() > 0 ? cellAt(index / columnCount(), index % columnCount()) : nullptr; }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        auto* cell = const_cast<QAccessibleInterface*>(child)->tableCellInterface();
        return cell ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const SeatIndex seat = m_view->seatAt(m_view->mapFromGlobal(QPoint(x, y)));
        return seat == noSeat ? nullptr : cell(seat);
    }
    QAccessibleInterface* focusChild() const override
    {
        return m_view->hasFocus() && m_view->board().cursor() != noSeat ? cell(m_view->board().cursor()) : nullptr;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        const SeatSection* in = section();
        if (!in || row < 0 || row >= rowCount() || column < 0)
            return nullptr;
        const SeatRow& of = m_view->board().table().rows[in->firstRow + static_cast<quint32>(row)];
        return static_cast<quint32>(column) < of.count ? cell(of.first + static_cast<quint32>(column)) : nullptr;
    }
    int selectedCellCount() const override { return m_view->board().pick().count(); }
    QList<QAccessibleInterface*> selectedCells() const override
    {
        QList<QAccessibleInterface*> cells;
        const SeatPick& pick = m_view->board().pick();
        for (SeatIndex seat = pick.first; !pick.isEmpty() && seat <= pick.last; ++seat)
            cells += cell(seat);
        return cells;
    }
    QString columnDescription(int) const override { return {}; }
    QString rowDescription(int row) const override
    {
        const SeatSection* in = section();
        return in && row >= 0 && row < rowCount() ? SeatMapView::tr("Row %1").arg(m_view->board().table().rows[in->firstRow + static_cast<quint32>(row)].name) : QString();
    }
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override { return 0; }
    int columnCount() const override
    {
        quint32 most = 0;
        if (const SeatSection* in = section())
            for (quint32 row = in->firstRow; row < in->firstRow + in->rows; ++row)
                most = std::max(most, m_view->board().table().rows[row].count);
        return static_cast<int>(most);
    }
    int rowCount() const override { return section() ? static_cast<int>(section()->rows) : 0; }
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override { return {}; }
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int) const override { return false; }
    bool selectRow(int) override { return false; }
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent*) override {}

private:
    [[nodiscard]] const SeatSection* section() const
    {
        const SeatBoard& board = m_view->board();
        if (!board.house() || board.table().size() == 0)
            return nullptr;
        return &board.table().sectionOf(board.cursor() == noSeat ? 0 : board.cursor());
    }
    QAccessibleInterface* cell(SeatIndex seat) const
    {
        if (const auto known = m_cells.constFind(seat); known != m_cells.constEnd())
            return QAccessible::accessibleInterface(*known);
        auto* made = new SeatCellAccess(m_view, seat);
        m_cells.insert(seat, QAccessible::registerAccessibleInterface(made));
        return made;
    }
    void forget()
    {
        for (const QAccessible::Id id : std::as_const(m_cells))
            QAccessible::deleteAccessibleInterface(id);
        m_cells.clear();
    }
    SeatMapView* m_view;
    mutable QHash<SeatIndex, QAccessible::Id> m_cells;
};

QAccessibleInterface* make(const QString& className, QObject* object)
{
    auto* view = className == QLatin1String("boxoffice::SeatMapView") ? qobject_cast<SeatMapView*>(object) : nullptr;
    return view ? new SeatTableAccess(view) : nullptr;
}

} // namespace

void announceSeatMaps()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)once;
}

} // namespace boxoffice
