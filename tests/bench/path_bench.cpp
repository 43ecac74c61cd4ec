// From "reserve" to "sold" with 100 ms added to every call, beside the bare round trips of the same five calls by a
// plain socket client, over TLS. Certificate, offers and the connection are there before, as in the program; nobody
// has to think. Exit status 1 when the program adds more than 5 %.
#include "session/certificatecache.h"
#include "simulator/simulatorthread.h"
#include "tests/support/disklane.h"
#include "tests/support/testauthority.h"
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTest>
#include <QTextStream>
#include <QTimer>
#include <algorithm>
#include <vector>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

constexpr int rounds = 7;
constexpr double bar = 1.05;
const QString house = QStringLiteral("Whole House");

/// HTTP over one connection, waiting for each answer: nothing but the round trip.
class BareClient {
public:
    BareClient(const QUrl& service, const TestAuthority& authority) : m_host(service.host().toUtf8())
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificate(authority.root());
        m_socket.setSslConfiguration(tls);
        m_socket.connectToHostEncrypted(service.host(), quint16(service.port()));
        if (!m_socket.waitForEncrypted())
            qFatal("the simulator cannot be reached: %s", qPrintable(m_socket.errorString()));
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    /// The answer's JSON; fatal when it is no 200.
    QJsonObject ask(const QByteArray& verb, const QByteArray& path, const QByteArray& body = {})
    {
        m_socket.write(verb + " /partners/v1" + path + " HTTP/1.1\r\nHost: " + m_host + "\r\nx-api-key: demo-key\r\nAccept: application/json\r\n" +
                       (body.isEmpty() ? QByteArray() : "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n") + "\r\n" + body);
        QByteArray bytes;
        for (;;) {
            const qsizetype head = bytes.indexOf("\r\n\r\n");
            if (head > 0 && bytes.size() >= head + 4 + lengthIn(bytes.left(head)))
                break;
            if (!m_socket.waitForReadyRead(10'000))
                qFatal("no answer");
            bytes += m_socket.readAll();
        }
        if (!bytes.startsWith("HTTP/1.1 200"))
            qFatal("%s %s: %s", verb.constData(), path.constData(), bytes.constData());
        return QJsonDocument::fromJson(bytes.mid(bytes.indexOf("\r\n\r\n") + 4)).object();
    }

private:
    static qsizetype lengthIn(const QByteArray& head)
    {
        const QByteArray lower = head.toLower();
        const qsizetype at = lower.indexOf("content-length:");
        return at < 0 ? 0 : lower.mid(at + 15, lower.indexOf('\r', at) < 0 ? -1 : lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
    }

    QByteArray m_host;
    QSslSocket m_socket;
};

QByteArray reserveBody(const ReserveChoice& choice)
{
    QJsonArray tickets;
    for (const ReserveChoice::Line& line : choice.lines) {
        QJsonObject ticket{{QStringLiteral("id"), line.type.text()}, {QStringLiteral("quantity"), line.quantity}};
        if (!line.level.isEmpty())
            ticket.insert(QStringLiteral("price"), QJsonObject{{QStringLiteral("id"), line.level.text().toInt()}});
        tickets.append(ticket);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("reserve"), QJsonObject{{QStringLiteral("tickets"), tickets}, {QStringLiteral("accept_best_available"), true}}}}).toJson(QJsonDocument::Compact);
}

double bareMilliseconds(BareClient& client, const ReserveChoice& choice)
{
    const QByteArray cartPath = "/events/" + choice.event.text().toUtf8() + "/cart";
    QElapsedTimer clock;
    clock.start();
    const QJsonObject reserved = client.ask("POST", cartPath, reserveBody(choice));
    const QByteArray cart = reserved[QStringLiteral("cart_id")].toString().toUtf8();
    const QByteArray query = "?cart_id=" + cart.toPercentEncoding();
    const QJsonObject options = client.ask("GET", cartPath + "/shipping" + query);
    const QString shipping = options[QStringLiteral("shipping_options")][0][QStringLiteral("id")].toString();
    const QJsonObject delivered = client.ask("PUT", cartPath + "/shipping" + query, "{\"shipping_id\":\"" + shipping.toUtf8() + "\"}");
    const QByteArray total = QByteArray::number(delivered[QStringLiteral("cart")][QStringLiteral("totals")][QStringLiteral("grand")].toDouble(), 'f', 2);
    client.ask("PUT", cartPath + "/payment",
               "{\"cart_id\":\"" + cart + R"(","payment":{"first_name":"Ada","last_name":"Example","home_phone":"555-010-0100","type":"INVOICE","reference":"20261122",)"
               R"("email_address":"ada@example.com","amount":")" + total + R"(","address":{"line1":"1 Test Street","city":"Testville","country":{"code":"US"},"region":{"abbrev":"CA"},"postal_code":"90000"}}})");
    client.ask("PUT", cartPath, "{\"cart_id\":\"" + cart + R"(","source_account_id":"d0f1c2"})");
    return double(clock.nsecsElapsed()) / 1e6;
}

