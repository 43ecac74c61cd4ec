#pragma once
#include "tests/support/modelservice.h"
#include <QHash>
#include <QSet>

namespace boxoffice::sale::test {

/// The journal as a disk would hold it: entries in order, durable when answered. Refuses what the real one refuses.
class ModelJournal {
public:
    struct Waiting { Operation operation = 0; JournalEntry entry; };
    void queue(const WriteJournal& effect) { m_waiting.append({effect.operation, effect.entry}); }
    [[nodiscard]] bool isIdle() const { return m_waiting.isEmpty(); }
    /// Writes the oldest entry, or fails to when the disk is full; says what is to be told.
    [[nodiscard]] JournalAnswered write(bool full);
    [[nodiscard]] std::optional<AttemptState> stateOf(const QUuid& attempt) const;
    [[nodiscard]] bool isWaiting(const QUuid& attempt) const;
    /// An entry that no full disk explains was refused.
    [[nodiscard]] QString refusal() const { return m_refusal; }

private:
    QList<Waiting> m_waiting;
    QHash<QUuid, AttemptRow> m_rows;
    QSet<QUuid> m_torn; ///< a write of theirs failed: what follows may not fit any more
    QString m_refusal;
};

/// Looks at every step from outside and says which invariant broke. It trusts the service's truth and what people
/// were told, never the machine's own words about itself, except for what a screen shows.
class SaleWatch {
public:
    SaleWatch(const ModelService& service, const ModelJournal& journal) : m_service(service), m_journal(journal) {}

    /// Before the step: what the buyer, the service and the disk said.
    void hear(const State& before, const Event& event, Instant now);
    /// After it. Empty when all is well.
    [[nodiscard]] QString judge(const State& after, const std::vector<Effect>& effects, Instant now);
    [[nodiscard]] bool knows(const CartId& cart) const { return m_given.contains(cart.text()); }

private:
    [[nodiscard]] QString judgeEffect(const Effect& effect, Instant now);
    [[nodiscard]] QString forward(const CartId& cart) const;
    [[nodiscard]] QString inTime(Instant now) const;
    [[nodiscard]] QString payment(const SendPayment& effect, Instant now) const;
    [[nodiscard]] QString commit(const SendCommit& effect, Instant now) const;
    [[nodiscard]] QString giveBack(const CartId& cart) const;
    [[nodiscard]] QString screen(const State& after) const;
    [[nodiscard]] QString leftBehind(const State& after, Instant now) const;
    void hearCart(const Answered<Cart>& answer, Instant sentAt);
    void begin(const ReserveAsked& asked);

    const ModelService& m_service;
    const ModelJournal& m_journal;
    QString m_asked, m_told, m_agreed; ///< seats
    QString m_askedArea, m_toldArea, m_agreedArea; ///< general admission
    CartId m_cart;                     ///< as the service named it for this sale
    std::optional<Cart> m_newest;
    Instant m_usableUntil{};
    std::optional<Money> m_shown;      ///< what stood beside "buy" when it was pressed
    bool m_journalBroken = false;
    QSet<QString> m_given;             ///< carts the janitor or an orphan row answers for
    QSet<QUuid> m_orphans;
    QUuid m_attempt;
    bool m_inSale = false;
};

} // namespace boxoffice::sale::test
