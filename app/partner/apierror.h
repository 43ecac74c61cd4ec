#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include "net/request.h"

namespace boxoffice {

/// The Failure in an answer that is no success (API 5). Api: the error envelope, `apiCode` 0 if it has no code.
/// Gateway: the gateway's fault envelope. Quota: any 429, `retryAt` from its headers. Http: anything else.
/// `detail` holds at most the gateway's error code: messages are dropped, because the quota message spells the key.
[[nodiscard]] Failure apiFailure(const Response& response, const QString& where, WallTime now);

/// The answer carried an envelope of the service, so the service itself spoke, not something in between.
[[nodiscard]] bool hasEnvelope(const Failure& failure);

} // namespace boxoffice
