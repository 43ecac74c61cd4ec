#pragma once
#include "core/clock.h"
#include "core/result.h"
#include "net/call.h"
#include "net/request.h"
#include "net/retrypolicy.h"
#include <QHash>
#include <QSslConfiguration>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace boxoffice {

class RateLimits;

/// Sends requests over one shared QNetworkAccessManager with the policy of this house: HTTP/1.1, no redirect
/// followed, no cookies, no cache, no authentication, an absolute deadline, a size cap, and exactly one copy of
/// every request on the wire (Qt repeats requests of its own accord when a peer hangs up; see OneShotBody).
/// Thread: the manager's. Must outlive its calls; the manager must outlive it.
class HttpClient {
public:
    using Done = std::function<void(Result<Response>)>;
    /// One line per exchange: name, status or failure, milliseconds. Never a query, header or body.
    using LogSink = std::function<void(const QString& line)>;
    /// Uniform in [0, 1); for retry jitter.
    using Random = std::function<double()>;

    HttpClient(QNetworkAccessManager& network, const Clock& clock, LogSink log = {}, Random random = {});

    /// One exchange. `done` runs exactly once, never from inside send(), never after the Call died. Any HTTP
    /// status but 3xx is a Response. Failures: NotSent (a write whose body was never read, or a read or DELETE
    /// that found no peer), Tls (likewise nothing was sent), ConnectionLost (also a truncated answer), Deadline,
    /// Redirected, TooLarge (also one that does not unpack). Failure::where is the request's name. Qt does not tell
    /// when a compressed answer is cut short: the strict JSON reader finds that.
    [[nodiscard]] std::unique_ptr<Call> send(Request request, Done done);

    /// send(), and for Replay::SafeRead again by RetryPolicy while the RetryBudget of all lasts. `done` gets the last answer or failure.
    [[nodiscard]] std::unique_ptr<Call> sendRetrying(Request request, Done done);

    /// Sends nothing and reports `failure` in the next turn: for a request that must not leave.
    [[nodiscard]] std::unique_ptr<Call> refuse(Failure failure, Done done);

    /// From now on a request that names a quota asks these limits first; one that may not go yet is refused with
    /// FailureKind::Quota and retryAt, unsent. `limits` must outlive the client.
    void govern(RateLimits& limits) { m_limits = &limits; }

    /// Opens a TLS connection ahead of need (nothing for plain HTTP, which only a loopback has); harmless if it fails.
    void preconnect(const QUrl& base);
    /// Trusts these authorities too (setting net/ca_file, test labs).
    void trust(const QList<QSslCertificate>& authorities);

    [[nodiscard]] const Clock& clock() const { return m_clock; }

private:
    [[nodiscard]] QSslConfiguration tls(const QUrl& url) const;

    QNetworkAccessManager& m_network;
    const Clock& m_clock;
    LogSink m_log;
    Random m_random;
    RateLimits* m_limits = nullptr;
    RetryBudget m_repeats;
    QList<QSslCertificate> m_authorities;
    mutable std::optional<QSslConfiguration> m_tls; ///< made at the first https request: it costs milliseconds
    std::shared_ptr<QHash<QString, QByteArray>> m_tickets; ///< TLS session tickets by host and port
};

} // namespace boxoffice
