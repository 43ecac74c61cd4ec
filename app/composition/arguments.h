#pragma once
#include "core/result.h"
#include <QStringList>

namespace boxoffice {

/// The command line. Options: README, "Options".
struct Arguments {
    bool kiosk = false;
    bool demo = false;
    bool check = false;
    bool version = false;
    bool help = false;
    bool tour = false;
    QString tourFolder; ///< empty: no pictures are written
    QString tourScript; ///< empty: the default sale
    QString drill;      ///< a known one; empty: none. Implies demo
    QString planFile;         ///< a venue plan to check; empty: none
    QString planAvailability; ///< saved answer to check it against; empty: none
    QString configFile;
    QStringList assignments; ///< SECTION/KEY=VALUE
};

/// `words` without the program's name. The Failure's `detail` is one line for people.
[[nodiscard]] Result<Arguments> parseArguments(const QStringList& words);
[[nodiscard]] QString helpText();

} // namespace boxoffice
