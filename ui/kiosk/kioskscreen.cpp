#include "ui/kiosk/kioskscreen.h"

namespace boxoffice {
namespace {

KioskScreen whilePaying(const PurchaseView& sale, const KioskPlace& place)
{
    const bool nothingToChoose = sale.delivery.isEmpty() || sale.deliveryPreconfigured;
    const bool cameBack = sale.problem && sale.problem->step != SaleStep::Delivery && sale.problem->step != SaleStep::Reserve;
    return place.payOpen || nothingToChoose || cameBack ? KioskScreen::Pay : KioskScreen::Delivery;
}

} // namespace

KioskScreen kioskScreen(const PurchaseView& sale, const KioskPlace& place)
{
    switch (sale.stage) {
    case SaleStage::CheckingCaptcha: case SaleStage::Reserving: case SaleStage::Releasing: return KioskScreen::Wait;
    case SaleStage::AwaitingCaptcha: return KioskScreen::HumanCheck;
    case SaleStage::SeatsOffered: return KioskScreen::SeatsChanged;
    case SaleStage::Held: case SaleStage::ChoosingDelivery: return KioskScreen::Delivery;
    case SaleStage::EnteringPayment: return whilePaying(sale, place);
    case SaleStage::AddingPayment: return KioskScreen::Pay;
    case SaleStage::ReadyToCommit: case SaleStage::Committing: return KioskScreen::Review;
    case SaleStage::CommitUnknown: return KioskScreen::Stopped;
    case SaleStage::Sold: return KioskScreen::Done;
    case SaleStage::Idle: case SaleStage::Ended: break;
    }
    return sale.problem ? KioskScreen::Problem : place.choosing;
}

int railStep(KioskScreen screen)
{
    switch (screen) {
    case KioskScreen::Browse: return 0;
    case KioskScreen::Tickets: case KioskScreen::Wait: case KioskScreen::HumanCheck:
    case KioskScreen::SeatsChanged: return 1;
    case KioskScreen::Delivery: return 2;
    case KioskScreen::Pay: return 3;
    case KioskScreen::Review: return 4;
    case KioskScreen::Done: return 5;
    case KioskScreen::Attract: case KioskScreen::Stopped: case KioskScreen::Problem: break;
    }
    return -1;
}

bool holdsSeats(const PurchaseView& sale)
{
    switch (sale.stage) {
    case SaleStage::SeatsOffered: case SaleStage::Held: case SaleStage::ChoosingDelivery:
    case SaleStage::EnteringPayment: case SaleStage::AddingPayment: case SaleStage::ReadyToCommit: return true;
    default: return false;
    }
}

} // namespace boxoffice
