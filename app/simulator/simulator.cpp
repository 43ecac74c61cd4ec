#include "simulator/simulator.h"
#include "simulator/http/httpserver.h"
#include "simulator/service.h"
#include <QHostAddress>
#include <openssl/crypto.h>

namespace boxoffice::simulator {
namespace {

QUrl below(const QUrl& root, const QString& path)
{
    QUrl url = root;
    url.setPath(path);
    return url;
}

} // namespace

struct Simulator::Rooms {
    Rooms(Options given, const Clock& time) : options(std::move(given)), clock(time) {}

    Options options;
    const Clock& clock;
    QByteArray authorityPem;
    std::unique_ptr<Service> service;
    std::unique_ptr<HttpServer> server; ///< ends before the service that it calls
};

Simulator::Simulator(Options options, const Clock& clock, QObject* parent)
    : QObject(parent), m_rooms(std::make_unique<Rooms>(std::move(options), clock))
{
}

Simulator::~Simulator()
{
    m_rooms.reset();
    OPENSSL_thread_stop(); // a thread that was joined may not have freed OpenSSL's share of it yet
}

Result<quint16> Simulator::start()
{
    const Options& options = m_rooms->options;
    if (options.eventCount < 0 || options.holdSeconds < 1 || options.pollWait < 0 || m_rooms->server)
        return Failure{.kind = FailureKind::Rule, .where = QStringLiteral("simulator"), .detail = QStringLiteral("impossible options, or already started")};
    m_rooms->service = std::make_unique<Service>(options, m_rooms->clock);
    Service* service = m_rooms->service.get();
    m_rooms->server = std::make_unique<HttpServer>(
        [service](const HttpRequest& request, quint64 exchange) { return service->handle(request, exchange); },
        [service](quint64 exchange) { service->finished(exchange); });
    m_rooms->server->receiveAs([service] { return service->receive(); });
    if (const Result<void> tls = startTls(); !tls)
        return tls.failure();
    if (!m_rooms->server->listen(QHostAddress::LocalHost, options.port))
        return Failure{.kind = FailureKind::NotSent, .where = QStringLiteral("simulator"), .detail = m_rooms->server->errorString()};
    service->setRoot(rootUrl().toEncoded());
    return m_rooms->server->serverPort();
}

Result<void> Simulator::startTls()
{
    const Options& options = m_rooms->options;
    if (!options.certificatePem.isEmpty())
        return m_rooms->server->useTls({options.certificatePem, options.keyPem});
    if (!options.selfSignedTls)
        return {};
    const Identity authority = newAuthority();
    m_rooms->authorityPem = authority.certificatePem;
    return m_rooms->server->useTls(serverIdentity(authority), authority);
}

QByteArray Simulator::authorityPem() const { return m_rooms->authorityPem; }

QUrl Simulator::rootUrl() const
{
    if (!m_rooms->server || !m_rooms->server->isListening())
        return {};
    QUrl url;
    url.setScheme(m_rooms->server->isTls() ? QStringLiteral("https") : QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m_rooms->server->serverPort());
    return url;
}

QByteArray Simulator::ledgerJson() const { return m_rooms->service ? m_rooms->service->ledgerJson() : QByteArrayLiteral("{}"); }

void Simulator::addFault(const FaultRule& rule)
{
    if (m_rooms->service)
        m_rooms->service->faults().add(rule);
}

void Simulator::clearFaults()
{
    if (m_rooms->service)
        m_rooms->service->faults().clear();
}

QUrl partnerRoot(const QUrl& simulatorRoot) { return below(simulatorRoot, QStringLiteral("/partners/v1")); }
QUrl discoveryRoot(const QUrl& simulatorRoot) { return below(simulatorRoot, QStringLiteral("/discovery/v2")); }
QUrl commerceRoot(const QUrl& simulatorRoot) { return below(simulatorRoot, QStringLiteral("/commerce/v2")); }

} // namespace boxoffice::simulator
