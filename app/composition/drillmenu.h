#pragma once
#include <QObject>
#include <QUrl>
#include <memory>

namespace boxoffice {

class Call;
class DemoBand;
class HttpClient;

/// The demo's menu of training drills, on its band: one at a time, begun and ended in the simulator that is running, told
/// on the band. A drill that needs another start says so there. Its last entry opens the simulator's own page. Thread: UI.
class DrillMenu : public QObject {
    Q_OBJECT
public:
    /// `simulator`: its root. `http` and `band` outlive this.
    DrillMenu(HttpClient& http, const QUrl& simulator, DemoBand& band, QObject* parent);
    ~DrillMenu() override;

private:
    void ask(const QString& path, const QString& note);
    HttpClient& m_http;
    const QUrl m_simulator;
    DemoBand& m_band;
    std::unique_ptr<Call> m_call;
};

} // namespace boxoffice
