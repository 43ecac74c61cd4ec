#include "simulator/faults/faultdesk.h"
#include "simulator/faults/faultanswer.h"
#include "simulator/jsontext.h"
#include "simulator/partner/apierror.h"
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

namespace boxoffice::simulator {
namespace {

/// What tells one polling URL from another: everything up to its token. A client may add its key behind that.
QByteArray tokenTarget(const QString& url, const QByteArray& root)
{
    const QByteArray target = url.toUtf8().mid(root.size());
    const qsizetype behind = target.contains("?token=") ? target.indexOf('&') : target.indexOf('?');
    return behind < 0 ? target : target.left(behind);
}

/// RFC 9110 5.6.7
QByteArray httpDate(WallTime time)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count(), Qt::UTC);
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " GMT";
}

QString hostileUrl(const FaultRule& rule, const QByteArray& root, const QString& honest)
{
    QString location = rule.location.isEmpty() ? QStringLiteral("http://polls.invalid/partners/v1/polling-status?token=1") : rule.location;
    return location.replace(QStringLiteral("{root}"), QString::fromLatin1(root)).replace(QStringLiteral("{url}"), honest);
}

} // namespace

FaultDesk::FaultDesk(const World& world, const WorldClock& time, const Options& options)
    : m_world(world), m_time(time), m_options(options), m_book(options.seed)
{
}

Welcome FaultDesk::receive()
{
    Welcome welcome;
    const std::vector<FaultRule> striking = m_book.strike(QStringLiteral("connection"), {});
    for (const FaultRule& rule : striking) {
        switch (rule.kind) {
        case FaultKind::CloseUnread: welcome.manner = Welcome::Manner::Close; break;
        case FaultKind::Reset: welcome.manner = Welcome::Manner::Reset; break;
        case FaultKind::HangUnapplied: welcome.manner = Welcome::Manner::Ignore; break;
        case FaultKind::Tls:
            welcome.tls = rule.form == QLatin1String("wrongHost")   ? TlsForm::WrongHost
                          : rule.form == QLatin1String("untrusted") ? TlsForm::Untrusted
                                                                    : TlsForm::Expired;
            break;
        default: break;
        }
    }
    return welcome;
}

void FaultDesk::strike(Call& call)
{
    call.faults = m_book.strike(call.endpoint, call.http);
    for (const FaultRule& rule : std::vector(call.faults)) {
        if (rule.kind != FaultKind::HostilePollUrl && rule.kind != FaultKind::EndlessPoll)
            continue;
        FaultRule forced; // there is no polling URL to spoil without a poll
        forced.kind = FaultKind::ForcePoll;
        call.faults.push_back(std::move(forced));
    }
}

std::optional<HttpResponse> FaultDesk::instead(const Call& call)
{
    if (call.endpoint == QLatin1String("poll") && (call.fault(FaultKind::EndlessPoll) || m_endless.contains(tokenTarget(QString::fromLatin1(call.http.target), {}))))
        return stillWaiting(call);
    for (const FaultRule& rule : call.faults) {
        if (rule.kind == FaultKind::Maintenance && isNight(call, rule))
            return apiError(20001);
        if (std::optional<HttpResponse> response = insteadOfApplying(rule, "****", m_time.now()))
            return response;
    }
    return std::nullopt;
}

/// The venue's clock decides (API section 1.7); a call that belongs to no event goes by the demonstration town's.
bool FaultDesk::isNight(const Call& call, const FaultRule& rule) const
{
    if (!rule.from.isValid())
        return true;
    const int show = m_world.find(call.arguments.value(0));
    const QByteArray zone = show >= 0 ? m_world.venueOf(m_world.shows()[std::size_t(show)]).zone : QByteArrayLiteral("America/New_York");
    const QTime now = QDateTime::fromMSecsSinceEpoch(m_time.nowMs(), QTimeZone(zone)).time();
    return rule.from <= rule.to ? now >= rule.from && now < rule.to : now >= rule.from || now < rule.to;
}

HttpResponse FaultDesk::stillWaiting(const Call& call) const
{
    const FaultRule* rule = call.fault(FaultKind::EndlessPoll);
    Fields fields{{"polling_url", QString::fromLatin1(call.root + call.http.target)},
                  {"wait", rule && rule->seconds != 0 ? rule->seconds : m_options.pollWait}};
    if (m_options.polling == Polling::Status)
        fields.push_back({"cart_id", call.cartId()});
    return jsonResponse(202, object(fields).text());
}

void FaultDesk::spoil(const Call& call, HttpResponse& response)
{
    if (response.status == 202)
        spoilPoll(call, response);
    for (const FaultRule& rule : call.faults)
        simulator::spoil(response, rule);
}

void FaultDesk::spoilPoll(const Call& call, HttpResponse& response)
{
    QJsonObject body = QJsonDocument::fromJson(response.body).object();
    const QString honest = body.value(QLatin1String("polling_url")).toString();
    bool changed = false;
    for (const FaultRule& rule : call.faults) {
        if (rule.kind == FaultKind::EndlessPoll)
            m_endless.insert(tokenTarget(honest, call.root));
        if (rule.kind == FaultKind::HostilePollUrl)
            body.insert(QStringLiteral("polling_url"), hostileUrl(rule, call.root, honest));
        const bool waits = rule.kind == FaultKind::ForcePoll || rule.kind == FaultKind::EndlessPoll || rule.kind == FaultKind::HostilePollUrl;
        if (waits && rule.seconds != 0)
            body.insert(QStringLiteral("wait"), rule.seconds);
        changed = changed || rule.kind == FaultKind::HostilePollUrl || (waits && rule.seconds != 0);
    }
    if (changed)
        response.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
}

void FaultDesk::date(const Call* call, HttpResponse& response)
{
    const FaultRule* skew = call ? call->fault(FaultKind::ClockSkew) : nullptr;
    const std::chrono::seconds off(skew ? skew->seconds : 0);
    const auto second = std::chrono::floor<std::chrono::seconds>((m_time.now() + off).time_since_epoch());
    if (second != m_datedAt) // a second has room for many answers
        m_date = httpDate(m_time.now() + off);
    m_datedAt = second;
    response.headers.emplace_back("Date", m_date);
    if (!skew)
        return;
    for (auto& [name, value] : response.headers)
        if (name == "Ratelimit-Expiry" || name == "Rate-Limit-Reset")
            value = QByteArray::number(value.toLongLong() + std::chrono::milliseconds(off).count());
}

} // namespace boxoffice::simulator
