#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/http/httpmessage.h"
#include <vector>

namespace boxoffice::simulator {

/// The scripted faults, how often each has been asked and how often it struck.
class FaultBook {
public:
    struct Entry {
        int id = 0; ///< from 1, never used again
        FaultRule rule;
        int seen = 0;
        int struck = 0;
    };

    explicit FaultBook(quint64 seed = 1) : m_seed(seed) {}
    int add(const FaultRule& rule); ///< the new entry's id
    void clear() { m_entries.clear(); }
    [[nodiscard]] bool remove(int id);
    [[nodiscard]] bool enable(int id, bool enabled); ///< its counts begin anew; false: no such fault
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// The rules that strike this call, counting it for every enabled rule it matches.
    [[nodiscard]] std::vector<FaultRule> strike(const QString& endpoint, const HttpRequest& request);

private:
    [[nodiscard]] bool strikes(const Entry& entry) const;

    std::vector<Entry> m_entries;
    quint64 m_seed;
    int m_lastId = 0;
};

} // namespace boxoffice::simulator
