#include "simulator/http/httpparser.h"
#include "simulator/service.h"
#include <QElapsedTimer>
#include <algorithm>
#include <cstdio>

using namespace boxoffice;
using namespace boxoffice::simulator;

namespace {

/// Everything but the socket: bytes in, bytes out.
class Exchanger {
public:
    QByteArray exchange(const QByteArray& bytes)
    {
        HttpRequest request;
        m_parser.append(bytes);
        if (m_parser.next(request) != HttpParser::Outcome::Request)
            std::abort();
        const HttpResponse response = m_service.handle(request, ++m_exchange);
        m_service.finished(m_exchange);
        return headOf(response, request) + bodyOf(response, request);
    }
    [[nodiscard]] const World& world() const { return m_service.world(); }

private:
    SystemClock m_clock;
    Service m_service{Options{.availabilityPerHour = 1'000'000}, m_clock};
    HttpParser m_parser;
    quint64 m_exchange = 0;
};

QByteArray request(const QByteArray& method, const QByteArray& target, const QByteArray& headers = {}, const QByteArray& body = {})
{
    return method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nx-api-key: demo-key\r\n" + headers
           + (body.isEmpty() ? QByteArray() : "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n") + "\r\n" + body;
}

/// The median of several rounds, microseconds an exchange.
void measure(Exchanger& exchanger, const char* name, int times, const QByteArray& bytes)
{
    const qsizetype size = exchanger.exchange(bytes).size();
    std::vector<double> rounds;
    for (int round = 0; round < 7; ++round) {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < times; ++i)
            std::ignore = exchanger.exchange(bytes);
        rounds.push_back(double(timer.nsecsElapsed()) / 1000.0 / times);
    }
    std::sort(rounds.begin(), rounds.end());
    std::printf("%-34s %10.1f us %10lld bytes\n", name, rounds[rounds.size() / 2], static_cast<long long>(size));
}

/// The stadium show that has sold least.
const Show& largest(const World& world)
{
    return *std::max_element(world.shows().begin(), world.shows().end(), [&world](const Show& a, const Show& b) {
        const auto left = [&world](const Show& show) { return show.soldPermille < 1000 && world.venueOf(show).kind == VenueKind::Stadium ? 1000 - show.soldPermille : 0; };
        return left(a) < left(b);
    });
}

} // namespace

int main()
{
    Exchanger exchanger;
    const QByteArray stadium = largest(exchanger.world()).id.toUtf8();
    measure(exchanger, "tracking pixel", 2000, request("GET", "/partners/v1/tracking"));
    measure(exchanger, "card certificate", 2000, request("GET", "/partners/v1/certificate"));
    measure(exchanger, "20 events", 200, request("GET", "/discovery/v2/events.json?size=20"));
    measure(exchanger, "20 events by a word", 200, request("GET", "/discovery/v2/events.json?size=20&keyword=harbor"));
    measure(exchanger, "20 events, packed", 200, request("GET", "/discovery/v2/events.json?size=20", "Accept-Encoding: gzip\r\n"));
    measure(exchanger, "availability of a stadium", 5, request("GET", "/partners/v1/events/" + stadium + "/availability"));
    measure(exchanger, "a reserve in a stadium", 200, request("POST", "/partners/v1/events/" + stadium + "/cart", {},
            "{\"reserve\":{\"tickets\":[{\"id\":\"000000000001\",\"quantity\":2}]}}"));
    return 0;
}
