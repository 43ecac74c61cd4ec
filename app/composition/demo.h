#pragma once
#include "core/result.h"
#include "simulator/simulatorthread.h"
#include <QMap>

namespace boxoffice {

/// The simulator of demo mode, in a thread of its own on a loopback port.
class Demo {
public:
    explicit Demo(const Clock& clock);
    /// Starts it. Needs a QCoreApplication.
    [[nodiscard]] Result<void> start();
    /// The settings that point everything at it.
    [[nodiscard]] QMap<QString, QString> settings() const;
    /// The same before it runs, so that other settings can be judged without a display.
    [[nodiscard]] static QMap<QString, QString> settingsBeforeStart();

private:
    simulator::SimulatorThread m_simulator;
};

} // namespace boxoffice
