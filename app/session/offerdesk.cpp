#include "session/offerdesk.h"
#include "catalog/eventrow.h"
#include "commerce/commerceclient.h"
#include "commerce/quantityrule.h"
#include "net/call.h"
#include "session/nightlyhours.h"
#include "session/problemof.h"

namespace boxoffice {
namespace {

QString zoneName(const EventOffers& offers, const PriceLevelId& id)
{
    for (const PriceZone& zone : offers.zones)
        if (zone.id == id)
            return zone.name;
    return {};
}

QString areaName(const EventOffers& offers, const Offer& offer)
{
    if (offer.areas.size() != 1)
        return {};
    for (const OfferArea& area : offers.areas)
        if (area.id == offer.areas.first())
            return area.description.isEmpty() ? area.name : area.description;
    return {};
}

OfferView viewOf(const EventOffers& offers, const Offer& offer, const OfferPrice& price)
{
    const QuantityRule rule = QuantityRule::of(offer, offers);
    OfferView view{.type = offer.id, .level = price.zone};
    if (offer.areas.size() == 1)
        view.area = offer.areas.first();
    view.name = offer.name;
    view.description = offer.description;
    view.levelName = zoneName(offers, price.zone);
    view.areaName = areaName(offers, offer);
    view.each = price.value;
    view.total = price.total;
    view.fees = price.total - price.value;
    view.minimum = rule.min;
    view.maximum = rule.max;
    view.multiple = rule.multiple;
    view.needsPassword = offer.needsPassword;
    return view;
}

bool canBePaid(const EventOffers& offers)
{
    // Payment amounts are sent with two decimals (API 4.12): other currencies are refused before reserve.
    return std::all_of(offers.offers.begin(), offers.offers.end(), [](const Offer& offer) { return offer.currency.digits() == 2; });
}

void fill(OffersView& view, const Result<EventOffers>& answer)
{
    if (!answer) {
        view.problem = problemOf(answer.failure(), SaleStep::Offers);
        if (answer.failure().apiCode == 40001) // "Invalid Event": listed, but not sold over this API
            view.problem->kind = ProblemKind::NotSoldHere;
        return;
    }
    if (!canBePaid(*answer)) {
        view.problem = Problem{.kind = ProblemKind::SetupProblem, .step = SaleStep::Offers};
        return;
    }
    view.orderLimit = answer->maxPerOrder;
    for (const Offer& offer : answer->offers) {
        for (const OfferPrice& price : offer.prices)
            view.offers.append(viewOf(*answer, offer, price));
    }
    if (view.offers.isEmpty())
        view.problem = Problem{.kind = ProblemKind::NoTicketTypes, .step = SaleStep::Offers};
}

QuantityAdvice adviceOf(QuantityAnswer answer)
{
    switch (answer) {
    case QuantityAnswer::Fine: return QuantityAdvice::Fine;
    case QuantityAnswer::TooFew: return QuantityAdvice::BelowMinimum;
    case QuantityAnswer::TooMany: return QuantityAdvice::AboveMaximum;
    case QuantityAnswer::AboveOrderLimit: return QuantityAdvice::AboveOrderLimit;
    case QuantityAnswer::NotAMultiple: return QuantityAdvice::NotAMultiple;
    case QuantityAnswer::NothingIsLegal: return QuantityAdvice::AboveMaximum;
    }
    return QuantityAdvice::Fine;
}

} // namespace

class OfferDesk::Desk {
public:
    Desk(CommerceClient& client, const Clock& time, NightlyHours hours) : commerce(client), clock(time), closed(hours) {}
    CommerceClient& commerce;
    const Clock& clock;
    const NightlyHours closed;
    std::unique_ptr<Call> call;
    EventRow event;
};

OfferDesk::OfferDesk(CommerceClient& commerce, const Clock& clock, NightlyHours closed, QObject* parent)
    : QObject(parent), m_desk(std::make_unique<Desk>(commerce, clock, closed))
{
    connect(&m_halfMinute, &QTimer::timeout, this, &OfferDesk::lookAtTheClock);
}

OfferDesk::~OfferDesk() = default;

void OfferDesk::open(const EventRow& event)
{
    m_run.reset();
    m_desk->event = event;
    m_view = OffersView{.event = event.id, .eventName = event.name, .venue = event.venue, .city = event.city,
                        .date = event.localDate, .time = event.localTime, .loading = true};
    m_view.nightly = nightlyNotice(m_desk->closed, event.timeZone, m_desk->clock.wall());
    m_halfMinute.start(std::chrono::seconds(30));
    m_desk->call = m_desk->commerce.offers(event.id, [this](const Result<EventOffers>& offers) {
        m_view.loading = false;
        fill(m_view, offers);
        Q_EMIT changed(m_view);
    });
    Q_EMIT changed(m_view);
}

void OfferDesk::retry()
{
    if (!m_view.isEmpty() && !m_view.loading)
        open(EventRow(m_desk->event));
}

void OfferDesk::close()
{
    m_desk->call.reset();
    m_halfMinute.stop();
    m_run.reset();
    m_view = OffersView{};
    Q_EMIT changed(m_view);
}

void OfferDesk::lookAtTheClock()
{
    const auto nightly = nightlyNotice(m_desk->closed, m_desk->event.timeZone, m_desk->clock.wall());
    if (nightly == m_view.nightly)
        return;
    m_view.nightly = nightly;
    Q_EMIT changed(m_view);
}

void OfferDesk::setQuantity(int offer, int quantity)
{
    if (offer < 0 || offer >= m_view.offers.size() || quantity < 0 || quantity > 999)
        return;
    m_view.offers[offer].quantity = quantity;
    judge();
    Q_EMIT changed(m_view);
}

void OfferDesk::judge()
{
    m_view.chosen = 0;
    for (const OfferView& offer : m_view.offers)
        m_view.chosen += offer.quantity;
    bool fine = true;
    for (OfferView& offer : m_view.offers) {
        QuantityRule rule{.min = offer.minimum, .max = offer.maximum, .multiple = offer.multiple};
        if (m_view.orderLimit > 0) // what the other lines leave of the order
            rule.orderMax = std::max(0, m_view.orderLimit - (m_view.chosen - offer.quantity));
        const QuantityVerdict verdict = rule.explain(offer.quantity);
        offer.advice = offer.quantity == 0 ? QuantityAdvice::Fine : adviceOf(verdict.answer);
        offer.nearestBelow = verdict.below;
        offer.nearestAbove = verdict.above;
        fine = fine && offer.advice == QuantityAdvice::Fine && !(offer.quantity > 0 && offer.needsPassword);
    }
    m_view.canReserve = fine && m_view.chosen > 0;
}

ReserveChoice OfferDesk::choice() const
{
    ReserveChoice choice{.event = m_view.event, .eventName = m_view.eventName, .venue = m_view.venue,
                         .city = m_view.city, .date = m_view.date, .time = m_view.time};
    if (m_run) {
        choice.lines = {{.type = m_run->type, .level = m_run->level, .quantity = m_run->count, .name = m_run->typeName}};
        choice.section = m_run->section;
        choice.row = m_run->row;
        choice.beginSeat = m_run->begin;
        choice.endSeat = m_run->end;
        return choice;
    }
    bool oneArea = true;
    for (const OfferView& offer : m_view.offers) {
        if (offer.quantity <= 0)
            continue;
        choice.lines.append({.type = offer.type, .level = offer.level, .quantity = offer.quantity, .name = offer.name});
        if (offer.area && !choice.areas.contains(*offer.area))
            choice.areas.append(*offer.area);
        oneArea = oneArea && offer.area.has_value();
    }
    if (!oneArea) // an area would wrongly bind the lines that have none
        choice.areas.clear();
    return choice;
}

} // namespace boxoffice
