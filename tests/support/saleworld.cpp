#include "tests/support/saleworld.h"
#include <algorithm>

namespace boxoffice::sale::test {
namespace {

constexpr std::array stageNames{"Idle", "CheckingCaptcha", "AwaitingCaptcha", "Reserving", "SeatsOffered", "Held",
                                "ChoosingDelivery", "EnteringPayment", "AddingPayment", "ReadyToCommit", "Committing",
                                "CommitUnknown", "Sold", "Releasing", "Ended"};
constexpr std::array eventNames{"ReserveAsked", "KeepAsked", "LetGoAsked", "DeliveryAsked", "PaymentAsked",
                                "ChangePaymentAsked", "CommitAsked", "ReleaseAsked", "NewSaleAsked", "ProblemSeen",
                                "CaptchaSolved", "CaptchaGivenUp", "JournalAnswered", "CaptchaAnswered", "CardNotReady",
                                "CartAnswered", "OptionsAnswered", "CommitAnswered", "DeleteAnswered", "OrderAnswered",
                                "PollDue", "RetryDue", "PatienceOver", "HoldOver", "CommitLeft"};
static_assert(stageNames.size() == std::variant_size_v<Stage> && eventNames.size() == std::variant_size_v<Event>);

constexpr std::size_t trailLength = 40;
constexpr quint32 oldest = 64;
constexpr int stepsUntilSettled = 600;

/// The calls a step makes, by operation; nothing for an effect that asks nobody.
Operation operationOf(const Effect& effect)
{
    return std::visit([]<class E>(const E& e) -> Operation {
        if constexpr (std::is_same_v<E, WriteJournal> || std::is_same_v<E, StartTimer>)
            return 0;
        else if constexpr (requires { e.operation; })
            return e.operation;
        else
            return 0;
    }, effect);
}

Event timerEvent(const StartTimer& timer)
{
    switch (timer.kind) {
    case TimerKind::PollDue: return PollDue{timer.operation};
    case TimerKind::RetryDue: return RetryDue{timer.operation};
    case TimerKind::PatienceOver: return PatienceOver{timer.operation};
    case TimerKind::HoldOver: break;
    }
    return HoldOver{timer.at};
}

/// Whether a byte of the commit left: it was answered, or lost on its way.
bool hasLeft(const CommitAnswered& answer)
{
    if (answer.polled || answer.result)
        return !answer.polled;
    const Failure failure = answer.result.failure();
    return failure.httpStatus != 0 || failure.kind == FailureKind::ConnectionLost || failure.kind == FailureKind::Deadline;
}

bool isOver(const State& state)
{
    return std::holds_alternative<Idle>(state.stage) || std::holds_alternative<Ended>(state.stage);
}

} // namespace

QString pairName(std::size_t stage, std::size_t event)
{
    return QStringLiteral("%1 x %2").arg(QLatin1String(stageNames.at(stage)), QLatin1String(eventNames.at(event)));
}

SaleWorld::SaleWorld(Dice dice, Machine machine, Visits& visits)
    : m_dice(std::move(dice)), m_machine(std::move(machine)), m_visits(visits), m_service(m_dice), m_watch(m_service, m_journal)
{
    rules();
}

void SaleWorld::rules()
{
    Rules& rules = m_state.rules;
    rules.deliveryPreconfigured = roll(5) == 0;
    rules.defaultDelivery = roll(4) == 0 ? QStringLiteral("WILLCALL") : QString();
    rules.orders = roll(2) == 0;
    rules.keepNames = roll(2) == 0;
    rules.lane = QStringLiteral("A1");
    rules.baseUrl = QUrl(QStringLiteral("https://service.example/"));
}

QString SaleWorld::play(int sales, const std::function<bool()>& goOn)
{
    for (int steps = 0; m_wrong.isEmpty() && goOn(); ++steps) {
        if (m_begun >= sales && isOver(m_state))
            break;
        act();
        if (steps > 0 && steps % 150 == 0) // people do not dawdle for ever
            settle();
    }
    if (m_wrong.isEmpty())
        settle();
    return m_wrong;
}

void SaleWorld::act()
{
    const quint32 luck = roll(100);
    if (luck < 14)
        return repeatOld();
    if (luck < 18)
        return give(anyWish());
    if (luck < 30)
        return fireTimer(std::chrono::seconds(roll(40) == 0 ? 1000 : 25));
    if (luck < 65 && !m_calls.empty())
        return answerOldest(false);
    if (luck < 85 && !m_journal.isIdle())
        return writeOldest(roll(60) == 0);
    if (luck == 85)
        m_now += std::chrono::seconds(roll(200));
    else
        give(wish());
}

/// Whatever happened, the lane comes free for the next buyer: every call is answered, time passes, somebody asks for it.
void SaleWorld::settle()
{
    bool asked = false;
    for (int i = 0; i < stepsUntilSettled && m_wrong.isEmpty(); ++i) {
        if (!m_journal.isIdle())
            writeOldest(false);
        else if (!m_calls.empty())
            answerOldest(true);
        else if (std::holds_alternative<Idle>(m_state.stage))
            return;
        else if (asked = !asked; asked)
            give(NewSaleAsked{});
        else
            fireTimer(std::chrono::hours(2));
    }
    if (m_wrong.isEmpty())
        fail(QStringLiteral("stuck: the lane never comes free"));
}

void SaleWorld::give(const Event& event)
{
    const bool wasOver = isOver(m_state);
    ++m_visits[m_state.stage.index()][event.index()];
    m_trail.append(QStringLiteral("%1 s  %2").arg(m_now.time_since_epoch().count() / 1000).arg(pairName(m_state.stage.index(), event.index())));
    if (m_trail.size() > static_cast<qsizetype>(trailLength))
        m_trail.removeFirst();
    m_watch.hear(m_state, event, m_now);
    Step next = m_machine(m_state, event, m_now);
    const Operation newest = next.state.lastOperation;
    if (newest < m_state.lastOperation)
        fail(QStringLiteral("an operation is used twice"));
    m_state = std::move(next.state);
    if (QString wrong = m_watch.judge(m_state, next.effects, m_now); !wrong.isEmpty())
        fail(wrong);
    take(next.effects);
    if (wasOver && !isOver(m_state))
        ++m_begun;
}

void SaleWorld::take(const std::vector<Effect>& effects)
{
    int cartCalls = 0;
    for (const Effect& effect : effects) {
        if (const auto* write = std::get_if<WriteJournal>(&effect)) {
            m_journal.queue(*write);
        } else if (const auto* timer = std::get_if<StartTimer>(&effect)) {
            m_timers.push_back({timer->at, timerEvent(*timer)});
        } else if (std::holds_alternative<ShowCaptcha>(effect)) {
            remember(CaptchaSolved{QStringLiteral("late token")});
        } else if (operationOf(effect) != 0) {
            if (std::holds_alternative<SendPayment>(effect)) // of an older payment, much later
                remember(CardNotReady{operationOf(effect) - 1, Failure{.kind = FailureKind::NotSent}});
            cartCalls += ModelService::isCartCall(effect) ? 1 : 0;
            m_calls.push_back({effect, operationOf(effect), m_now});
        }
    }
    // The program's queue would hold a second call back; within one sale the machine itself never asks for two.
    const Wait* wait = waitOf(m_state.stage);
    const auto mine = std::count_if(m_calls.begin(), m_calls.end(), [&](const Call& call) {
        return ModelService::isCartCall(call.effect) && wait && call.operation == wait->operation;
    });
    if (cartCalls > 1 || mine > 1)
        fail(QStringLiteral("I5: two cart calls at once"));
}

void SaleWorld::answerOldest(bool kind)
{
    const Call call = m_calls.front();
    m_calls.pop_front();
    m_now += Duration(roll(kind || roll(30) != 0 ? 3000 : 40000));
    Event event = m_service.answer(call.effect, call.sentAt, m_now, kind);
    if (const auto* commit = std::get_if<CommitAnswered>(&event); commit && hasLeft(*commit)) {
        const CommitLeft left{call.operation, call.sentAt};
        remember(left);
        give(left);
    }
    remember(event);
    give(event);
    if (!m_calls.empty())
        m_calls.front().sentAt = m_now; // it waited for its turn
}

void SaleWorld::writeOldest(bool full)
{
    const JournalAnswered answer = m_journal.write(full);
    if (!m_journal.refusal().isEmpty())
        fail(m_journal.refusal());
    remember(answer);
    give(answer);
}

/// The next timer, if it is due within `patience`; it may well be late.
void SaleWorld::fireTimer(Duration patience)
{
    const auto next = std::min_element(m_timers.begin(), m_timers.end(), [](const Timer& a, const Timer& b) { return a.at < b.at; });
    if (next == m_timers.end() || next->at > m_now + patience)
        return;
    m_now = std::max(m_now, next->at);
    const Event event = next->event;
    m_timers.erase(next);
    remember(event);
    give(event);
}

void SaleWorld::remember(const Event& event)
{
    m_old.push_back(event);
    if (m_old.size() > oldest)
        m_old.erase(m_old.begin() + roll(oldest));
}

void SaleWorld::repeatOld()
{
    if (!m_old.empty())
        give(Event(m_old[roll(static_cast<quint32>(m_old.size()))]));
}

Event SaleWorld::reserveWish()
{
    ReserveChoice choice;
    choice.event = EventId(QStringLiteral("E1"));
    choice.lines = {{TicketTypeId(QStringLiteral("000000000001")), PriceLevelId(), 2, {}}};
    if (roll(2) == 0) {
        choice.section = QStringLiteral("101");
        choice.row = QStringLiteral("B");
        choice.beginSeat = 7;
        choice.endSeat = 8;
    } else if (roll(2) == 0) { // standing, in one area and price level
        choice.areas = {AreaId(QStringLiteral("14"))};
        choice.lines.first().level = PriceLevelId(QStringLiteral("3"));
    }
    ++m_serial;
    const QUuid attempt(static_cast<uint>(m_serial), 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
    return ReserveAsked{choice, attempt, QStringLiteral("A1-%1").arg(m_serial)};
}

Event SaleWorld::payWish()
{
    ++m_serial;
    PaymentSummary payment{.kind = roll(3) == 0 ? PaymentKind::Invoice : PaymentKind::Card, .masked = QStringLiteral("VISA ends 1111")};
    return PaymentAsked{payment, QUuid(static_cast<uint>(m_serial), 2, 2, 2, 2, 2, 2, 2, 2, 2, 2)};
}

Event SaleWorld::buyWish()
{
    const Sale* sale = saleOf(m_state.stage);
    Money shown = sale ? sale->cart.totals.grand : Money();
    if (sale && roll(8) == 0) // an older screen
        shown = Money(shown.minor() + 100, shown.currency());
    return CommitAsked{shown};
}

Event SaleWorld::deliveryWish() { return DeliveryAsked{ShippingId(roll(8) == 0 ? QStringLiteral("none") : roll(2) == 0 ? QStringLiteral("MAIL") : QStringLiteral("WILLCALL"))}; }

Event SaleWorld::anyWish()
{
    switch (roll(12)) {
    case 0: return reserveWish();
    case 1: return KeepAsked{};
    case 2: return LetGoAsked{};
    case 3: return deliveryWish();
    case 4: return payWish();
    case 5: return ChangePaymentAsked{};
    case 6: return buyWish();
    case 7: return ReleaseAsked{};
    case 8: return NewSaleAsked{};
    case 9: return ProblemSeen{};
    case 10: return CaptchaSolved{QStringLiteral("token")};
    default: return CaptchaGivenUp{};
    }
}

/// What somebody who wants tickets does next.
Event SaleWorld::wish()
{
    using enum SaleStage;
    switch (static_cast<SaleStage>(m_state.stage.index())) {
    case Idle:
    case Ended: return reserveWish();
    case AwaitingCaptcha: return roll(2) == 0 ? Event(CaptchaSolved{QStringLiteral("token")}) : anyWish();
    case SeatsOffered: return KeepAsked{};
    case ChoosingDelivery: return deliveryWish();
    case EnteringPayment: return payWish();
    case ReadyToCommit: return roll(6) == 0 ? Event(ChangePaymentAsked{}) : buyWish();
    case Sold: return NewSaleAsked{};
    case CommitUnknown: return roll(4) == 0 ? Event(NewSaleAsked{}) : Event(ProblemSeen{});
    default: return roll(10) == 0 ? anyWish() : Event(ProblemSeen{});
    }
}

void SaleWorld::fail(const QString& what)
{
    if (m_wrong.isEmpty())
        m_wrong = what + QStringLiteral("\n  after\n    ") + m_trail.join(QStringLiteral("\n    "));
}

} // namespace boxoffice::sale::test
