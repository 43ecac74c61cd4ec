#include "discovery/eventpage.h"
#include "discovery/eventcodec.h"

namespace boxoffice {

Result<EventPage> decodeEventPage(QByteArrayView bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    EventPage page;
    page.size = static_cast<int>(root["page"]["size"].integer());
    page.totalElements = static_cast<int>(root["page"]["totalElements"].integer());
    page.totalPages = static_cast<int>(root["page"]["totalPages"].integer());
    page.number = static_cast<int>(root["page"]["number"].integer());
    if (std::optional<Failure> missed = root.failure())
        return *std::move(missed);
    const Lenient lenient(page.problems);
    for (const JsonReader& event : lenient.items(root["_embedded"]["events"]))
        if (std::optional<DiscoveredEvent> read = readEvent(event, lenient))
            page.events.append(*std::move(read));
    return page;
}

Result<DiscoveredEvent> decodeEvent(QByteArrayView bytes)
{
    const Result<JsonDocument> document = JsonDocument::parse(bytes);
    if (!document.ok())
        return document.failure();
    QList<EventProblem> problems;
    if (std::optional<DiscoveredEvent> read = readEvent(document->root(), Lenient(problems)))
        return *std::move(read);
    return problems.last().failure;
}

} // namespace boxoffice
