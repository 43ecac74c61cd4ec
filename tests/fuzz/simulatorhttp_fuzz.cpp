// rooms: simulator
#include "simulator/http/httpparser.h"
#include "simulator/service.h"
#include "tests/fuzz/fuzzing.h"
#include <algorithm>

using namespace boxoffice::simulator;

namespace {
struct Heard {
    QList<QByteArray> requests;
    int error = 0;
    bool operator==(const Heard&) const = default;
};

bool takeAll(HttpParser& parser, Heard& heard)
{
    for (;;) {
        HttpRequest request;
        const HttpParser::Outcome outcome = parser.next(request);
        if (outcome == HttpParser::Outcome::NeedMore)
            return true;
        if (outcome == HttpParser::Outcome::Error) {
            heard.error = parser.errorStatus();
            return false;
        }
        heard.requests.append(request.method + ' ' + request.target + '\n' + request.body);
    }
}

Heard hear(QByteArrayView bytes, qsizetype piece)
{
    HttpParser parser;
    Heard heard;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        parser.append(bytes.sliced(at, std::min(piece, bytes.size() - at)).toByteArray());
        if (!takeAll(parser, heard))
            break;
    }
    return heard;
}
/// Whatever was understood is answered, faults that it asked for included.
void answerAll(QByteArrayView bytes)
{
    static const boxoffice::SystemClock clock;
    static Service service(Options{.eventCount = 20}, clock);
    HttpParser parser;
    HttpRequest request;
    parser.append(bytes.toByteArray());
    for (quint64 exchange = 1; parser.next(request) == HttpParser::Outcome::Request; ++exchange) {
        const HttpResponse response = service.handle(request, exchange);
        mustHold(headOf(response, request).startsWith("HTTP/1.1 "));
        mustHold(request.method != "HEAD" || bodyOf(response, request).isEmpty());
        service.finished(exchange);
    }
    service.faults().clear();
}

} // namespace

/// The same requests and the same refusal come out, however the network cuts the stream; every request has an answer.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    if (bytes.isEmpty())
        return 0;
    mustHold(hear(bytes, bytes.size()) == hear(bytes, 1));
    answerAll(bytes);
    return 0;
}
