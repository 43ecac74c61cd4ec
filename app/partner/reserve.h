#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <optional>

namespace boxoffice {

struct ReserveTicket {
    TicketTypeId id{};
    int quantity = 1;
    std::optional<PriceLevelId> price{}; ///< best available within this level
    std::optional<Money> amount{};       ///< accounts with variable price only
};

/// POST /events/{id}/cart (API 4.7). Without any place the host picks. With exact seats keep
/// `acceptBestAvailable` false: the service's own default swaps seats silently (T16).
struct ReserveRequest {
    EventId event{}; ///< goes into the path
    QList<ReserveTicket> tickets{};
    QList<AreaId> areas{};
    std::optional<QString> section{};
    std::optional<QString> row{};
    std::optional<int> beginSeat{};
    std::optional<int> endSeat{};
    bool acceptBestAvailable = false; ///< always sent
    QStringList places{};
    QString captchaToken{}; ///< empty: none
};

[[nodiscard]] QByteArray encodeReserve(const ReserveRequest& request);

} // namespace boxoffice
