#include "partner/jsonwriter.h"
#include <algorithm>

namespace boxoffice {

namespace {
QByteArray escaped(char c)
{
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: return "\\u" + QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(4, '0');
    }
}
} // namespace

QByteArray jsonString(const QString& text)
{
    QByteArray out = "\"";
    const QByteArray bytes = text.toUtf8();
    for (const char c : bytes) {
        const bool plain = static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
        out += plain ? QByteArray(1, c) : escaped(c);
    }
    return out + '"';
}

QByteArray jsonIdNumber(const QString& id)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    const bool digits = !id.isEmpty() && id.size() <= 18 && std::all_of(id.begin(), id.end(), isDigit);
    const bool canonical = digits && (id.size() == 1 || id.front() != QLatin1Char('0'));
    return canonical ? id.toLatin1() : jsonString(id);
}

QByteArray jsonArray(const QList<QByteArray>& values) { return '[' + values.join(',') + ']'; }

JsonObject& JsonObject::raw(const char* name, const QByteArray& json)
{
    m_members += '"' + QByteArray(name) + "\":" + json;
    return *this;
}

QByteArray JsonObject::bytes() const { return '{' + m_members.join(',') + '}'; }

} // namespace boxoffice
