#include "tests/support/salewatch.h"

namespace boxoffice::sale::test {
namespace {

QString seatsOf(const QString& section, const QString& row, int quantity, const QString& first)
{
    return QStringLiteral("%1 %2 %3 x%4").arg(section, row, first).arg(quantity);
}

QString seatsIn(const Cart& cart)
{
    QStringList all;
    for (const CartItem& item : cart.items)
        if (item.kind == CartItem::Kind::Ticket)
            for (const CartTicket& ticket : item.tickets)
                all.append(seatsOf(item.section, item.row, ticket.quantity, item.startSeat));
    return all.join(QLatin1Char('|'));
}

/// The areas that an answer names, price levels aside; empty where it names none.
QString areasIn(const Cart& cart)
{
    QStringList all;
    for (const CartItem& item : cart.items)
        for (const CartArea& area : item.areas)
            if (!area.description.startsWith(QLatin1String("Price Level")))
                all.append(area.id.text());
    return all.join(QLatin1Char('|'));
}

/// Without exact seats only the number was asked.
bool isAsAsked(const QString& asked, const QString& told)
{
    return asked == told || (asked.startsWith(QLatin1Char('x')) && told.endsWith(asked));
}

QString broke(const char* invariant, const QString& how) { return QLatin1String(invariant) + QStringLiteral(": ") + how; }

bool isCurrent(const State& state, Operation operation)
{
    const Wait* wait = waitOf(state.stage);
    return wait && wait->operation == operation;
}

} // namespace

JournalAnswered ModelJournal::write(bool full)
{
    const Waiting next = m_waiting.takeFirst();
    const QUuid attempt = next.entry.attempt;
    if (full) {
        m_torn.insert(attempt);
        return {next.operation, false};
    }
    const auto row = m_rows.constFind(attempt);
    const Result<AttemptRow> applied = applyEntry(row == m_rows.constEnd() ? std::nullopt : std::optional(*row), next.entry);
    if (!applied.ok()) {
        if (!m_torn.contains(attempt))
            m_refusal = broke("journal", QStringLiteral("%1 is refused: %2").arg(attemptStateName(next.entry.state), applied.failure().detail));
        return {next.operation, false};
    }
    m_rows.insert(attempt, *applied);
    return {next.operation, true};
}

std::optional<AttemptState> ModelJournal::stateOf(const QUuid& attempt) const
{
    const auto row = m_rows.constFind(attempt);
    return row == m_rows.constEnd() ? std::nullopt : std::optional(row->state);
}

bool ModelJournal::isWaiting(const QUuid& attempt) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(), [&](const Waiting& one) { return one.entry.attempt == attempt; });
}

void SaleWatch::begin(const ReserveAsked& asked)
{
    const ReserveChoice& choice = asked.choice;
    m_asked = choice.section.isEmpty() ? QStringLiteral("x%1").arg(choice.tickets())
                                       : seatsOf(choice.section, choice.row, choice.tickets(), QString::number(choice.beginSeat.value_or(0)));
    m_askedArea = choice.areas.isEmpty() ? QString() : choice.areas.first().text();
    m_toldArea.clear();
    m_agreedArea.clear();
    m_told.clear();
    m_agreed.clear();
    m_cart = {};
    m_newest.reset();
    m_shown.reset();
    m_journalBroken = false;
    m_attempt = asked.attempt;
    m_inSale = true;
}

