#include "ui/seatmap/seatlist.h"
#include "ui/seatmap/seatlook.h"
#include "ui/seatmap/seatwords.h"
#include <QKeyEvent>
#include <algorithm>

namespace boxoffice {

SeatListModel::SeatListModel(SeatBoard& board, QObject* parent) : QAbstractListModel(parent), m_board(board)
{
    connect(&board, &SeatBoard::houseChanged, this, &SeatListModel::fill);
    connect(&board, &SeatBoard::seatsChanged, this, &SeatListModel::fill);
    connect(&board, &SeatBoard::filterChanged, this, &SeatListModel::fill);
    connect(&board, &SeatBoard::pickChanged, this, [this] {
        if (!m_seats.empty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_seats.size()) - 1));
    });
    fill();
}

void SeatListModel::fill()
{
    beginResetModel();
    m_seats.clear();
    if (const SeatHouse* house = m_board.house())
        for (SeatIndex seat = 0; seat < house->table.size(); ++seat) {
            const quint8 level = house->levels.of(house->table.block[seat]);
            if (house->table.isFree(seat) && !(level < m_board.levelsOff().size() && m_board.levelsOff()[level]))
                m_seats.push_back(seat);
        }
    endResetModel();
}

int SeatListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_seats.size()); }

SeatIndex SeatListModel::seatAt(const QModelIndex& index) const
{
    return index.isValid() && index.row() < rowCount() ? m_seats[static_cast<std::size_t>(index.row())] : noSeat;
}

QModelIndex SeatListModel::indexOf(SeatIndex seat) const
{
    const auto found = std::lower_bound(m_seats.begin(), m_seats.end(), seat);
    return seat == noSeat || found == m_seats.end() ? QModelIndex() : index(static_cast<int>(found - m_seats.begin()));
}

QVariant SeatListModel::data(const QModelIndex& index, int role) const
{
    const SeatIndex seat = seatAt(index);
    if (seat == noSeat || !m_board.house())
        return {};
    const SeatTable& table = m_board.table();
    const quint8 level = m_board.house()->levels.of(table.block[seat]);
    if (role == Qt::DisplayRole) {
        QStringList parts{seatTitle(table, seat), level == noLevel ? QString() : levelLetter(level), seatPrice(m_board, seat, QLocale()), seatNotes(table, seat),
                          m_board.pick().holds(seat) ? seatState(m_board, seat) : QString()};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
    if (role == Qt::AccessibleTextRole)
        return table.hideSection ? seatSpoken(m_board, seat, QLocale()) : tr("Section %1, %2").arg(table.sectionOf(seat).name, seatSpoken(m_board, seat, QLocale()));
    if (role == Qt::CheckStateRole)
        return m_board.pick().holds(seat) ? Qt::Checked : Qt::Unchecked;
    return {};
}

SeatListView::SeatListView(SeatBoard& board, QWidget* parent) : QListView(parent), m_board(board), m_model(new SeatListModel(board, this))
{
    setAccessibleName(tr("Seat list"));
    setUniformItemSizes(true);
    setModel(m_model);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) { m_board.tap(m_model->seatAt(index)); });
    connect(&board, &SeatBoard::cursorChanged, this, [this] {
        const QModelIndex index = m_model->indexOf(m_board.cursor());
        if (isVisible() && index.isValid() && index != currentIndex() && m_model->seatAt(index) == m_board.cursor())
            setCurrentIndex(index);
    });
}

void SeatListView::keyPressEvent(QKeyEvent* event)
{
    const SeatIndex seat = m_model->seatAt(currentIndex());
    if ((event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && seat != noSeat)
        return m_board.tap(seat), event->accept();
    if (event->key() == Qt::Key_Z && event->modifiers() & Qt::ControlModifier)
        return m_board.undo(), event->accept();
    QListView::keyPressEvent(event);
}

void SeatListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (const SeatIndex seat = m_model->seatAt(current); seat != noSeat)
        m_board.setCursor(seat);
}

} // namespace boxoffice
