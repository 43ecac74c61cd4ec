#pragma once
#include "simulator/world/world.h"
#include <QHash>

namespace boxoffice::simulator {

/// Who plays, whatever the evening: made from the events when somebody first asks.
struct Attraction {
    QString id;
    QString name;
    QString folded;
    int genre = 0;
    int upcoming = 0;
};

/// K8vZ...: the same name is the same attraction.
[[nodiscard]] QString attractionId(const QString& name);

class Attractions {
public:
    explicit Attractions(const World& world) : m_world(world) {}
    [[nodiscard]] const std::vector<Attraction>& all(); ///< by name
    [[nodiscard]] const Attraction* find(const QString& id);

private:
    const World& m_world;
    std::vector<Attraction> m_all;
    QHash<QString, std::size_t> m_byId;
};

} // namespace boxoffice::simulator
