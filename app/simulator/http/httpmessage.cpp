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
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 406: return "Not Acceptable";
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

namespace {
bool isBodiless(const HttpResponse& response) { return response.status == 204 || response.status == 304; }
bool isChunked(const HttpResponse& response, const HttpRequest& request) { return response.chunkBytes > 0 && request.http11; }
} // namespace

QByteArray headOf(const HttpResponse& response, const HttpRequest& request)
{
    QByteArray bytes;
    bytes.reserve(640 + (response.body.size() < 16 * 1024 ? response.body.size() : 0)); // a small body is appended to it
    bytes.append("HTTP/1.1 ").append(QByteArray::number(response.status)).append(' ').append(reason(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers)
        bytes.append(name).append(": ").append(value).append("\r\n");
    if (isChunked(response, request) && !isBodiless(response))
        bytes.append("Transfer-Encoding: chunked\r\n");
    else if (!isBodiless(response))
        bytes.append("Content-Length: ").append(QByteArray::number(response.body.size())).append("\r\n");
    return bytes.append(request.keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

QByteArray bodyOf(const HttpResponse& response, const HttpRequest& request)
{
    if (request.method == "HEAD" || isBodiless(response))
        return {};
    if (!isChunked(response, request))
        return response.body;
    QByteArray bytes;
    bytes.reserve(response.body.size() + (response.body.size() / response.chunkBytes + 2) * 12);
    for (qsizetype at = 0; at < response.body.size(); at += response.chunkBytes) {
        const QByteArrayView piece = QByteArrayView(response.body).sliced(at, qMin<qsizetype>(response.chunkBytes, response.body.size() - at));
        bytes.append(QByteArray::number(piece.size(), 16)).append("\r\n").append(piece).append("\r\n");
    }
    return bytes.append("0\r\n\r\n");
}

} // namespace boxoffice::simulator
