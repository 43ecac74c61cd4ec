#include "simulator/router.h"

namespace boxoffice::simulator {
namespace {

struct Entry {
    const char* method;
    const char* pattern; ///< '*' one segment, a trailing '**' everything after
    const char* endpoint;
};

constexpr Entry entries[] = {
    {"GET", "/partners/v1/tracking", "tracking"},
    {"GET", "/partners/v1/events/*/*/id", "eventId"},
    {"GET", "/partners/v1/events/*/availability", "availability"},
    {"GET", "/partners/v1/captcha", "captcha"},
    {"POST", "/partners/v1/events/*/cart", "reserve"},
    {"GET", "/partners/v1/events/*/cart/shipping", "shippingOptions"},
    {"PUT", "/partners/v1/events/*/cart/shipping", "shipping"},
    {"GET", "/partners/v1/certificate", "certificate"},
    {"PUT", "/partners/v1/events/*/cart/payment", "payment"},
    {"PUT", "/partners/v1/events/*/cart", "commit"},
    {"DELETE", "/partners/v1/events/*/cart", "delete"},
    {"GET", "/partners/v1/polling-status", "poll"},
    {"GET", "/partners/v1/polling/**", "poll"},
    {"GET", "/partners/v1/orders", "orders"},
    {"GET", "/discovery/v2/events", "events"},
    {"GET", "/discovery/v2/events/*", "event"},
    {"GET", "/discovery/v2/events/*/images", "images"},
    {"GET", "/discovery/v2/venues", "venues"},
    {"GET", "/discovery/v2/venues/*", "venue"},
    {"GET", "/discovery/v2/suggest", "suggest"},
    {"GET", "/commerce/v2/events/*/offers", "offers"},
    {"GET", "/images/*", "image"},
};

bool matches(const QList<QByteArray>& path, const QList<QByteArray>& pattern, QStringList& arguments)
{
    arguments.clear();
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "**")
            return true;
        if (i >= path.size())
            return false;
        if (pattern[i] == "*")
            arguments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(path[i])));
        else if (pattern[i] != path[i])
            return false;
        if (pattern[i] == "*" && arguments.last().isEmpty())
            return false;
    }
    return path.size() == pattern.size();
}

} // namespace

bool isPartnerPath(const QByteArray& path) { return path.startsWith("/partners/"); }

Routed route(const HttpRequest& request)
{
    QByteArray path = request.path;
    if (!isPartnerPath(path) && path.endsWith(".json"))
        path.chop(5); // Discovery and Commerce take an optional format suffix
    const QList<QByteArray> segments = path.split('/');
    const QByteArray method = request.method == "HEAD" ? QByteArrayLiteral("GET") : request.method;
    Routed routed;
    for (const Entry& entry : entries) {
        QStringList arguments;
        if (!matches(segments, QByteArray(entry.pattern).split('/'), arguments))
            continue;
        if (method == entry.method)
            return {Routed::Outcome::Found, QString::fromLatin1(entry.endpoint), arguments, {}};
        routed.outcome = Routed::Outcome::WrongMethod;
        routed.allowed += (routed.allowed.isEmpty() ? "" : ", ") + QByteArray(entry.method);
    }
    return routed;
}

} // namespace boxoffice::simulator
