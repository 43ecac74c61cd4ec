#include "composition/showing.h"
#include "composition/browserface.h"
#include "composition/demo.h"
#include "composition/drillmenu.h"
#include "composition/lanerules.h"
#include "composition/seatface.h"
#include "composition/station.h"
#include "composition/walkupfile.h"
#include "tour/tour.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/wedgeguard.h"
#include "ui/workbench/workbench.h"
#include "ui/workbench/workbenchframe.h"
#include <QApplication>
#include <QJsonArray>
#include <QTextStream>
#include <memory>

namespace boxoffice {
namespace {

/// The system's locale where it speaks a language on offer, else the first language on offer.
QLocale localeFor(const QStringList& languages)
{
    const QLocale system = QLocale::system();
    const QString spoken = system.language() == QLocale::C ? QString() : system.name().section(QLatin1Char('_'), 0, 0);
    return languages.contains(spoken) ? system : QLocale(languages.value(0, QStringLiteral("en")));
}

std::unique_ptr<QWidget> makeFace(Station& station, const StationView& view, Theme& theme)
{
    if (view.kiosk) {
        auto kiosk = std::make_unique<KioskShell>(station.session(), station.desk(), station.feed(), station.clock(), view, theme);
        kiosk->follow(station.sales());
        return kiosk;
    }
    auto workbench = std::make_unique<Workbench>(station.session(), station.desk(), station.feed(), station.sales(),
                                                 station.clock(), view, theme);
    QObject::connect(workbench.get(), &Workbench::closeRequested, qApp, &QCoreApplication::quit);
    return workbench;
}

/// The walk-up customer of an attended lane that has one; nothing else has one.
Result<std::optional<BuyerForm>> walkUpOf(const Settings& settings)
{
    if (settings.lane.kiosk || settings.lane.walkUpFile.isEmpty())
        return std::optional<BuyerForm>();
    Result<BuyerForm> buyer = readWalkUp(settings.lane.walkUpFile, laneOffers(settings).requiredFields);
    return buyer ? Result<std::optional<BuyerForm>>(*std::move(buyer)) : buyer.failure();
}

void open(QWidget& face, bool kiosk, bool tour)
{
    if (!kiosk)
        face.resize(1280, 800);
    else if (tour) // a tour's pictures have the size the kiosk is drawn for
        face.resize(1920, 1080);
    if (kiosk && !tour)
        face.showFullScreen();
    else
        face.show();
}

QString seatsIn(const QJsonObject& log)
{
    QStringList seats;
    const QJsonArray tickets = log.value(QStringLiteral("tickets")).toArray();
    for (const auto& ticket : tickets)
        seats.append(ticket.toString());
    return seats.join(QStringLiteral("; "));
}

int endTour(const Tour& tour, bool sold)
{
    QTextStream out(stdout);
    const QJsonObject log = tour.log().json();
    const QJsonArray problems = log.value(QStringLiteral("problems")).toArray();
    for (const auto& text : problems)
        out << "The buyer saw: " << text.toString() << Qt::endl;
    if (sold)
        out << "Sold: " << log.value(QStringLiteral("event")).toString() << ", " << seatsIn(log) << ", "
            << log.value(QStringLiteral("total")).toString() << ", order " << log.value(QStringLiteral("order_number")).toString() << Qt::endl;
    else
        out << "Not sold: stopped at step \"" << log.value(QStringLiteral("stalled_at")).toString() << "\"" << Qt::endl;
    out << "Worst stall of the screen: " << QString::number(log.value(QStringLiteral("worst_stall_ms")).toDouble(), 'f', 1) << " ms" << Qt::endl;
    if (!tour.log().save()) {
        QTextStream(stderr) << "boxoffice: tour.json cannot be written to " << tour.log().folder() << Qt::endl;
        return 1;
    }
    return sold ? 0 : 1;
}

} // namespace

int showProgram(const Arguments& arguments, const Settings& settings, const StateFolder& folder, bool memoryLocked)
{
    Result<TourScript> script = arguments.tourScript.isEmpty() ? Result<TourScript>(defaultTour()) : loadTourScript(arguments.tourScript);
    if (!script) {
        QTextStream(stderr) << "boxoffice: " << script.failure().detail << Qt::endl;
        return 2;
    }
    const Result<std::optional<BuyerForm>> walkUp = walkUpOf(settings);
    if (!walkUp) {
        QTextStream(stderr) << "boxoffice: " << walkUp.failure().detail << Qt::endl;
        return 2;
    }
    QApplication::setApplicationName(QStringLiteral("boxoffice"));
    QApplication::setApplicationDisplayName(QStringLiteral("Box Office"));
    QApplication::setQuitOnLastWindowClosed(true);
    QLocale::setDefault(localeFor(settings.ui.languages));
    ui::initResources();
    StationView view = stationView(settings, arguments.demo, memoryLocked);
    view.demoNote = Demo::noteFor(arguments.drill);
    Theme theme(view.kiosk ? Face::Kiosk : Face::Attended, themeNamed(view.theme));
    theme.apply(*qApp);
    const SystemClock clock;
    Station station(settings, clock, folder);
    station.startEvents();
    const WedgeGuard cardsStayOutOfOtherFields(settings.lane.allowUnlockedMemory);
    const std::unique_ptr<QWidget> face = makeFace(station, view, theme);
    if (auto* workbench = qobject_cast<Workbench*>(face.get()); workbench && *walkUp)
        workbench->setWalkUp(**walkUp);
    if (auto* workbench = qobject_cast<Workbench*>(face.get()); workbench && workbench->frame().demoBand())
        new DrillMenu(station.http(), settings.partner.baseUrl, *workbench->frame().demoBand(), workbench);
    joinBrowser(station.browser(), station.session(), *face, theme, view.kiosk);
    joinSeats(station, settings, *face);
    QCoreApplication::sendPostedEvents(&station.feed()); // events already read are in the first frame
    open(*face, view.kiosk, arguments.tour);
    station.start([&](const Result<JournalOpening>& opening) {
        if (!opening)
            QTextStream(stderr) << "boxoffice: the journal cannot be opened, no sale can be made: " << opening.failure().detail << Qt::endl;
    });
    if (!arguments.tour)
        return QApplication::exec();
    Tour tour(*std::move(script), arguments.tourFolder);
    const auto status = std::make_shared<int>(1);
    QObject::connect(&tour, &Tour::finished, qApp, [played = &tour, &station, status](bool sold) {
        *status = endTour(*played, sold);
        station.session().release(); // a stopped tour gives its seats back, also in the middle of a request
        station.session().newSale();
        auto* rest = new QTimer(qApp);
        QObject::connect(rest, &QTimer::timeout, qApp, [&station] {
            if (station.isAtRest())
                QCoreApplication::quit();
        });
        rest->start(20);
    });
    tour.start();
    QApplication::exec();
    return *status;
}

} // namespace boxoffice
