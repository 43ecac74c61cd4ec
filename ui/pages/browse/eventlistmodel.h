#pragma once
#include "catalog/catalogview.h"
#include <QAbstractListModel>

namespace boxoffice {

/// The hits of a CatalogView, one row each; the first row of a day carries its heading (EventRole::Heading).
/// Holds the shared table and copies no event, so 100,000 rows cost what 10 cost.
class EventListModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit EventListModel(QObject* parent = nullptr);
    /// Resets only when the rows differ from what is shown.
    void setView(const CatalogView& view);
    /// Staff are told of set-up problems.
    void setStaff(bool staff) { m_staff = staff; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// `row` must be in range.
    [[nodiscard]] const EventRow& eventAt(int row) const { return m_view.hit(row); }
    [[nodiscard]] int rowOf(const EventId& id) const; ///< -1 if not listed

private:
    [[nodiscard]] const EventGroup* groupStartingAt(int row) const;
    [[nodiscard]] QString heading(int row) const;
    CatalogView m_view;
    bool m_staff = false;
};

} // namespace boxoffice
