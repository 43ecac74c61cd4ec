#include "tests/support/crash/crashpoints.h"

namespace boxoffice::test {

const QList<CrashPoint>& crashPoints()
{
    using enum CrashPoint::At;
    static const QList<CrashPoint> points{
        {"before reserve intent", Answer, "offers"},
        {"reserve intent unsynced", BeforeSync, "RESERVE_INTENT"},
        {"reserve intent written", AfterSync, "RESERVE_INTENT"},
        {"reserve sent", Request, "reserve"},
        {"reserve applied", Answer, "reserve"},
        {"reserved unsynced", BeforeSync, "RESERVED"},
        {"delivery GET", Request, "shippingOptions"},
        {"delivery PUT sent", Request, "shipping"},
        {"delivery PUT applied", Answer, "shipping"},
        {"certificate GET", Request, "certificate"},
        {"payment sent", Request, "payment"},
        {"payment applied", Answer, "payment"},
        {"payment set unsynced", BeforeSync, "PAYMENT_SET"},
        {"commit intent unsynced", BeforeSync, "COMMIT_INTENT"},
        {"commit intent written", AfterSync, "COMMIT_INTENT"},
        {"commit sent", Request, "commit"},
        {"commit sent, orders known", Request, "commit", false, false, true},
        {"commit applied", Answer, "commit"},
        {"commit applied, orders known", Answer, "commit", false, false, true},
        {"commit polling", Request, "poll", false, true},
        {"committed unsynced", BeforeSync, "COMMITTED"},
        {"order GET", Request, "orders", false, false, true},
        {"release pending", AfterSync, "RELEASE_PENDING", true},
        {"delete sent", Request, "delete", true},
        {"delete applied", Answer, "delete", true}};
    return points;
}

const QList<CrashFault>& crashFaults()
{
    using enum CrashFault;
    static const QList<CrashFault> faults{Kill, PowerLoss, TornRecord, DiskFull, SyncFails, NetworkCut, DayForward, DayBack, KillInRecovery, KillDayForward, KillDayBack};
    return faults;
}

const char* nameOf(CrashFault fault)
{
    switch (fault) {
    case CrashFault::Kill: return "SIGKILL";
    case CrashFault::PowerLoss: return "power loss";
    case CrashFault::TornRecord: return "torn last record";
    case CrashFault::DiskFull: return "ENOSPC";
    case CrashFault::SyncFails: return "EIO on sync";
    case CrashFault::NetworkCut: return "network cut";
    case CrashFault::DayForward: return "clock +1 day";
    case CrashFault::DayBack: return "clock -1 day";
    case CrashFault::KillInRecovery: return "second crash in recovery";
    case CrashFault::KillDayForward: return "SIGKILL, clock +1 day";
    case CrashFault::KillDayBack: return "SIGKILL, clock -1 day";
    }
    return "";
}

} // namespace boxoffice::test
