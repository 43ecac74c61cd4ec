#pragma once
#include "core/result.h"
#include "core/settings.h"
#include <QMap>

namespace boxoffice {

/// Where settings come from, weakest first: system file, user file, environment, --set.
struct SettingsSources {
    QStringList files;                     ///< read in order; a file that does not exist is skipped
    QString onlyFile;                      ///< --config: instead of `files`, must exist
    QMap<QString, QString> environment;    ///< BOXOFFICE_SECTION_KEY -> value
    QStringList assignments;               ///< --set SECTION/KEY=VALUE
    QMap<QString, QString> supplied;       ///< what --demo gives; beats everything else
    bool kiosk = false;                    ///< --kiosk overrides lane/mode

    /// The usual places of this machine and the process environment.
    [[nodiscard]] static SettingsSources ofThisMachine();
};

/// One option as it took effect, for --check.
struct EffectiveSetting {
    QString name;
    QString value; ///< "••••" for a secret
    QString origin;
};

struct LoadedSettings {
    Settings settings;
    QList<EffectiveSetting> effective; ///< only what was set somewhere
};

/// Reads and checks everything. The Failure's `detail` is one line for people: which file or variable, which
/// key, what is expected. Reads key files. No window, no event loop.
[[nodiscard]] Result<LoadedSettings> loadSettings(const SettingsSources& sources);

} // namespace boxoffice
