#include "simulator/recaptcha/recaptchaapi.h"
#include "simulator/jsontext.h"
#include "simulator/recaptcha/drawings.h"
#include "simulator/recaptcha/tones.h"
#include "simulator/recaptcha/widgetpages.h"
#include "simulator/world/dice.h"
#include <QJsonArray>

namespace boxoffice::simulator {
namespace {

HttpResponse fresh(int status, const char* type, QByteArray body)
{
    HttpResponse response = textResponse(status, type, std::move(body));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

HttpResponse freshJson(const Json& json) { return fresh(200, "application/json;charset=utf-8", json.text()); }

Json taskJson(const PictureTask& task)
{
    return object({{"task", task.id}, {"subject", drawing(task.subject).plural}});
}

HttpResponse gone() { return fresh(410, "text/plain", "This task has ended\n"); }

} // namespace

HttpResponse RecaptchaApi::answer(const Call& call)
{
    const QString part = call.arguments.isEmpty() ? QStringLiteral("api.js") : call.arguments.first();
    const bool posts = call.http.method == "POST";
    const auto is = [&part](const char* name) { return part == QLatin1String(name); };
    if (posts && (is("tick") || is("verify")))
        return is("tick") ? tick(call) : verify(call);
    if (posts)
        return fresh(404, "text/plain", "Unknown\n");
    if (is("api.js"))
        return fresh(200, "text/javascript;charset=utf-8", widgetScript(call.root));
    if (is("anchor"))
        return fresh(200, "text/html;charset=utf-8", boxPage(call.query.value("k") == m_checks.siteKey(), m_options.captchaSeconds));
    if (is("bframe"))
        return fresh(200, "text/html;charset=utf-8", taskPage());
    const PictureTask* task = m_checks.find(call.query.value("task"));
    if (is("task"))
        return task ? freshJson(taskJson(*task)) : gone();
    if (is("audio"))
        return task ? fresh(200, "audio/wav", toneGroups(task->tones)) : gone();
    const int which = call.query.value("n").toInt();
    if (is("picture") && task && which >= 0 && which < 9)
        return fresh(200, "image/svg+xml", pictureSvg(task->drawings[std::size_t(which)], mixed(task->looks, quint64(which))));
    return is("picture") ? gone() : fresh(404, "text/plain", "Unknown\n");
}

HttpResponse RecaptchaApi::tokenAnswer()
{
    return freshJson(object({{"token", m_checks.issueToken()}, {"seconds", m_options.captchaSeconds}}));
}

/// {"k":SITEKEY} -> {"token","seconds"} or {"task","subject"}
HttpResponse RecaptchaApi::tick(const Call& call)
{
    if (call.body.value(QLatin1String("k")).toString() != m_checks.siteKey())
        return fresh(400, "text/plain", "Invalid site key\n");
    return m_options.captchaTask == CaptchaTask::Tick ? tokenAnswer() : freshJson(taskJson(m_checks.pose()));
}

/// {"task":ID,"picked":[0..8]} or {"task":ID,"heard":"3142"} -> {"token","seconds"} or {"wrong":true,"task","subject"};
/// with neither it asks for another task. A task is good for one answer.
HttpResponse RecaptchaApi::verify(const Call& call)
{
    const QString id = call.body.value(QLatin1String("task")).toString();
    const PictureTask* task = m_checks.find(id);
    const QJsonValue heard = call.body.value(QLatin1String("heard"));
    const QJsonValue given = call.body.value(QLatin1String("picked"));
    const QJsonArray listed = given.toArray();
    std::set<int> picked;
    for (const auto each : listed)
        picked.insert(each.toInt(-1));
    const bool passed = task && (heard.isString() ? m_checks.isHeard(*task, heard.toString()) : given.isArray() && m_checks.isSolved(*task, picked));
    m_checks.end(id);
    if (passed)
        return tokenAnswer();
    const PictureTask& next = m_checks.pose();
    return freshJson(object({{"wrong", task && (heard.isString() || given.isArray())}, {"late", !task}, {"task", next.id},
                             {"subject", drawing(next.subject).plural}}));
}

} // namespace boxoffice::simulator
