#pragma once
#include "journal/journal.h"
#include "partner/partnerclient.h"
#include "session/cartqueue.h"
#include "session/recovery/wake.h"
#include <memory>
#include <vector>

namespace boxoffice {

/// Gives back carts that nobody looks after any more: one DELETE at a time until the service says gone (204, or
/// "invalid cart" of a cart that was held), or the hold must have ended. A DELETE answered 202 is polled; a 429 is
/// waited out (one of polls holds up polls, one of DELETEs the DELETEs); lost answers are retried with backoff. A turn in the cart queue is one exchange, whatever becomes of it: the
/// sale in hand waits no longer than that. Thread: the one it was made in.
class Janitor : public QObject {
    Q_OBJECT
public:
    Janitor(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, QObject* parent = nullptr);
    ~Janitor() override;

    /// What is left of a reserve. Without cart and polling URL it is only waited for.
    struct Left {
        QUuid attempt;
        EventId event;
        CartId cart = {};
        QString reservePollUrl = {}; ///< the reserve was answered 202: asked first
        bool seen = false;           ///< the hold was once answered: then "invalid cart" means gone
        std::optional<Instant> until = std::nullopt; ///< when the hold must have ended; nothing: 15 minutes from now
    };
    /// Takes it over; the journal has it as ReleasePending or Orphaned already. Taking it twice is taking it once.
    void take(const Left& left);
    /// Marks the cart and takes it over; `until` (set only when the hold was answered) is when it must have ended.
    void release(const QUuid& attempt, const EventId& event, const CartId& cart, std::optional<Instant> until);
    /// Carts that are still to be given back; what is only waited for does not count.
    [[nodiscard]] int openCarts() const;

Q_SIGNALS:
    /// A row of the journal changed.
    void settled();
    /// Nothing is held for this attempt any more.
    void gaveBack(const QUuid& attempt);

private:
    struct Cart;
    void pump();
    void send(const QUuid& attempt);
    [[nodiscard]] std::unique_ptr<Call> callFor(const Cart& cart, std::function<void()> finished);
    void reserveAnswered(Cart& cart, const Result<Answered<boxoffice::Cart>>& answer, Instant sentAt);
    void reserveFailed(Cart& cart, const Failure& failure);
    void deleteAnswered(Cart& cart, const Result<Answered<Deleted>>& answer);
    void tryLater(Cart& cart, const Failure& failure);
    [[nodiscard]] Instant& quietFor(const Cart& cart);
    void done(const QUuid& attempt, const QString& why);
    void note(JournalEntry entry, const QString& why);
    [[nodiscard]] Cart* find(const QUuid& attempt);

    PartnerClient& m_partner;
    Journal& m_journal;
    CartQueue& m_queue;
    const Clock& m_clock;
    std::vector<std::unique_ptr<Cart>> m_carts;
    Instant m_pollsQuietUntil{}; ///< their quota is used up: nobody polls before
    Instant m_deletesQuietUntil{};
    Wake m_wake;
};

} // namespace boxoffice
