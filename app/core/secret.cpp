#include "core/secret.h"
#include <cstring>
#include <openssl/crypto.h>
#include <sys/mman.h>
#include <unistd.h>

namespace boxoffice {

struct Secret::Page {
    std::size_t used;
    char digits[capacity];
};

namespace {
std::size_t pageSize() { return static_cast<std::size_t>(sysconf(_SC_PAGESIZE)); }
} // namespace

Result<Secret> Secret::create(bool allowUnlocked)
{
    void* memory = mmap(nullptr, pageSize(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("secret"),
                       .detail = QStringLiteral("no page of memory")};
    const bool locked = mlock(memory, pageSize()) == 0;
    if (!locked && !allowUnlocked) {
        munmap(memory, pageSize());
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("secret"),
                       .detail = QStringLiteral("memory could not be locked")};
    }
    madvise(memory, pageSize(), MADV_DONTDUMP);
    madvise(memory, pageSize(), MADV_WIPEONFORK);
    return Secret(static_cast<Page*>(memory), locked);
}

Secret::Secret(Secret&& other) noexcept
    : m_page(std::exchange(other.m_page, nullptr)), m_locked(std::exchange(other.m_locked, false))
{
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    std::swap(m_page, other.m_page);
    std::swap(m_locked, other.m_locked);
    return *this;
}

Secret::~Secret()
{
    if (!m_page)
        return;
    OPENSSL_cleanse(m_page, sizeof(Page));
    munmap(m_page, pageSize());
}

std::size_t Secret::size() const { return m_page ? m_page->used : 0; }

bool Secret::insert(std::size_t position, char digit)
{
    if (!m_page || digit < '0' || digit > '9' || m_page->used >= capacity || position > m_page->used)
        return false;
    char* at = m_page->digits + position;
    std::memmove(at + 1, at, m_page->used - position);
    *at = digit;
    ++m_page->used;
    return true;
}

void Secret::removeAt(std::size_t position)
{
    if (!m_page || position >= m_page->used)
        return;
    char* at = m_page->digits + position;
    std::memmove(at, at + 1, m_page->used - position - 1);
    m_page->digits[--m_page->used] = 0;
}

void Secret::clear()
{
    if (m_page)
        OPENSSL_cleanse(m_page, sizeof(Page));
}

Result<Secret> Secret::take()
{
    Result<Secret> fresh = create(!m_locked);
    if (!fresh)
        return fresh;
    std::swap(m_page, fresh->m_page);
    std::swap(m_locked, fresh->m_locked);
    return fresh;
}

std::span<const char> Secret::digits() const
{
    return m_page ? std::span<const char>(m_page->digits, m_page->used) : std::span<const char>();
}

} // namespace boxoffice
