#pragma once
#include "tests/support/childprogram.h"
#include "tests/support/crash/crashpoints.h"
#include "tests/support/crash/invariants.h"

namespace boxoffice::test {

/// One cell of the matrix: a real program sells at a real simulator, meets the fault at the point, and is started three
/// times afterwards. Works in any thread that has an event loop of its own.
class CrashCell {
public:
    CrashCell(const CrashPoint& point, CrashFault fault);
    [[nodiscard]] CellFacts run();

private:
    [[nodiscard]] QByteArray settings() const;
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] bool standsAtPoint() const;
    void approach();
    void strike();
    void order(const QByteArray& word) const;
    void arm(const QByteArray& word) const;
    void goOn();
    void letEnd();
    void crashInRecovery();
    void startUntilInOrder();
    void startAgain();
    void readLedger();

    const CrashPoint& m_point;
    const CrashFault m_fault;
    Home m_home;
    SimulatorChild m_service;
    Relay m_relay;
    QString m_config;
    std::unique_ptr<ChildProgram> m_program;
    QByteArray m_clock; ///< seconds the wall clock is shifted by in later starts
    CellFacts m_facts;
};

} // namespace boxoffice::test
