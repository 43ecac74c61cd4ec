#include "simulator/faults/faultreading.h"
#include "simulator/faults/faultkinds.h"
#include "simulator/partner/apierror.h"
#include <algorithm>
#include <cmath>

namespace boxoffice::simulator {
namespace {

constexpr const char* ofEveryRule = "endpoint kind nth every after times percent match title enabled note";

struct NumberMember {
    const char* name;
    int FaultRule::*member;
    int least;
    int most;
};
constexpr NumberMember numbers[] = {
    {"nth", &FaultRule::nth, 0, 1'000'000},         {"every", &FaultRule::every, 0, 1'000'000},
    {"after", &FaultRule::after, 0, 1'000'000},     {"times", &FaultRule::times, 0, 1'000'000},
    {"percent", &FaultRule::percent, 0, 100},       {"code", &FaultRule::code, 1, 999'999},
    {"http", &FaultRule::http, 200, 599},           {"seconds", &FaultRule::seconds, -1'000'000'000, 1'000'000'000},
    {"cents", &FaultRule::cents, -1'000'000, 1'000'000}, {"bytesPerSecond", &FaultRule::bytesPerSecond, 1, 1'000'000'000},
    {"bytes", &FaultRule::bytes, 1, 1'000'000},     {"megabytes", &FaultRule::megabytes, 1, 1024},
};

struct TextMember {
    const char* name;
    QString FaultRule::*member;
};
constexpr TextMember texts[] = {{"location", &FaultRule::location}, {"match", &FaultRule::match}, {"form", &FaultRule::form}, {"title", &FaultRule::title}};

QString listed(const QStringList& choices) { return choices.join(QStringLiteral(", ")); }

class RuleReader {
public:
    RuleReader(const ScriptValue& value, const QString& name) : m_value(value), m_name(name) {}

    Result<FaultRule> read()
    {
        if (m_value.kind != ScriptValue::Kind::Object)
            return wrong(m_value.place, QStringLiteral("expected a fault rule, which is a JSON object"));
        if (const Result<void> kind = readKind(); !kind)
            return kind.failure();
        if (const Result<void> endpoint = readEndpoint(); !endpoint)
            return endpoint.failure();
        for (const ScriptValue& member : m_value.members)
            if (const Result<void> taken = take(member); !taken)
                return taken.failure();
        const Result<void> whole = checkWhole();
        return whole ? Result<FaultRule>(m_rule) : Result<FaultRule>(whole.failure());
    }

private:
    [[nodiscard]] Failure wrong(ScriptPlace place, const QString& what) const { return scriptFailure(m_name, place, what); }

    Result<void> readKind()
    {
        const ScriptValue* kind = m_value.member("kind");
        if (kind)
            m_info = faultKind(kind->text);
        if (m_info) {
            m_rule.kind = m_info->kind;
            return {};
        }
        QStringList names;
        for (const FaultKindInfo& info : faultKinds())
            names.append(QString::fromLatin1(info.name));
        return wrong(kind ? kind->place : m_value.place, QStringLiteral("\"kind\"%1: expected one of %2")
                     .arg(kind ? QStringLiteral(" \"%1\"").arg(kind->text) : QStringLiteral(" is missing"), listed(names)));
    }

    Result<void> readEndpoint()
    {
        const ScriptValue* endpoint = m_value.member("endpoint");
        m_rule.endpoint = endpoint ? endpoint->text : QString();
        const ScriptPlace place = endpoint ? endpoint->place : m_value.place;
        if (!faultEndpoints().contains(m_rule.endpoint))
            return wrong(place, QStringLiteral("\"endpoint\"%1: expected one of %2")
                         .arg(endpoint ? QStringLiteral(" \"%1\"").arg(endpoint->text) : QStringLiteral(" is missing"), listed(faultEndpoints())));
        if (fits(*m_info, m_rule.endpoint))
            return {};
        QStringList fitting;
        for (const QString& one : faultEndpoints())
            if (fits(*m_info, one))
                fitting.append(one);
        return wrong(place, QStringLiteral("\"%1\" never happens at \"%2\": expected one of %3")
                     .arg(QLatin1String(m_info->name), m_rule.endpoint, listed(fitting)));
    }

    Result<void> take(const ScriptValue& member)
    {
        QStringList own = words(m_info->members);
        own.replaceInStrings(QStringLiteral("!"), QString());
        if (!own.contains(member.name) && !words(ofEveryRule).contains(member.name))
            return wrong(member.namePlace, QStringLiteral("\"%1\" means nothing to \"%2\": expected one of %3")
                         .arg(member.name, QLatin1String(m_info->name), listed(words(ofEveryRule) + own)));
        for (const NumberMember& number : numbers)
            if (member.name == QLatin1String(number.name))
                return takeNumber(member, number);
        for (const TextMember& text : texts)
            if (member.name == QLatin1String(text.name))
                return takeText(member, m_rule.*(text.member));
        return takeOther(member);
    }

    Result<void> takeNumber(const ScriptValue& member, const NumberMember& number)
    {
        const double value = member.number;
        if (member.kind != ScriptValue::Kind::Number || value != std::floor(value) || value < number.least || value > number.most)
            return wrong(member.place, QStringLiteral("\"%1\": expected a whole number from %2 to %3").arg(member.name).arg(number.least).arg(number.most));
        m_rule.*(number.member) = int(value);
        return {};
    }

    Result<void> takeText(const ScriptValue& member, QString& into)
    {
        if (member.kind != ScriptValue::Kind::Text)
            return wrong(member.place, QStringLiteral("\"%1\": expected a text in quotes").arg(member.name));
        into = member.text;
        const QStringList forms = words(m_info->forms);
        if (member.name != QLatin1String("form") || forms.isEmpty() || forms.contains(into))
            return {};
        return wrong(member.place, QStringLiteral("\"form\" \"%1\": expected one of %2").arg(into, listed(forms)));
    }

    Result<void> takeOther(const ScriptValue& member)
    {
        if (member.name == QLatin1String("enabled")) {
            m_rule.enabled = member.truth;
            return member.kind == ScriptValue::Kind::Truth ? Result<void>() : wrong(member.place, QStringLiteral("\"enabled\": expected true or false"));
        }
        if (member.name == QLatin1String("delay") || member.name == QLatin1String("delayMost"))
            return takeDelay(member, member.name == QLatin1String("delay") ? m_rule.delay : m_rule.delayMost);
        if (member.name == QLatin1String("from") || member.name == QLatin1String("to"))
            return takeTime(member, member.name == QLatin1String("from") ? m_rule.from : m_rule.to);
        return {}; // endpoint and kind were read before; a note is for people
    }

    Result<void> takeDelay(const ScriptValue& member, std::chrono::milliseconds& into)
    {
        const double value = member.number;
        if (member.kind != ScriptValue::Kind::Number || value != std::floor(value) || value < 0 || value > 3'600'000)
            return wrong(member.place, QStringLiteral("\"%1\": expected milliseconds from 0 to 3600000").arg(member.name));
        into = std::chrono::milliseconds(qint64(value));
        return {};
    }

    Result<void> takeTime(const ScriptValue& member, QTime& into)
    {
        into = QTime::fromString(member.text, QStringLiteral("HH:mm"));
        return into.isValid() ? Result<void>() : wrong(member.place, QStringLiteral("\"%1\": expected a time of day as \"02:00\"").arg(member.name));
    }

    /// What no single member can say.
    Result<void> checkWhole()
    {
        for (const QString& member : words(m_info->members))
            if (member.startsWith(QLatin1Char('!')) && !m_value.member(member.mid(1).toLatin1().constData()))
                return wrong(m_value.place, QStringLiteral("\"%1\" needs \"%2\"").arg(QLatin1String(m_info->name), member.mid(1)));
        if (m_rule.kind == FaultKind::Delay && !m_value.member("delay") && !m_value.member("delayMost"))
            return wrong(m_value.place, QStringLiteral("\"delay\" needs \"delay\" or \"delayMost\", in milliseconds"));
        if (const ScriptValue* code = m_value.member("code"); code && !m_value.member("http"))
            if (Result<void> known = checkCode(code->place); !known)
                return known;
        if (m_rule.kind == FaultKind::Oversize && m_rule.megabytes > 256)
            return wrong(m_value.place, QStringLiteral("\"megabytes\": expected at most 256 for \"oversize\", which keeps them in memory"));
        if (m_rule.from.isValid() != m_rule.to.isValid())
            return wrong(m_value.place, QStringLiteral("expected both \"from\" and \"to\", or neither"));
        if (m_rule.nth > 0 && (m_rule.every > 0 || m_rule.after > 0 || m_rule.times > 0))
            return wrong(m_value.place, QStringLiteral("expected \"nth\" alone, without \"every\", \"after\" and \"times\""));
        return {};
    }

    /// A slip of the pen would otherwise be answered as an error that nobody documents. With "http" it is meant.
    [[nodiscard]] Result<void> checkCode(ScriptPlace place) const
    {
        const std::span<const int> known = documentedCodes();
        if (std::find(known.begin(), known.end(), m_rule.code) != known.end())
            return {};
        QStringList codes;
        for (const int code : known)
            codes.append(QString::number(code));
        return wrong(place, QStringLiteral("\"code\" %1: expected one of %2, or another one together with \"http\"").arg(m_rule.code).arg(listed(codes)));
    }

    const ScriptValue& m_value;
    const QString& m_name;
    const FaultKindInfo* m_info = nullptr;
    FaultRule m_rule;
};

} // namespace

Result<FaultRule> faultRuleFrom(const ScriptValue& value, const QString& name) { return RuleReader(value, name).read(); }

Result<FaultRule> faultRuleFromJson(const QByteArray& json)
{
    const QString name = QStringLiteral("fault rule");
    const Result<ScriptValue> value = readScriptText(json, name);
    return value ? faultRuleFrom(*value, name) : Result<FaultRule>(value.failure());
}

} // namespace boxoffice::simulator
