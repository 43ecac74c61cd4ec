#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/http/httpmessage.h"
#include <vector>

namespace boxoffice::simulator {

/// The scripted faults and how often each has been asked.
class FaultBook {
public:
    void add(const FaultRule& rule) { m_entries.push_back({rule, 0}); }
    void clear() { m_entries.clear(); }
    /// The rules that strike this call, counting it for every rule it matches.
    [[nodiscard]] std::vector<FaultRule> strike(const QString& endpoint, const HttpRequest& request);

private:
    struct Entry {
        FaultRule rule;
        int seen = 0;
    };
    std::vector<Entry> m_entries;
};

/// The answer of a rule that keeps the request from being applied; nothing for the other kinds.
[[nodiscard]] std::optional<HttpResponse> insteadOfApplying(const FaultRule& rule, const QByteArray& maskedKey, WallTime now);
/// What a rule makes of the answer after the request was applied.
void spoil(HttpResponse& response, const FaultRule& rule);

} // namespace boxoffice::simulator
