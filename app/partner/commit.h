#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QUrl>
#include <optional>

namespace boxoffice {

/// PUT /events/{id}/cart (API 4.13). Sent once per attempt, never again.
struct CommitRequest {
    EventId event{}; ///< goes into the path
    CartId cart{};
    QString sourceAccountId{};  ///< our attempt's UUID; empty: left out
    QString trackingSharedId{}; ///< empty: left out
    QString accessToken{};      ///< of a member, for the Authorization header only; empty: none
};

/// The order, as far as the answer told. An order number or an order token means: sold.
struct CommitAnswer {
    std::optional<OrderNumber> orderNumber{};
    std::optional<OrderToken> orderToken{};
    std::optional<Decimal> grandTotalText{};   ///< exact; without currency if the answer names none
    std::optional<Money> grandTotal{};         ///< when the answer names the currency (T36)
    std::optional<Currency> currency{};
    QString redemptionUrl{}; ///< text or QR only, never fetched (T35); may be empty
};

[[nodiscard]] QByteArray encodeCommit(const CommitRequest& request);

/// MissingField when there is neither an order number nor a token. Everything else is optional: a field that
/// cannot be read is left out rather than turning a sale into a failure.
[[nodiscard]] Result<CommitAnswer> decodeCommit(QByteArrayView body);

/// For the direct answer to the commit PUT only: true when the service itself said no (4xx but not 408, with an
/// error or fault envelope whose code is not 20001, 502, 503 or 504). NotSent and Tls say for themselves that nothing
/// was sent; after anything else the outcome is unknown. A failure read from a poll is never definite.
[[nodiscard]] bool definitelyRefused(const Failure& failure);

} // namespace boxoffice
