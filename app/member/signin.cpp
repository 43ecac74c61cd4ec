#include "member/signin.h"
#include <QUrlQuery>

namespace boxoffice {

namespace {
using Fields = QList<std::pair<QByteArray, QString>>;

/// Every reserved character encoded: QUrlQuery would leave '+' as it is.
QByteArray formEncoded(const Fields& fields)
{
    QList<QByteArray> items;
    for (const auto& [name, value] : fields)
        items += name + '=' + QUrl::toPercentEncoding(value);
    return items.join('&');
}

QString redirectText(const MemberAccount& account) { return QString::fromLatin1(account.redirectUri.toEncoded()); }

Failure refused(const char* detail)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("sign-in"), .detail = QLatin1String(detail)};
}
} // namespace

QUrl authorizeUrl(const MemberAccount& account, const QString& state)
{
    const QByteArray query = formEncoded({{"client_id", account.clientId},
                                          {"redirect_uri", redirectText(account)},
                                          {"response_type", QStringLiteral("code")},
                                          {"scope", QStringLiteral("all")},
                                          {"state", state}});
    const QByteArray root = account.baseUrl.toEncoded(QUrl::StripTrailingSlash | QUrl::RemoveQuery);
    return QUrl::fromEncoded(root + "/oauth/authorize?" + query, QUrl::StrictMode);
}

Result<QString> codeFromRedirect(const MemberAccount& account, const QUrl& redirected, const QString& state)
{
    constexpr auto bare = QUrl::RemoveQuery | QUrl::RemoveFragment;
    if (redirected.adjusted(bare) != account.redirectUri.adjusted(bare))
        return refused("another address");
    const QUrlQuery query(redirected);
    const auto value = [&query](const char* name) { return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded); };
    if (state.isEmpty() || value("state") != state)
        return refused("another state");
    if (query.hasQueryItem(QStringLiteral("error")))
        return refused("refused");
    const QString code = value("code");
    if (code.isEmpty())
        return refused("no code");
    return code;
}

QByteArray encodeCodeExchange(const MemberAccount& account, const QString& code)
{
    return formEncoded({{"grant_type", QStringLiteral("authorization_code")},
                        {"client_id", account.clientId},
                        {"client_secret", account.clientSecret},
                        {"code", code},
                        {"redirect_uri", redirectText(account)}});
}

QByteArray encodeRefresh(const MemberAccount& account, const QString& refreshToken)
{
    return formEncoded({{"grant_type", QStringLiteral("refresh_token")},
                        {"client_id", account.clientId},
                        {"client_secret", account.clientSecret},
                        {"refresh_token", refreshToken}});
}

} // namespace boxoffice
