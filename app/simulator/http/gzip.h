#pragma once
#include "simulator/http/httpmessage.h"

namespace boxoffice::simulator {

[[nodiscard]] QByteArray gzipped(const QByteArray& plain);
/// A valid gzip file of zeros whose size says nothing about what comes out: about a kilobyte for each megabyte.
[[nodiscard]] QByteArray gzipBomb(int megabytes);
/// RFC 9110 12.5.3, as far as gzip goes: named, or `*`, and not with q=0.
[[nodiscard]] bool acceptsGzip(const HttpRequest& request);
/// Packs a text of at least 1 KiB and at most `largest` bytes for a client that accepts it. Larger answers cost more to
/// pack than to copy over loopback. A packed answer of more than 16 KiB travels in chunks, as from the real gateway.
void pack(HttpResponse& response, const HttpRequest& request, qsizetype largest);

} // namespace boxoffice::simulator
