#pragma once
#include "catalog/eventtable.h"
#include "core/failure.h"
#include <QList>
#include <memory>

namespace boxoffice {

enum class Period { Tonight, NextSevenDays, All };

enum class GroupKind {
    Tonight,  ///< today on the venue's own clock, events under way included
    Tomorrow,
    Date,     ///< `date` says which
    Undated,  ///< to be announced, or postponed without a new date
    Past
};

/// A heading and the run of hits under it.
struct EventGroup {
    GroupKind kind = GroupKind::Date;
    std::optional<QDate> date; ///< set for Tomorrow and Date
    int firstHit = 0;
    int count = 0;
    friend bool operator==(const EventGroup&, const EventGroup&) = default;
};

/// What the event list shows: a value, cheap to copy. Pages may include this.
struct CatalogView {
    std::shared_ptr<const EventTable> table = std::make_shared<EventTable>();
    QList<quint32> hits;      ///< rows of `table`, in the order to show: tonight first, then by date
    QList<EventGroup> groups; ///< cover `hits` without gaps
    QString query;
    Period period = Period::All;
    WallTime now{};        ///< the moment the periods were drawn from
    bool loading = false;  ///< the list is being fetched; what is here may be shown meanwhile
    std::optional<Failure> failure; ///< the last refresh or cache failed; what is here is older
    std::optional<WallTime> fetchedAt; ///< when the list was last complete; none: never
    int unreadable = 0;      ///< events the service listed without an id or a name
    bool incomplete = false; ///< the service has more events than it lets anybody list
    int total = 0;           ///< events in the table, whatever the query and period
    std::optional<quint32> nextEvent; ///< row of the next event that matches the query after an empty period

    [[nodiscard]] const EventRow& hit(qsizetype index) const { return table->row(hits.at(index)); }
};

} // namespace boxoffice
