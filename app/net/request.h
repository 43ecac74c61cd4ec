#pragma once
#include "core/clock.h"
#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrl>
#include <chrono>
#include <functional>

namespace boxoffice {

using Headers = QList<QPair<QByteArray, QByteArray>>;

enum class Method { Get, Post, Put, Delete };

/// Who may send a request again. Never: it leaves this machine once, whatever happens.
enum class Replay {
    Never,
    SafeRead, ///< a GET: RetryingRead repeats it
    Janitor,  ///< a cart DELETE: the session's janitor repeats it, nobody else
};

/// Whose wish a request is: when a quota runs low, browsing waits so that a sale in hand can go on.
enum class Purpose { Sale, Browse };

/// One exchange, as the caller wants it.
struct Request {
    Method method = Method::Get;
    QUrl url{};          ///< with its query already percent-encoded
    Headers headers{};   ///< Content-Length is set by the client
    QByteArray body{};   ///< POST and PUT
    QString name{};      ///< "reserve": for the log line and Failure::where
    Duration deadline = std::chrono::seconds(10); ///< absolute, from send() to the last byte of the answer
    qint64 maxBytes = 4 * 1024 * 1024;            ///< cap of the decompressed answer
    Replay replay = Replay::Never;
    Duration leastPause{}; ///< before a repeat: a poll waits what its answer asked for
    QString quota{}; ///< the limit it counts against ("availability"); empty: sent whatever RateLimits says
    Purpose purpose = Purpose::Sale;
    /// The deadline counts from the first byte of the body once that has left (until then from send()).
    bool deadlineFromFirstByte = false;
    /// Told once, in a turn of its own and before the answer, when the first byte of the body left; never without a body.
    std::function<void(Instant at)> onFirstByte{};
};

/// A whole answer of any status below 300 or from 400 up (a 3xx is a Failure).
struct Response {
    int status = 0;
    Headers headers{};
    QByteArray body{};
    Instant sentAt{};     ///< when the request was handed to the network
    Instant answeredAt{}; ///< when the last byte was here
    int attempts = 1;   ///< more than 1 after RetryingRead had to repeat

    /// Value of a header, name compared without case; empty if absent.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
};

} // namespace boxoffice
