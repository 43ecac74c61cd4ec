#pragma once
#include <QStringList>
#include <QUrl>
#include <QWebEngineUrlRequestInterceptor>

namespace boxoffice::captcha {

/// True for what an allow-list lets through: https to a listed `host` or `host:port` (http on loopback only), and what
/// carries its own content (data, blob, about). Pure.
[[nodiscard]] bool isAllowed(const QUrl& url, const QStringList& hosts);
/// `https://host[:port]`, or http on loopback, and nothing after it.
[[nodiscard]] bool isOrigin(const QUrl& url);

/// Blocks every request that isAllowed() refuses. Lives as long as its profile.
class Gatekeeper final : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void allow(const QStringList& hosts) { m_hosts = hosts; }
    void interceptRequest(QWebEngineUrlRequestInfo& request) override;

private:
    QStringList m_hosts;
};

} // namespace boxoffice::captcha
