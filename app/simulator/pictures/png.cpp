#include "simulator/pictures/png.h"
#include <array>

namespace boxoffice::simulator {
namespace {

void appendBig(QByteArray& out, quint32 value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        out += char((value >> shift) & 0xff);
}

std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < table.size(); ++n) {
        quint32 value = n;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) != 0 ? 0xedb88320U ^ (value >> 1) : value >> 1;
        table[n] = value;
    }
    return table;
}

quint32 crc(const QByteArray& bytes)
{
    static const std::array<quint32, 256> table = crcTable();
    quint32 value = 0xffffffffU;
    for (const char c : bytes)
        value = table[(value ^ static_cast<unsigned char>(c)) & 0xff] ^ (value >> 8);
    return value ^ 0xffffffffU;
}

void appendChunk(QByteArray& out, const char* type, const QByteArray& data)
{
    appendBig(out, quint32(data.size()));
    const QByteArray body = type + data;
    out += body;
    appendBig(out, crc(body));
}

} // namespace

QByteArray pngOf(int width, int height, const QByteArray& rgb)
{
    QByteArray head;
    appendBig(head, quint32(width));
    appendBig(head, quint32(height));
    head += QByteArray::fromHex("0802000000"); // 8 bits, RGB, deflate, the only filter method, not interlaced

    const qsizetype stride = qsizetype(width) * 3;
    QByteArray lines((stride + 1) * height, Qt::Uninitialized);
    char* out = lines.data();
    for (int y = 0; y < height; ++y) {
        *out++ = char(1); // each byte as the difference to the pixel on its left
        const char* line = rgb.constData() + stride * y;
        for (qsizetype i = 0; i < stride; ++i)
            *out++ = char(line[i] - (i < 3 ? 0 : line[i - 3]));
    }
    QByteArray file = QByteArray::fromHex("89504e470d0a1a0a");
    appendChunk(file, "IHDR", head);
    appendChunk(file, "IDAT", qCompress(lines, 2).mid(4)); // qCompress puts the length before the zlib stream
    appendChunk(file, "IEND", {});
    return file;
}

} // namespace boxoffice::simulator
