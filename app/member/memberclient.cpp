#include "member/memberclient.h"
#include "core/json.h"
#include <algorithm>

namespace boxoffice {

namespace {
/// {"error":"invalid_grant"}: the word, if it is plainly one.
QString errorWord(const QByteArray& body)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok() || !document->root()["error"].isString())
        return {};
    const QString word = document->root()["error"].string();
    const auto isPlain = [](QChar c) { return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || c == QLatin1Char('_'); };
    return word.size() <= 40 && std::all_of(word.begin(), word.end(), isPlain) ? word : QString();
}

Result<MemberToken> tokenIn(const Response& response, const QString& oldRefreshToken)
{
    if (response.status == 200)
        return decodeMemberToken(response.body, oldRefreshToken);
    return Failure{.kind = response.status == 429 ? FailureKind::Quota : FailureKind::Http,
                   .httpStatus = response.status,
                   .where = QStringLiteral("token"),
                   .detail = errorWord(response.body)};
}
} // namespace

std::unique_ptr<Call> MemberClient::ask(QByteArray form, const QString& oldRefreshToken, Done done)
{
    const QByteArray root = m_account.baseUrl.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery);
    Request request{.method = Method::Post,
                    .url = QUrl::fromEncoded(root + "/oauth/token", QUrl::StrictMode),
                    .headers = {{"Accept", "application/json"}, {"Content-Type", "application/x-www-form-urlencoded"}},
                    .body = std::move(form),
                    .name = QStringLiteral("token"),
                    .deadline = std::chrono::seconds(30),
                    .quota = QStringLiteral("member"), // no limit is published (API 4.18)
                    .purpose = Purpose::Sale};
    const Instant asked = m_http.clock().now();
    return m_http.send(std::move(request), [asked, oldRefreshToken, done = std::move(done)](const Result<Response>& result) {
        if (result.ok())
            done(tokenIn(*result, oldRefreshToken), result->sentAt);
        else
            done(result.failure(), asked);
    });
}

std::unique_ptr<Call> MemberClient::exchangeCode(const QString& code, Done done)
{
    return ask(encodeCodeExchange(m_account, code), {}, std::move(done));
}

std::unique_ptr<Call> MemberClient::refresh(const QString& refreshToken, Done done)
{
    return ask(encodeRefresh(m_account, refreshToken), refreshToken, std::move(done));
}

} // namespace boxoffice
