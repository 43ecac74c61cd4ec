#include "partner/apierror.h"
#include "core/json.h"
#include "net/ratelimits.h"
#include <algorithm>

namespace boxoffice {

namespace {
/// The gateway's error code, or a word of ours if it is not plainly one: its texts spell the API key (T42).
QString safeCode(const std::optional<QString>& code)
{
    const auto isPlain = [](QChar c) {
        return c.unicode() < 128 && (c.isLetter() || c == QLatin1Char('.') || c == QLatin1Char('_'));
    };
    QString text = code.value_or(QString());
    text.remove(QStringLiteral("oauth.v2."));
    const bool plain = !text.isEmpty() && text.size() <= 60 && std::all_of(text.begin(), text.end(), isPlain);
    return plain ? *code : QStringLiteral("fault");
}

void readEnvelope(const JsonReader& root, Failure& failure)
{
    if (root["error"].isObject()) {
        const std::optional<qint64> code = root["error"]["code"].maybeInteger();
        if (root.failure() || (code && (*code < 0 || *code > 999'999)))
            return; // an envelope that cannot be read is none
        failure.kind = FailureKind::Api;
        failure.apiCode = static_cast<int>(code.value_or(0));
    } else if (root["fault"].isObject()) {
        const JsonReader code = root["fault"]["detail"]["errorcode"];
        failure.kind = FailureKind::Gateway;
        failure.detail = safeCode(code.isString() ? code.maybeString() : std::nullopt);
    }
}
} // namespace

Failure apiFailure(const Response& response, const QString& where, WallTime now)
{
    Failure failure{.kind = FailureKind::Http, .httpStatus = response.status, .where = where};
    const Result<JsonDocument> document = JsonDocument::parse(response.body);
    if (document.ok())
        readEnvelope(document->root(), failure);
    if (response.status == 429) {
        if (failure.kind == FailureKind::Api)
            failure.detail = QStringLiteral("error");
        failure.kind = FailureKind::Quota;
        failure.retryAt = retryTime(response, now);
    }
    return failure;
}

bool hasEnvelope(const Failure& failure)
{
    switch (failure.kind) {
    case FailureKind::Api:
    case FailureKind::Gateway:
        return true;
    case FailureKind::Quota:
        return !failure.detail.isEmpty();
    default:
        return false;
    }
}

} // namespace boxoffice
