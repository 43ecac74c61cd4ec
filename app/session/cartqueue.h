#pragma once
#include <QObject>
#include <deque>
#include <functional>
#include <memory>

namespace boxoffice {

/// The program's one cart queue: never more than one cart call in flight (API 1.8, invariant I5). The sale in
/// hand goes before the janitor. Thread: the one it was made in.
class CartQueue : public QObject {
    Q_OBJECT
public:
    enum class Priority { SaleInHand, Janitor };
    /// A call to make; it calls `finished` when its answer is here. Dropping `finished` uncalled (the call was
    /// aborted with its owner) frees the queue as well, in the next turn of the event loop.
    using Work = std::function<void(std::function<void()> finished)>;

    explicit CartQueue(QObject* parent = nullptr) : QObject(parent) {}
    void add(Priority priority, Work work);
    [[nodiscard]] bool isIdle() const { return !m_busy && m_sale.empty() && m_janitor.empty(); }

private:
    class Turn;
    void next();
    std::deque<Work> m_sale;
    std::deque<Work> m_janitor;
    bool m_busy = false;
};

} // namespace boxoffice
