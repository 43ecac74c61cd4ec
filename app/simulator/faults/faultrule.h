#pragma once
#include "core/result.h"
#include <QByteArray>
#include <QString>
#include <QTime>
#include <chrono>
#include <vector>

namespace boxoffice::simulator {

enum class FaultKind {
    Delay,             ///< answers `delay` late, or anything up to `delayMost`
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
    MalformedJson,     ///< applies the request, answers a body that is not JSON although it says so (`form`)
    Bandwidth,         ///< sends the answer at `bytesPerSecond`
    Reset,             ///< applies the request, then resets the connection
    WrongType,         ///< the right body under another Content-Type (`form`)
    GzipBomb,          ///< a small gzip body that inflates to `megabytes`
    Oversize,          ///< the right body followed by `megabytes` of spaces
    Chunked,           ///< the right answer in chunks of `bytes` (legal, and rarely met)
    EndlessPoll,       ///< answers 202 and every poll of it 202 again
    HostilePollUrl,    ///< answers 202 with `location` as the polling URL
    ClockSkew,         ///< Date and quota times are `seconds` off
    Maintenance,       ///< 20001 while the venue's clock is between `from` and `to`, nothing applied
    CardCertificate,   ///< the certificate call answers one that must not be used (`form`)
    Tls,               ///< a new connection is shown another server certificate (`form`)
};

/// One scripted fault. The members, what they mean and which kinds read them: README, "Fault scripts".
struct FaultRule {
    QString endpoint;
    FaultKind kind = FaultKind::Delay;
    int nth = 0;   ///< 0: every call; n: only the n-th matching call after the rule was added
    std::chrono::milliseconds delay{0};
    int code = 0;  ///< Error: Partner error code
    int http = 0;  ///< Error, Html, GatewayFault: HTTP status; 0: the documented one
    int seconds = 0;
    int cents = 100;
    QString location = {};
    QString match = {}; ///< only requests whose target or body contains this text; empty: all
    int every = 0;      ///< n: each n-th matching call
    int after = 0;      ///< the first calls that are spared
    int times = 0;      ///< how often it strikes before it rests; 0: without end
    int percent = 100;  ///< how many of the calls that it might strike, decided by the simulator's seed
    std::chrono::milliseconds delayMost{0};
    int bytesPerSecond = 16 * 1024;
    int bytes = 256;
    int megabytes = 64;
    QString form = {};
    QTime from = {};
    QTime to = {};
    QString title = {};
    bool enabled = true;
};

/// Reads `{"endpoint":"commit","kind":"closeBeforeAnswer","nth":1,...}`; kinds are the enumerators in camel case.
/// Unknown members, endpoints and kinds are a Failure{Rule} whose `detail` says where and what is expected.
[[nodiscard]] Result<FaultRule> faultRuleFromJson(const QByteArray& json);

} // namespace boxoffice::simulator
