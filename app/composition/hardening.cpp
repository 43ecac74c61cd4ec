#include "composition/hardening.h"
#include "core/secret.h"
#include <sys/prctl.h>
#include <sys/resource.h>

namespace boxoffice {

Result<bool> hardenProcess(bool allowUnlocked)
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // the leak checker must be able to look
    prctl(PR_SET_DUMPABLE, 0);
#endif
    const Result<Secret> probe = Secret::create(allowUnlocked);
    if (!probe)
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("memory"),
                       .detail = QStringLiteral("memory cannot be locked, so card digits could reach the disk: raise "
                                                "\"ulimit -l\" to 64 or more, or set lane/allow_unlocked_memory=true")};
    return probe->isLocked();
}

} // namespace boxoffice
