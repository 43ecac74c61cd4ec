#pragma once
#include "simulator/faults/faultrule.h"
#include "simulator/options.h"
#include <QObject>
#include <QUrl>
#include <memory>

namespace boxoffice::simulator {

/// The Partner, Discovery v2 and Commerce v2 services over a generated world, as an HTTP server on 127.0.0.1.
/// Serves on the thread it lives in; start() and every other member must be called there (SimulatorThread does).
/// It shares no code with the client rooms, so that a wrong idea cannot cancel out on both sides.
class Simulator final : public QObject {
    Q_OBJECT
public:
    /// `clock` must outlive the simulator and be usable from its thread.
    explicit Simulator(Options options, const Clock& clock, QObject* parent = nullptr);
    ~Simulator() override;

    /// Listens and answers the port. Failure: Rule (options that cannot be served), Tls (certificate), NotSent (port taken).
    [[nodiscard]] Result<quint16> start();
    [[nodiscard]] QUrl rootUrl() const; ///< http(s)://127.0.0.1:PORT, no trailing slash; empty before start()

    /// The authority to trust when Options::selfSignedTls made one; empty otherwise, and before start().
    [[nodiscard]] QByteArray authorityPem() const;

    /// What arrived and what became of it; the same as GET /simulator/ledger (see ledger.h for the shape).
    [[nodiscard]] QByteArray ledgerJson() const;
    void addFault(const FaultRule& rule); ///< also POST /simulator/faults with the JSON of faultrule.h
    void clearFaults();                   ///< also DELETE /simulator/faults

private:
    [[nodiscard]] Result<void> startTls();

    struct Rooms;
    std::unique_ptr<Rooms> m_rooms;
};

[[nodiscard]] QUrl partnerRoot(const QUrl& simulatorRoot);   ///< .../partners/v1
[[nodiscard]] QUrl discoveryRoot(const QUrl& simulatorRoot); ///< .../discovery/v2
[[nodiscard]] QUrl commerceRoot(const QUrl& simulatorRoot);  ///< .../commerce/v2

} // namespace boxoffice::simulator
