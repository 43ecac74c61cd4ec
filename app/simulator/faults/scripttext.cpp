#include "simulator/faults/scripttext.h"
#include <algorithm>
#include <cmath>

namespace boxoffice::simulator {
namespace {

constexpr int deepest = 32;

class Reader {
public:
    Reader(const QByteArray& json, const QString& name) : m_json(json), m_name(name) {}

    Result<ScriptValue> readAll()
    {
        Result<ScriptValue> value = readValue(0);
        if (value && more())
            return wrong(QStringLiteral("expected nothing after the value"));
        return value;
    }

private:
    [[nodiscard]] Failure wrong(const QString& what) const { return scriptFailure(m_name, place(), what); }
    [[nodiscard]] char now() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }
    [[nodiscard]] ScriptPlace place() const { return {m_line, int(m_at - m_lineStart) + 1}; }

    /// Skips spaces; false at the end.
    bool more()
    {
        for (; m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_at]); ++m_at) {
            if (m_json[m_at] == '\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            }
        }
        return m_at < m_json.size();
    }

    bool take(char wanted)
    {
        const bool there = more() && now() == wanted;
        m_at += there ? 1 : 0;
        return there;
    }

    bool takeWord(QByteArrayView word)
    {
        const bool there = QByteArrayView(m_json).sliced(m_at).startsWith(word);
        m_at += there ? word.size() : 0;
        return there;
    }

    Result<ScriptValue> readValue(int depth)
    {
        if (!more())
            return wrong(QStringLiteral("expected a value, but the text ends here"));
        if (depth > deepest)
            return wrong(QStringLiteral("expected less than %1 levels").arg(deepest));
        ScriptValue value{.place = place()};
        if (now() == '{')
            return readObject(std::move(value), depth);
        if (now() == '[')
            return readArray(std::move(value), depth);
        if (now() == '"') {
            value.kind = ScriptValue::Kind::Text;
            return readText(std::move(value));
        }
        if (takeWord("true") || takeWord("false")) {
            value.kind = ScriptValue::Kind::Truth;
            value.truth = m_json[m_at - 2] == 'u';
            return value;
        }
        return takeWord("null") ? Result<ScriptValue>(std::move(value)) : readNumber(std::move(value));
    }

    Result<ScriptValue> readObject(ScriptValue value, int depth)
    {
        value.kind = ScriptValue::Kind::Object;
        take('{');
        for (bool first = true; !take('}'); first = false) {
            if (!first && !take(','))
                return wrong(QStringLiteral("expected a comma or }"));
            if (!more() || now() != '"')
                return wrong(QStringLiteral("expected a name in quotes"));
            const ScriptPlace where = place();
            Result<ScriptValue> name = readText({.place = where});
            if (!name)
                return name;
            if (value.member(name->text.toUtf8().constData()))
                return scriptFailure(m_name, where, QStringLiteral("\"%1\" is here a second time").arg(name->text));
            if (!take(':'))
                return wrong(QStringLiteral("expected : after \"%1\"").arg(name->text));
            Result<ScriptValue> member = readValue(depth + 1);
            if (!member)
                return member;
            member->name = name->text;
            member->namePlace = where;
            value.members.push_back(*std::move(member));
        }
        return value;
    }

    Result<ScriptValue> readArray(ScriptValue value, int depth)
    {
        value.kind = ScriptValue::Kind::Array;
        take('[');
        for (bool first = true; !take(']'); first = false) {
            if (!first && !take(','))
                return wrong(QStringLiteral("expected a comma or ]"));
            Result<ScriptValue> item = readValue(depth + 1);
            if (!item)
                return item;
            value.items.push_back(*std::move(item));
        }
        return value;
    }

    Result<ScriptValue> readText(ScriptValue value)
    {
        QByteArray utf8;
        for (++m_at; now() != '"'; ++m_at) {
            if (m_at >= m_json.size() || static_cast<unsigned char>(now()) < 0x20)
                return wrong(QStringLiteral("expected a closing quote"));
            if (now() != '\\')
                utf8 += now();
            else if (!readEscape(utf8))
                return wrong(QStringLiteral("expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX (no surrogates)"));
        }
        ++m_at;
        value.text = QString::fromUtf8(utf8);
        return value;
    }

    bool readEscape(QByteArray& utf8)
    {
        constexpr QByteArrayView letters = "\"\\/bfnrt";
        constexpr QByteArrayView meant = "\"\\/\b\f\n\r\t";
        ++m_at;
        if (const qsizetype letter = letters.indexOf(now()); now() != '\0' && letter >= 0) {
            utf8 += meant[letter];
            return true;
        }
        bool hex = false;
        const ushort code = now() == 'u' ? m_json.mid(m_at + 1, 4).toUShort(&hex, 16) : ushort(0);
        if (!hex || m_at + 4 >= m_json.size() || QChar::isSurrogate(code))
            return false;
        utf8 += QString(QChar(code)).toUtf8();
        m_at += 4;
        return true;
    }

    Result<ScriptValue> readNumber(ScriptValue value)
    {
        const qsizetype begin = m_at;
        while (m_at < m_json.size() && QByteArrayView("+-.0123456789eE").contains(now()))
            ++m_at;
        bool good = false;
        value.kind = ScriptValue::Kind::Number;
        value.number = m_json.mid(begin, m_at - begin).toDouble(&good);
        if (good && m_at > begin && std::isfinite(value.number))
            return value;
        m_at = begin;
        return wrong(QStringLiteral("expected a value: an object, a list, a text in quotes, a number, true, false or null"));
    }

    const QByteArray& m_json;
    const QString& m_name;
    qsizetype m_at = 0;
    qsizetype m_lineStart = 0;
    int m_line = 1;
};

} // namespace

const ScriptValue* ScriptValue::member(const char* wanted) const
{
    const auto found = std::find_if(members.begin(), members.end(), [wanted](const ScriptValue& one) { return one.name == QLatin1String(wanted); });
    return found == members.end() ? nullptr : &*found;
}

Failure scriptFailure(const QString& name, ScriptPlace place, const QString& what)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("fault script"),
            .detail = QStringLiteral("%1:%2:%3: %4").arg(name).arg(place.line).arg(place.column).arg(what)};
}

Result<ScriptValue> readScriptText(const QByteArray& json, const QString& name) { return Reader(json, name).readAll(); }

} // namespace boxoffice::simulator
