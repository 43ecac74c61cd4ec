#pragma once
#include "core/result.h"
#include "simulator/simulatorthread.h"
#include <QMap>

namespace boxoffice {

/// The simulator of demo mode, in a thread of its own on a loopback port.
class Demo {
public:
    explicit Demo(const Clock& clock);
    /// Starts it; the settings that point everything at it.
    [[nodiscard]] Result<QMap<QString, QString>> start();

private:
    simulator::SimulatorThread m_simulator;
};

} // namespace boxoffice