/// The program's own way there: what a person decides is decided at once, in the slot that shows it.
double programMilliseconds(DiskLane& lane, const ReserveChoice& choice)
{
    bool certificate = false;
    lane.certificates().get([&certificate](const Result<CardCertificate>& got) { certificate = got.ok(); });
    if (!QTest::qWaitFor([&] { return certificate; }))
        qFatal("no certificate");
    QElapsedTimer clock;
    QEventLoop loop; // a loop of its own: QTest's looks up only every 10 ms
    double took = 0;
    const auto go = [&](const PurchaseView& view) {
        if (view.stage == SaleStage::ChoosingDelivery && !view.wait && !view.delivery.isEmpty())
            lane.session().chooseDelivery(view.delivery.first().id);
        else if (view.stage == SaleStage::EnteringPayment)
            lane.session().pay(DiskLane::cardForm("4111111111111111"));
        else if (view.stage == SaleStage::ReadyToCommit)
            lane.session().commit(*view.total);
        else if (view.stage == SaleStage::Sold && took == 0)
            took = double(clock.nsecsElapsed()) / 1e6;
        if (took > 0 && view.order && view.order->fromService)
            loop.quit();
    };
    const auto connection = QObject::connect(&lane.session(), &PurchaseSession::changed, &lane.session(), go);
    clock.start();
    lane.session().reserve(choice);
    QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
    loop.exec();
    if (took <= 0)
        qFatal("not sold: stage %d, problem %d", int(lane.view().stage), lane.view().problem ? int(lane.view().problem->kind) : -1);
    QObject::disconnect(connection);
    lane.session().newSale();
    return took;
}

/// The fastest round: what the other programs of a busy machine add is not the program's.
double best(const std::vector<double>& values) { return *std::ranges::min_element(values); }

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const TestAuthority authority;
    simulator::Options options;
    options.eventCount = 0;
    options.latency = std::chrono::milliseconds(100);
    options.certificatePem = authority.server().toPem();
    options.keyPem = authority.serverKey().toPem();
    const SystemClock clock;
    simulator::SimulatorThread service(options, clock);
    if (!service.start())
        qFatal("the simulator does not start");
    DiskLane lane(service.rootUrl(), "demo-key", {}, &authority);
    if (!lane.open())
        qFatal("no journal");
    const ReserveChoice choice = lane.choose(house);
    std::vector<double> bare;
    std::vector<double> program;
    BareClient client(service.rootUrl(), authority);
    for (int round = 0; round < rounds; ++round) { // in turn, so that a busy machine troubles both
        bare.push_back(bareMilliseconds(client, choice));
        program.push_back(programMilliseconds(lane, choice));
    }
    const double ratio = best(program) / best(bare);
    QTextStream(stdout) << "five bare round trips: " << QString::number(best(bare), 'f', 1) << " ms, reserve to sold: " << QString::number(best(program), 'f', 1)
                        << " ms, ratio " << QString::number(ratio, 'f', 3) << " (at most " << bar << "), fastest of " << rounds << Qt::endl;
    return ratio <= bar ? 0 : 1;
}
