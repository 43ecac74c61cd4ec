#include "core/publicerror.h"
#include "core/json.h"

namespace boxoffice {
namespace {

QString codeIn(const JsonReader& field)
{
    return field.isString() || field.isNumber() ? field.text().left(80) : QString();
}

JsonReader firstError(const JsonReader& root)
{
    const std::vector<JsonReader> errors = root["errors"].isArray() ? root["errors"].items() : std::vector<JsonReader>();
    return errors.empty() ? root["errors"] : errors.front();
}

} // namespace

Failure publicApiFailure(int httpStatus, QByteArrayView body, const QString& where)
{
    Failure failure{.kind = FailureKind::Http, .httpStatus = httpStatus, .where = where, .detail = {}};
    if (const Result<JsonDocument> document = JsonDocument::parse(body); document.ok()) {
        const JsonReader error = firstError(document->root());
        const JsonReader fault = document->root()["fault"];
        if (error.isObject()) {
            failure.kind = FailureKind::Api;
            failure.detail = codeIn(error["code"]);
            failure.apiCode = failure.detail.toInt();
        } else if (fault.isObject()) {
            failure.kind = FailureKind::Gateway;
            failure.detail = codeIn(fault["detail"]["errorcode"]);
        }
    }
    if (httpStatus == 429)
        failure.kind = FailureKind::Quota;
    return failure;
}

} // namespace boxoffice