void SaleWatch::hearCart(const Answered<Cart>& answer, Instant sentAt)
{
    if (const auto* ticket = std::get_if<PollTicket>(&answer)) {
        if (ticket->cart)
            m_cart = *ticket->cart;
        return;
    }
    const Cart& cart = std::get<Cart>(answer);
    if (!cart.id.isEmpty())
        m_cart = cart.id;
    m_newest = cart;
    m_usableUntil = sentAt + cart.holdTime - std::chrono::seconds(15);
    const QString seats = seatsIn(cart);
    const QString area = areasIn(cart);
    const bool first = m_told.isEmpty();
    if (!seats.isEmpty())
        m_told = seats;
    if (!area.isEmpty())
        m_toldArea = area;
    const bool inArea = m_askedArea.isEmpty() || m_toldArea.isEmpty() || m_toldArea == m_askedArea;
    if (first && isAsAsked(m_asked, m_told) && inArea)
        m_agreed = m_told;
    if (first && !m_agreed.isEmpty())
        m_agreedArea = m_toldArea;
    else if (m_agreedArea.isEmpty() && !m_agreed.isEmpty() && m_toldArea == m_askedArea)
        m_agreedArea = m_toldArea; // named for the first time, and as asked
}

void SaleWatch::hear(const State& before, const Event& event, Instant)
{
    if (const auto* asked = std::get_if<ReserveAsked>(&event)) {
        if (std::holds_alternative<Idle>(before.stage) || std::holds_alternative<Ended>(before.stage))
            begin(*asked);
    } else if (std::holds_alternative<KeepAsked>(event)) {
        if (std::holds_alternative<SeatsOffered>(before.stage))
            m_agreed = m_told, m_agreedArea = m_toldArea;
    } else if (const auto* buy = std::get_if<CommitAsked>(&event)) {
        if (std::holds_alternative<ReadyToCommit>(before.stage))
            m_shown = buy->shown;
    } else if (const auto* written = std::get_if<JournalAnswered>(&event)) {
        m_journalBroken = m_journalBroken || !written->written;
    } else if (const auto* answer = std::get_if<CartAnswered>(&event)) {
        if (answer->result && isCurrent(before, answer->operation))
            hearCart(*answer->result, answer->sentAt);
    }
}

QString SaleWatch::forward(const CartId& cart) const
{
    if (cart != m_cart)
        return broke("I4", QStringLiteral("a call for cart %1, the sale has %2").arg(cart.text(), m_cart.text()));
    if (m_told != m_agreed || m_agreed.isEmpty())
        return broke("I9", QStringLiteral("asked %1, told %2, agreed %3").arg(m_asked, m_told, m_agreed));
    if (m_toldArea != m_agreedArea)
        return broke("I9", QStringLiteral("area asked %1, told %2, agreed %3").arg(m_askedArea, m_toldArea, m_agreedArea));
    return {};
}

QString SaleWatch::inTime(Instant now) const
{
    return now < m_usableUntil ? QString() : broke("hold", QStringLiteral("a payment or commit starts at or after 0"));
}

QString SaleWatch::payment(const SendPayment& effect, Instant now) const
{
    if (m_journalBroken)
        return broke("I8", QStringLiteral("a payment though the journal cannot be written"));
    if (!m_newest || effect.amount != m_newest->totals.grand)
        return broke("I9", QStringLiteral("the amount is not the newest total"));
    const QString seats = forward(effect.cart);
    return seats.isEmpty() ? inTime(now) : seats;
}

QString SaleWatch::commit(const SendCommit& effect, Instant now) const
{
    const QUuid attempt = QUuid::fromString(effect.request.sourceAccountId);
    const ModelCart* cart = m_service.cart(effect.request.cart);
    if (m_service.commitsReceived(effect.request.sourceAccountId) > 0 || (cart && cart->openCommit))
        return broke("I1", QStringLiteral("a second commit"));
    if (m_journal.stateOf(attempt) != AttemptState::CommitIntent || m_journal.isWaiting(attempt))
        return broke("I2", QStringLiteral("the commit leaves before its intent is durable"));
    if (!m_newest || m_shown != m_newest->totals.grand)
        return broke("I9", QStringLiteral("the total is not the one the buyer saw"));
    const Cart& paid = *m_newest;
    const bool single = !paid.paymentsListed || (paid.payments.size() == 1 && paid.payments.first().amount == paid.totals.grand);
    if (!paid.totals.unpaid || !paid.totals.unpaid->isZero() || !single)
        return broke("payment", QStringLiteral("a commit on an answer that does not show one full payment"));
    if (cart && cart->payments.size() != 1)
        return broke("payment", QStringLiteral("%1 payments on the cart reach a commit").arg(cart->payments.size()));
    const QString seats = forward(effect.request.cart);
    return seats.isEmpty() ? inTime(now) : seats;
}

