#pragma once
#include "catalog/catalogview.h"
#include <QAbstractListModel>

namespace boxoffice {

/// The hits of a CatalogView with a heading row before each group. Holds the shared table, copies no event;
/// row number to event is a search in the few groups. Roles are those of EventDelegate.
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
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Null for a heading.
    [[nodiscard]] const EventRow* eventAt(int row) const;
    [[nodiscard]] int rowOf(const EventId& id) const; ///< -1 if not listed
    [[nodiscard]] int firstEvent() const { return m_view.hits.isEmpty() ? -1 : 1; }

private:
    struct Place {
        int group = 0;
        int hit = -1; ///< -1: the heading
    };
    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] QVariant headingData(const EventGroup& group, int role) const;
    CatalogView m_view;
    bool m_staff = false;
};

} // namespace boxoffice
