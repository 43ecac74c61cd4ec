#include "simulator/http/httpparser.h"
#include <QList>
#include <algorithm>
#include <array>
#include <string_view>

namespace boxoffice::simulator {
namespace {
constexpr qsizetype maxLine = 8 * 1024;
constexpr qsizetype maxHead = 64 * 1024;
constexpr qint64 maxBody = 4 * 1024 * 1024;

/// RFC 9110 5.6.2, looked up for every byte of every header name.
constexpr std::array<bool, 256> tokenBytes = [] {
    std::array<bool, 256> table{};
    for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

bool isToken(const QByteArray& text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return tokenBytes[static_cast<unsigned char>(c)]; });
}

bool isClean(const QByteArray& text, bool spaces)
{
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        if ((code < 0x20 && !(spaces && c == '\t')) || code == 0x7f || (!spaces && c == ' '))
            return false;
    }
    return true;
}

std::optional<qint64> digits(const QByteArray& text, int base)
{
    if (text.isEmpty() || text.size() > 15)
        return std::nullopt;
    for (const char c : text)
        if (!(c >= '0' && c <= '9') && !(base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))))
            return std::nullopt;
    return text.toLongLong(nullptr, base);
}
} // namespace

bool HttpParser::fail(int status)
{
    m_error = status;
    m_buffer.clear();
    return false;
}

HttpParser::Outcome HttpParser::next(HttpRequest& request)
{
    if (m_error != 0)
        return Outcome::Error;
    bool stuck = false;
    while (!m_complete && !stuck)
        if (!step(stuck))
            return Outcome::Error;
    if (!m_complete)
        return Outcome::NeedMore;
    request = std::exchange(m_request, {});
    m_complete = false;
    m_state = State::Head;
    return Outcome::Request;
}

bool HttpParser::takeContinue() { return std::exchange(m_continue, false); }

bool HttpParser::step(bool& stuck)
{
    switch (m_state) {
    case State::Head: return readHead(stuck);
    case State::Body: return readBody(stuck);
    default: return readChunk(stuck);
    }
}

bool HttpParser::readHead(bool& stuck)
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2); // RFC 9112 2.2: empty lines before a request are ignored
    const qsizetype line = m_buffer.indexOf('\n');
    if (line > maxLine || (line < 0 && m_buffer.size() > maxLine))
        return fail(414);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > maxHead || (end < 0 && m_buffer.size() > maxHead))
        return fail(431);
    if (end < 0) {
        stuck = true;
        return true;
    }
    const QByteArray head = m_buffer.left(end);
    m_buffer.remove(0, end + 4);
    return parseHead(head) && readFraming();
}

bool HttpParser::parseHead(const QByteArray& head)
{
    QList<QByteArray> lines;
    for (qsizetype from = 0; from <= head.size();) {
        const qsizetype to = head.indexOf("\r\n", from);
        lines.append(head.mid(from, to < 0 ? -1 : to - from));
        from = to < 0 ? head.size() + 1 : to + 2;
    }
    if (!parseRequestLine(lines.takeFirst()))
        return false;
    for (const QByteArray& line : std::as_const(lines)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(qMax<qsizetype>(colon, 0));
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (colon < 1 || !isToken(name) || !isClean(value, true))
            return fail(400);
        m_request.headers.emplace_back(name, value);
    }
    return true;
}

bool HttpParser::parseRequestLine(const QByteArray& line)
{
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !parts[1].startsWith('/') || !isClean(parts[1], false))
        return fail(400);
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0")
        return fail(parts[2].startsWith("HTTP/") ? 505 : 400);
    m_request.method = parts[0];
    m_request.target = parts[1];
    const qsizetype question = parts[1].indexOf('?');
    m_request.path = parts[1].left(question < 0 ? parts[1].size() : question);
    m_request.query = question < 0 ? QByteArray() : parts[1].mid(question + 1);
    m_request.http11 = parts[2] == "HTTP/1.1";
    m_request.keepAlive = m_request.http11;
    return true;
}

bool HttpParser::readFraming()
{
    std::optional<qint64> length;
    bool chunked = false;
    int hosts = 0;
    for (const auto& [name, value] : m_request.headers) {
        const auto is = [&name = name](const char* other) { return name.compare(other, Qt::CaseInsensitive) == 0; };
        hosts += is("host") ? 1 : 0;
        if (is("content-length")) {
            const auto said = digits(value, 10);
            if (!said || (length && *length != *said))
                return fail(400);
            length = said;
        } else if (is("transfer-encoding")) {
            if (value.toLower() != "chunked" || chunked)
                return fail(501);
            chunked = true;
        } else if (is("connection")) {
            const QByteArray wish = value.toLower();
            m_request.keepAlive = wish.contains("close") ? false : m_request.keepAlive || wish.contains("keep-alive");
        }
    }
    if ((chunked && length) || hosts > 1) // two framings are how requests are smuggled
        return fail(400);
    if (length.value_or(0) > maxBody)
        return fail(413);
    m_wanted = length.value_or(0);
    m_state = chunked ? State::ChunkSize : State::Body;
    m_continue = m_request.header("expect").toLower() == "100-continue" && m_buffer.isEmpty();
    return true;
}

bool HttpParser::readBody(bool& stuck)
{
    if (m_buffer.size() < m_wanted) {
        stuck = true;
        return true;
    }
    m_request.body = m_buffer.left(m_wanted);
    m_buffer.remove(0, m_wanted);
    m_complete = true;
    return true;
}

bool HttpParser::takeLine(QByteArray& line, bool& stuck)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end > 1024 || (end < 0 && m_buffer.size() > 1024))
        return fail(400);
    stuck = end < 0;
    if (stuck)
        return true;
    line = m_buffer.left(end);
    m_buffer.remove(0, end + 2);
    return true;
}

bool HttpParser::readChunk(bool& stuck)
{
    QByteArray line;
    if (m_state == State::ChunkData) {
        const qint64 take = qMin<qint64>(m_wanted, m_buffer.size());
        m_request.body += m_buffer.left(take);
        m_buffer.remove(0, take);
        m_wanted -= take;
        stuck = m_wanted > 0;
        m_state = stuck ? State::ChunkData : State::ChunkEnd;
        return true;
    }
    if (!takeLine(line, stuck))
        return false;
    if (stuck)
        return true;
    if (m_state == State::ChunkEnd) {
        m_state = State::ChunkSize;
        return line.isEmpty() ? true : fail(400);
    }
    if (m_state == State::Trailer) {
        m_complete = line.isEmpty();
        m_trailers = m_complete ? 0 : m_trailers + 1;
        return m_trailers < 64 ? true : fail(431);
    }
    const auto size = digits(line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed(), 16);
    if (!size)
        return fail(400);
    if (*size + m_request.body.size() > maxBody)
        return fail(413);
    m_wanted = *size;
    m_state = m_wanted == 0 ? State::Trailer : State::ChunkData;
    return true;
}

} // namespace boxoffice::simulator
