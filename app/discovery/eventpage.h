#pragma once
#include "core/result.h"
#include "discovery/discoveredevent.h"
#include <QByteArrayView>

namespace boxoffice {

/// Something odd in an answer that did not stop the decoder. `failure.where` is its JSON path.
struct EventProblem {
    Failure failure;
    bool eventUnreadable = false; ///< the whole event could not be listed (no id or no name)
};

/// One page of an event search (Discovery 6.3). Every event of the answer is either in `events` or named in
/// `problems` as unreadable; no event takes another one with it.
struct EventPage {
    QList<DiscoveredEvent> events;
    int size = 0;
    int totalElements = 0;
    int totalPages = 0;
    int number = 0; ///< counted from 0
    QList<EventProblem> problems;
};

/// Reads GET events. An empty page has no `_embedded` and is no failure. Fails when the text is no JSON object
/// or lacks `page`. Pure.
[[nodiscard]] Result<EventPage> decodeEventPage(QByteArrayView bytes);

/// Reads GET events/{id}. Pure. Fails without id or name.
[[nodiscard]] Result<DiscoveredEvent> decodeEvent(QByteArrayView bytes);

} // namespace boxoffice
