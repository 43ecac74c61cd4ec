// rooms: core
#include "core/json.h"
#include "tests/fuzz/fuzzing.h"
#include <QJsonDocument>

using namespace boxoffice;

namespace {
void readEverything(const JsonReader& place)
{
    for (const QString& key : place.keys())
        readEverything(place[key.toStdString()]);
    for (const JsonReader& item : place.maybeItems())
        readEverything(item);
    std::ignore = place.maybeText();
    std::ignore = place.maybeDecimal();
    std::ignore = place.maybeInteger();
    std::ignore = place.maybeBoolean();
}
} // namespace

/// What our strict parser takes, Qt's lenient one takes too; reading any of it is safe.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const Result<JsonDocument> document = JsonDocument::parse(viewOf(data, size));
    if (!document.ok())
        return 0;
    const JsonReader root = document->root();
    readEverything(root);
    if (root.isObject() || root.isArray())
        mustHold(!QJsonDocument::fromJson(viewOf(data, size).toByteArray()).isNull());
    return 0;
}
