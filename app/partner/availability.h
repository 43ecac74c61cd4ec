#pragma once
#include "core/ids.h"
#include "core/money.h"
#include <QByteArrayView>
#include <QList>
#include <QStringList>
#include <optional>

namespace boxoffice {

/// A run of one row (API 4.4). For browsing only, never for the sale in hand (T32).
struct SeatRun {
    QString section{};
    QString row{};
    QStringList seats{}; ///< text: seats need not be numbers
    QStringList places{};
    bool hasEvenOddMix = true; ///< false: neighbours differ by 2 (T30)
    QList<AreaId> areas{};
};

struct AvailabilityOffer {
    TicketTypeId ticketType{};
    std::optional<PriceLevelId> priceLevel{}; ///< absent under granular pricing
    QString name{};
    std::optional<Money> faceValue{};
    std::optional<Money> totalPrice{};
    QList<int> sellableQuantities{}; ///< empty: not said
};

struct AvailabilityBlock {
    int available = 0;
    int total = 0;
    bool isGeneralAdmission = false;
    std::optional<int> currentTicketLimit{}; ///< nothing: unlimited or not said (T31)
    QList<SeatRun> seats{};
    QList<AvailabilityOffer> offers{};
};

struct Availability {
    LegacyEventId event{};
    bool restrictSingle = false; ///< a sale may not strand one seat (T29)
    std::optional<int> eventTicketLimit{}; ///< nothing: unlimited (0 in the answer)
    bool hideMap = false;         ///< seatLocationMapRestrict (T28)
    bool hideRowAndSeat = false;  ///< locRowSeatRestrict
    bool hideSection = false;     ///< locXnumAddescRestrict
    QList<AvailabilityBlock> blocks{};
};

[[nodiscard]] Result<Availability> decodeAvailability(QByteArrayView body);

} // namespace boxoffice