QString SaleWatch::giveBack(const CartId& cart) const
{
    if (cart != m_cart)
        return broke("I4", QStringLiteral("cart %1 is deleted, the sale has %2").arg(cart.text(), m_cart.text()));
    const ModelCart* known = m_service.cart(cart);
    if (known && known->openCommit)
        return broke("I3", QStringLiteral("a cart is given back whose commit was not definitely refused"));
    return {};
}

QString SaleWatch::judgeEffect(const Effect& effect, Instant now)
{
    if (const auto* payIt = std::get_if<SendPayment>(&effect))
        return payment(*payIt, now);
    if (const auto* buy = std::get_if<SendCommit>(&effect))
        return commit(*buy, now);
    if (const auto* ask = std::get_if<FetchDelivery>(&effect))
        return forward(ask->cart);
    if (const auto* choose = std::get_if<SendDelivery>(&effect))
        return forward(choose->cart);
    if (const auto* remove = std::get_if<SendDelete>(&effect))
        return giveBack(remove->cart);
    if (const auto* hand = std::get_if<HandToJanitor>(&effect)) {
        m_given.insert(hand->cart.text());
        return giveBack(hand->cart);
    }
    if (const auto* write = std::get_if<WriteJournal>(&effect); write && write->entry.state == AttemptState::Orphaned) {
        m_orphans.insert(write->entry.attempt);
        m_given.insert(m_service.newestCart().text());
    }
    return {};
}

/// I7, and nobody is told something untrue.
QString SaleWatch::screen(const State& after) const
{
    const ModelCart* cart = m_service.cart(m_cart);
    if (std::holds_alternative<CommitUnknown>(after.stage)) {
        const bool said = after.problem && after.problem->kind == ProblemKind::OutcomeUnknown &&
                          after.problem->charged == Charged::Maybe && !after.problem->reference.isEmpty();
        return said ? QString() : broke("I7", QStringLiteral("an unknown outcome does not say so"));
    }
    if (std::holds_alternative<Sold>(after.stage))
        return cart && cart->state == ModelCart::State::Sold ? QString() : broke("truth", QStringLiteral("\"sold\" of a cart that is not"));
    const bool during = std::holds_alternative<Committing>(after.stage) || std::holds_alternative<Idle>(after.stage);
    if (m_inSale && cart && cart->openCommit && !during)
        return broke("I3", QStringLiteral("a commit that may be sold is treated as if it were not"));
    return {};
}

/// I4: every cart of a sale that is over is sold, unknown, deleted, past its hold, or somebody's to delete.
QString SaleWatch::leftBehind(const State& after, Instant now) const
{
    if (!std::holds_alternative<Idle>(after.stage) && !std::holds_alternative<Ended>(after.stage))
        return {};
    const CartId newest = m_service.newestCart();
    const ModelCart* cart = m_service.cart(newest);
    if (!cart || cart->openCommit || cart->state == ModelCart::State::Deleted || m_given.contains(newest.text()))
        return {};
    const bool over = cart->state == ModelCart::State::Held && now >= cart->holdEnd;
    return over ? QString() : broke("I4", QStringLiteral("cart %1 is left behind").arg(newest.text()));
}

QString SaleWatch::judge(const State& after, const std::vector<Effect>& effects, Instant now)
{
    for (const Effect& effect : effects)
        if (QString wrong = judgeEffect(effect, now); !wrong.isEmpty())
            return wrong;
    if (QString wrong = screen(after); !wrong.isEmpty())
        return wrong;
    return leftBehind(after, now);
}

} // namespace boxoffice::sale::test
