#pragma once
#include "simulator/faults/faultscript.h"
#include "simulator/options.h"
#include <QStringList>

namespace boxoffice::simulator {

/// What the command line of boxoffice-simulator asks for.
struct ProgramOptions {
    Options options;
    std::vector<FaultRule> faults; ///< the script's, then those of --fault
    QString readyFile;
    QString authorityFile; ///< --ca-file; empty: one in the temporary folder
    QString answer;        ///< the text of --help, --version or --drills; the program says it and ends
};

/// `words` without the program's name. The Failure's `detail` is one line that says what is wrong and what is expected.
[[nodiscard]] Result<ProgramOptions> readProgramOptions(const QStringList& words);

} // namespace boxoffice::simulator
