#pragma once
#include "core/clock.h"
#include <QString>
#include <optional>

namespace boxoffice {

/// What went wrong, as far as the program can know. Prose for people is made in ui from one table.
enum class FailureKind {
    NotSent,        ///< no byte of the request left this machine
    ConnectionLost, ///< lost after a byte may have left: a write may have happened
    Deadline,       ///< our own absolute deadline passed
    Redirected,     ///< any 3xx: the service never redirects, so somebody else answered
    TooLarge,       ///< the body passed its cap
    WrongContent,   ///< not JSON (a proxy's HTML page, an empty body)
    BadJson,        ///< JSON that the grammar forbids, duplicate keys, too deep
    MissingField,   ///< a required field is absent; `where` is its path
    WrongType,      ///< a field has another type or an impossible value; `where` is its path
    Api,            ///< the documented error envelope; `apiCode` is set
    Gateway,        ///< the gateway's fault envelope; `detail` is its error code
    Http,           ///< a status without an envelope
    Quota,          ///< 429; `retryAt` if the service said when
    Tls,            ///< certificate or handshake refused; nothing was sent
    Encryption,     ///< the card certificate or the encryption failed; nothing was sent
    Storage,        ///< the journal or a file could not be written
    Rule,           ///< a rule we check before asking the service
    Cancelled,
};

struct Failure {
    FailureKind kind = FailureKind::Rule;
    int apiCode = 0;    ///< Partner API error code, 0 if none
    int httpStatus = 0; ///< 0 if no answer came
    QString where;      ///< operation or JSON path, for the log
    QString detail;     ///< for the log only, already free of secrets; never shown to a buyer
    std::optional<WallTime> retryAt = std::nullopt;

    friend bool operator==(const Failure&, const Failure&) = default;
};

/// Stable English name of the kind, for logs and tests.
[[nodiscard]] QString failureName(FailureKind kind);

} // namespace boxoffice
