#pragma once
#include "session/sale/step.h"

namespace boxoffice::sale {

/// One call of step(): what the handlers of a stage write to.
struct Turn {
    State& state;
    Instant now;
    std::vector<Effect>& effects;

    [[nodiscard]] const Rules& rules() const { return state.rules; }
    void go(Stage next) { state.stage = std::move(next); }
    void send(Effect effect) { effects.push_back(std::move(effect)); }
    [[nodiscard]] Operation nextOperation() { return ++state.lastOperation; }
    [[nodiscard]] Wait newWait() { return Wait{.operation = nextOperation(), .since = now}; }

    /// Writes the attempt's new state without waiting for the disk.
    void note(const Sale& sale, AttemptState to, JournalEntry more = {});
    /// The same, and JournalAnswered comes for `operation`.
    void record(Operation operation, const Sale& sale, AttemptState to, JournalEntry more = {});
    /// Shows what went wrong; the prose is made on the screen.
    void show(const Sale& sale, SaleStep step, const Failure& failure);
    void show(const Sale& sale, SaleStep step, ProblemKind kind);
};

/// Waits for the poll the service asked for: keeps the ticket in `wait` and starts its timer under a new
/// operation. False when the ticket must not be followed.
bool followPoll(Turn& turn, Wait& wait, const PollTicket& ticket);

/// Takes the newest cart over: ids, totals, and the hold counted from when its request was sent.
void takeCart(Turn& turn, Sale& sale, const Cart& cart, Instant sentAt);

/// Gives the cart back: journal, then DELETE. Not for a cart a commit was sent for.
void startRelease(Turn& turn, Sale sale, bool newSale = false);
/// Says why first.
void giveBack(Turn& turn, Sale sale, SaleStep step, ProblemKind why);
/// Nothing is held: straight to the end, or to the next buyer.
void finish(Turn& turn, Sale sale, bool newSale = false);
/// Leaves when the call under way is answered, or says that nothing is in flight and the cart may be given back now.
[[nodiscard]] bool mayLeaveNow(Wait& wait, bool newSale);

/// Puts the buyer's choice of delivery on the cart; a payment being typed is wiped, since its amount changes.
void putDelivery(Turn& turn, Sale sale, const ShippingId& id);
[[nodiscard]] bool isOffered(const Sale& sale, const ShippingId& id);

/// Name and masked e-mail of the buyer, as far as the journal may keep them.
void addBuyer(JournalEntry& entry, const QString& name, const QString& email);

/// Asks for delivery, or for payment where the account needs no delivery.
void startDelivery(Turn& turn, Sale sale);
void startReserve(Turn& turn, Sale sale);

} // namespace boxoffice::sale
