#pragma once
#include "core/result.h"
#include "core/settings.h"
#include <QLockFile>
#include <memory>

namespace boxoffice {

/// The folder of one lane's journal, cache and lock: $XDG_STATE_HOME (or ~/.local/state)/boxoffice/LANE, mode
/// 0700. Demo and tour have folders of their own, so that nothing invented mixes with real sales.
class StateFolder {
public:
    /// FailureKind::Storage when it cannot be made; FailureKind::Rule when another instance of the lane holds it.
    [[nodiscard]] static Result<StateFolder> open(const QString& lane, bool demo);
    [[nodiscard]] QString file(const QString& name) const { return m_path + QLatin1Char('/') + name; }
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace boxoffice
