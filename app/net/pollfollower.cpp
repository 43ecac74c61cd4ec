#include "net/pollfollower.h"
#include "core/loopback.h"
#include <QHostAddress>
#include <algorithm>

namespace boxoffice {

namespace {
Failure broken(const QString& rule)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("polling_url"), .detail = rule};
}

int portOf(const QUrl& url) { return url.port(url.scheme() == QLatin1String("https") ? 443 : 80); }

bool sameOrigin(const QUrl& a, const QUrl& b)
{
    return a.scheme() == b.scheme() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 && portOf(a) == portOf(b);
}

/// Below the base path, with nothing in it that could climb out again on the other side.
bool isBelow(const QUrl& url, const QUrl& base)
{
    const QString path = url.path(QUrl::FullyEncoded);
    const QString decoded = url.path(QUrl::FullyDecoded);
    QString root = base.path(QUrl::FullyEncoded);
    if (!root.endsWith(QLatin1Char('/')))
        root += QLatin1Char('/');
    return path.startsWith(root) && path.size() > root.size() && !decoded.contains(QLatin1String(".."))
        && !decoded.contains(QLatin1Char('\\')) && !decoded.contains(QLatin1Char('%'));
}
/// One item of a query, "name=value".
bool isKey(const QByteArray& item) { return item.left(item.indexOf('=')).compare("apikey", Qt::CaseInsensitive) == 0; }
} // namespace

Result<QUrl> checkedPollUrl(QByteArrayView url, const QUrl& base)
{
    const QUrl parsed = QUrl::fromEncoded(url.toByteArray(), QUrl::StrictMode);
    if (url.size() > 4096 || !parsed.isValid() || parsed.isRelative() || parsed.host().isEmpty())
        return broken(QStringLiteral("not an absolute URL"));
    if (parsed.scheme() != QLatin1String("https") && !isLoopback(parsed))
        return broken(QStringLiteral("neither https nor loopback"));
    if (!parsed.userInfo().isEmpty() || parsed.hasFragment())
        return broken(QStringLiteral("user or fragment in it"));
    if (!sameOrigin(parsed, base))
        return broken(QStringLiteral("another host"));
    if (!isBelow(parsed, base))
        return broken(QStringLiteral("outside the base path"));
    return parsed;
}

Result<std::chrono::seconds> checkedPollWait(qint64 seconds)
{
    if (seconds < 0 || seconds > 120)
        return broken(QStringLiteral("wait of %1 s").arg(seconds));
    return std::chrono::seconds(std::max<qint64>(1, seconds));
}

QUrl withoutKey(const QUrl& url)
{
    QList<QByteArray> kept;
    for (const QByteArray& item : url.query(QUrl::FullyEncoded).toLatin1().split('&')) {
        if (!isKey(item))
            kept += item;
    }
    QUrl bare = url;
    const QByteArray query = kept.join('&');
    bare.setQuery(query.isEmpty() ? QString() : QString::fromLatin1(query), QUrl::StrictMode);
    return bare;
}

QUrl withKeyInQuery(const QUrl& url, const QString& key)
{
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    const QList<QByteArray> items = query.split('&');
    if (std::any_of(items.begin(), items.end(), isKey))
        return url;
    if (!query.isEmpty())
        query += '&';
    QUrl keyed = url;
    keyed.setQuery(QString::fromLatin1(query + "apikey=" + QUrl::toPercentEncoding(key)), QUrl::StrictMode);
    return keyed;
}

} // namespace boxoffice
