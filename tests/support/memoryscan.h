#pragma once
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
class MaskedNumber {
public:
    static constexpr std::size_t length = 16;
    MaskedNumber();
    [[nodiscard]] char digit(std::size_t position) const { return static_cast<char>(m_masked[position] ^ m_mask[position]); }

private:
    std::array<volatile std::uint8_t, length> m_masked{};
    std::array<volatile std::uint8_t, length> m_mask{};
};

/// How often any 8 neighbouring digits of the number stand in the writable memory of this process, as ASCII or
/// UTF-16LE, forwards or backwards. -1 when the memory could not be read. Meant for a process with one thread busy.
[[nodiscard]] int copiesInMemory(const MaskedNumber& number);

} // namespace boxoffice::test
