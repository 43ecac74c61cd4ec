#include "tests/support/modelservice.h"

namespace boxoffice::sale::test {
namespace {

Money usd(qint64 cents) { return {cents, *Currency::parse(QStringLiteral("USD"))}; }

Failure made(FailureKind kind, int code = 0, int status = 0) { return {.kind = kind, .apiCode = code, .httpStatus = status}; }

} // namespace

ModelService::ModelService(Dice& dice) : m_dice(dice)
{
    m_lists = m_dice(3) != 0;
    m_checks = m_dice(3) == 0;
    m_second = static_cast<SecondPayment>(m_dice(3));
}

const ModelCart* ModelService::cart(const CartId& id) const
{
    const auto found = m_carts.find(id.text());
    return found == m_carts.end() ? nullptr : &found->second;
}

int ModelService::commitsReceived(const QString& attempt) const
{
    const auto found = m_commits.find(attempt);
    return found == m_commits.end() ? 0 : found->second;
}

bool ModelService::isCartCall(const Effect& effect)
{
    if (const auto* poll = std::get_if<Poll>(&effect))
        return poll->what != PollOf::Order;
    return std::holds_alternative<SendReserve>(effect) || std::holds_alternative<FetchDelivery>(effect) ||
           std::holds_alternative<SendDelivery>(effect) || std::holds_alternative<SendPayment>(effect) ||
           std::holds_alternative<SendCommit>(effect) || std::holds_alternative<SendDelete>(effect);
}

Event ModelService::answer(const Effect& call, Instant sentAt, Instant now, bool kind)
{
    m_sentAt = sentAt;
    m_now = now;
    m_kind = kind;
    return std::visit([this]<class E>(const E& e) -> Event {
        if constexpr (std::is_same_v<E, SendReserve>)
            return reserve(e);
        else if constexpr (std::is_same_v<E, FetchDelivery>)
            return options(e.operation);
        else if constexpr (std::is_same_v<E, SendDelivery>)
            return deliver(e);
        else if constexpr (std::is_same_v<E, SendPayment>)
            return pay(e);
        else if constexpr (std::is_same_v<E, SendCommit>)
            return commit(e);
        else if constexpr (std::is_same_v<E, SendDelete>)
            return remove(e);
        else if constexpr (std::is_same_v<E, FetchOrder>)
            return order(e.operation, CartId(e.token.text()));
        else if constexpr (std::is_same_v<E, FetchOrderByCart>)
            return order(e.operation, e.cart);
        else if constexpr (std::is_same_v<E, Poll>)
            return poll(e);
        else if constexpr (std::is_same_v<E, AskCaptcha>)
            return captcha(e);
        else
            return ProblemSeen{};
    }, call);
}

bool ModelService::holds(const CartId& id) const
{
    const ModelCart* found = cart(id);
    return found && found->isHeld(m_now);
}

CartId ModelService::make(const ReserveRequest& request)
{
    ModelCart cart;
    cart.tickets = 5000 + roll(100) * 100;
    cart.section = request.section.value_or(QStringLiteral("GA"));
    cart.row = request.row.value_or(QString());
    cart.seat = request.beginSeat.value_or(0);
    cart.area = request.areas.isEmpty() ? QString() : request.areas.first().text();
    for (const ReserveTicket& ticket : request.tickets)
        cart.quantity += ticket.quantity;
    if (chance(8)) // other seats than asked
        cart.move(10, roll(2) == 0);
    cart.holdEnd = m_now + std::chrono::seconds(60 + roll(8) * 60);
    m_newest = CartId(QStringLiteral("C%1").arg(++m_serial));
    m_carts.insert_or_assign(m_newest.text(), cart);
    return m_newest;
}

Cart ModelService::shown(const CartId& id, bool paid)
{
    ModelCart& cart = at(id);
    if (chance(40)) // the price moves
        cart.tickets += 100;
    if (chance(60)) // the seats are changed under the buyer
        cart.move(2, false);
    Cart answer;
    answer.id = chance(10) ? CartId() : id;
    answer.holdTime = std::chrono::duration_cast<std::chrono::seconds>(cart.holdEnd - m_now);
    answer.totals.currency = *Currency::parse(QStringLiteral("USD"));
    answer.totals.merchandise = usd(cart.tickets);
    answer.totals.delivery = usd(cart.delivery);
    answer.totals.grand = usd(cart.grand());
    qint64 unpaid = cart.grand();
    for (const qint64 amount : std::as_const(cart.payments))
        unpaid -= amount;
    if (!chance(12))
        answer.totals.unpaid = usd(chance(25) ? unpaid + 100 : std::max<qint64>(unpaid, 0));
    answer.paymentsListed = m_lists && (paid || !cart.payments.isEmpty());
    if (answer.paymentsListed)
        for (const qint64 amount : std::as_const(cart.payments))
            answer.payments.append({.type = QStringLiteral("CC"), .amount = usd(amount), .issuer = {}, .lastFour = QStringLiteral("1111")});
    CartItem item{.section = cart.section, .row = cart.row};
    item.startSeat = cart.seat > 0 ? QString::number(cart.seat) : QString();
    item.endSeat = cart.seat > 0 ? QString::number(cart.seat + cart.quantity - 1) : QString();
    item.seatCount = cart.quantity;
    item.isGeneralAdmission = cart.row.isEmpty();
    if (!cart.area.isEmpty() && !chance(6)) // documented carts leave the areas out
        item.areas = {CartArea{.id = AreaId(QStringLiteral("3")), .description = QStringLiteral("Price Level 3")},
                      CartArea{.id = AreaId(cart.area), .description = QStringLiteral("Floor %1").arg(cart.area)}};
    item.tickets = {CartTicket{.id = TicketTypeId(QStringLiteral("000000000001")), .description = {}, .quantity = cart.quantity}};
    if (!chance(15)) // an answer may repeat the totals alone
        answer.items = {item};
    return answer;
}

Event ModelService::cartAnswer(Operation operation, const CartId& id, bool paid)
{
    return CartAnswered{operation, Answered<Cart>(shown(id, paid)), m_sentAt};
}

PollTicket ModelService::line(const CartId& id, bool named)
{
    PollTicket ticket;
    ticket.url = QUrl(QStringLiteral("https://service.example/p?token=%1").arg(++m_serial));
    ticket.wait = std::chrono::seconds(1 + roll(20));
    if (named)
        ticket.cart = id;
    if (chance(20))
        ticket.problem = made(FailureKind::Rule);
    m_line.insert_or_assign(ticket.url.toString(), id);
    return ticket;
}

Failure ModelService::lost()
{
    using enum FailureKind;
    static const std::array kinds{made(ConnectionLost), made(Deadline), made(Redirected, 0, 302), made(TooLarge, 0, 200),
                                  made(WrongContent, 0, 200), made(BadJson, 0, 200), made(MissingField, 0, 200),
                                  made(Http, 0, 503), made(Http, 0, 408), made(Gateway, 0, 500), made(Api, 20001, 400),
                                  made(Api, 502, 400), made(Api, 503, 503), made(Api, 504, 200), made(Quota, 0, 429),
                                  made(Api, 20122, 408)};
    return kinds[roll(kinds.size())];
}

Failure ModelService::neverLeft()
{
    using enum FailureKind;
    static const std::array kinds{made(NotSent), made(Tls), made(Quota)};
    return kinds[roll(kinds.size())];
}

Failure ModelService::refused(std::initializer_list<int> codes)
{
    const quint32 which = roll(static_cast<quint32>(codes.size()) + 2);
    if (which < codes.size())
        return made(FailureKind::Api, *(codes.begin() + which), 400);
    if (which == codes.size())
        return made(FailureKind::Gateway, 0, 403);
    Failure quota = made(FailureKind::Quota, 0, 429);
    quota.detail = QStringLiteral("error"); // with an envelope
    return quota;
}

Event ModelService::captcha(const AskCaptcha& call)
{
    if (chance(5))
        return CaptchaAnswered{call.operation, chance(2) ? lost() : neverLeft()};
    CaptchaChallenge challenge;
    challenge.required = true;
    return CaptchaAnswered{call.operation, challenge};
}

Event ModelService::reserve(const SendReserve& call)
{
    if (m_checks && !m_kind && call.request.captchaToken.isEmpty() && roll(2) == 0)
        return failed(call.operation, made(FailureKind::Api, 10004, 401));
    switch (m_kind ? 0 : roll(30)) {
    case 0: return failed(call.operation, neverLeft());
    case 1: return failed(call.operation, refused({20052, 10161, 90001, 10004, 10031, 90003}));
    case 2: return failed(call.operation, refused({10004, 10031}));
    case 3: return failed(call.operation, lost());
    case 4: at(make(call.request)).state = ModelCart::State::Held; return failed(call.operation, lost());
    case 5:
    case 6: return CartAnswered{call.operation, Answered<Cart>(line(make(call.request), roll(4) != 0)), m_sentAt};
    default: {
        const CartId id = make(call.request);
        at(id).state = ModelCart::State::Held;
        return cartAnswer(call.operation, id);
    }
    }
}

Event ModelService::options(Operation operation)
{
    using List = QList<ShippingOption>;
    if (chance(12))
        return OptionsAnswered{operation, roll(2) == 0 ? lost() : refused({10004, 90003})};
    if (chance(8))
        return OptionsAnswered{operation, Answered<List>(line(m_newest))};
    List options;
    for (const char* level : {"WILLCALL", "MAIL"}) {
        ShippingOption option;
        option.id = ShippingId(QLatin1String(level));
        option.serviceLevel = QLatin1String(level);
        options.append(option);
    }
    return OptionsAnswered{operation, Answered<List>(options)};
}

Event ModelService::deliver(const SendDelivery& call)
{
    const quint32 fate = m_kind ? 9 : roll(20);
    if (fate == 0)
        return failed(call.operation, neverLeft());
    if (!holds(call.cart))
        return failed(call.operation, made(FailureKind::Api, 90003, 400));
    if (fate == 1)
        return failed(call.operation, refused({10104, 10002, 10004, 90003}));
    if (fate == 2)
        return failed(call.operation, lost());
    at(call.cart).delivery = call.id.text() == QLatin1String("MAIL") ? 250 : 0;
    if (fate == 3)
        return failed(call.operation, lost());
    if (fate == 4)
        return CartAnswered{call.operation, Answered<Cart>(line(call.cart)), m_sentAt};
    return cartAnswer(call.operation, call.cart);
}

Event ModelService::pay(const SendPayment& call)
{
    const quint32 fate = m_kind ? 0 : roll(16);
    if (fate == 15)
        return failed(call.operation, neverLeft());
    if (fate == 14)
        return CardNotReady{call.operation, roll(2) == 0 ? lost() : neverLeft()};
    if (!holds(call.cart))
        return failed(call.operation, made(FailureKind::Api, 90003, 400));
    ModelCart& cart = at(call.cart);
    if (fate >= 12)
        return failed(call.operation, refused({20122, 20129, 20152, 10002, 21001, 10004, 90003}));
    if (fate == 11)
        return failed(call.operation, lost());
    if (!cart.payments.isEmpty() && m_second == SecondPayment::Refused)
        return failed(call.operation, made(FailureKind::Api, 20122, 400));
    if (m_second == SecondPayment::Replaces)
        cart.payments.clear();
    cart.payments.append(call.amount.minor());
    if (fate == 10)
        return failed(call.operation, lost());
    if (fate == 9)
        return CartAnswered{call.operation, Answered<Cart>(line(call.cart)), m_sentAt};
    return cartAnswer(call.operation, call.cart, true);
}

Event ModelService::commit(const SendCommit& call)
{
    const auto failure = [&](Failure why) { return CommitAnswered{call.operation, std::move(why), false}; };
    const quint32 fate = m_kind ? 9 : roll(12);
    if (fate == 0)
        return failure(neverLeft());
    ++m_commits[call.request.sourceAccountId];
    if (!holds(call.request.cart))
        return failure(made(FailureKind::Api, 90003, 400));
    if (fate <= 2)
        return failure(refused({20122, 20129, 20152, 10004, 10031, 90003}));
    ModelCart& cart = at(call.request.cart);
    cart.openCommit = true;
    if (fate == 3)
        return failure(lost());
    if (fate <= 6)
        return CommitAnswered{call.operation, Answered<CommitAnswer>(line(call.request.cart)), false};
    cart.state = ModelCart::State::Sold;
    if (fate == 7)
        return failure(lost());
    CommitAnswer answer;
    if (roll(2) == 0)
        answer.orderNumber = OrderNumber(QStringLiteral("12-34567/LA1"));
    else
        answer.orderToken = OrderToken(call.request.cart.text());
    return CommitAnswered{call.operation, Answered<CommitAnswer>(answer), false};
}

Event ModelService::remove(const SendDelete& call)
{
    DeleteAnswered answer{.operation = call.operation, .failure = {}, .poll = {}};
    const ModelCart* found = cart(call.cart);
    if (!found || !found->isHeld(m_now)) { // also while it is being made
        answer.failure = made(FailureKind::Api, 90003, 400);
        return answer;
    }
    const quint32 fate = m_kind ? 9 : roll(8);
    if (fate == 0) {
        answer.failure = roll(2) == 0 ? lost() : neverLeft();
        return answer;
    }
    at(call.cart).state = ModelCart::State::Deleted;
    if (fate == 1)
        answer.failure = lost();
    else if (fate == 2)
        answer.poll = line(call.cart);
    return answer;
}

Event ModelService::order(Operation operation, const CartId& id)
{
    const ModelCart* found = cart(id);
    if (chance(4))
        return OrderAnswered{operation, roll(2) == 0 ? lost() : neverLeft()};
    if (chance(6))
        return OrderAnswered{operation, Answered<Order>(line(id))};
    if (!found || found->state != ModelCart::State::Sold || chance(3))
        return OrderAnswered{operation, made(FailureKind::Http, 0, 404)};
    Order order;
    OrderTicket ticket;
    ticket.orderNumber = OrderNumber(QStringLiteral("12-34567/LA1"));
    order.tickets = {ticket};
    return OrderAnswered{operation, Answered<Order>(order)};
}

Event ModelService::pollCommit(const Poll& call, const CartId& id)
{
    const auto heard = [&](Result<Answered<CommitAnswer>> result) { return CommitAnswered{call.operation, std::move(result), true}; };
    switch (m_kind ? 9 : roll(10)) {
    case 0: return heard(lost());
    case 1: return heard(refused({90003, 20122, 10004}));
    case 2: return heard(neverLeft());
    case 3:
    case 4:
    case 5: return heard(Answered<CommitAnswer>(line(id)));
    default: break;
    }
    at(id).state = ModelCart::State::Sold;
    CommitAnswer answer;
    answer.orderNumber = OrderNumber(QStringLiteral("12-34567/LA1"));
    return heard(Answered<CommitAnswer>(answer));
}

Event ModelService::poll(const Poll& call)
{
    const CartId id = m_line.at(call.ticket.url.toString());
    switch (call.what) {
    case PollOf::Options: return options(call.operation);
    case PollOf::Commit: return pollCommit(call, id);
    case PollOf::Order: return order(call.operation, id);
    case PollOf::Delete: {
        DeleteAnswered answer{.operation = call.operation, .failure = {}, .poll = {}};
        if (chance(4))
            answer.poll = line(id);
        else if (chance(4))
            answer.failure = lost();
        return answer;
    }
    case PollOf::Cart: break;
    }
    return pollCart(call.operation, id);
}

Event ModelService::pollCart(Operation operation, const CartId& id)
{
    const quint32 fate = m_kind ? 9 : roll(10);
    ModelCart& cart = at(id);
    const bool making = cart.state == ModelCart::State::Making;
    if (fate <= 2)
        return CartAnswered{operation, Answered<Cart>(line(id, roll(3) != 0)), m_sentAt};
    if (fate == 4) {
        Failure no = refused({20052, 20122, 10104, 10004, 90003});
        if (making && no.kind == FailureKind::Api && no.apiCode != 90003)
            cart.state = ModelCart::State::Deleted; // the reserve was refused: it never came to be
        else if (no.apiCode == 20122 && !cart.payments.isEmpty())
            cart.payments.removeLast();
        return failed(operation, std::move(no));
    }
    if (making)
        cart.state = ModelCart::State::Held;
    if (fate == 3)
        return failed(operation, lost());
    if (!cart.isHeld(m_now))
        return failed(operation, made(FailureKind::Api, 90003, 400));
    return cartAnswer(operation, id, !cart.payments.isEmpty());
}

} // namespace boxoffice::sale::test
