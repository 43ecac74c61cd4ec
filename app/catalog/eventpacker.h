#pragma once
#include "catalog/eventtable.h"
#include "core/result.h"
#include <memory>

namespace boxoffice {

/// An EventTable as bytes and back, search text included, so that nothing is folded or sorted on load. Every
/// text is stored once. The bytes fit this program's version on this kind of machine; the cache says which.
class EventPacker {
public:
    /// Changes whenever the layout does.
    static constexpr quint32 version = 1;

    [[nodiscard]] static QByteArray pack(const EventTable& table);
    /// Whatever the bytes are, a table that holds together or a failure of kind Storage.
    [[nodiscard]] static Result<std::shared_ptr<const EventTable>> unpack(QByteArrayView bytes);

private:
    [[nodiscard]] static bool holdsTogether(const EventTable& table);
};

} // namespace boxoffice
