#pragma once
#include "session/purchaseview.h"
#include "session/recovery/janitor.h"
#include "session/recovery/reconciler.h"
#include "session/recovery/recoverystep.h"
#include <QSet>
#include <functional>

namespace boxoffice {

/// Crash recovery: lists and marks what the last run left open, then has the carts given back and the sent commits
/// looked up, beside the screens and behind the sale in hand. Repeating it changes nothing more (I6); one unreadable
/// row does not stop it. Also hands every outcome that becomes unknown while the program runs to the reconciler.
/// Thread: the one it was made in.
class Recovery : public QObject {
    Q_OBJECT
public:
    /// `base`: the configured service; nothing is sent for a row of another one.
    Recovery(Journal& journal, Janitor& janitor, Reconciler& reconciler, const Clock& clock, const QUrl& base, QObject* parent = nullptr);

    /// Once the journal is open.
    void start();
    [[nodiscard]] RecoveryView view() const;

public Q_SLOTS:
    /// The sale in hand is nobody else's business until it has ended.
    void saleMoved(const boxoffice::PurchaseView& view);
    /// Takes over what became unknown or orphaned since, and forgets what was settled.
    void refresh();

Q_SIGNALS:
    /// What is left, what was asked, or a row of the journal changed.
    void changed();

private:
    struct Found {
        AttemptRow row;
        RecoveryPlan plan;
    };
    void look();
    void lookLater();
    void takeStock(const OpenAttempts& open);
    void mark(const QList<Found>& found);
    void act(const Found& found);
    [[nodiscard]] JournalEntry markFor(const Found& found) const;
    [[nodiscard]] bool isOfThisRun(const AttemptRow& row) const;
    void lookedAtOnce(const QUuid& attempt);
    void takeOver(const std::function<void()>& then);

    Journal& m_journal;
    Janitor& m_janitor;
    Reconciler& m_reconciler;
    const Clock& m_clock;
    const QUrl m_base;
    RecoveryView m_view;
    QSet<QUuid> m_left; ///< carts that are still to be given back
    QSet<QString> m_references; ///< of the sales of this run
    SaleStage m_stage = SaleStage::Idle;
    Duration m_again = std::chrono::seconds(1); ///< until the journal is asked again what is open
};

} // namespace boxoffice
