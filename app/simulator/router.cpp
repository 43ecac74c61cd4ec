#include "simulator/router.h"
#include <QVarLengthArray>
#include <vector>

namespace boxoffice::simulator {
namespace {

struct Entry {
    const char* method;
    const char* pattern; ///< '*' one segment, a trailing '**' everything after
    const char* endpoint;
};

constexpr Entry entries[] = {
    {"GET", "/partners/v1/tracking", "tracking"},
    {"GET", "/partners/v1/events", "eventList"},
    {"GET", "/partners/v1/events/*", "eventDetails"},
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
    {"GET", "/partners/v1/orders/unredeemed", "unredeemed"},
    {"GET", "/partners/v1/claim-link", "claimLink"},
    {"GET", "/partners/v1/status", "status"},
    {"POST", "/partners/v1/refund", "refund"},
    {"PUT", "/partners/v1/refund", "refundBatch"},
    {"GET", "/partners/v1/refund/*", "refundJob"},
    {"POST", "/partners/v1/member/billing", "memberBillingAdd"},
    {"GET", "/partners/v1/member/billing", "memberBilling"},
    {"POST", "/wallet/v1/token", "walletToken"},
    {"GET", "/top-picks/v1/events/*", "topPicks"},
    {"GET", "/top-picks/v1/events/id/*", "topPicks"},
    {"GET", "/maps/geometry/3/event/*/image", "seatSnapshot"},
    {"POST", "/inventory-status/v1/availability", "inventoryStatus"},
    {"GET", "/redeem", "redeem"},
    {"GET", "/oauth/authorize", "authorize"},
    {"POST", "/oauth/authorize", "authorizeForm"},
    {"POST", "/oauth/token", "memberToken"},
    {"GET", "/oauth/info/*", "memberInfo"},
    {"GET", "/recaptcha/api.js", "recaptcha"},
    {"GET", "/recaptcha/api2/*", "recaptcha"},
    {"POST", "/recaptcha/api2/*", "recaptcha"},
    {"GET", "/discovery/v2/events", "events"},
    {"GET", "/discovery/v2/events/*", "event"},
    {"GET", "/discovery/v2/events/*/images", "images"},
    {"GET", "/discovery/v2/venues", "venues"},
    {"GET", "/discovery/v2/venues/*", "venue"},
    {"GET", "/discovery/v2/attractions", "attractions"},
    {"GET", "/discovery/v2/attractions/*", "attraction"},
    {"GET", "/discovery/v2/classifications", "classifications"},
    {"GET", "/discovery/v2/classifications/*", "classification"},
    {"GET", "/discovery/v2/classifications/segments/*", "segment"},
    {"GET", "/discovery/v2/classifications/genres/*", "genre"},
    {"GET", "/discovery/v2/classifications/subgenres/*", "subGenre"},
    {"GET", "/discovery/v2/suggest", "suggest"},
    {"GET", "/commerce/v2/events/*/offers", "offers"},
    {"GET", "/images/*", "image"},
};

/// The table, cut once: every request goes through it.
struct Pattern {
    const Entry* entry;
    QList<QByteArray> segments;
};

const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const Entry& entry : entries)
            made.push_back({&entry, QByteArray(entry.pattern).split('/')});
        return made;
    }();
    return all;
}

using Segments = QVarLengthArray<QByteArrayView, 12>;

Segments segmentsOf(QByteArrayView path)
{
    Segments segments;
    for (qsizetype from = 0; from <= path.size();) {
        const qsizetype slash = path.indexOf('/', from);
        const qsizetype to = slash < 0 ? path.size() : slash;
        segments.append(path.sliced(from, to - from));
        from = to + 1;
    }
    return segments;
}

bool matches(const Segments& path, const QList<QByteArray>& pattern)
{
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "**")
            return true;
        if (i >= path.size() || (pattern[i] == "*" ? path[i].isEmpty() : pattern[i] != path[i]))
            return false;
    }
    return path.size() == pattern.size();
}

QStringList argumentsOf(const Segments& path, const QList<QByteArray>& pattern)
{
    QStringList arguments;
    for (qsizetype i = 0; i < pattern.size(); ++i)
        if (pattern[i] == "*")
            arguments.append(QString::fromUtf8(QByteArray::fromPercentEncoding(path[i].toByteArray())));
    return arguments;
}

} // namespace

bool isPartnerPath(const QByteArray& path) { return path.startsWith("/partners/"); }

Routed route(const HttpRequest& request)
{
    QByteArray path = request.path;
    if (!isPartnerPath(path) && path.endsWith(".json"))
        path.chop(5); // Discovery and Commerce take an optional format suffix
    const Segments segments = segmentsOf(path);
    const QByteArray method = request.method == "HEAD" ? QByteArrayLiteral("GET") : request.method;
    Routed routed;
    for (const Pattern& pattern : patterns()) {
        if (!matches(segments, pattern.segments))
            continue;
        if (method == pattern.entry->method)
            return {Routed::Outcome::Found, QString::fromLatin1(pattern.entry->endpoint), argumentsOf(segments, pattern.segments), {}};
        routed.outcome = Routed::Outcome::WrongMethod;
        routed.allowed += (routed.allowed.isEmpty() ? "" : ", ") + QByteArray(pattern.entry->method);
    }
    return routed;
}

QStringList endpointNames()
{
    QStringList names;
    for (const Entry& entry : entries)
        if (const QString name = QString::fromLatin1(entry.endpoint); !names.contains(name))
            names.append(name);
    return names;
}

} // namespace boxoffice::simulator
