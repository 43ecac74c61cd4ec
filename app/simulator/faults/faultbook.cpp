#include "simulator/faults/faultbook.h"
#include "simulator/world/dice.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {

bool isMeant(const FaultRule& rule, const QString& endpoint, const HttpRequest& request)
{
    if (!rule.enabled || (rule.endpoint != endpoint && (rule.endpoint != QLatin1String("*") || endpoint == QLatin1String("connection"))))
        return false;
    const QByteArray match = rule.match.toUtf8();
    return match.isEmpty() || request.target.contains(match) || request.body.contains(match);
}

} // namespace

int FaultBook::add(const FaultRule& rule)
{
    m_entries.push_back({++m_lastId, rule, 0, 0});
    return m_lastId;
}

bool FaultBook::remove(int id)
{
    return std::erase_if(m_entries, [id](const Entry& entry) { return entry.id == id; }) > 0;
}

bool FaultBook::enable(int id, bool enabled)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry& entry) { return entry.id == id; });
    if (found == m_entries.end())
        return false;
    found->rule.enabled = enabled;
    found->seen = 0;
    found->struck = 0;
    return true;
}

bool FaultBook::strikes(const Entry& entry) const
{
    const FaultRule& rule = entry.rule;
    if (rule.nth > 0 && rule.nth != entry.seen)
        return false;
    if (entry.seen <= rule.after || (rule.every > 0 && (entry.seen - rule.after) % rule.every != 0))
        return false;
    if (rule.times > 0 && entry.struck >= rule.times)
        return false;
    return rule.percent >= 100 || int(mixed(mixed(m_seed, quint64(entry.id)), quint64(entry.seen)) % 100) < rule.percent;
}

std::vector<FaultRule> FaultBook::strike(const QString& endpoint, const HttpRequest& request)
{
    std::vector<FaultRule> striking;
    for (Entry& entry : m_entries) {
        if (!isMeant(entry.rule, endpoint, request))
            continue;
        ++entry.seen;
        if (!strikes(entry))
            continue;
        ++entry.struck;
        FaultRule rule = entry.rule;
        if (rule.delayMost > rule.delay) // drawn once for each call, the same for the same seed
            rule.delay += std::chrono::milliseconds(qint64(mixed(m_seed, quint64(entry.id) << 32U | quint64(entry.seen))
                                                           % quint64((rule.delayMost - rule.delay).count() + 1)));
        striking.push_back(std::move(rule));
    }
    return striking;
}

} // namespace boxoffice::simulator
