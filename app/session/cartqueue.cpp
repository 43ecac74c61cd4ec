#include "session/cartqueue.h"
#include <QPointer>

namespace boxoffice {

/// One call's stay at the head of the queue; ends once, at the latest when nobody holds it any more.
class CartQueue::Turn {
public:
    explicit Turn(CartQueue& queue) : m_queue(&queue) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn()
    {
        if (CartQueue* queue = m_queue)
            QMetaObject::invokeMethod(queue, [queue] { pass(*queue); }, Qt::QueuedConnection);
    }
    void end()
    {
        CartQueue* queue = m_queue;
        m_queue.clear();
        if (queue)
            pass(*queue);
    }

private:
    static void pass(CartQueue& queue)
    {
        queue.m_busy = false;
        queue.next();
    }
    QPointer<CartQueue> m_queue;
};

void CartQueue::add(Priority priority, Work work)
{
    (priority == Priority::SaleInHand ? m_sale : m_janitor).push_back(std::move(work));
    next();
}

void CartQueue::next()
{
    std::deque<Work>& queue = m_sale.empty() ? m_janitor : m_sale;
    if (m_busy || queue.empty())
        return;
    m_busy = true;
    const Work work = std::move(queue.front());
    queue.pop_front();
    work([turn = std::make_shared<Turn>(*this)] { turn->end(); });
}

} // namespace boxoffice
