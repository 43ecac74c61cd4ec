#pragma once
#include "simulator/call.h"
#include "simulator/discovery/discoveryjson.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {

/// The endpoints under /discovery/v2, and the pictures they point to.
class DiscoveryApi {
public:
    DiscoveryApi(const World& world, const WorldClock& time) : m_world(world), m_time(time) {}
    [[nodiscard]] HttpResponse answer(const Call& call);

private:
    [[nodiscard]] HttpResponse events(const Call& call) const;
    [[nodiscard]] HttpResponse event(const Call& call) const;
    [[nodiscard]] HttpResponse venues(const Call& call) const;
    [[nodiscard]] HttpResponse venue(const Call& call) const;
    [[nodiscard]] HttpResponse suggest(const Call& call) const;
    [[nodiscard]] HttpResponse image(const Call& call) const;

    const World& m_world;
    const WorldClock& m_time;
    int m_used = 0;
};

} // namespace boxoffice::simulator
