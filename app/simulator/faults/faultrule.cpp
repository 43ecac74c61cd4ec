#include "simulator/faults/faultrule.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <iterator>

namespace boxoffice::simulator {
namespace {

constexpr const char* kinds[] = {"delay", "closeBeforeAnswer", "closeUnread", "hang", "hangUnapplied", "html", "truncate",
                                 "redirect", "error", "gatewayFault", "quota429", "drip", "forcePoll", "substituteSeats",
                                 "priceDrift", "shortHold", "malformedJson"};
constexpr const char* endpoints[] = {"*", "tracking", "eventId", "availability", "captcha", "reserve",
                                     "shippingOptions", "shipping", "certificate", "payment", "commit", "delete", "poll",
                                     "orders", "events", "event", "images", "venues", "venue",
                                     "suggest", "offers", "image"};

template <std::size_t N>
int indexOf(const char* const (&words)[N], const QString& word)
{
    for (std::size_t i = 0; i < N; ++i)
        if (word == QLatin1String(words[i]))
            return int(i);
    return -1;
}

Failure wrong(const QString& detail) { return {.kind = FailureKind::Rule, .where = QStringLiteral("fault rule"), .detail = detail}; }

/// False for a member that no rule has, or that has another type.
bool takeMember(FaultRule& rule, const QString& name, const QJsonValue& value)
{
    const auto number = [&](const char* is, int& into) {
        if (name != QLatin1String(is) || !value.isDouble())
            return false;
        into = value.toInt();
        return true;
    };
    int delay = 0;
    if (number("delay", delay)) {
        rule.delay = std::chrono::milliseconds(delay);
        return true;
    }
    if ((name == QLatin1String("location") || name == QLatin1String("match")) && value.isString()) {
        (name == QLatin1String("match") ? rule.match : rule.location) = value.toString();
        return true;
    }
    return number("nth", rule.nth) || number("code", rule.code) || number("http", rule.http) || number("seconds", rule.seconds)
           || number("cents", rule.cents) || name == QLatin1String("endpoint") || name == QLatin1String("kind");
}

} // namespace

Result<FaultRule> faultRuleFromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return wrong(QStringLiteral("a fault rule is a JSON object"));
    const QJsonObject object = document.object();
    FaultRule rule;
    rule.endpoint = object.value(QLatin1String("endpoint")).toString();
    if (indexOf(endpoints, rule.endpoint) < 0)
        return wrong(QStringLiteral("no endpoint is called \"%1\"").arg(rule.endpoint));
    const int kind = indexOf(kinds, object.value(QLatin1String("kind")).toString());
    if (kind < 0)
        return wrong(QStringLiteral("no fault is called \"%1\"").arg(object.value(QLatin1String("kind")).toString()));
    rule.kind = FaultKind(kind);
    for (auto it = object.begin(); it != object.end(); ++it)
        if (!takeMember(rule, it.key(), it.value()))
            return wrong(QStringLiteral("\"%1\" is unknown or of another type").arg(it.key()));
    return rule;
}

} // namespace boxoffice::simulator
