#pragma once
#include "core/ids.h"
#include "core/result.h"
#include <QByteArrayView>
#include <QUrl>
#include <chrono>
#include <optional>
#include <variant>

namespace boxoffice {

/// HTTP 202: the answer will be at `url` (secret: it may carry the cart id) after `wait` (API 4.15).
struct PollTicket {
    QUrl url{};
    std::chrono::seconds wait{1}; ///< at least 1 s
    std::optional<CartId> cart{};   ///< lets the client delete a cart that is still being made
    /// Set when the URL or the wait breaks the rules of net/pollfollower.h: never follow such a ticket; the
    /// operation failed with this, and `cart` still names what to release.
    std::optional<Failure> problem{};
};

/// What a call that may poll answers.
template <class T>
using Answered = std::variant<T, PollTicket>;

/// Body of a 202. A missing polling_url or wait, or one against the rules, is told in PollTicket::problem; a
/// Failure is a body that is no JSON.
[[nodiscard]] Result<PollTicket> decodePollTicket(QByteArrayView body, const QUrl& base);

} // namespace boxoffice
