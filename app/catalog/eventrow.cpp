#include "catalog/eventrow.h"
#include <QTimeZone>

namespace boxoffice {
namespace {

bool within(const std::optional<WallTime>& from, const std::optional<WallTime>& until, WallTime now)
{
    return from && *from <= now && (!until || now < *until);
}

/// On sale or off sale, as the windows say at `now`; the service's code was true when the list was fetched.
EventState windowState(const EventRow& row, WallTime now)
{
    if (row.onSaleUntil && *row.onSaleUntil <= now)
        return EventState::OffSale;
    if (within(row.onSaleFrom, row.onSaleUntil, now))
        return row.listed == EventState::OffSale ? EventState::OffSale : row.listed;
    if (within(row.presaleFrom, row.presaleUntil, now))
        return EventState::Presale;
    if (row.onSaleFrom || row.onSaleToBeAnnounced)
        return EventState::NotYetOnSale;
    return EventState::SetupProblem;
}

} // namespace

EventState stateAt(const EventRow& row, WallTime now)
{
    switch (row.listed) {
    case EventState::Cancelled:
    case EventState::Postponed:
    case EventState::SoldOut:
        return row.listed;
    default:
        return windowState(row, now);
    }
}

bool mayBeTried(EventState state)
{
    switch (state) {
    case EventState::OnSale:
    case EventState::Presale:
    case EventState::Rescheduled:
    case EventState::SetupProblem:
    case EventState::Unknown:
        return true;
    case EventState::NotYetOnSale:
    case EventState::OffSale:
    case EventState::SoldOut:
    case EventState::Cancelled:
    case EventState::Postponed:
        return false;
    }
    return false;
}

QDateTime venueTime(WallTime instant, const QString& timeZone)
{
    const QTimeZone zone(timeZone.toUtf8());
    return QDateTime::fromMSecsSinceEpoch(instant.time_since_epoch().count(),
                                          zone.isValid() ? zone : QTimeZone::systemTimeZone());
}

} // namespace boxoffice
