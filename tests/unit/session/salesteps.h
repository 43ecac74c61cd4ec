#pragma once
#include "session/sale/step.h"
#include <QTest>

/// A sale played by hand on the pure machine: answers are made up here, effects are looked at.
namespace boxoffice::sale::test {

inline Money usd(qint64 cents) { return {cents, *Currency::parse(QStringLiteral("USD"))}; }

inline Cart cartOf(qint64 cents, std::chrono::seconds hold = std::chrono::seconds(300))
{
    Cart cart;
    cart.id = CartId(QStringLiteral("k1+Zq/8Wv0m2bQ=="));
    cart.holdTime = hold;
    cart.totals.currency = *Currency::parse(QStringLiteral("USD"));
    cart.totals.grand = usd(cents);
    cart.totals.merchandise = usd(cents);
    cart.totals.unpaid = usd(cents);
    CartItem item;
    item.seatCount = 2;
    item.isGeneralAdmission = true;
    CartTicket ticket;
    ticket.id = TicketTypeId(QStringLiteral("000000000001"));
    ticket.quantity = 2;
    item.tickets = {ticket};
    cart.items = {item};
    return cart;
}

inline Cart paidCart(qint64 cents, int payments = 1)
{
    Cart cart = cartOf(cents);
    cart.totals.unpaid = usd(0);
    cart.paymentsListed = payments >= 0;
    for (int i = 0; i < payments; ++i) {
        CartPayment payment;
        payment.type = QStringLiteral("CC");
        payment.amount = usd(cents);
        payment.lastFour = QStringLiteral("1111");
        cart.payments.append(payment);
    }
    return cart;
}

class Played {
public:
    State state;
    Instant now{std::chrono::seconds(1000)};
    std::vector<Effect> effects; ///< of the last step

    void play(Event event)
    {
        Step next = step(state, event, now);
        state = std::move(next.state);
        effects = std::move(next.effects);
        for (const Effect& effect : effects) {
            commits += std::holds_alternative<SendCommit>(effect) ? 1 : 0;
            deletes += std::holds_alternative<SendDelete>(effect) ? 1 : 0;
        }
    }
    int commits = 0; ///< over the whole sale
    int deletes = 0;

    template <class E>
    [[nodiscard]] const E* sent() const
    {
        for (const Effect& effect : effects)
            if (const E* found = std::get_if<E>(&effect))
                return found;
        return nullptr;
    }
    template <class S>
    [[nodiscard]] bool in() const { return std::holds_alternative<S>(state.stage); }
    [[nodiscard]] Operation operation() const { return waitOf(state.stage) ? waitOf(state.stage)->operation : 0; }
    [[nodiscard]] AttemptState noted() const
    {
        AttemptState last{};
        for (const Effect& effect : effects)
            if (const auto* write = std::get_if<WriteJournal>(&effect))
                last = write->entry.state;
        return last;
    }
    void answerCart(Result<Answered<Cart>> result) { play(CartAnswered{operation(), std::move(result), now}); }
    void answerCommit(Result<Answered<CommitAnswer>> result, bool polled = false)
    {
        play(CommitAnswered{operation(), std::move(result), polled});
    }

    // --- the way to a stage ---------------------------------------------------------------------
    void askReserve()
    {
        ReserveChoice choice;
        choice.event = EventId(QStringLiteral("E1"));
        choice.lines = {{TicketTypeId(QStringLiteral("000000000001")), PriceLevelId(), 2, {}}};
        play(ReserveAsked{choice, QUuid::createUuid(), QStringLiteral("TST-1")});
    }
    void toReserving()
    {
        askReserve();
        play(JournalAnswered{operation(), true});
    }
    void toHeld()
    {
        toReserving();
        answerCart(Answered<Cart>(cartOf(12350)));
    }
    void toDelivery()
    {
        toHeld();
        ShippingOption option;
        option.id = ShippingId(QStringLiteral("17ab"));
        option.serviceLevel = QStringLiteral("WILLCALL");
        play(OptionsAnswered{operation(), Answered<QList<ShippingOption>>(QList<ShippingOption>{option})});
    }
    void toPayment()
    {
        toDelivery();
        play(DeliveryAsked{ShippingId(QStringLiteral("17ab"))});
        answerCart(Answered<Cart>(cartOf(12600)));
    }
    void toAddingPayment()
    {
        toPayment();
        play(PaymentAsked{PaymentSummary{}, QUuid::createUuid()});
    }
    void toReady(int payments = 1)
    {
        toAddingPayment();
        answerCart(Answered<Cart>(paidCart(12600, payments)));
    }
    void toCommitting()
    {
        toReady();
        play(CommitAsked{usd(12600)});
        play(JournalAnswered{operation(), true});
    }
};

inline Failure failure(FailureKind kind, int code = 0, int http = 0)
{
    return Failure{.kind = kind, .apiCode = code, .httpStatus = http};
}

inline PollTicket ticket(const char* url = "https://x.example/p?1")
{
    PollTicket made;
    made.url = QUrl(QLatin1String(url));
    made.wait = std::chrono::seconds(4);
    made.cart = CartId(QStringLiteral("from the 202"));
    return made;
}

} // namespace boxoffice::sale::test
