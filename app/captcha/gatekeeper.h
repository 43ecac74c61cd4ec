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
/// The same address but for query and fragment.
[[nodiscard]] bool isSamePlace(const QUrl& url, const QUrl& other);

/// Blocks every request that isAllowed() refuses. Lives as long as its profile.
class Gatekeeper final : public QWebEngineUrlRequestInterceptor {
    Q_OBJECT
public:
    using QWebEngineUrlRequestInterceptor::QWebEngineUrlRequestInterceptor;
    void allow(const QStringList& hosts) { m_hosts = hosts; }
    /// Requests to this place are blocked and told, whatever is on the list.
    void stopAt(const QUrl& place) { m_stop = place; }
    void interceptRequest(QWebEngineUrlRequestInfo& request) override;

Q_SIGNALS:
    void reached(const QUrl& url);

private:
    QStringList m_hosts;
    QUrl m_stop;
};

} // namespace boxoffice::captcha
