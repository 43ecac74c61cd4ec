#include "net/callwork.h"
#include <QPointer>

namespace boxoffice {

namespace {
class Handle final : public Call {
public:
    explicit Handle(CallWork* work) : m_work(work) {}
    ~Handle() override
    {
        if (m_work)
            m_work->abandon();
    }

private:
    QPointer<CallWork> m_work;
};
} // namespace

std::unique_ptr<Call> CallWork::own(CallWork* work) { return std::make_unique<Handle>(work); }

} // namespace boxoffice
