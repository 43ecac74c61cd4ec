#pragma once
#include "core/result.h"
#include <cstddef>
#include <span>

namespace boxoffice {

/// A short run of card digits in its own locked page: wiped on clear and destruction, kept out of core dumps
/// and child processes, never copied, never printable. The only home of a card number or security code.
/// Thread: one owner at a time.
class Secret {
public:
    static constexpr std::size_t capacity = 32;

    /// A Failure of kind Storage when the page cannot be locked and `allowUnlocked` is false.
    [[nodiscard]] static Result<Secret> create(bool allowUnlocked = false);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] bool isLocked() const { return m_locked; }
    /// False when `position` is past the end, the secret is full, or `digit` is not '0'..'9'.
    bool insert(std::size_t position, char digit);
    bool append(char digit) { return insert(size(), digit); }
    void removeAt(std::size_t position);
    void clear();
    /// Moves the digits out; this one is empty afterwards but keeps its page.
    [[nodiscard]] Result<Secret> take();
    /// The digits, valid until the next change. For the RSA call and the card rules only.
    [[nodiscard]] std::span<const char> digits() const;

private:
    struct Page;
    explicit Secret(Page* page, bool locked) : m_page(page), m_locked(locked) {}
    Page* m_page = nullptr;
    bool m_locked = false;
};

} // namespace boxoffice
