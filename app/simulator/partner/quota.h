#pragma once
#include "simulator/http/httpmessage.h"
#include "simulator/world/worldclock.h"
#include <map>

namespace boxoffice::simulator {

/// So many calls in a window of time, told in the headers of every answer (API section 1.6).
class Quota {
public:
    enum class Family { Allowed, AllowedAndAvailable }; ///< the documented header sets
    Quota(const WorldClock& time, int allowed, std::chrono::seconds window, Family family)
        : m_time(time), m_allowed(allowed), m_window(window), m_family(family) {}

    /// Counts one call; false: there is none left, and it does not count.
    [[nodiscard]] bool spend();
    void tell(HttpResponse& response) const;
    [[nodiscard]] WallTime expiry() const; ///< of the present window

private:
    const WorldClock& m_time;
    int m_allowed;
    std::chrono::seconds m_window;
    Family m_family;
    Instant m_until;
    int m_used = 0;
};

/// Notes which endpoints answered 429, and until when the client must leave them alone.
class QuotaWatch {
public:
    /// True when this call comes before the expiry that a 429 told.
    [[nodiscard]] bool ignores(const QString& endpoint, WallTime now) const;
    void answered(const QString& endpoint, const HttpResponse& response);

private:
    std::map<QString, qint64> m_until; ///< UTC milliseconds
};

} // namespace boxoffice::simulator
