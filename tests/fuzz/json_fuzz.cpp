// rooms: core
#include "core/json.h"
#include "tests/fuzz/fuzzing.h"
#include <QJsonDocument>
#include <QJsonParseError>

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
    if (root.isObject() || root.isArray()) {
        QJsonParseError error;
        const QByteArray text = viewOf(data, size).toByteArray();
        std::ignore = QJsonDocument::fromJson(text, &error);
        mustHold(error.error == QJsonParseError::NoError || error.error == QJsonParseError::IllegalNumber); // Qt reads doubles: 3e-633 is none
    }
    return 0;
}
