#include "simulator/http/httpmessage.h"
#include <QList>

namespace boxoffice::simulator {
namespace {
QString formDecoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

const char* reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
    }
}
} // namespace

QByteArray HttpRequest::header(const char* name) const
{
    for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    return {};
}

HttpResponse textResponse(int status, const char* type, QByteArray body)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Content-Type", type}};
    response.body = std::move(body);
    return response;
}

HttpResponse jsonResponse(int status, QByteArray body)
{
    return textResponse(status, "application/json;charset=utf-8", std::move(body));
}

Query::Query(const QByteArray& encoded)
{
    for (const QByteArray& part : encoded.split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        m_items.push_back({formDecoded(equals < 0 ? part : part.left(equals)), formDecoded(value), value});
    }
}

bool Query::has(const char* name) const
{
    for (const QueryItem& item : m_items)
        if (item.name == QLatin1String(name))
            return true;
    return false;
}

QString Query::value(const char* name) const
{
    for (const QueryItem& item : m_items)
        if (item.name == QLatin1String(name))
            return item.value;
    return {};
}

QByteArray Query::raw(const char* name) const
{
    for (const QueryItem& item : m_items)
        if (item.name == QLatin1String(name))
            return item.raw;
    return {};
}

QByteArray serialized(const HttpResponse& response, bool head, bool keepAlive)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason(response.status) + "\r\n";
    bytes.reserve(bytes.size() + 512 + response.body.size());
    for (const auto& [name, value] : response.headers)
        bytes += name + ": " + value + "\r\n";
    const bool bodiless = response.status == 204 || response.status == 304;
    if (!bodiless)
        bytes += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!head && !bodiless)
        bytes += response.body;
    return bytes;
}

} // namespace boxoffice::simulator
