#include "simulator/simulatorthread.h"

namespace boxoffice::simulator {
namespace {

template <class Call>
void onThreadOf(Simulator* simulator, Call call)
{
    QMetaObject::invokeMethod(simulator, std::move(call), Qt::BlockingQueuedConnection);
}

} // namespace

SimulatorThread::SimulatorThread(Options options, const Clock& clock) : m_simulator(new Simulator(std::move(options), clock))
{
    m_thread.setObjectName(QStringLiteral("simulator"));
    m_simulator->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_simulator, &QObject::deleteLater); // its sockets die on their thread
    m_thread.start();
}

SimulatorThread::~SimulatorThread()
{
    m_thread.quit();
    m_thread.wait();
}

Result<quint16> SimulatorThread::start()
{
    Result<quint16> result = quint16(0);
    onThreadOf(m_simulator, [&] {
        result = m_simulator->start();
        m_root = m_simulator->rootUrl();
        m_authorityPem = m_simulator->authorityPem();
    });
    return result;
}

QUrl SimulatorThread::rootUrl() const { return m_root; }
QUrl SimulatorThread::partnerRoot() const { return simulator::partnerRoot(m_root); }
QUrl SimulatorThread::discoveryRoot() const { return simulator::discoveryRoot(m_root); }
QUrl SimulatorThread::commerceRoot() const { return simulator::commerceRoot(m_root); }

QByteArray SimulatorThread::ledgerJson() const
{
    QByteArray json;
    onThreadOf(m_simulator, [&] { json = m_simulator->ledgerJson(); });
    return json;
}

void SimulatorThread::addFault(const FaultRule& rule)
{
    onThreadOf(m_simulator, [&] { m_simulator->addFault(rule); });
}

void SimulatorThread::clearFaults()
{
    onThreadOf(m_simulator, [this] { m_simulator->clearFaults(); });
}

} // namespace boxoffice::simulator
