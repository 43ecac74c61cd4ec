#include "core/loopback.h"
#include <arpa/inet.h>

namespace boxoffice {

bool isLoopback(const QUrl& url)
{
    const bool web = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    const QString host = url.host();
    in_addr four{};
    const bool isFour = inet_pton(AF_INET, host.toLatin1().constData(), &four) == 1;
    return web && (host == QLatin1String("localhost") || host == QLatin1String("::1") || (isFour && host.startsWith(QLatin1String("127."))));
}

} // namespace boxoffice
