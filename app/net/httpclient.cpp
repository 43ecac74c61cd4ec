#include "net/httpclient.h"
#include "net/exchange.h"
#include "net/ratelimits.h"
#include "net/refusal.h"
#include "net/retryingread.h"
#include <QNetworkAccessManager>
#include <QRandomGenerator>

namespace boxoffice {

namespace {
QString hostAndPort(const QUrl& url) { return QStringLiteral("%1:%2").arg(url.host()).arg(url.port(443)); }
double systemRandom() { return QRandomGenerator::global()->generateDouble(); }
} // namespace

HttpClient::HttpClient(QNetworkAccessManager& network, const Clock& clock, LogSink log, Random random)
    : m_network(network), m_clock(clock), m_log(std::move(log)), m_random(random ? std::move(random) : systemRandom),
      m_tickets(std::make_shared<QHash<QString, QByteArray>>())
{
}

void HttpClient::trust(const QList<QSslCertificate>& authorities)
{
    m_authorities.append(authorities);
    m_tls.reset();
}

QSslConfiguration HttpClient::tls(const QUrl& url) const
{
    if (url.scheme() != QLatin1String("https"))
        return {};
    if (!m_tls) {
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls->addCaCertificates(m_authorities);
        m_tls->setSslOption(QSsl::SslOptionDisableSessionPersistence, false); // a resumed handshake saves a round trip
    }
    QSslConfiguration configuration = *m_tls;
    configuration.setSessionTicket(m_tickets->value(hostAndPort(url)));
    return configuration;
}

std::unique_ptr<Call> HttpClient::send(Request request, Done done)
{
    if (m_limits && !request.quota.isEmpty()) {
        if (const std::optional<WallTime> until = m_limits->spend(request.quota, request.purpose))
            return refuse(Failure{.kind = FailureKind::Quota, .where = request.name, .retryAt = until}, std::move(done));
        done = [limits = m_limits, quota = request.quota, done = std::move(done)](Result<Response> result) {
            if (result)
                limits->observe(quota, *result);
            done(std::move(result));
        };
    }
    const QUrl url = request.url;
    auto* exchange = new Exchange(m_network, m_clock, std::move(request), std::move(done)); // child of m_network
    exchange->onReport(m_log);
    exchange->onTicket([tickets = m_tickets, key = hostAndPort(url)](const QByteArray& ticket) {
        if (!ticket.isEmpty())
            tickets->insert(key, ticket);
    });
    exchange->start(tls(url));
    return CallWork::own(exchange);
}

std::unique_ptr<Call> HttpClient::sendRetrying(Request request, Done done)
{
    auto* read = new RetryingRead(*this, m_repeats, m_random, std::move(request), std::move(done), &m_network);
    read->start();
    return CallWork::own(read);
}

std::unique_ptr<Call> HttpClient::refuse(Failure failure, Done done)
{
    return CallWork::own(new Refusal(std::move(failure), std::move(done), &m_network));
}

void HttpClient::preconnect(const QUrl& base)
{
    if (base.scheme() == QLatin1String("https"))
        m_network.connectToHostEncrypted(base.host(), static_cast<quint16>(base.port(443)), tls(base));
}

} // namespace boxoffice
