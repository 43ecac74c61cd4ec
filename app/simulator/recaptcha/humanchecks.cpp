#include "simulator/recaptcha/humanchecks.h"
#include "simulator/recaptcha/drawings.h"
#include "simulator/world/dice.h"
#include <algorithm>
#include <utility>

namespace boxoffice::simulator {
namespace {
constexpr std::size_t mostTasks = 1000; ///< older ones are forgotten
}

QString HumanChecks::siteKey() const { return QString::number(mixed(m_options.seed, 77), 16).rightJustified(32, QLatin1Char('c')); }

const PictureTask& HumanChecks::pose()
{
    Dice dice(mixed(m_options.seed ^ 0xca97c4aULL, ++m_made));
    PictureTask task;
    task.id = QString::number(dice.next(), 36) + QString::number(m_made, 36);
    task.subject = dice.below(drawingCount);
    for (int& each : task.drawings)
        each = (task.subject + dice.between(1, drawingCount - 1)) % drawingCount;
    for (int wanted = dice.between(2, 4); wanted > 0;) {
        int& each = task.drawings[std::size_t(dice.below(9))];
        wanted -= each == task.subject ? 0 : 1;
        each = task.subject;
    }
    task.looks = dice.next();
    for (int& group : task.tones)
        group = dice.between(1, 6);
    task.until = m_clock.now() + std::chrono::seconds(m_options.captchaSeconds);
    if (m_tasks.size() >= mostTasks)
        m_tasks.erase(std::min_element(m_tasks.begin(), m_tasks.end(), [](const auto& a, const auto& b) { return a.second.until < b.second.until; }));
    return m_tasks.insert_or_assign(task.id, task).first->second;
}

const PictureTask* HumanChecks::find(const QString& id) const
{
    const auto found = m_tasks.find(id);
    return found == m_tasks.end() || found->second.until <= m_clock.now() ? nullptr : &found->second;
}

bool HumanChecks::isSolved(const PictureTask& task, const std::set<int>& picked) const
{
    for (int i = 0; i < 9; ++i)
        if ((task.drawings[std::size_t(i)] == task.subject) != picked.contains(i))
            return false;
    return true;
}

bool HumanChecks::isHeard(const PictureTask& task, const QString& typed) const
{
    QString digits;
    for (const int group : task.tones)
        digits += QString::number(group);
    QString bare = typed;
    return bare.remove(QLatin1Char(' ')) == digits;
}

QString HumanChecks::issueToken()
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
    Dice dice(mixed(m_options.seed ^ 0x70ce4ULL, ++m_made));
    QString token = QStringLiteral("03AGdBq2");
    while (token.size() < 540)
        token += QLatin1Char(alphabet[dice.below(64)]);
    m_tokens[token] = {m_clock.now() + std::chrono::seconds(m_options.captchaSeconds), false};
    return token;
}

HumanChecks::Judgement HumanChecks::use(const QString& token)
{
    const auto found = m_tokens.find(token);
    if (found == m_tokens.end())
        return Judgement::Unknown;
    if (std::exchange(found->second.used, true))
        return Judgement::Used;
    return found->second.until <= m_clock.now() ? Judgement::Expired : Judgement::Good;
}

} // namespace boxoffice::simulator
