#include "net/requestbuilder.h"

namespace boxoffice {

QByteArray verb(Method method)
{
    switch (method) {
    case Method::Get: return "GET";
    case Method::Post: return "POST";
    case Method::Put: return "PUT";
    case Method::Delete: return "DELETE";
    }
    return {};
}

QNetworkRequest networkRequest(const Request& request)
{
    using R = QNetworkRequest;
    R built(request.url);
    for (const auto& [name, value] : request.headers)
        built.setRawHeader(name, value);
    built.setHeader(R::UserAgentHeader, QStringLiteral("BoxOffice/" BOXOFFICE_VERSION));
    built.setHeader(R::ContentLengthHeader, request.body.size());
    built.setAttribute(R::Http2AllowedAttribute, false);
    built.setAttribute(R::RedirectPolicyAttribute, R::ManualRedirectPolicy);
    built.setAttribute(R::DoNotBufferUploadDataAttribute, true);
    built.setAttribute(R::CookieLoadControlAttribute, R::Manual);
    built.setAttribute(R::CookieSaveControlAttribute, R::Manual);
    built.setAttribute(R::AuthenticationReuseAttribute, R::Manual);
    built.setAttribute(R::CacheLoadControlAttribute, R::AlwaysNetwork);
    built.setAttribute(R::CacheSaveControlAttribute, false);
    built.setDecompressedSafetyCheckThreshold(request.maxBytes); // honest large bodies pass, the cap is ours
    return built;
}

} // namespace boxoffice
