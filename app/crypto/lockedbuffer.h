#pragma once
#include <cstddef>
#include <span>

namespace boxoffice {

/// One page of memory for a plain text on its way into the RSA call: locked, out of core dumps and child
/// processes, wiped when it is asked to and at its end.
class LockedBuffer {
public:
    explicit LockedBuffer(bool allowUnlocked);
    LockedBuffer(const LockedBuffer&) = delete;
    LockedBuffer& operator=(const LockedBuffer&) = delete;
    ~LockedBuffer();

    [[nodiscard]] bool isLocked() const { return m_locked; }
    void wipe();
    /// Empty when the page could not be had or locked.
    [[nodiscard]] std::span<unsigned char> bytes() const { return m_bytes; }

private:
    std::span<unsigned char> m_bytes;
    bool m_locked = false;
};

} // namespace boxoffice
