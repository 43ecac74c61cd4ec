#include "session/cartqueue.h"

namespace boxoffice {

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
    work([this] {
        m_busy = false;
        next();
    });
}

} // namespace boxoffice
