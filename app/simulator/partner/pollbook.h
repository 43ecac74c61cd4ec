#pragma once
#include "simulator/call.h"
#include "simulator/partner/carts.h"
#include <functional>

namespace boxoffice::simulator {

/// The calls that were answered 202 and wait to be polled (API section 4.15). Each token is good for one poll.
class PollBook {
public:
    PollBook(const Clock& clock, const Options& options);

    /// Remembers how to make the real answer and returns the 202. `cartId` may be empty (orders).
    [[nodiscard]] HttpResponse defer(const Call& call, const QString& cartId, std::function<HttpResponse()> answer);
    struct Polled {
        std::optional<HttpResponse> response; ///< nothing: no such token
        bool tooEarly = false;
        bool done = false;
    };
    [[nodiscard]] Polled poll(const Call& call);
    [[nodiscard]] std::chrono::seconds span() const; ///< from the first 202 to the moment the answer is there

private:
    struct Job {
        QString cartId;
        QString endpoint;
        int left = 0;
        Instant notBefore;
        std::function<HttpResponse()> answer;
    };
    [[nodiscard]] HttpResponse accepted(const Call& call, Job job);

    const Clock& m_clock;
    const Options& m_options;
    std::map<QString, Job> m_jobs; ///< by token
    quint64 m_issued = 0;
};

} // namespace boxoffice::simulator
