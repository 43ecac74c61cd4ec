#pragma once
#include "core/clock.h"
#include "simulator/options.h"
#include <QString>
#include <array>
#include <map>
#include <set>

namespace boxoffice::simulator {

/// A task for a human: nine pictures of which some show the subject, and the same task for ears: digits as tones.
struct PictureTask {
    QString id;
    int subject = 0;              ///< index of a Drawing
    std::array<int, 9> drawings{};
    quint64 looks = 0;            ///< colours and tilt follow from it
    std::array<int, 4> tones{};   ///< how many tones each group has
    Instant until;
};

/// What the human check asked and gave out: tasks and tokens. Tokens serve once and for Options::captchaSeconds.
class HumanChecks {
public:
    enum class Judgement { Good, Unknown, Expired, Used };

    HumanChecks(const Clock& clock, const Options& options) : m_clock(clock), m_options(options) {}

    [[nodiscard]] QString siteKey() const;
    [[nodiscard]] const PictureTask& pose();
    [[nodiscard]] const PictureTask* find(const QString& id) const; ///< nullptr: unknown, done or too late
    [[nodiscard]] bool isSolved(const PictureTask& task, const std::set<int>& picked) const;
    [[nodiscard]] bool isHeard(const PictureTask& task, const QString& typed) const;
    void end(const QString& id) { m_tasks.erase(id); }

    [[nodiscard]] QString issueToken(); ///< long, of mixed case, with `_` and `-`, as the real ones
    [[nodiscard]] Judgement use(const QString& token);

private:
    struct Token {
        Instant until;
        bool used = false;
    };
    const Clock& m_clock;
    const Options& m_options;
    std::map<QString, PictureTask> m_tasks;
    std::map<QString, Token> m_tokens;
    quint64 m_made = 0;
};

} // namespace boxoffice::simulator
