#pragma once
#include "tests/support/crash/relay.h"
#include <QList>

namespace boxoffice::test {

/// A moment of the purchase, and how to recognise it: by a request or an answer that is on the wire, or by a record
/// of the journal that is about to be synced or just was.
struct CrashPoint {
    enum class At { Request, Answer, BeforeSync, AfterSync };
    const char* name;
    At at;
    const char* what; ///< endpoint, or the state in the record
    bool leaves = false; ///< of a sale that is given back
    bool polls = false;  ///< the commit answers 202
    bool orders = false; ///< the account may look orders up
};

enum class CrashFault { Kill, PowerLoss, TornRecord, DiskFull, SyncFails, NetworkCut, DayForward, DayBack, KillInRecovery, KillDayForward, KillDayBack };

[[nodiscard]] const QList<CrashPoint>& crashPoints();
[[nodiscard]] const QList<CrashFault>& crashFaults();
[[nodiscard]] const char* nameOf(CrashFault fault);

} // namespace boxoffice::test
