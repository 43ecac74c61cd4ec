#pragma once
#include "session/purchaseview.h"
#include <QAbstractListModel>

class QListView;

namespace boxoffice {

/// Sales as rows for EventDelegate's looks: time, number, buyer or event, state; a heading above the first of a group.
class SaleListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit SaleListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}
    /// `headings`: one per row, empty where the group goes on.
    void setSales(const QList<SaleRow>& sales, const QStringList& headings = {});
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] const SaleRow* saleAt(int row) const;
    [[nodiscard]] int rowOf(const QString& reference) const; ///< -1 if not there

private:
    QList<SaleRow> m_sales;
    QStringList m_headings;
};

/// A list view set up for the model.
[[nodiscard]] QListView* saleList(SaleListModel& model, const QString& name);

} // namespace boxoffice
