#pragma once
#include "journal/journal.h"
#include "partner/partnerclient.h"
#include "session/cartqueue.h"
#include <QObject>
#include <QUrl>
#include <memory>
#include <vector>

namespace boxoffice {

/// Gives back carts that nobody looks after any more: one DELETE at a time until the service says gone, or the
/// hold must have ended. Also puts the journal in order after a crash. Thread: the one it was made in.
class Janitor : public QObject {
    Q_OBJECT
public:
    Janitor(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, QObject* parent = nullptr);
    ~Janitor() override;

    /// What a crash left behind, of this service only: carts are deleted, sent commits become unknown, reserves
    /// without an answer are listed as orphans. Repeating it changes nothing more (I6).
    void recover();
    /// Deletes the cart; `until` is when its hold must have ended by itself.
    void release(const QUuid& attempt, const EventId& event, const CartId& cart, std::optional<Instant> until);
    [[nodiscard]] int openCarts() const { return static_cast<int>(m_carts.size()); }

Q_SIGNALS:
    /// A row of the journal changed.
    void settled();

private:
    struct Cart;
    void settle(const AttemptRow& row);
    void note(const QUuid& attempt, AttemptState state, const QString& why);
    void sendDelete(const QUuid& attempt);
    void answered(const QUuid& attempt, const std::optional<Failure>& failure, std::optional<PollTicket> poll);
    void tryLater(const QUuid& attempt);
    [[nodiscard]] Cart* find(const QUuid& attempt);
    void done(const QUuid& attempt, const QString& why);

    PartnerClient& m_partner;
    Journal& m_journal;
    CartQueue& m_queue;
    const Clock& m_clock;
    std::vector<std::unique_ptr<Cart>> m_carts;
};

} // namespace boxoffice
