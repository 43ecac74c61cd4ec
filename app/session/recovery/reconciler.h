#pragma once
#include "journal/journal.h"
#include "partner/partnerclient.h"
#include "session/cartqueue.h"
#include "session/recovery/testimony.h"
#include "session/recovery/wake.h"
#include "session/salesview.h"
#include <deque>
#include <memory>
#include <vector>

namespace boxoffice {

/// Looks up commits whose outcome is unknown, with GETs only and as nextLook() says: the commit's polling URL, the
/// order by its cart, the unredeemed orders, as far as the account may. A sale that is found is recorded as
/// RECONCILED_SOLD; anything else proves nothing and stays for a person. One look at a time; a poll's turn in the cart queue is one exchange. Thread: the one it was
/// made in.
class Reconciler : public QObject {
    Q_OBJECT
public:
    /// What the account may call (settings partner/orders, partner/unredeemed).
    struct Enabled {
        bool orders = false;
        bool unredeemed = false;
    };
    Reconciler(PartnerClient& partner, Journal& journal, CartQueue& queue, const Clock& clock, Enabled enabled, QObject* parent = nullptr);
    ~Reconciler() override;

    /// Looks the attempt up from now on; it is UNKNOWN in the journal. Watching it twice is watching it once.
    void watch(const AttemptRow& row);
    /// Forgets every attempt but these: somebody else has settled it.
    void keepOnly(const QList<QUuid>& attempts);
    /// The sale on the screen asks polling URL and order itself (a polling URL answers once); empty: none.
    void setInHand(const QString& reference);
    [[nodiscard]] const Enabled& enabled() const { return m_enabled; }
    /// How the looks stand, oldest first.
    [[nodiscard]] QList<LookView> looks() const;

Q_SIGNALS:
    /// A look has ended, or begun to be made for another attempt.
    void changed();
    /// RECONCILED_SOLD is in the journal.
    void foundSold(const QUuid& attempt);

private:
    enum class Witness { Poll, Order, Unredeemed };
    struct Case;
    [[nodiscard]] Case* find(const QUuid& attempt) const;
    [[nodiscard]] bool isInHand(const AttemptRow& row) const;
    [[nodiscard]] bool canAsk(const Case& one) const;
    [[nodiscard]] std::deque<Witness> witnessesFor(const Case& one, bool whole, Instant now) const;
    void pump();
    void begin(Case& one, bool whole);
    void askNext(Case& one);
    void askPoll(const QUuid& attempt);
    void pollAnswered(const QUuid& attempt, Testimony said);
    void askOrder(Case& one);
    void askUnredeemed(Case& one);
    void heard(const QUuid& attempt, Witness witness, const Testimony& testimony);
    void keepPoll(Case& one);
    void takeNewerUrl(Case& one, const QString& url);
    void endLook(Case& one);
    void record(Case& one, Witness witness, const Testimony& testimony);

    PartnerClient& m_partner;
    Journal& m_journal;
    CartQueue& m_queue;
    const Clock& m_clock;
    const Enabled m_enabled;
    std::vector<std::unique_ptr<Case>> m_cases;
    QString m_inHand;
    QUuid m_asking; ///< null: no look is under way
    Instant m_quietUntil{};
    Wake m_wake;
};

} // namespace boxoffice
