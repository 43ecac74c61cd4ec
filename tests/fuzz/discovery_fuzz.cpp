// rooms: discovery
#include "discovery/eventpage.h"
#include "tests/fuzz/fuzzing.h"

using namespace boxoffice;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<EventPage> page = decodeEventPage(viewOf(data, size));
    if (page.ok()) {
        for (const DiscoveredEvent& event : page->events)
            mustHold(!event.name.isEmpty());
    }
    std::ignore = decodeEvent(viewOf(data, size));
    return 0;
}
