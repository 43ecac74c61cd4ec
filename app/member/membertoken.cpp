#include "member/membertoken.h"
#include "core/json.h"

namespace boxoffice {

Result<MemberToken> decodeMemberToken(QByteArrayView body, const QString& oldRefreshToken)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    MemberToken token{.accessToken = root["access_token"].string(),
                      .refreshToken = root["refresh_token"].maybeString().value_or(oldRefreshToken),
                      .lifetime = std::chrono::seconds(root["expires_in"].integer())};
    if (root["access_token"].isString() && token.accessToken.isEmpty())
        root["access_token"].fail(FailureKind::WrongType, QStringLiteral("empty"));
    if (token.lifetime.count() < 0)
        root["expires_in"].fail(FailureKind::WrongType, QStringLiteral("negative"));
    if (root["token_type"].string().compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        root["token_type"].fail(FailureKind::WrongType, QStringLiteral("expected bearer"));
    return root.finish(std::move(token));
}

} // namespace boxoffice
