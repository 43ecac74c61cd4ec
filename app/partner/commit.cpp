#include "partner/commit.h"
#include "partner/apierror.h"
#include "partner/jsonfields.h"
#include "partner/jsonwriter.h"

namespace boxoffice {

namespace {
/// Reads a field only if it has the type it should have: a sale must not turn into a failure over a side field.
std::optional<QString> textIfReadable(const JsonReader& reader)
{
    return reader.isString() || reader.isNumber() ? reader.maybeText() : std::nullopt;
}

template <class AnId>
std::optional<AnId> idIfReadable(const JsonReader& reader)
{
    const std::optional<QString> text = textIfReadable(reader);
    return text && !text->isEmpty() ? std::optional(AnId(*text)) : std::nullopt;
}

void readTotal(const JsonReader& root, CommitAnswer& answer)
{
    if (const std::optional<QString> total = textIfReadable(root["grand_total"]))
        answer.grandTotalText = Decimal::parse(total->toStdString());
    if (const std::optional<QString> code = textIfReadable(root["currency_code"]))
        answer.currency = Currency::parse(*code);
    if (!answer.grandTotalText || !answer.currency)
        return;
    const Result<Money> money = Money::from(*answer.grandTotalText, *answer.currency, QStringLiteral("$.grand_total"));
    if (money.ok())
        answer.grandTotal = *money;
}
} // namespace

QByteArray encodeCommit(const CommitRequest& request)
{
    JsonObject whole;
    whole.text("cart_id", request.cart.text()).textIfAny("source_account_id", request.sourceAccountId);
    return whole.objectIfAny("tracking", JsonObject().textIfAny("shared_id", request.trackingSharedId)).bytes();
}

Result<CommitAnswer> decodeCommit(QByteArrayView body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    CommitAnswer answer;
    answer.orderNumber = idIfReadable<OrderNumber>(root["order_number"]);
    answer.orderToken = idIfReadable<OrderToken>(root["order_token"]);
    answer.redemptionUrl = textIfReadable(root["redemption_url"]).value_or(QString());
    readTotal(root, answer);
    if (!answer.orderNumber && !answer.orderToken)
        root["order_number"].fail(FailureKind::MissingField, QStringLiteral("neither order_number nor order_token"));
    return root.finish(std::move(answer));
}

bool definitelyRefused(const Failure& failure)
{
    const bool clientError = failure.httpStatus >= 400 && failure.httpStatus < 500 && failure.httpStatus != 408;
    const int code = failure.apiCode;
    const bool upstream = code == 20001 || code == 502 || code == 503 || code == 504;
    return hasEnvelope(failure) && clientError && !upstream;
}

} // namespace boxoffice
