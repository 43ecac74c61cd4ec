#include "session/salerunner.h"
#include "net/call.h"
#include "session/cardpayment.h"
#include "session/memberdesk.h"
#include "session/problemof.h"
#include <QPointer>
#include <algorithm>

namespace boxoffice {
namespace {

/// Qt's timers stand still while the machine sleeps and the boot clock does not, so it is asked at least this often.
constexpr Duration longestNap = std::chrono::seconds(1);

} // namespace

PurchaseSession::Runner::Runner(SessionParts parts, PurchaseSession& session) : m_parts(std::move(parts)), m_session(session), m_journal(m_parts.journal, m_parts.clock)
{
    m_sleep.setSingleShot(true);
    m_sleep.setTimerType(Qt::PreciseTimer);
    connect(&m_sleep, &QTimer::timeout, this, &Runner::wake);
    m_state.rules = m_parts.rules;
    if (m_parts.member)
        connect(m_parts.member, &MemberDesk::changed, this, &Runner::memberChanged);
    m_view = sale::viewOf(m_state, m_parts.lane, m_parts.clock.now(), m_parts.clock.wall());
    tendMember();
}

PurchaseSession::Runner::~Runner() = default;

void PurchaseSession::Runner::dispatch(sale::Event event)
{
    m_events.push_back(std::move(event));
    if (m_stepping)
        return;
    m_stepping = true;
    while (!m_events.empty()) {
        const sale::Event next = std::move(m_events.front());
        m_events.pop_front();
        sale::Step result = sale::step(m_state, next, m_parts.clock.now());
        m_state = std::move(result.state);
        for (const sale::Effect& effect : result.effects)
            std::visit([this](const auto& one) { run(one); }, effect);
    }
    m_stepping = false;
    if (std::holds_alternative<sale::Idle>(m_state.stage) || std::holds_alternative<sale::Ended>(m_state.stage))
        m_timers.clear();
    sleepUntilNextTimer();
    show();
}

void PurchaseSession::Runner::show()
{
    m_view = sale::viewOf(m_state, m_parts.lane, m_parts.clock.now(), m_parts.clock.wall());
    tendMember();
    const PurchaseView shown = m_view; // a slot may act at once, which makes another view
    Q_EMIT m_session.changed(shown);
}

void PurchaseSession::Runner::reserve(const ReserveChoice& choice)
{
    const bool free = std::holds_alternative<sale::Idle>(m_state.stage) || std::holds_alternative<sale::Ended>(m_state.stage);
    if (!free || m_starting || choice.tickets() <= 0)
        return;
    m_starting = true;
    const QPointer<Runner> alive(this);
    m_parts.journal.nextReference(m_parts.referencePrefix, [alive, choice](const Result<QString>& reference) {
        if (!alive)
            return;
        alive->m_starting = false;
        if (reference) {
            alive->dispatch(sale::ReserveAsked{choice, QUuid::createUuid(), *reference});
            return;
        }
        alive->m_state.problem = Problem{.kind = ProblemKind::Journal, .step = SaleStep::Reserve, .failure = FailureKind::Storage};
        alive->show();
    });
}

void PurchaseSession::Runner::pay(PaymentForm form)
{
    if (!std::holds_alternative<sale::EnteringPayment>(m_state.stage))
        return; // the form and its secrets end here
    const sale::PaymentSummary summary = summaryOf(form);
    m_form = std::move(form);
    dispatch(sale::PaymentAsked{summary, QUuid::createUuid()});
}

void PurchaseSession::Runner::run(const sale::WriteJournal& effect)
{
    const auto answered = [this, operation = effect.operation](const Result<void>& result) { dispatch(sale::JournalAnswered{operation, result.ok()}); };
    if (effect.operation == 0) // nobody waits for it
        m_journal.note(effect.entry, answered);
    else
        m_journal.write(effect.entry, answered);
}

void PurchaseSession::Runner::run(const sale::ShowCaptcha& effect)
{
    const QPointer<Runner> alive(this);
    m_parts.captcha.show(
        effect.challenge,
        [alive](const QString& token) {
            if (alive)
                alive->dispatch(sale::CaptchaSolved{token});
        },
        [alive] {
            if (alive)
                alive->dispatch(sale::CaptchaGivenUp{});
        });
}

void PurchaseSession::Runner::run(const sale::HideCaptcha&) { m_parts.captcha.hide(); }
void PurchaseSession::Runner::run(const sale::WipePayment&) { m_form.reset(); }
void PurchaseSession::Runner::run(const sale::PrefetchCertificate&)
{
    if (m_parts.lane.takesCards())
        m_parts.certificates.prefetch();
}

void PurchaseSession::Runner::run(const sale::DropCertificate&) { m_parts.certificates.drop(); }

void PurchaseSession::Runner::run(const sale::HandToJanitor& effect)
{
    m_parts.janitor.release(effect.attempt, effect.event, effect.cart, effect.until);
}

void PurchaseSession::Runner::run(const sale::StartTimer& effect) { m_timers.push_back(effect); }

void PurchaseSession::Runner::sleepUntilNextTimer()
{
    const auto next = std::ranges::min_element(m_timers, {}, &sale::StartTimer::at);
    if (next == m_timers.end())
        m_sleep.stop();
    else
        m_sleep.start(std::clamp(next->at - m_parts.clock.now(), Duration::zero(), longestNap));
}

/// One timer that is due is told; the others follow in turns of their own.
void PurchaseSession::Runner::wake()
{
    const auto next = std::ranges::min_element(m_timers, {}, &sale::StartTimer::at);
    if (next == m_timers.end())
        return;
    if (next->at > m_parts.clock.now()) { // a nap, or a timer that fired a little early
        sleepUntilNextTimer();
        return;
    }
    const sale::StartTimer due = *next;
    m_timers.erase(next);
    switch (due.kind) {
    case sale::TimerKind::PollDue: return dispatch(sale::PollDue{due.operation});
    case sale::TimerKind::RetryDue: return dispatch(sale::RetryDue{due.operation});
    case sale::TimerKind::PatienceOver: return dispatch(sale::PatienceOver{due.operation});
    case sale::TimerKind::HoldOver: return dispatch(sale::HoldOver{due.at});
    }
}

PurchaseSession::PurchaseSession(SessionParts parts, QObject* parent)
    : QObject(parent), m_runner(std::make_unique<Runner>(std::move(parts), *this))
{
}

PurchaseSession::~PurchaseSession() = default;

const PurchaseView& PurchaseSession::view() const { return m_runner->view(); }
void PurchaseSession::reserve(const ReserveChoice& choice) { m_runner->reserve(choice); }
void PurchaseSession::keepSeats() { m_runner->dispatch(sale::KeepAsked{}); }
void PurchaseSession::letSeatsGo() { m_runner->dispatch(sale::LetGoAsked{}); }
void PurchaseSession::chooseDelivery(const ShippingId& id) { m_runner->dispatch(sale::DeliveryAsked{id}); }
void PurchaseSession::pay(PaymentForm form) { m_runner->pay(std::move(form)); }
void PurchaseSession::askMember(MemberWish wish, PaymentForm form) { m_runner->askMember(wish, std::move(form)); }
void PurchaseSession::changePayment() { m_runner->dispatch(sale::ChangePaymentAsked{}); }
void PurchaseSession::commit(const Money& shown) { m_runner->dispatch(sale::CommitAsked{shown}); }
void PurchaseSession::captchaSolved(const QString& token) { m_runner->dispatch(sale::CaptchaSolved{token}); }
void PurchaseSession::captchaFailed() { m_runner->dispatch(sale::CaptchaGivenUp{}); }
void PurchaseSession::release() { m_runner->dispatch(sale::ReleaseAsked{}); }
void PurchaseSession::newSale() { m_runner->dispatch(sale::NewSaleAsked{}); }
void PurchaseSession::dismissProblem() { m_runner->dispatch(sale::ProblemSeen{}); }

int ReserveChoice::tickets() const
{
    int count = 0;
    for (const Line& line : lines)
        count += line.quantity;
    return count;
}

} // namespace boxoffice
