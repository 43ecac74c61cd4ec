#include "crypto/lockedbuffer.h"
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>

namespace boxoffice {

LockedBuffer::LockedBuffer(bool allowUnlocked)
{
    const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    void* memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return;
    m_locked = mlock(memory, size) == 0;
    if (!m_locked && !allowUnlocked) {
        munmap(memory, size);
        return;
    }
    madvise(memory, size, MADV_DONTDUMP);
    madvise(memory, size, MADV_WIPEONFORK);
    m_bytes = {static_cast<unsigned char*>(memory), size};
}

void LockedBuffer::wipe()
{
    if (!m_bytes.empty())
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

LockedBuffer::~LockedBuffer()
{
    if (m_bytes.empty())
        return;
    wipe();
    munmap(m_bytes.data(), m_bytes.size());
}

} // namespace boxoffice
