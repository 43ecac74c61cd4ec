#include "member/billingclient.h"
#include "core/json.h"
#include "net/pollfollower.h"

namespace boxoffice {

namespace {
Failure refusalOf(const Response& response)
{
    Failure failure{.kind = response.status == 429 ? FailureKind::Quota : FailureKind::Http,
                    .httpStatus = response.status,
                    .where = QStringLiteral("member-billing")};
    const Result<JsonDocument> document = JsonDocument::parse(response.body);
    if (!document.ok() || response.status == 429)
        return failure;
    const JsonReader root = document->root();
    if (root["error"].isObject()) {
        const std::optional<qint64> code = root["error"]["code"].maybeInteger();
        if (code && *code > 0 && *code <= 999'999) {
            failure.kind = FailureKind::Api;
            failure.apiCode = static_cast<int>(*code);
        }
    } else if (root["fault"].isObject()) {
        failure.kind = FailureKind::Gateway;
        const JsonReader word = root["fault"]["detail"]["errorcode"];
        // Its other texts spell the API key (T42).
        failure.detail = word.isString() && word.string().contains(QLatin1String("apikey"), Qt::CaseInsensitive) ? QStringLiteral("apikey") : QString();
    }
    return failure;
}

template <class T, class Decode>
auto answered(Decode decode, std::function<void(Result<T>)> done)
{
    return [decode, done = std::move(done)](const Result<Response>& result) {
        if (!result.ok())
            done(result.failure());
        else if (result->status != 200)
            done(refusalOf(*result));
        else
            done(decode(result->body));
    };
}
} // namespace

Request BillingClient::request(Method method, const QByteArray& query, const QString& accessToken, const char* name) const
{
    const QByteArray root = m_account.baseUrl.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery);
    Request made{.method = method,
                 .url = QUrl::fromEncoded(root + "/member/billing" + query, QUrl::StrictMode),
                 .headers = {{"Accept", "application/json"}, {"Authorization", "Bearer " + accessToken.toUtf8()}},
                 .name = QLatin1String(name),
                 .quota = QStringLiteral("member"), // no limit is published (API 4.16)
                 .purpose = Purpose::Sale};
    if (m_account.keyInQuery)
        made.url = withKeyInQuery(made.url, m_account.apiKey);
    else
        made.headers.emplaceBack("x-api-key", m_account.apiKey.toUtf8());
    return made;
}

std::unique_ptr<Call> BillingClient::methods(const QString& accessToken, const CartId& cart, std::function<void(Result<QList<SavedMethod>>)> done)
{
    const QByteArray query = cart.text().isEmpty() ? QByteArray() : "?cart_id=" + QUrl::toPercentEncoding(cart.text());
    return m_http.send(request(Method::Get, query, accessToken, "member-methods"), answered<QList<SavedMethod>>(decodeSavedMethods, std::move(done)));
}

std::unique_ptr<Call> BillingClient::add(const QString& accessToken, const QByteArray& body, std::function<void(Result<BillingMethodId>)> done)
{
    Request made = request(Method::Post, {}, accessToken, "member-add");
    made.headers.emplaceBack("Content-Type", "application/json");
    made.body = body;
    made.deadline = std::chrono::seconds(30);
    return m_http.send(std::move(made), answered<BillingMethodId>(decodeNewMethod, std::move(done)));
}

} // namespace boxoffice
