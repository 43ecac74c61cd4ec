#pragma once
#include "simulator/call.h"
#include "simulator/discovery/discoveryjson.h"
#include "simulator/discovery/eventsearch.h"
#include "simulator/options.h"
#include "simulator/pictures/picturedesk.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {

/// The endpoints under /discovery/v2, and the pictures they point to.
class DiscoveryApi {
public:
    DiscoveryApi(const World& world, const WorldClock& time, const Options& options)
        : m_world(world), m_time(time), m_options(options), m_attractions(world), m_pictures(world, m_attractions) {}
    [[nodiscard]] HttpResponse answer(const Call& call);

private:
    [[nodiscard]] HttpResponse found(const Call& call);
    [[nodiscard]] HttpResponse events(const Call& call) const;
    [[nodiscard]] HttpResponse event(const Call& call) const;
    [[nodiscard]] HttpResponse venues(const Call& call) const;
    [[nodiscard]] HttpResponse venue(const Call& call) const;
    [[nodiscard]] HttpResponse attractions(const Call& call);
    [[nodiscard]] HttpResponse attraction(const Call& call);
    [[nodiscard]] HttpResponse classifications(const Call& call) const;
    [[nodiscard]] HttpResponse classification(const Call& call) const;
    [[nodiscard]] HttpResponse suggest(const Call& call);
    [[nodiscard]] std::vector<Json> suggested(const Call& call, const QString& resource, const QString& word, int most);
    [[nodiscard]] HttpResponse refused(bool spike) const;
    void tellRate(HttpResponse& response) const;
    enum class Spent { Yes, Quota, Spike };
    [[nodiscard]] Spent spend(); ///< counts one call

    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    Attractions m_attractions;
    PictureDesk m_pictures;
    Instant m_dayEnds;
    int m_today = 0;
    int m_over = 0;
    Instant m_secondEnds;
    int m_thisSecond = 0;
};

} // namespace boxoffice::simulator
