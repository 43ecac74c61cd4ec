#include "composition/seatface.h"
#include "composition/station.h"
#include "session/seatdesk.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/kiosk/kioskshell.h"
#include "ui/seatmap/seatspage.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/workbench.h"
#include "ui/workbench/workbenchframe.h"

namespace boxoffice {
namespace {

/// Availability is not for the live purchase (T32): from reserve to the end of a sale nothing is asked.
bool isUnderWay(SaleStage stage)
{
    return stage != SaleStage::Idle && stage != SaleStage::Ended && stage != SaleStage::Sold && stage != SaleStage::CommitUnknown;
}

/// What is picked on the map is what the desk would reserve, as long as the map is what the buyer sees.
template <class Host>
void join(SeatDesk& seats, OfferDesk& desk, Host& host, const Clock& clock)
{
    const auto choose = [&desk, &host] { desk.setRun(host.showsSeats() ? host.seats().run() : std::nullopt); };
    QObject::connect(&seats, &SeatDesk::changed, &host, [&host, &clock, choose](const SeatsView& view) {
        host.setSeats(view, clock.wall());
        choose();
    });
    QObject::connect(&host, &Host::seatsPicked, &host, choose);
    QObject::connect(&host, &Host::seatsTurned, &host, choose);
}

} // namespace

void joinSeats(Station& station, const Settings& settings, QWidget& face)
{
    if (!settings.partner.inventory)
        return;
    auto* seats = new SeatDesk(station.partner(), station.clock(), &face);
    OfferDesk& desk = station.desk();
    QObject::connect(&desk, &OfferDesk::changed, seats, [seats](const OffersView& view) {
        if (view.event == seats->view().event)
            return;
        view.isEmpty() ? seats->close() : seats->open(view.event, view.venue);
    });
    QObject::connect(&station.session(), &PurchaseSession::changed, seats, [seats](const PurchaseView& view) { seats->setPaused(isUnderWay(view.stage)); });
    if (auto* workbench = qobject_cast<Workbench*>(&face))
        join(*seats, desk, workbench->frame().centre(), station.clock());
    else if (auto* kiosk = qobject_cast<KioskShell*>(&face))
        join(*seats, desk, kiosk->frame(), station.clock());
}

} // namespace boxoffice
