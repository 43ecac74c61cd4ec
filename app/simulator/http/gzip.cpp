#include "simulator/http/gzip.h"
#include <QList>
#define ZLIB_CONST // deflate only reads its input
#include <zlib.h>

namespace boxoffice::simulator {
namespace {

constexpr int gzipWindow = 15 + 16; // zlib.h: 16 more asks for a gzip head and tail
constexpr int rawWindow = -15;      // no head, no tail
constexpr qsizetype leastPacked = 1024;
constexpr int chunk = 16 * 1024;

/// One deflate call over everything there is.
QByteArray deflated(const QByteArray& plain, int level, int window, int flush)
{
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray out(qsizetype(deflateBound(&stream, uLong(plain.size()))) + 64, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<const Bytef*>(plain.constData());
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, flush);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

QByteArray littleEndian(uLong number)
{
    QByteArray bytes(4, '\0');
    for (int i = 0; i < 4; ++i)
        bytes[i] = char((number >> (8 * i)) & 0xff);
    return bytes;
}

bool isText(const HttpResponse& response)
{
    for (const auto& [name, value] : response.headers) {
        if (name == "Content-Encoding")
            return false;
        if (name == "Content-Type" && !value.startsWith("text/") && !value.startsWith("application/j") && !value.startsWith("image/svg"))
            return false;
    }
    return true;
}

} // namespace

QByteArray gzipped(const QByteArray& plain) { return deflated(plain, 1, gzipWindow, Z_FINISH); }

QByteArray gzipBomb(int megabytes)
{
    const QByteArray zeros(1024 * 1024, '\0');
    const QByteArray block = deflated(zeros, 9, rawWindow, Z_FULL_FLUSH); // refers to nothing before it, so it can be repeated
    const uLong one = crc32(0, reinterpret_cast<const Bytef*>(zeros.constData()), uInt(zeros.size()));
    uLong crc = 0;
    QByteArray bytes = QByteArray::fromHex("1f8b08000000000000ff");
    for (int i = 0; i < megabytes; ++i) {
        bytes += block;
        crc = crc32_combine(crc, one, zeros.size());
    }
    bytes += QByteArray::fromHex("0300"); // an empty last block
    return bytes + littleEndian(crc) + littleEndian(uLong(megabytes) * uLong(zeros.size()));
}

bool acceptsGzip(const HttpRequest& request)
{
    const QByteArray accepted = request.header("Accept-Encoding").toLower();
    const QList<QByteArray> codings = accepted.split(',');
    for (const QByteArray& coding : codings) {
        const QList<QByteArray> parts = coding.split(';');
        const QByteArray name = parts.first().trimmed();
        const QByteArray weight = parts.size() > 1 ? parts[1].trimmed() : QByteArray();
        if (name == "gzip" || name == "*")
            return !(weight.startsWith("q=") && weight.mid(2).toDouble() == 0.0);
    }
    return false;
}

void pack(HttpResponse& response, const HttpRequest& request, qsizetype largest)
{
    if (response.body.size() < leastPacked || response.body.size() > largest || !isText(response))
        return;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!acceptsGzip(request))
        return;
    response.body = gzipped(response.body);
    response.headers.emplace_back("Content-Encoding", "gzip");
    if (response.body.size() > chunk)
        response.chunkBytes = chunk;
}

} // namespace boxoffice::simulator
