#include "simulator/world/placeid.h"
#include <QList>
#include <cstring>

namespace boxoffice::simulator {
namespace {
constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
}

void appendBase32(QByteArray& out, const QByteArray& bytes)
{
    quint32 bits = 0;
    int held = 0;
    for (const char c : bytes) {
        bits = (bits << 8) | static_cast<unsigned char>(c);
        for (held += 8; held >= 5; held -= 5)
            out += alphabet[(bits >> (held - 5)) & 31];
    }
    if (held > 0)
        out += alphabet[(bits << (5 - held)) & 31];
}

std::optional<NamedSeat> seatOfPlaceId(const QString& id)
{
    QByteArray bytes;
    quint32 bits = 0;
    int held = 0;
    for (const QChar c : id) {
        const char* at = c.unicode() < 128 && c.unicode() > 0 ? std::strchr(alphabet, c.toLatin1()) : nullptr;
        if (!at)
            return std::nullopt;
        bits = (bits << 5) | quint32(at - alphabet);
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes += char(bits >> held);
        }
    }
    const QList<QByteArray> parts = bytes.split(':');
    bool number = false;
    const int seat = parts.size() == 3 ? parts[2].toInt(&number) : 0;
    if (!number)
        return std::nullopt;
    return NamedSeat{QString::fromUtf8(parts[0]), QString::fromUtf8(parts[1]), seat};
}

} // namespace boxoffice::simulator
