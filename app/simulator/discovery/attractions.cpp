#include "simulator/discovery/attractions.h"
#include "simulator/world/dice.h"
#include <algorithm>

namespace boxoffice::simulator {

QString attractionId(const QString& name)
{
    quint64 number = 0;
    for (const QChar c : name)
        number = mixed(number, c.unicode());
    return QStringLiteral("K8vZ") + QString::number(number % 100000000000ULL, 36).toUpper();
}

const std::vector<Attraction>& Attractions::all()
{
    if (!m_all.empty())
        return m_all;
    QHash<QString, std::size_t> byName;
    for (const Show& show : m_world.shows()) {
        if (show.attraction.isEmpty())
            continue;
        auto found = byName.find(show.attraction);
        if (found == byName.end()) {
            found = byName.insert(show.attraction, m_all.size());
            m_all.push_back({attractionId(show.attraction), show.attraction, folded(show.attraction), show.genre, 0});
        }
        ++m_all[*found].upcoming;
    }
    std::sort(m_all.begin(), m_all.end(), [](const Attraction& a, const Attraction& b) { return a.folded < b.folded; });
    for (std::size_t i = 0; i < m_all.size(); ++i)
        m_byId.insert(m_all[i].id, i);
    return m_all;
}

const Attraction* Attractions::find(const QString& id)
{
    const std::vector<Attraction>& list = all();
    const auto found = m_byId.constFind(id);
    return found == m_byId.constEnd() ? nullptr : &list[*found];
}

} // namespace boxoffice::simulator
