#include "simulator/faults/faultkinds.h"
#include "simulator/router.h"
#include <algorithm>
#include <iterator>

namespace boxoffice::simulator {
namespace {

constexpr const char* polls = "* reserve shipping commit delete orders";

constexpr FaultKindInfo kinds[] = {
    {FaultKind::Delay, "delay", "delay delayMost", "", "", "answers late"},
    {FaultKind::CloseBeforeAnswer, "closeBeforeAnswer", "", "", "", "does the work, closes without an answer"},
    {FaultKind::CloseUnread, "closeUnread", "", "", "", "closes, nothing done"},
    {FaultKind::Hang, "hang", "", "", "", "does the work, never answers"},
    {FaultKind::HangUnapplied, "hangUnapplied", "", "", "", "never answers, nothing done"},
    {FaultKind::Html, "html", "http", "", "", "does the work, answers with a proxy's HTML page"},
    {FaultKind::Truncate, "truncate", "", "", "", "sends half of the body, closes"},
    {FaultKind::Redirect, "redirect", "location", "", "", "sends the client to another host, nothing done"},
    {FaultKind::Error, "error", "!code http", "", "", "answers a documented error, nothing done"},
    {FaultKind::GatewayFault, "gatewayFault", "http form", "", "target key quota spike html", "answers as the gateway does when it is ill, nothing done"},
    {FaultKind::Quota429, "quota429", "seconds", "", "", "says that the quota is used up, nothing done"},
    {FaultKind::Drip, "drip", "delay", "", "", "sends the answer byte by byte"},
    {FaultKind::ForcePoll, "forcePoll", "seconds", polls, "", "answers 202 first"},
    {FaultKind::SubstituteSeats, "substituteSeats", "", "* reserve", "", "hands out other seats than those asked for"},
    {FaultKind::PriceDrift, "priceDrift", "cents", "* shipping payment", "", "raises the price of a cart"},
    {FaultKind::ShortHold, "shortHold", "seconds", "* reserve shippingOptions shipping payment", "", "shortens the hold"},
    {FaultKind::MalformedJson, "malformedJson", "form", "", "half duplicate deep types empty", "does the work, answers JSON that nobody can read"},
    {FaultKind::Bandwidth, "bandwidth", "bytesPerSecond", "", "", "sends the answer slowly"},
    {FaultKind::Reset, "reset", "", "", "", "does the work, resets the connection"},
    {FaultKind::WrongType, "wrongType", "form", "", "", "the right body under another Content-Type"},
    {FaultKind::GzipBomb, "gzipBomb", "megabytes", "", "", "a small body that inflates without end"},
    {FaultKind::Oversize, "oversize", "megabytes", "", "", "a body that is far too long"},
    {FaultKind::Chunked, "chunked", "bytes", "", "", "the right answer in small chunks"},
    {FaultKind::EndlessPoll, "endlessPoll", "seconds", "* reserve shipping commit delete orders poll", "", "answers 202 for ever"},
    {FaultKind::HostilePollUrl, "hostilePollUrl", "location seconds", polls, "", "sends the client elsewhere to poll"},
    {FaultKind::ClockSkew, "clockSkew", "!seconds", "", "", "its clock is wrong"},
    {FaultKind::Maintenance, "maintenance", "from to", "", "", "closed for the night, nothing done"},
    {FaultKind::CardCertificate, "cardCertificate", "form", "certificate", "expired future curve short garbage unknown", "a card certificate that must not be used"},
    {FaultKind::Tls, "tls", "form", "connection", "expired wrongHost untrusted", "shows another server certificate (only with TLS)"},
};

} // namespace

std::span<const FaultKindInfo> faultKinds() { return kinds; }

const FaultKindInfo& infoOf(FaultKind kind)
{
    return *std::find_if(std::begin(kinds), std::end(kinds), [kind](const FaultKindInfo& info) { return info.kind == kind; });
}

const FaultKindInfo* faultKind(const QString& name)
{
    const auto found = std::find_if(std::begin(kinds), std::end(kinds), [&name](const FaultKindInfo& info) { return name == QLatin1String(info.name); });
    return found == std::end(kinds) ? nullptr : &*found;
}

QStringList words(const char* separated) { return QString::fromLatin1(separated).split(QLatin1Char(' '), Qt::SkipEmptyParts); }

const QStringList& faultEndpoints()
{
    static const QStringList all = QStringList{QStringLiteral("*"), QStringLiteral("connection")} + endpointNames();
    return all;
}

bool fits(const FaultKindInfo& kind, const QString& endpoint)
{
    if (endpoint == QLatin1String("connection")) // before a request there is nothing to apply and nothing to answer
        return kind.kind == FaultKind::Tls || kind.kind == FaultKind::CloseUnread || kind.kind == FaultKind::Reset
               || kind.kind == FaultKind::HangUnapplied;
    const QStringList places = words(kind.endpoints);
    return places.isEmpty() || places.contains(endpoint);
}

} // namespace boxoffice::simulator
