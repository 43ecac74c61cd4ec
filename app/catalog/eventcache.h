#pragma once
#include "catalog/eventtable.h"
#include "core/result.h"
#include <memory>

namespace boxoffice {

struct CachedEvents {
    std::shared_ptr<const EventTable> table = std::make_shared<EventTable>();
    std::optional<WallTime> fetchedAt; ///< none: there was no cache yet
};

/// The event list on disk, so that it can be shown before the network answers. Versioned and checksummed.
/// Any thread, one call at a time per file.
class EventCache {
public:
    explicit EventCache(QString path) : m_path(std::move(path)) {}

    /// An absent file is an empty list. A damaged file or one of another version is renamed to
    /// `<path>.set-aside` and is FailureKind::Storage; the next save starts afresh.
    [[nodiscard]] Result<CachedEvents> load() const;
    /// Replaces the file as a whole or not at all.
    [[nodiscard]] Result<void> save(const EventTable& table, WallTime fetchedAt) const;

    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
};

} // namespace boxoffice
