#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/http/httpmessage.h"
#include "core/clock.h"

namespace boxoffice::simulator {

/// The answer of a rule that keeps the request from being applied; nothing for the other kinds, and for those that
/// need to know more than the rule (FaultDesk). `maskedKey` stands in the quota fault's text.
[[nodiscard]] std::optional<HttpResponse> insteadOfApplying(const FaultRule& rule, const QByteArray& maskedKey, WallTime now);
/// What a rule makes of the answer after the request was applied.
void spoil(HttpResponse& response, const FaultRule& rule);

} // namespace boxoffice::simulator
