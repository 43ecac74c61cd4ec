#include "tests/support/memoryscan.h"
#include <QFile>
#include <QRandomGenerator>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace boxoffice::test {
namespace {

constexpr std::size_t window = 8;
constexpr std::size_t chunk = 1 << 20;
constexpr std::size_t overlap = 2 * window;

bool isDigit(unsigned char one) { return one >= '0' && one <= '9'; }

/// Whether 8 digits of the number, from `from` on in steps of `direction`, stand `stride` bytes apart.
bool matches(const unsigned char* at, std::size_t stride, const MaskedNumber& number, std::size_t from, bool backwards)
{
    for (std::size_t i = 0; i < window; ++i) {
        const std::size_t digit = backwards ? from - i : from + i;
        const bool clean = stride == 1 || at[i * stride + 1] == 0;
        if (!clean || static_cast<char>(at[i * stride]) != number.digit(digit))
            return false;
    }
    return true;
}

bool startsHere(const unsigned char* at, const MaskedNumber& number)
{
    if (!isDigit(*at))
        return false;
    for (std::size_t from = 0; from + window <= MaskedNumber::length; ++from)
        for (const std::size_t stride : {std::size_t(1), std::size_t(2)})
            if (matches(at, stride, number, from, false) || matches(at, stride, number, from + window - 1, true))
                return true;
    return false;
}

int copiesIn(std::span<const unsigned char> bytes, const MaskedNumber& number)
{
    int found = 0;
    for (std::size_t at = 0; at + overlap <= bytes.size(); ++at)
        found += startsHere(bytes.data() + at, number) ? 1 : 0;
    return found;
}

struct Region { std::uint64_t first, last; };

QList<Region> writableRegions()
{
    QList<Region> regions;
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        return regions;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() < 2 || !words.at(1).startsWith("rw"))
            continue;
        const QList<QByteArray> ends = words.first().split('-');
        regions << Region{ends.first().toULongLong(nullptr, 16), ends.last().toULongLong(nullptr, 16)};
    }
    return regions;
}

int copiesInRegion(int memory, const Region& region, std::span<unsigned char> buffer, const MaskedNumber& number)
{
    int found = 0;
    for (std::uint64_t at = region.first; at < region.last; at += chunk) {
        const auto wanted = std::min<std::uint64_t>(buffer.size(), region.last - at);
        const ssize_t got = pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
        if (got > 0)
            found += copiesIn(buffer.first(static_cast<std::size_t>(got)), number);
    }
    return found;
}

} // namespace

MaskedNumber::MaskedNumber()
{
    for (std::size_t at = 0; at < length; ++at) {
        m_mask[at] = static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(128, 256));
        m_masked[at] = static_cast<std::uint8_t>(('0' + QRandomGenerator::system()->bounded(10)) ^ m_mask[at]);
    }
}

int copiesInMemory(const MaskedNumber& number)
{
    const std::size_t size = chunk + overlap;
    void* pages = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (pages == MAP_FAILED || memory < 0)
        return -1;
    const std::span buffer(static_cast<unsigned char*>(pages), size);
    const auto own = reinterpret_cast<std::uint64_t>(pages);
    int found = 0;
    for (const Region& region : writableRegions()) {
        // The kernel may have joined the buffer to a neighbour: what lies beside it is still looked at.
        const Region before{region.first, std::clamp(own, region.first, region.last)};
        const Region after{std::clamp<std::uint64_t>(own + size, region.first, region.last), region.last};
        found += copiesInRegion(memory, before, buffer, number) + copiesInRegion(memory, after, buffer, number);
    }
    close(memory);
    munmap(pages, size);
    return found;
}

} // namespace boxoffice::test
