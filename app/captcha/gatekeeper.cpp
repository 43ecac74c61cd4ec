#include "captcha/gatekeeper.h"
#include "captcha/guards.h"
#include <QHostAddress>

namespace boxoffice::captcha {

namespace {
bool isLoopback(const QString& host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool isTrustedTransport(const QUrl& url)
{
    return url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLoopback(url.host()));
}
} // namespace

bool isAllowed(const QUrl& url, const QStringList& hosts)
{
    static const QStringList selfContained{QStringLiteral("data"), QStringLiteral("blob"), QStringLiteral("about")};
    if (selfContained.contains(url.scheme()))
        return true;
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    const QString withPort = url.host() + QLatin1Char(':') + QString::number(url.port(usual));
    return isTrustedTransport(url)
           && (hosts.contains(url.host(), Qt::CaseInsensitive) || hosts.contains(withPort, Qt::CaseInsensitive));
}

bool isOrigin(const QUrl& url)
{
    return url.isValid() && isTrustedTransport(url) && !url.host().isEmpty() && url.userInfo().isEmpty()
           && (url.path().isEmpty() || url.path() == QLatin1String("/")) && !url.hasQuery() && !url.hasFragment();
}

bool isSamePlace(const QUrl& url, const QUrl& other)
{
    constexpr auto bare = QUrl::RemoveQuery | QUrl::RemoveFragment;
    return other.isValid() && url.adjusted(bare) == other.adjusted(bare);
}

void Gatekeeper::interceptRequest(QWebEngineUrlRequestInfo& request)
{
    const QUrl url = request.requestUrl();
    if (isSamePlace(url, m_stop)) {
        request.block(true);
        if (request.resourceType() == QWebEngineUrlRequestInfo::ResourceTypeMainFrame) // what leads there is not to be interrupted by its end
            QMetaObject::invokeMethod(this, [this, url] { Q_EMIT reached(url); }, Qt::QueuedConnection);
        return;
    }
    request.block(isOn(Guard::Requests) && !isAllowed(url, m_hosts));
}

} // namespace boxoffice::captcha
