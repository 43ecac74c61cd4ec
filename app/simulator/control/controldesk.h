#pragma once
#include "simulator/faults/faultdesk.h"
#include "simulator/faults/faultscript.h"
#include "simulator/ledger.h"

namespace boxoffice::simulator {

/// Everything under /simulator/: the page for people, the ledger, the scripted faults and the drills. Needs no key: the
/// server listens on loopback only. A page of another origin may not change anything.
class ControlDesk {
public:
    ControlDesk(const World& world, const WorldClock& time, Options& options, Ledger& ledger, FaultDesk& faults);

    [[nodiscard]] static bool isControlPath(const QByteArray& path);
    [[nodiscard]] HttpResponse answer(const HttpRequest& request, const QByteArray& root, const Carts& carts);

private:
    [[nodiscard]] HttpResponse get(const QList<QByteArray>& path, const Carts& carts);
    [[nodiscard]] HttpResponse change(const HttpRequest& request, const QList<QByteArray>& path);
    [[nodiscard]] HttpResponse addFaults(const QByteArray& json);
    [[nodiscard]] HttpResponse switchFault(int id, const HttpRequest& request);
    [[nodiscard]] HttpResponse startDrill(const QString& name);
    void endDrill();
    [[nodiscard]] QByteArray faultsJson() const;

    const World& m_world;
    const WorldClock& m_time;
    Options& m_options;
    Options m_normal; ///< as they were before a drill was started here
    Ledger& m_ledger;
    FaultDesk& m_faults;
};

} // namespace boxoffice::simulator
