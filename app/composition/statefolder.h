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
    /// The journal's file for the setting journal/url: in here unless it names another place.
    [[nodiscard]] QString journalFile(const QString& url) const;
    /// A journal elsewhere is locked as well, for the program's life: another lane would take the sale in hand for one
    /// that a crash left behind. Failures as open().
    [[nodiscard]] Result<void> lockJournal(const QString& url);
    [[nodiscard]] QString file(const QString& name) const { return m_path + QLatin1Char('/') + name; }
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<QLockFile> m_journalLock;
};

} // namespace boxoffice
