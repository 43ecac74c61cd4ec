#pragma once
#include "core/result.h"
#include <QUrl>

namespace boxoffice {

/// The OAuth client of this installation (settings member/*).
struct MemberAccount {
    QUrl baseUrl; ///< https://oauth.ticketmaster.com
    QString clientId;
    QString clientSecret; ///< secret: goes into the token request's body only
    QUrl redirectUri;     ///< as registered with the service
};

/// The page on which the member signs in (API 4.18). `state` is a fresh random text per sign-in.
[[nodiscard]] QUrl authorizeUrl(const MemberAccount& account, const QString& state);

/// The code in the address that the service sent the browser to. Rule if it is not our redirect URI, the state
/// differs, or the member said no (`error` in the query; then `detail` is "refused").
[[nodiscard]] Result<QString> codeFromRedirect(const MemberAccount& account, const QUrl& redirected, const QString& state);

/// Form bodies of POST /oauth/token.
[[nodiscard]] QByteArray encodeCodeExchange(const MemberAccount& account, const QString& code);
[[nodiscard]] QByteArray encodeRefresh(const MemberAccount& account, const QString& refreshToken);

} // namespace boxoffice
