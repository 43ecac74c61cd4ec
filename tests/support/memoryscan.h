#pragma once
#include <QString>
#include <array>
#include <cstdint>
#include <span>

namespace boxoffice::test {

/// Under the address sanitizer terabytes of notes would be read, and freed memory is another allocator's: tests
/// that scan skip themselves there.
#ifdef __SANITIZE_ADDRESS__
inline constexpr bool canScanMemory = false;
#else
inline constexpr bool canScanMemory = true;
#endif

/// A random card number that exists in memory only XOR-masked, so that a scan for it cannot find its own needle.
/// No eight of its digits stand anywhere in this process when it is made.
class MaskedNumber {
public:
    static constexpr std::size_t length = 16;
    enum class Kind {
        AnyDigits,
        Visa, ///< a number that card rules and the service take
    };
    explicit MaskedNumber(Kind kind = Kind::AnyDigits);
    [[nodiscard]] char digit(std::size_t position) const { return static_cast<char>(m_masked[position] ^ m_mask[position]); }

private:
    void put(std::size_t position, char digit);
    [[nodiscard]] char checkDigit() const;
    std::array<volatile std::uint8_t, length> m_masked{};
    std::array<volatile std::uint8_t, length> m_mask{};
};

/// How often any 8 neighbouring digits of the number stand in the readable memory of this process, as ASCII or
/// UTF-16LE, forwards or backwards: the whole number and salt and number together hold such eight. -1 when the memory
/// could not be read. Meant for a process with one thread busy.
[[nodiscard]] int copiesInMemory(const MaskedNumber& number);

/// The same over every file below `folder`, hidden ones too. -1 when one of them cannot be read.
[[nodiscard]] int copiesInFiles(const QString& folder, const MaskedNumber& number);

/// The same over bytes at hand.
[[nodiscard]] int copiesIn(std::span<const unsigned char> bytes, const MaskedNumber& number);

} // namespace boxoffice::test
