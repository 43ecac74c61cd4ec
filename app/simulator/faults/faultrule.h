#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QString>
#include <chrono>

namespace boxoffice::simulator {

enum class FaultKind {
    Delay,             ///< answers `delay` late
    CloseBeforeAnswer, ///< reads the request, applies it, closes without an answer
    CloseUnread,       ///< closes without applying the request
    Hang,              ///< applies the request and never answers
    HangUnapplied,     ///< never answers and never applies
    Html,              ///< applies the request, answers `http` (default 502) with a proxy's HTML page
    Truncate,          ///< announces the whole body, sends half of it, closes
    Redirect,          ///< 302 to `location`, nothing applied
    Error,             ///< the documented envelope with `code` and `http`, nothing applied
    GatewayFault,      ///< the gateway's `fault` envelope with `http` (default 500), nothing applied
    Quota429,          ///< 429 with the quota fault body and Ratelimit-Expiry, nothing applied
    Drip,              ///< sends the answer one byte per `delay` (default 200 ms)
    ForcePoll,         ///< answers 202 and polls, where the endpoint may poll
    SubstituteSeats,   ///< reserve hands out other seats than those asked for by number, even when told not to
    PriceDrift,        ///< from this call on the cart costs `cents` more per ticket (default 100)
    ShortHold,         ///< the cart's hold becomes `seconds` long at this call
    MalformedJson,     ///< applies the request, answers a body that is not JSON although it says so
};

/// One scripted fault. `endpoint`: tracking, eventId, availability, captcha, reserve, shippingOptions, shipping,
/// certificate, payment, commit, delete, poll, orders, events, event, images, venues, venue, suggest, offers, image,
/// or `*` for any of them.
struct FaultRule {
    QString endpoint;
    FaultKind kind = FaultKind::Delay;
    int nth = 0;   ///< 0: every call; n: only the n-th matching call after the rule was added
    std::chrono::milliseconds delay{0};
    int code = 0;  ///< Error: Partner error code
    int http = 0;  ///< Error, Html, GatewayFault: HTTP status; 0: the documented one
    int seconds = 0;
    int cents = 100;
    QString location = QStringLiteral("http://captive-portal.invalid/login");
    QString match = {}; ///< only requests whose target or body contains this text; empty: all
};

/// Reads `{"endpoint":"commit","kind":"closeBeforeAnswer","nth":1,...}`; kinds are the enumerators in camel case.
/// Unknown members, endpoints and kinds are a Failure{Rule} that names them in `detail`.
[[nodiscard]] Result<FaultRule> faultRuleFromJson(const QByteArray& json);

} // namespace boxoffice::simulator
