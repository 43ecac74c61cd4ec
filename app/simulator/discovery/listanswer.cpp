#include "simulator/discovery/listanswer.h"
#include <QUrl>

namespace boxoffice::simulator {
namespace {

/// The search again with another page, without the key.
Json link(const Call& call, const char* resource, int page, int size)
{
    QByteArray href = QByteArray("/discovery/v2/") + resource + '?';
    for (const QueryItem& item : call.query.items())
        if (item.name != QLatin1String("apikey") && item.name != QLatin1String("page") && item.name != QLatin1String("size"))
            href += QUrl::toPercentEncoding(item.name) + '=' + QUrl::toPercentEncoding(item.value) + '&';
    return object({{"href", QString::fromUtf8(href + "page=" + QByteArray::number(page) + "&size=" + QByteArray::number(size))}});
}

} // namespace

HttpResponse discoveryError(int status, const char* code, const QString& detail)
{
    const QString about = QStringLiteral("/discovery/v2/errors.html#") + QLatin1String(code);
    return jsonResponse(status, object({{"errors", array({object({{"code", code}, {"detail", detail}, {"status", QString::number(status)},
                                        {"_links", object({{"about", object({{"href", about}})}})}})})}}).text());
}

HttpResponse notFound(const QString& id)
{
    return discoveryError(404, "DIS1004", QStringLiteral("Resource not found with provided criteria (locale=en-us, id=%1)").arg(id));
}

HttpResponse paged(const Call& call, const char* resource, const std::vector<Json>& items, int total, int page, int size)
{
    const int pages = (total + size - 1) / size;
    Fields fields;
    if (!items.empty())
        fields.push_back({"_embedded", object({{resource, array(items)}})});
    Fields links{{"first", link(call, resource, 0, size)}, {"self", link(call, resource, page, size)}};
    if (page > 0)
        links.push_back({"prev", link(call, resource, page - 1, size)});
    if (page + 1 < pages)
        links.push_back({"next", link(call, resource, page + 1, size)});
    links.push_back({"last", link(call, resource, qMax(0, pages - 1), size)});
    fields.push_back({"_links", object(links)});
    fields.push_back({"page", object({{"size", size}, {"totalElements", total}, {"totalPages", pages}, {"number", page}})});
    return jsonResponse(200, object(fields).text());
}

} // namespace boxoffice::simulator
