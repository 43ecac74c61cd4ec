#include "composition/drillmenu.h"
#include "net/httpclient.h"
#include "simulator/control/drills.h"
#include "ui/widgets/demoband.h"
#include <QDesktopServices>
#include <QMenu>

namespace boxoffice {

DrillMenu::DrillMenu(HttpClient& http, const QUrl& simulator, DemoBand& band, QObject* parent)
    : QObject(parent), m_http(http), m_simulator(simulator), m_band(band)
{
    auto* menu = new QMenu(&band);
    menu->setToolTipsVisible(true);
    const QStringList names = simulator::drillNames();
    for (const QString& name : names) {
        const Result<simulator::FaultScript> script = simulator::drill(name);
        if (!script)
            continue;
        QAction* action = menu->addAction(script->title);
        action->setToolTip(script->teaches);
        connect(action, &QAction::triggered, this,
                [this, name, title = script->title] { ask(name, tr("Training: %1.").arg(title)); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("End the drill")), &QAction::triggered, this, [this] { ask(QStringLiteral("end"), {}); });
    menu->addSeparator();
    QAction* page = menu->addAction(tr("Open the simulator's page"));
    const QUrl address = m_simulator.resolved(QUrl(QStringLiteral("/simulator/")));
    page->setToolTip(address.toString());
    connect(page, &QAction::triggered, this, [this, address] {
        if (!QDesktopServices::openUrl(address)) // no browser here: another device can read it off the band
            m_band.setNote(tr("No browser opened. The simulator's page: %1").arg(address.toString()));
    });
    m_band.addMenu(tr("Drills"), menu);
}

DrillMenu::~DrillMenu() = default;

void DrillMenu::ask(const QString& path, const QString& note)
{
    Request request{.method = Method::Post, .url = m_simulator, .body = "{}", .name = QStringLiteral("drill")};
    request.url.setPath(QStringLiteral("/simulator/drills/") + path);
    request.headers = {{"Content-Type", "application/json"}};
    m_call = m_http.send(std::move(request), [this, path, note](const Result<Response>& answer) {
        if (answer && answer->status == 200)
            m_band.setNote(note);
        else if (answer && answer->status == 409) // another kind of server is needed
            m_band.setNote(tr("This drill has to be started with --drill=%1.").arg(path));
        else
            m_band.setNote(tr("The drill could not be started."));
    });
}

} // namespace boxoffice
