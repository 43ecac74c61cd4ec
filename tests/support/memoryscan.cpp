#include "tests/support/memoryscan.h"
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <string_view>
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
    if (!isDigit(at[0]) || !(isDigit(at[1]) || (at[1] == 0 && isDigit(at[2]))))
        return false;
    for (std::size_t from = 0; from + window <= MaskedNumber::length; ++from)
        for (const std::size_t stride : {std::size_t(1), std::size_t(2)})
            if (matches(at, stride, number, from, false) || matches(at, stride, number, from + window - 1, true))
                return true;
    return false;
}

/// Few blocks of memory hold digits at all, and to count them takes a few instructions for all of a block.
constexpr std::size_t block = 64;
/// Eight digits a byte or two apart lie in two blocks at most: one of the two has four of them.
constexpr int fewestDigits = 4;

bool mayHoldDigits(const unsigned char* bytes)
{
    unsigned char digits = 0;
    for (std::size_t at = 0; at < block; ++at)
        digits = static_cast<unsigned char>(digits + (static_cast<unsigned char>(bytes[at] - '0') < 10 ? 1 : 0));
    return digits >= fewestDigits;
}

struct Region { std::uint64_t first, last; };

/// The memory the scan itself works in. It allocates nothing else: that would overwrite the very heap it reads.
struct Workspace {
    std::array<unsigned char, chunk + overlap> bytes;
    std::array<char, 1 << 18> maps;
};

/// Reads a whole small file; empty when it cannot be read or does not fit.
std::string_view textOf(const char* path, std::span<char> room)
{
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    std::size_t used = 0;
    ssize_t got = 1;
    while (file >= 0 && got > 0 && used < room.size()) {
        got = read(file, room.data() + used, room.size() - used);
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    if (file >= 0)
        close(file);
    return used < room.size() ? std::string_view(room.data(), used) : std::string_view();
}

/// The region of a line "7f00-8f00 rw-p ..." of /proc/self/maps; an empty one when it cannot be read.
Region readableRegion(std::string_view line)
{
    Region region{0, 0};
    const auto dash = std::from_chars(line.data(), line.data() + line.size(), region.first, 16);
    const auto blank = std::from_chars(dash.ptr + 1, line.data() + line.size(), region.last, 16);
    return blank.ptr[1] == 'r' ? region : Region{0, 0};
}

int copiesInRegion(int memory, const Region& region, std::span<unsigned char> buffer, const MaskedNumber& number)
{
    int found = 0;
    for (std::uint64_t at = region.first; at < region.last; at += chunk) {
        const auto wanted = std::min<std::uint64_t>(buffer.size(), region.last - at);
        const ssize_t got = pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
        if (got <= 0)
            continue;
        const auto read = static_cast<std::size_t>(got);
        const std::size_t whole = std::min(read + overlap, buffer.size());
        std::ranges::fill(buffer.subspan(read, whole - read), 0); // so that the last digits of a region are looked at
        found += copiesIn(buffer.first(whole), number);
    }
    return found;
}

} // namespace

MaskedNumber::MaskedNumber(Kind kind)
{
    do {
        for (std::size_t at = 0; at < length; ++at)
            put(at, static_cast<char>('0' + QRandomGenerator::system()->bounded(10)));
        if (kind == Kind::Visa) {
            put(0, '4');
            put(length - 1, checkDigit());
        }
    } while (canScanMemory && copiesInMemory(*this) != 0); // tables of digits in libraries hold some
}

void MaskedNumber::put(std::size_t position, char digit)
{
    m_mask[position] = static_cast<std::uint8_t>(QRandomGenerator::system()->bounded(128, 256));
    m_masked[position] = static_cast<std::uint8_t>(digit ^ m_mask[position]);
}

/// What makes the Luhn sum of the other digits whole tens.
char MaskedNumber::checkDigit() const
{
    int sum = 0;
    for (std::size_t at = 0; at + 1 < length; ++at) {
        const int value = (digit(at) - '0') * (at % 2 == 0 ? 2 : 1);
        sum += value > 9 ? value - 9 : value;
    }
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

int copiesIn(std::span<const unsigned char> bytes, const MaskedNumber& number)
{
    int found = 0;
    std::size_t looked = 0; // every start before this one
    const std::size_t ends = bytes.size() < overlap ? 0 : bytes.size() - overlap + 1;
    for (std::size_t at = 0; at < bytes.size(); at += block) {
        if (bytes.size() - at >= block && !mayHoldDigits(bytes.data() + at))
            continue;
        // What begins shortly before this block may have most of its digits in it.
        for (looked = std::max(looked, at < overlap ? 0 : at - overlap); looked < std::min(at + block, ends); ++looked)
            found += startsHere(bytes.data() + looked, number) ? 1 : 0;
    }
    return found;
}

int copiesInMemory(const MaskedNumber& number)
{
    void* pages = mmap(nullptr, sizeof(Workspace), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    if (pages == MAP_FAILED || memory < 0)
        return -1;
    auto* work = static_cast<Workspace*>(pages);
    const auto own = reinterpret_cast<std::uint64_t>(pages);
    std::string_view maps = textOf("/proc/self/maps", work->maps);
    int found = maps.empty() ? -1 : 0;
    for (std::size_t end = maps.find('\n'); end != std::string_view::npos; end = maps.find('\n')) {
        const Region region = readableRegion(maps.substr(0, end));
        // The kernel may have joined the workspace to a neighbour: what lies beside it is still looked at.
        const Region before{region.first, std::clamp(own, region.first, region.last)};
        const Region after{std::clamp(own + sizeof(Workspace), region.first, region.last), region.last};
        found += copiesInRegion(memory, before, work->bytes, number);
        found += copiesInRegion(memory, after, work->bytes, number);
        maps.remove_prefix(end + 1);
    }
    close(memory);
    munmap(pages, sizeof(Workspace));
    return found;
}

int copiesInFiles(const QString& folder, const MaskedNumber& number)
{
    int found = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return -1;
        const QByteArray bytes = file.readAll() + QByteArray(overlap, '\0'); // so that the last digits are looked at
        found += copiesIn({reinterpret_cast<const unsigned char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())}, number);
    }
    return found;
}

} // namespace boxoffice::test
