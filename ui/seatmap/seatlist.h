#pragma once
#include "ui/seatmap/seatboard.h"
#include <QAbstractListModel>
#include <QListView>

namespace boxoffice {

/// The seats that are on sale at the prices that are on, one line each.
class SeatListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit SeatListModel(SeatBoard& board, QObject* parent = nullptr);
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] SeatIndex seatAt(const QModelIndex& index) const;
    /// Of the seat, or the next one that is on sale.
    [[nodiscard]] QModelIndex indexOf(SeatIndex seat) const;

private:
    void fill();
    SeatBoard& m_board;
    std::vector<SeatIndex> m_seats;
};

/// The same seats, cursor and pick as the map, as a list: Space or Enter picks.
class SeatListView : public QListView {
    Q_OBJECT
public:
    explicit SeatListView(SeatBoard& board, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    SeatBoard& m_board;
    SeatListModel* m_model;
};

} // namespace boxoffice
