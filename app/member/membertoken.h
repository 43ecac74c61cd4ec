#pragma once
#include "core/result.h"
#include <QByteArrayView>
#include <chrono>

namespace boxoffice {

/// What a signed-in member's calls carry (API 4.18). Secret: memory only.
struct MemberToken {
    QString accessToken;
    QString refreshToken; ///< empty if the service never gave one
    std::chrono::seconds lifetime{0}; ///< counted from when the request was sent
};

/// A refresh answers without `refresh_token`: then `oldRefreshToken` stays. A token type other than "bearer" is WrongType.
[[nodiscard]] Result<MemberToken> decodeMemberToken(QByteArrayView body, const QString& oldRefreshToken = {});

} // namespace boxoffice
