#pragma once
#include "core/clock.h"
#include "simulator/http/httpmessage.h"
#include <span>

namespace boxoffice::simulator {

/// The documented envelope (API section 5.1). `http` 0: the documented status of the code.
[[nodiscard]] HttpResponse apiError(int code, int http = 0);
/// The codes whose status and words are known, in the order of the table.
[[nodiscard]] std::span<const int> documentedCodes();
/// An envelope of our own, for what the documents leave open; the code equals the status.
[[nodiscard]] HttpResponse plainError(int http, const char* message);
/// The gateway's other shape (API section 5.3).
[[nodiscard]] HttpResponse gatewayFault(int http, const char* errorCode, const char* message);
/// 429; the text holds the key on purpose, as the real one does.
[[nodiscard]] HttpResponse quotaViolation(const QByteArray& key, WallTime expiry);
[[nodiscard]] HttpResponse unknownKey(bool missing);

} // namespace boxoffice::simulator
