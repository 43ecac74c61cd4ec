#include "simulator/faults/faultscript.h"
#include "simulator/faults/faultreading.h"
#include "simulator/faults/scriptoptions.h"
#include <QFile>

namespace boxoffice::simulator {
namespace {

Result<void> takeText(const ScriptValue& member, const QString& name, QString& into)
{
    if (member.kind != ScriptValue::Kind::Text || member.text.trimmed().isEmpty())
        return scriptFailure(name, member.place, QStringLiteral("\"%1\": expected a text in quotes").arg(member.name));
    into = member.text;
    return {};
}

Result<void> takeFaults(const ScriptValue& faults, const QString& name, std::vector<FaultRule>& into)
{
    if (faults.kind != ScriptValue::Kind::Array)
        return scriptFailure(name, faults.place, QStringLiteral("\"faults\": expected a list of fault rules"));
    for (const ScriptValue& value : faults.items) {
        Result<FaultRule> rule = faultRuleFrom(value, name);
        if (!rule)
            return rule.failure();
        into.push_back(*std::move(rule));
    }
    return {};
}

Result<void> take(const ScriptValue& member, const QString& name, FaultScript& script)
{
    if (member.name == QLatin1String("title"))
        return takeText(member, name, script.title);
    if (member.name == QLatin1String("teaches"))
        return takeText(member, name, script.teaches);
    if (member.name == QLatin1String("faults"))
        return takeFaults(member, name, script.faults);
    if (member.name == QLatin1String("note"))
        return {};
    if (member.name != QLatin1String("options"))
        return scriptFailure(name, member.namePlace, QStringLiteral("\"%1\" is not part of a script: expected title, teaches, options, faults or note").arg(member.name));
    script.options = member;
    Options unused;
    return setOptions(member, name, unused);
}

} // namespace

Result<FaultScript> readFaultScript(const QByteArray& json, const QString& name)
{
    const Result<ScriptValue> whole = readScriptText(json, name);
    if (!whole)
        return whole.failure();
    if (whole->kind != ScriptValue::Kind::Object)
        return scriptFailure(name, whole->place, QStringLiteral("expected a script, which is a JSON object"));
    FaultScript script;
    script.options.kind = ScriptValue::Kind::Object;
    for (const ScriptValue& member : whole->members)
        if (const Result<void> taken = take(member, name, script); !taken)
            return taken.failure();
    return script;
}

Result<FaultScript> readFaultScriptFile(const QString& path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        return readFaultScript(file.readAll(), path);
    return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("fault script"),
                   .detail = QStringLiteral("%1: cannot be read: %2").arg(path, file.errorString())};
}

void applyOptions(const FaultScript& script, Options& options)
{
    const Result<void> set = setOptions(script.options, {}, options); // checked when it was read
    Q_ASSERT(set.ok());
    options.scriptTitle = script.title;
    options.scriptTeaches = script.teaches;
}

} // namespace boxoffice::simulator
