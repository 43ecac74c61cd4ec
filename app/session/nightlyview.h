#pragma once
#include <QTime>

namespace boxoffice {

/// When the ticket service is closed each night, on the venue's own clock (API 1.7: announced in different versions, so a
/// setting). May pass midnight; equal ends: never.
struct NightlyHours {
    QTime from{};
    QTime to{};
    friend bool operator==(const NightlyHours&, const NightlyHours&) = default;
};

/// Worth saying before a sale starts: the service closes in a quarter of an hour, or is closed. Nothing is refused for it:
/// the hours are hearsay, and the service itself answers 20001 when they are true.
struct NightlyNotice {
    bool closedNow = false;
    NightlyHours hours{}; ///< venue time
    friend bool operator==(const NightlyNotice&, const NightlyNotice&) = default;
};

} // namespace boxoffice
