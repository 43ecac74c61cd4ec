// rooms: simulator
#include "simulator/httpparser.h"
#include "tests/fuzz/fuzzing.h"

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
        parser.append(bytes.mid(at, piece).toByteArray());
        if (!takeAll(parser, heard))
            break;
    }
    return heard;
}
} // namespace

/// The same requests come out, however the network cuts the stream.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    if (bytes.isEmpty())
        return 0;
    const Heard whole = hear(bytes, bytes.size());
    const Heard single = hear(bytes, 1);
    mustHold(whole.requests == single.requests);
    return 0;
}
