#pragma once
#include "core/clock.h"
#include <optional>

namespace boxoffice {

/// When a kiosk nobody uses asks, and when it clears itself (ui.md 7). Pure: asks the clock, owns no timer.
class IdlePolicy {
public:
    static constexpr std::chrono::seconds patience{60};
    static constexpr std::chrono::seconds longPatience{120}; ///< larger text or high contrast
    static constexpr std::chrono::seconds warning{30};
    static constexpr std::chrono::minutes staffCall{5};
    enum class State { Resting, Active, Warning, Expired };

    explicit IdlePolicy(const Clock& clock) : m_clock(clock) {}
    /// Somebody is there: any touch or key, or a screen that just appeared.
    void touch();
    /// Nothing to clear (attract).
    void rest();
    void setLong(bool longer) { m_long = longer; }
    /// While committing or printing time stands still; it starts anew afterwards.
    void setSuspended(bool suspended);
    /// After Call staff.
    void waitForStaff();
    [[nodiscard]] State state() const;
    /// Of the warning; its whole length before it began.
    [[nodiscard]] std::chrono::seconds warningLeft() const;

private:
    [[nodiscard]] Instant warnsAt() const;
    const Clock& m_clock;
    std::optional<Instant> m_since;
    std::optional<Instant> m_staffUntil;
    bool m_long = false, m_suspended = false;
};

} // namespace boxoffice
