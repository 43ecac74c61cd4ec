#include "partner/eventlookup.h"
#include "core/json.h"

namespace boxoffice {

Result<EventId> decodeEventLookup(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    return root.finish(EventId(root["event"]["id"].text()));
}

} // namespace boxoffice
