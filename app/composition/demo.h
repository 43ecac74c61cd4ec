#pragma once
#include "core/result.h"
#include "simulator/simulatorthread.h"
#include <QMap>
#include <QTemporaryFile>

namespace boxoffice {

/// The simulator of demo mode, in a thread of its own on a loopback port; with a drill, its faults are in force.
class Demo {
public:
    /// `drill` is a known one, or empty.
    Demo(const Clock& clock, const QString& drill);
    /// Starts it. Needs a QCoreApplication. Failure{Storage} when a drill over TLS cannot leave its authority's file.
    [[nodiscard]] Result<void> start();
    /// The settings that point everything at it; members may pay, on a kiosk too (there without invoices).
    [[nodiscard]] QMap<QString, QString> settings(bool kiosk = false) const;
    /// The same before it runs, so that other settings can be judged without a display.
    [[nodiscard]] static QMap<QString, QString> settingsBeforeStart(const QString& drill);
    /// What the band on every screen says besides DEMO: the drill's title; empty without one.
    [[nodiscard]] static QString noteFor(const QString& drill);

private:
    QString m_drill;
    simulator::SimulatorThread m_simulator;
    QTemporaryFile m_authority; ///< whom to trust, where the drill is about TLS
    QTemporaryFile m_secret;    ///< of the client that signs members in
};

} // namespace boxoffice
