#pragma once
#include "simulator/faults/faultrule.h"
#include <QStringList>
#include <span>

namespace boxoffice::simulator {

/// What is said and checked about one kind of fault.
struct FaultKindInfo {
    FaultKind kind;
    const char* name;
    const char* members; ///< those it reads besides the ones of every rule, separated by spaces; '!' in front: required
    const char* endpoints; ///< where it has an effect, separated by spaces; "" wherever there is an answer
    const char* forms;   ///< the words `form` may be, the first one by default; "" for any text
    const char* says;    ///< one line for people
};

[[nodiscard]] std::span<const FaultKindInfo> faultKinds();
[[nodiscard]] const FaultKindInfo& infoOf(FaultKind kind);
[[nodiscard]] const FaultKindInfo* faultKind(const QString& name); ///< nullptr: there is none
[[nodiscard]] QStringList words(const char* separated);
/// "*" means any endpoint, "connection" every new connection before its first request.
[[nodiscard]] const QStringList& faultEndpoints();
/// False where a rule of that kind could never strike.
[[nodiscard]] bool fits(const FaultKindInfo& kind, const QString& endpoint);

} // namespace boxoffice::simulator
