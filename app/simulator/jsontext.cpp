#include "simulator/jsontext.h"
#include <QRegularExpression>
#include <cmath>
#include <cstring>

namespace boxoffice::simulator {

/// Runs of ordinary bytes are copied whole: nearly every text is one.
void appendQuoted(QByteArray& out, const QByteArray& utf8)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    qsizetype run = 0;
    for (qsizetype at = 0; at < utf8.size(); ++at) {
        const char c = utf8[at];
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x20 && c != '"' && c != '\\')
            continue;
        out.append(utf8.constData() + run, at - run);
        run = at + 1;
        if (code >= 0x20)
            out.append('\\').append(c);
        else if (c == '\n' || c == '\r')
            out += c == '\n' ? "\\n" : "\\r";
        else
            out.append("\\u00").append(hex[code >> 4]).append(hex[code & 15]);
    }
    out.append(utf8.constData() + run, utf8.size() - run);
    out += '"';
}

Json::Json(const QString& text) { appendQuoted(m_text, text.toUtf8()); }
Json::Json(const char* utf8) { appendQuoted(m_text, QByteArray::fromRawData(utf8, qsizetype(std::strlen(utf8)))); }
Json::Json(Amount amount) : m_text(amountNumber(amount.minor)) {}

Json Json::raw(QByteArray text)
{
    Json json;
    json.m_text = std::move(text);
    return json;
}

Json object(const Fields& fields)
{
    qsizetype size = 2;
    for (const auto& [name, value] : fields)
        size += qsizetype(std::strlen(name)) + value.text().size() + 4;
    QByteArray text(1, '{');
    text.reserve(size); // availability is megabytes, put into an object of an object
    for (const auto& [name, value] : fields) {
        if (text.size() > 1)
            text += ',';
        text += '"';
        text += name;
        text += "\":";
        text += value.text();
    }
    text += '}';
    return Json::raw(std::move(text));
}

Json array(const std::vector<Json>& values)
{
    qsizetype size = 2;
    for (const Json& value : values)
        size += value.text().size() + 1;
    QByteArray text(1, '[');
    text.reserve(size);
    for (const Json& value : values) {
        if (text.size() > 1)
            text += ',';
        text += value.text();
    }
    text += ']';
    return Json::raw(std::move(text));
}

namespace {
QByteArray withTwoDecimals(qint64 minor)
{
    const quint64 size = minor < 0 ? quint64(0) - quint64(minor) : quint64(minor);
    const QByteArray cents = QByteArray::number(size % 100).rightJustified(2, '0');
    return (minor < 0 ? "-" : "") + QByteArray::number(size / 100) + '.' + cents;
}
} // namespace

QByteArray amountNumber(qint64 minor)
{
    QByteArray text = withTwoDecimals(minor);
    if (text.endsWith('0'))
        text.chop(1);
    return text;
}

QString amountString(qint64 minor) { return QString::fromLatin1(withTwoDecimals(minor)); }

std::optional<qint64> minorUnits(const QJsonValue& value)
{
    if (value.isDouble()) {
        const double minor = value.toDouble() * 100.0;
        if (!(std::abs(minor) < 1e14) || std::abs(minor - std::nearbyint(minor)) > 1e-4)
            return std::nullopt;
        return qint64(std::llround(minor));
    }
    static const QRegularExpression form(QStringLiteral("^([0-9]{1,12})(?:\\.([0-9]{1,2}))?$"));
    const auto match = form.match(value.toString());
    if (!value.isString() || !match.hasMatch())
        return std::nullopt;
    return match.captured(1).toLongLong() * 100 + match.captured(2).leftJustified(2, QLatin1Char('0')).toLongLong();
}

} // namespace boxoffice::simulator
