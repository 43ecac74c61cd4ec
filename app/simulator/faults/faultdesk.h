#pragma once
#include "simulator/call.h"
#include "simulator/faults/faultbook.h"
#include "simulator/http/httpserver.h"
#include "simulator/options.h"
#include "simulator/world/worldclock.h"
#include "simulator/world/world.h"
#include <set>

namespace boxoffice::simulator {

/// Brings the scripted faults about: decides which strike a call, answers in place of the service, spoils its answers.
class FaultDesk {
public:
    FaultDesk(const World& world, const WorldClock& time, const Options& options);

    [[nodiscard]] FaultBook& book() { return m_book; }
    [[nodiscard]] const FaultBook& book() const { return m_book; }

    [[nodiscard]] Welcome receive(); ///< a new connection, before its first request
    /// Gives `call` the faults that strike it, those that other faults need included.
    void strike(Call& call);
    /// The answer of a fault that keeps the call from being applied.
    [[nodiscard]] std::optional<HttpResponse> instead(const Call& call);
    /// Spoils an answer, whoever made it.
    void spoil(const Call& call, HttpResponse& response);
    /// The Date of an answer to this call, and its quota times moved as far.
    void date(const Call* call, HttpResponse& response);

private:
    [[nodiscard]] bool isNight(const Call& call, const FaultRule& rule) const;
    [[nodiscard]] HttpResponse stillWaiting(const Call& call) const;
    void spoilPoll(const Call& call, HttpResponse& response);

    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    FaultBook m_book;
    std::chrono::seconds m_datedAt{-1};
    QByteArray m_date; ///< the text for that second
    std::set<QByteArray> m_endless; ///< targets of polls that never end
};

} // namespace boxoffice::simulator
