#include "simulator/pictures/picturedesk.h"
#include "simulator/pictures/poster.h"
#include "simulator/pictures/seatmap.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {

constexpr std::size_t mostKept = 48; ///< some five megabytes
constexpr PictureSize sizes[] = {{"16_9", 1024, 576}, {"16_9", 640, 360}, {"16_9", 205, 115}, {"16_9", 100, 56}, {"3_2", 640, 427},
                                 {"3_2", 305, 203}, {"4_3", 305, 225}, {"", 222, 222}};

const Venue* venueNamed(const World& world, const QString& id)
{
    const auto found = std::find_if(world.venues().begin(), world.venues().end(), [&id](const Venue& venue) { return venue.id == id; });
    return found == world.venues().end() ? nullptr : &*found;
}

const PictureSize* sizeNamed(const QString& text)
{
    const auto found = std::find_if(std::begin(sizes), std::end(sizes), [&text](const PictureSize& size) {
        return text == QStringLiteral("%1x%2").arg(size.width).arg(size.height);
    });
    return found == std::end(sizes) ? nullptr : found;
}

} // namespace

std::span<const PictureSize> pictureSizes() { return sizes; }

HttpResponse PictureDesk::answer(const QString& name)
{
    const auto kept = std::find_if(m_kept.begin(), m_kept.end(), [&name](const Picture& picture) { return picture.name == name; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
    } else {
        Picture picture = drawn(name);
        if (picture.bytes.isEmpty())
            return textResponse(404, "text/plain", "No such picture.\n");
        m_kept.push_front(std::move(picture));
        if (m_kept.size() > mostKept)
            m_kept.pop_back();
    }
    HttpResponse response = textResponse(200, m_kept.front().type, m_kept.front().bytes);
    response.headers.emplace_back("Cache-Control", "public, max-age=86400");
    return response;
}

PictureDesk::Picture PictureDesk::drawn(const QString& name)
{
    const QString stem = name.section(QLatin1Char('.'), 0, 0);
    const qsizetype mark = stem.lastIndexOf(QLatin1Char('_')); // ids may hold one, too, but do not end with it
    const QString id = stem.left(qMax<qsizetype>(0, mark));
    if (name == stem + QLatin1String(".png")) {
        const PictureSize* size = mark > 0 ? sizeNamed(stem.mid(mark + 1)) : nullptr;
        return {name, "image/png", size ? poster(id, size) : QByteArray()};
    }
    if (name != stem + QLatin1String(".svg"))
        return {};
    return {name, "image/svg+xml", stem.endsWith(QLatin1String("_map")) ? map(id) : poster(stem, nullptr)};
}

QByteArray PictureDesk::poster(const QString& id, const PictureSize* size)
{
    const auto rendered = [size](const Drawing& drawing, const QString& title) {
        return size ? drawing.png(size->width, size->height) : drawing.svg(title);
    };
    if (const int index = m_world.find(id); index >= 0) {
        const Show& show = m_world.shows()[std::size_t(index)];
        return rendered(simulator::poster(show), show.name);
    }
    if (const Venue* venue = venueNamed(m_world, id))
        return rendered(facade(*venue), venue->name);
    const Attraction* attraction = m_attractions.find(id);
    if (!attraction)
        return {};
    Show anyEvening;
    anyEvening.id = attraction->id;
    anyEvening.name = anyEvening.attraction = attraction->name;
    anyEvening.genre = attraction->genre;
    return rendered(simulator::poster(anyEvening), attraction->name);
}

QByteArray PictureDesk::map(const QString& id) const
{
    if (const int index = m_world.find(id); index >= 0) {
        const Show& show = m_world.shows()[std::size_t(index)];
        const Venue& venue = m_world.venueOf(show);
        return seatMapSvg(m_world.layoutFor(show), show.name + QStringLiteral(" at ") + venue.name, tariffOf(m_world, show), venue.currency);
    }
    const Venue* venue = venueNamed(m_world, id);
    return venue ? seatMapSvg(layoutOf(venue->kind), venue->name, {}, venue->currency) : QByteArray();
}

} // namespace boxoffice::simulator
