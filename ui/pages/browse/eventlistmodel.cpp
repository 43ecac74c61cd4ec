#include "ui/pages/browse/eventlistmodel.h"
#include "core/moneytext.h"
#include "ui/pages/browse/eventwords.h"
#include "ui/widgets/eventdelegate.h"
#include <algorithm>

namespace boxoffice {

EventListModel::EventListModel(QObject* parent) : QAbstractListModel(parent) {}

void EventListModel::setView(const CatalogView& view)
{
    const bool same = view.table == m_view.table && view.hits == m_view.hits && view.groups == m_view.groups;
    if (same) {
        m_view = view;
        return;
    }
    beginResetModel();
    m_view = view;
    endResetModel();
}

int EventListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_view.hits.size());
}

const EventGroup* EventListModel::groupStartingAt(int row) const
{
    const auto at = std::ranges::lower_bound(m_view.groups, row, {}, &EventGroup::firstHit);
    return at != m_view.groups.end() && at->firstHit == row ? &*at : nullptr;
}

QString EventListModel::heading(int row) const
{
    const EventGroup* group = groupStartingAt(row);
    return group ? groupWords(*group, QLocale()) : QString();
}

QVariant EventListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (role == EventRole::Heading)
        return heading(index.row());
    const EventRow& event = eventAt(index.row());
    const QLocale locale;
    switch (role) {
    case Qt::DisplayRole:
    case EventRole::Title: return event.name;
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2\n%3").arg(event.name, event.venue, eventMoment(event, locale)).trimmed();
    case Qt::AccessibleTextRole: return rowName(event, m_view.now, m_staff, locale);
    case EventRole::Id: return event.id.text();
    case EventRole::Time: return eventClock(event, locale).figures;
    case EventRole::Period: return eventClock(event, locale).half;
    case EventRole::Place: return event.venue.isEmpty() ? tr("Place to be announced") : event.venue;
    case EventRole::Status: return statusWords(event, m_view.now, m_staff, locale).text;
    case EventRole::StatusIcon: return statusWords(event, m_view.now, m_staff, locale).icon;
    case EventRole::StatusSeverity:
        return static_cast<int>(statusWords(event, m_view.now, m_staff, locale).severity);
    case EventRole::Dimmed: return !mayBeTried(stateAt(event, m_view.now));
    case EventRole::When: return eventMoment(event, locale);
    case EventRole::Price:
        return event.priceFrom ? tr("From %1").arg(moneyText(*event.priceFrom, locale)) : QString();
    default: return {};
    }
}

int EventListModel::rowOf(const EventId& id) const
{
    for (int row = 0; row < rowCount(); ++row)
        if (eventAt(row).id == id)
            return row;
    return -1;
}

} // namespace boxoffice
