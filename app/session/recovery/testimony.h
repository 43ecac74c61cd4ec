#pragma once
#include "partner/commit.h"
#include "partner/order.h"
#include "partner/polling.h"
#include "partner/unredeemed.h"
#include <QUuid>

namespace boxoffice {

/// What one answer says of a commit whose outcome is unknown. Only a sale can be proven: not found, "invalid cart"
/// (90003) and a refusal read from a poll prove nothing, and a person settles what stays open.
struct Testimony {
    enum class Says {
        Sold,
        StillWorking, ///< 202: asked again at `again`
        NotProven,    ///< it answered, and that proves nothing
        NoAnswer,     ///< nobody answered, or nothing that can be read
    };
    Says says = Says::NoAnswer;
    OrderNumber number = {};                        ///< Sold: may be empty (unredeemed orders carry none)
    OrderToken token = {};                          ///< Sold: may be empty
    std::optional<PollTicket> again = std::nullopt; ///< StillWorking: the newest polling URL
    QString code = {};                              ///< of a failure, for support: "90003", "HTTP 502", "connection lost"
    std::optional<WallTime> retryAt = std::nullopt; ///< 429: not before
};

/// Of the commit's polling URL. Pure, like the others.
[[nodiscard]] Testimony testimonyOf(const Result<Answered<CommitAnswer>>& answer);
/// Of `GET /orders?cart_id=&event_id=` or its polling URL.
[[nodiscard]] Testimony testimonyOf(const Result<Answered<Order>>& answer);
/// Of the list of unredeemed orders: one that carries the attempt's id proves the sale.
[[nodiscard]] Testimony testimonyOf(const Result<QList<UnredeemedOrder>>& answer, const QUuid& attempt);

/// What support is told of a failure: the API code, else the HTTP status, else the kind.
[[nodiscard]] QString supportCode(const Failure& failure);

} // namespace boxoffice
