#include "simulator/control/controldesk.h"
#include "simulator/control/controlpage.h"
#include "simulator/control/drills.h"
#include "simulator/faults/faultkinds.h"
#include "simulator/faults/faultreading.h"
#include <QJsonDocument>

namespace boxoffice::simulator {
namespace {

constexpr const char* known = "Known: GET /simulator/, GET /simulator/ledger, GET POST DELETE /simulator/faults, POST DELETE /simulator/faults/ID, "
                              "GET DELETE /simulator/drills, POST /simulator/drills/NAME, POST /simulator/drills/end\n";

HttpResponse nothingThere() { return textResponse(404, "text/plain", known); }

/// The methods that a path below /simulator takes; empty when there is no such path.
QByteArray allowedAt(const QList<QByteArray>& path)
{
    const QByteArray what = path.value(1);
    const bool whole = path.value(2).isEmpty();
    if (path.size() <= 2 && (what.isEmpty() || what == "ledger"))
        return "GET, HEAD";
    if (path.size() <= 3 && what == "faults")
        return whole ? "GET, HEAD, POST, DELETE" : "POST, DELETE";
    if (path.size() <= 3 && what == "drills")
        return whole ? "GET, HEAD, DELETE" : "POST";
    return {};
}

HttpResponse notAllowed(const QByteArray& allowed)
{
    HttpResponse response = textResponse(405, "text/plain", known);
    response.headers.emplace_back("Allow", allowed);
    return response;
}

HttpResponse refused(int status, const QString& why) { return jsonResponse(status, object({{"error", why}}).text()); }
bool isForm(const HttpRequest& request) { return request.header("Content-Type").startsWith("application/x-www-form-urlencoded"); }

/// A browser that sent a form sees the page again; a program gets JSON.
HttpResponse done(const HttpRequest& request, const QByteArray& json)
{
    if (!isForm(request))
        return jsonResponse(200, json);
    HttpResponse response = textResponse(303, "text/plain", "Done.\n");
    response.headers.emplace_back("Location", "/simulator/");
    return response;
}

Json faultJson(const FaultBook::Entry& entry)
{
    const FaultRule& rule = entry.rule;
    const FaultKindInfo& info = infoOf(rule.kind);
    return object({{"id", entry.id}, {"title", rule.title}, {"endpoint", rule.endpoint}, {"kind", info.name}, {"says", info.says},
                   {"enabled", rule.enabled}, {"nth", rule.nth}, {"every", rule.every}, {"after", rule.after}, {"times", rule.times},
                   {"percent", rule.percent}, {"match", rule.match}, {"seen", entry.seen}, {"struck", entry.struck}});
}

QByteArray drillsJson()
{
    std::vector<Json> drills;
    const QStringList names = drillNames();
    for (const QString& name : names)
        if (const Result<FaultScript> script = drill(name))
            drills.push_back(object({{"name", name}, {"title", script->title}, {"teaches", script->teaches}}));
    return object({{"drills", array(drills)}}).text();
}

} // namespace

ControlDesk::ControlDesk(const World& world, const WorldClock& time, Options& options, Ledger& ledger, FaultDesk& faults)
    : m_world(world), m_time(time), m_options(options), m_normal(options), m_ledger(ledger), m_faults(faults)
{
}

bool ControlDesk::isControlPath(const QByteArray& path) { return path == "/" || path == "/simulator" || path.startsWith("/simulator/"); }

HttpResponse ControlDesk::answer(const HttpRequest& request, const QByteArray& root, const Carts& carts)
{
    const QList<QByteArray> path = request.path.mid(1).split('/');
    const QByteArray allowed = allowedAt(path);
    if (allowed.isEmpty())
        return nothingThere();
    if (!allowed.split(' ').contains(request.method) && !allowed.split(' ').contains(request.method + ','))
        return notAllowed(allowed);
    if (request.method == "GET" || request.method == "HEAD")
        return get(path, carts);
    const QByteArray origin = request.header("Origin");
    if (!origin.isEmpty() && origin != root)
        return refused(403, QStringLiteral("a page of another origin may not change the simulator"));
    return change(request, path);
}

HttpResponse ControlDesk::get(const QList<QByteArray>& path, const Carts& carts)
{
    const QByteArray what = path.value(1);
    if (path.size() <= 2 && what.isEmpty())
        return controlPage(m_world, carts, m_ledger, m_faults.book(), m_options);
    if (path.size() == 2 && what == "ledger")
        return jsonResponse(200, m_ledger.json(m_world, carts, m_time.instant()));
    if (path.size() == 2 && what == "faults")
        return jsonResponse(200, faultsJson());
    return path.size() == 2 && what == "drills" ? jsonResponse(200, drillsJson()) : nothingThere();
}

HttpResponse ControlDesk::change(const HttpRequest& request, const QList<QByteArray>& path)
{
    const bool erase = request.method == "DELETE";
    const QByteArray what = path.value(1);
    const QByteArray which = path.value(2);
    if (what == "faults" && which.isEmpty() && erase) {
        m_faults.book().clear();
        return jsonResponse(200, "{}");
    }
    if (what == "faults" && which.isEmpty())
        return addFaults(request.body);
    if (what == "faults" && erase)
        return m_faults.book().remove(which.toInt()) ? jsonResponse(200, "{}") : refused(404, QStringLiteral("there is no such fault"));
    if (what == "faults")
        return switchFault(which.toInt(), request);
    if (what == "drills" && (erase ? which.isEmpty() : which == "end")) {
        endDrill();
        return done(request, "{}");
    }
    const HttpResponse started = startDrill(QString::fromUtf8(QByteArray::fromPercentEncoding(which)));
    return started.status == 200 ? done(request, started.body) : started;
}

/// One rule, or a script with a list of them; all of them or none.
HttpResponse ControlDesk::addFaults(const QByteArray& json)
{
    const QString name = QStringLiteral("request");
    const Result<ScriptValue> value = readScriptText(json, name);
    if (!value)
        return refused(400, value.failure().detail);
    std::vector<FaultRule> rules;
    if (value->member("faults")) {
        const Result<FaultScript> script = readFaultScript(json, name);
        if (!script)
            return refused(400, script.failure().detail);
        rules = script->faults;
    } else {
        const Result<FaultRule> rule = faultRuleFrom(*value, name);
        if (!rule)
            return refused(400, rule.failure().detail);
        rules.push_back(*rule);
    }
    std::vector<Json> ids;
    ids.reserve(rules.size());
    for (const FaultRule& rule : rules)
        ids.push_back(m_faults.book().add(rule));
    return jsonResponse(200, object({{"ids", array(ids)}}).text());
}

HttpResponse ControlDesk::switchFault(int id, const HttpRequest& request)
{
    std::optional<bool> wanted;
    if (isForm(request)) {
        const QString word = Query(request.body).value("enabled");
        if (word == QLatin1String("true") || word == QLatin1String("false"))
            wanted = word == QLatin1String("true");
    } else if (const QJsonValue value = QJsonDocument::fromJson(request.body).object().value(QLatin1String("enabled")); value.isBool()) {
        wanted = value.toBool();
    }
    if (!wanted)
        return refused(400, QStringLiteral("expected {\"enabled\": true} or {\"enabled\": false}"));
    return m_faults.book().enable(id, *wanted) ? done(request, "{}") : refused(404, QStringLiteral("there is no such fault"));
}

HttpResponse ControlDesk::startDrill(const QString& name)
{
    const Result<FaultScript> script = drill(name);
    if (!script)
        return refused(404, script.failure().detail);
    Options changed = m_normal;
    applyOptions(*script, changed);
    if (changed.selfSignedTls != m_normal.selfSignedTls)
        return refused(409, QStringLiteral("this drill needs TLS from the start: boxoffice --drill=%1, or boxoffice-simulator --drill %1").arg(name));
    endDrill();
    m_options = changed;
    std::vector<Json> ids;
    ids.reserve(script->faults.size());
    for (const FaultRule& rule : script->faults)
        ids.push_back(m_faults.book().add(rule));
    return jsonResponse(200, object({{"ids", array(ids)}}).text());
}

void ControlDesk::endDrill()
{
    m_faults.book().clear();
    m_options = m_normal;
    m_options.scriptTitle.clear();
    m_options.scriptTeaches.clear();
}

QByteArray ControlDesk::faultsJson() const
{
    std::vector<Json> faults;
    faults.reserve(m_faults.book().entries().size());
    for (const FaultBook::Entry& entry : m_faults.book().entries())
        faults.push_back(faultJson(entry));
    return object({{"title", m_options.scriptTitle}, {"teaches", m_options.scriptTeaches}, {"faults", array(faults)}}).text();
}

} // namespace boxoffice::simulator
