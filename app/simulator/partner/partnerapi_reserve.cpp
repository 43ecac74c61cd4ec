#include "simulator/partner/partnerapi.h"
#include "simulator/world/placeid.h"
#include <QJsonArray>
#include <set>

namespace boxoffice::simulator {
namespace {

constexpr int badInput = 10002;
constexpr int noInventory = 20052;
constexpr int noTicketTypes = 20046;
constexpr int limitReached = 10161;
constexpr int mostPerCart = 50; ///< even where an event has no limit

/// A positive whole number that may travel as a number or as a numeric string.
std::optional<int> wholeNumber(const QJsonValue& value)
{
    bool numeric = value.isDouble() && value.toDouble() == double(value.toInt(-1));
    const int number = value.isString() ? value.toString().toInt(&numeric) : value.toInt(-1);
    return numeric && number >= 0 ? std::optional<int>(number) : std::nullopt;
}

/// Wheelchair places bring one companion each (Commerce: maxCompanionSeatsPerAccessibleSeat).
template <class Groups>
bool hasLoneCompanions(const Groups& groups)
{
    int balance = 0;
    for (const auto& group : groups)
        for (const CartTickets& tickets : group.tickets)
            if (tickets.offer.accessible)
                balance += tickets.offer.companion ? -tickets.quantity : tickets.quantity;
    return balance < 0;
}

std::vector<int> areasIn(const QJsonObject& reserve)
{
    std::vector<int> areas;
    const QJsonArray listed = reserve.value(QLatin1String("areas")).toArray();
    for (const auto area : listed)
        areas.push_back(wholeNumber(area.toObject().value(QLatin1String("id"))).value_or(-1));
    return areas;
}

} // namespace

PartnerApi::Outcome PartnerApi::reserve(const Call& call)
{
    const int index = m_world.find(call.arguments.first());
    if (index < 0)
        return {plainError(404, "Event not found"), {}, false};
    const Show& show = m_world.shows()[std::size_t(index)];
    m_carts.expireOld();
    if (!call.bodyReadable)
        return {apiError(badInput), {}, false};
    if (!call.body.value(QLatin1String("reserve")).isObject())
        return {apiError(21001), {}, false};
    std::vector<Group> groups;
    std::vector<CartLine> lines;
    int code = captchaRefusal(call, show);
    code = code != 0 ? code : refusalToSell(show);
    code = code != 0 ? code : readTickets(call, show, groups);
    code = code != 0 ? code : place(call, index, groups, lines);
    if (code != 0)
        return {apiError(code), {}, false};
    Cart& cart = m_carts.open(index, std::move(lines), show.trait == Trait::ShortHold ? 20 : m_options.holdSeconds);
    cart.excused = !call.faults.empty(); // a scripted fault may keep the client from ever knowing of its cart
    return {{}, cart.id, true};
}

int PartnerApi::refusalToSell(const Show& show) const
{
    if (show.trait == Trait::NotTransactable)
        return 90001;
    if (show.trait == Trait::Maintenance)
        return 20001;
    const qint64 now = m_time.nowMs();
    const bool open = (show.noOnsale || show.onsaleAt <= now) && now < show.offsaleAt;
    const bool selling = show.status == ShowStatus::OnSale || show.status == ShowStatus::Rescheduled;
    return open && selling && show.trait != Trait::NoTicketTypes ? 0 : noTicketTypes;
}

int PartnerApi::captchaRefusal(const Call& call, const Show& show)
{
    const QString token = call.body.value(QLatin1String("token")).toString();
    if (token == QLatin1String("bad"))
        return 10031;
    const bool required = m_options.captchaForAll || show.trait == Trait::CaptchaRequired;
    if (!required)
        return 0;
    if (token.isEmpty())
        return 10004;
    const HumanChecks::Judgement judgement = m_checks.use(token);
    const bool let = judgement == HumanChecks::Judgement::Good
                     || (judgement == HumanChecks::Judgement::Unknown && !m_options.captchaTokensChecked);
    return let ? 0 : 10031;
}

int PartnerApi::readTickets(const Call& call, const Show& show, std::vector<Group>& groups)
{
    const QJsonObject reserve = call.body.value(QLatin1String("reserve")).toObject();
    const QJsonArray tickets = reserve.value(QLatin1String("tickets")).toArray();
    const Tariff tariff = tariffOf(m_world, show);
    const std::vector<int> areas = areasIn(reserve);
    // The API notes do not name the field of the password; `password` beside `token` is ours (invented).
    const QString password = call.body.value(QLatin1String("password")).toString();
    for (const auto ticket : tickets) {
        const Offer* offer = tariff.find(ticket.toObject().value(QLatin1String("id")).toString());
        if (offer && !offer->password.isEmpty() && offer->password != password)
            return noTicketTypes;
        if (const int code = addTicket(ticket.toObject(), tariff, areas, groups); code != 0)
            return code;
    }
    int total = 0;
    for (const Group& group : groups)
        total += group.wanted.count;
    if (total == 0)
        return badInput;
    if (total > (show.limit == 0 ? mostPerCart : show.limit) || hasLoneCompanions(groups))
        return limitReached;
    return readPlaces(reserve, groups);
}

/// Ticket types that are sold in the same price zones are placed together.
int PartnerApi::addTicket(const QJsonObject& ticket, const Tariff& tariff, const std::vector<int>& areas, std::vector<Group>& groups)
{
    const QString id = ticket.value(QLatin1String("id")).toString();
    const auto quantity = wholeNumber(ticket.value(QLatin1String("quantity")));
    const QJsonObject price = ticket.value(QLatin1String("price")).toObject();
    const auto zone = wholeNumber(price.value(QLatin1String("id")));
    if (id.isEmpty() || quantity.value_or(0) < 1 || (price.contains(QLatin1String("id")) && !zone))
        return badInput;
    const Offer* offer = tariff.find(id);
    if (!offer && tariff.find(id.rightJustified(12, QLatin1Char('0'))))
        m_ledger.clientFault(QStringLiteral("lostLeadingZeros"), QStringLiteral("reserve"), id);
    if (!offer || (zone && !offer->priceIn(*zone)))
        return noTicketTypes;
    if (offer->most > 0 && *quantity > offer->most)
        return limitReached;
    if (*quantity < offer->least || *quantity % offer->multiple != 0)
        return badInput;
    Wanted wanted;
    wanted.areas = areas;
    wanted.accessible = offer->accessible;
    for (const Price& each : offer->prices)
        if (!zone || each.zone == *zone)
            wanted.zones.push_back(each.zone);
    for (Group& group : groups) {
        std::vector<int> both;
        std::set_intersection(group.wanted.zones.begin(), group.wanted.zones.end(), wanted.zones.begin(), wanted.zones.end(), std::back_inserter(both));
        if (both.empty() || group.wanted.accessible != wanted.accessible)
            continue;
        group.wanted.zones = std::move(both);
        group.wanted.count += *quantity;
        group.tickets.push_back({*offer, {}, *quantity});
        return 0;
    }
    wanted.count = *quantity;
    groups.push_back({std::move(wanted), {{*offer, {}, *quantity}}});
    return 0;
}

/// `places`, or `section`, `row`, `begin_seat` and `end_seat`, name seats; they then are for all tickets together.
int PartnerApi::readPlaces(const QJsonObject& reserve, std::vector<Group>& groups) const
{
    Wanted& wanted = groups.front().wanted;
    const QJsonArray places = reserve.value(QLatin1String("places")).toArray();
    for (const auto place : places) {
        const auto seat = seatOfPlaceId(place.toString());
        if (!seat || (wanted.section && (*wanted.section != seat->section || *wanted.row != seat->row)))
            return badInput;
        wanted.section = seat->section;
        wanted.row = seat->row;
        wanted.beginSeat = qMin(wanted.beginSeat.value_or(seat->seat), seat->seat);
        wanted.endSeat = qMax(wanted.endSeat.value_or(seat->seat), seat->seat);
    }
    const auto text = [&reserve](const char* name) { return reserve.value(QLatin1String(name)).toVariant().toString(); };
    if (!text("section").isEmpty())
        wanted.section = text("section");
    if (!text("row").isEmpty())
        wanted.row = text("row");
    if (reserve.contains(QLatin1String("begin_seat")))
        wanted.beginSeat = wholeNumber(reserve.value(QLatin1String("begin_seat"))).value_or(-1);
    if (reserve.contains(QLatin1String("end_seat")))
        wanted.endSeat = wholeNumber(reserve.value(QLatin1String("end_seat"))).value_or(-1);
    return (wanted.section || wanted.beginSeat) && groups.size() > 1 ? badInput : 0;
}

std::optional<Places> PartnerApi::choose(const Call& call, const Show& show, Stock& stock, const Group& group) const
{
    const bool leaveNoSingle = show.trait == Trait::RestrictSingle;
    const QJsonObject reserve = call.body.value(QLatin1String("reserve")).toObject();
    const bool substitute = call.fault(FaultKind::SubstituteSeats) != nullptr;
    const bool acceptOthers = reserve.value(QLatin1String("accept_best_available")).toBool(true); // true is the default
    Wanted anywhere;
    anywhere.count = group.wanted.count;
    anywhere.zones = group.wanted.zones;
    anywhere.accessible = group.wanted.accessible;
    if (!group.wanted.beginSeat) {
        const auto found = stock.best(group.wanted, leaveNoSingle);
        return found || !acceptOthers || !group.wanted.section ? found : stock.best(anywhere, leaveNoSingle);
    }
    const auto asked = stock.named(group.wanted);
    const bool sells = asked && asked->count == group.wanted.count
                       && std::find(group.wanted.zones.begin(), group.wanted.zones.end(), stock.zoneOf(*asked)) != group.wanted.zones.end();
    if (sells && stock.isFree(*asked)) {
        if (!substitute && show.trait != Trait::SeatsJustSold)
            return leaveNoSingle && stock.strandsOne(*asked) ? std::nullopt : asked;
        stock.take(*asked); // somebody else was faster
    }
    if (!acceptOthers && !substitute)
        return std::nullopt;
    return stock.best(anywhere, leaveNoSingle);
}

int PartnerApi::place(const Call& call, int show, std::vector<Group>& groups, std::vector<CartLine>& lines)
{
    Stock& stock = m_stocks.of(show);
    for (Group& group : groups) {
        const auto places = choose(call, m_world.shows()[std::size_t(show)], stock, group);
        if (!places) {
            for (const CartLine& line : lines)
                stock.giveBack(line.places);
            return noInventory;
        }
        stock.take(*places);
        for (CartTickets& tickets : group.tickets)
            tickets.price = *tickets.offer.priceIn(stock.zoneOf(*places));
        lines.push_back({*places, stock.areaOf(*places), std::move(group.tickets)});
    }
    return 0;
}

} // namespace boxoffice::simulator
