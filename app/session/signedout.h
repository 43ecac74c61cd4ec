#pragma once
#include "core/failure.h"

namespace boxoffice {

/// A member's payment that was not taken because nobody is signed in any more. Nothing was paid and the seats are still
/// held: the member's form asks to sign in again.
[[nodiscard]] inline Failure signedOut() { return {.kind = FailureKind::Rule, .where = QStringLiteral("member payment"), .detail = QStringLiteral("signed out")}; }
[[nodiscard]] inline bool isSignedOut(const Failure& failure) { return failure == signedOut(); }

/// "No valid access token found": a definite no, whoever of the service says it. Not a refused API key, and not a
/// documented code that shares the status (10004).
[[nodiscard]] inline bool isTokenRefusal(const Failure& failure)
{
    if (failure.httpStatus != 401 || (failure.apiCode != 0 && failure.apiCode != 401)) // an envelope may repeat the status as its code
        return false;
    const bool key = failure.detail.contains(QLatin1String("apikey"), Qt::CaseInsensitive);
    return failure.kind == FailureKind::Http || failure.kind == FailureKind::Api || (failure.kind == FailureKind::Gateway && !key);
}

} // namespace boxoffice
