#pragma once
#include "simulator/simulator.h"
#include <QThread>

namespace boxoffice::simulator {

/// A simulator in a thread of its own, for demo mode and tests. All members may be called from any thread but the
/// simulator's own; each blocks until the simulator has done it. The destructor stops the server and the thread.
class SimulatorThread final {
public:
    explicit SimulatorThread(Options options, const Clock& clock);
    ~SimulatorThread();
    SimulatorThread(const SimulatorThread&) = delete;
    SimulatorThread& operator=(const SimulatorThread&) = delete;

    [[nodiscard]] Result<quint16> start(); ///< once; failures as Simulator::start
    [[nodiscard]] QUrl rootUrl() const;
    [[nodiscard]] QUrl partnerRoot() const;
    [[nodiscard]] QUrl discoveryRoot() const;
    [[nodiscard]] QUrl commerceRoot() const;
    [[nodiscard]] const QByteArray& authorityPem() const { return m_authorityPem; } ///< as Simulator::authorityPem
    [[nodiscard]] QByteArray ledgerJson() const;
    void addFault(const FaultRule& rule);
    void clearFaults();

private:
    QThread m_thread;
    Simulator* m_simulator; ///< lives in m_thread, deleted there
    QUrl m_root;
    QByteArray m_authorityPem;
};

} // namespace boxoffice::simulator
