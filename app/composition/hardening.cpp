#include "composition/hardening.h"
#include "core/secret.h"
#include <sys/prctl.h>
#include <sys/resource.h>
#include <utility>
#include <vector>

namespace boxoffice {

namespace {

/// A card in hand has number and code in their fields, both again on their way down, and the plain text before RSA.
constexpr std::size_t pagesOfASale = 8;

/// Whether so many pages can be locked at one time: the first alone proves nothing.
bool canLock(std::size_t pages)
{
    std::vector<Secret> probes;
    while (probes.size() < pages) {
        Result<Secret> one = Secret::create(false);
        if (!one)
            return false;
        probes.push_back(std::move(one).value());
    }
    return true;
}

} // namespace

Result<bool> hardenProcess(bool allowUnlocked)
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // the leak checker must be able to look
    prctl(PR_SET_DUMPABLE, 0);
#endif
    const bool locked = canLock(pagesOfASale);
    if (!locked && !allowUnlocked)
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("memory"),
                       .detail = QStringLiteral("memory cannot be locked, so card digits could reach the disk: raise "
                                                "\"ulimit -l\" to 64 or more, or set lane/allow_unlocked_memory=true")};
    return locked;
}

} // namespace boxoffice
