#pragma once
#include "simulator/discovery/attractions.h"
#include "simulator/http/httpmessage.h"
#include <list>
#include <span>

namespace boxoffice::simulator {

struct PictureSize {
    const char* ratio; ///< 16_9, 3_2, 4_3, or empty
    int width;
    int height;
};
/// The sizes in which every picture is offered.
[[nodiscard]] std::span<const PictureSize> pictureSizes();

/// GET /images/NAME. ID.svg and ID_WIDTHxHEIGHT.png: poster of an event or attraction, façade of a venue;
/// ID_map.svg: the seat map of an event or a venue. 404 for everything else. Keeps the last pictures it drew.
class PictureDesk {
public:
    PictureDesk(const World& world, Attractions& attractions) : m_world(world), m_attractions(attractions) {}
    [[nodiscard]] HttpResponse answer(const QString& name);

private:
    struct Picture {
        QString name;
        const char* type = nullptr;
        QByteArray bytes;
    };
    [[nodiscard]] Picture drawn(const QString& name);
    [[nodiscard]] QByteArray poster(const QString& id, const PictureSize* size); ///< empty: there is none
    [[nodiscard]] QByteArray map(const QString& id) const;                       ///< likewise

    const World& m_world;
    Attractions& m_attractions;
    std::list<Picture> m_kept; ///< latest first
};

} // namespace boxoffice::simulator
