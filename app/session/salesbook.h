#pragma once
#include "core/clock.h"
#include "session/purchaseview.h"
#include <QObject>
#include <QUrl>

namespace boxoffice {

class Journal;
struct AttemptEvent;
struct AttemptRow;
struct OpenAttempts;

/// Recent sales as the journal knows them, for the Orders and Recovery pages, and what a person records about one
/// whose outcome is unknown. Every open attempt is listed, however old. Thread: the one it was made in.
class SalesBook : public QObject {
    Q_OBJECT
public:
    /// `base`: the configured service, from which rows of another one are told.
    SalesBook(Journal& journal, const Clock& clock, const QUrl& base, QObject* parent = nullptr);
    [[nodiscard]] const SalesView& view() const { return m_view; }
    /// What opening the journal brought.
    void setStart(const JournalStartView& start);

public Q_SLOTS:
    void refresh();
    void setRecovery(const boxoffice::RecoveryView& recovery);
    /// Records what a person found. Refused (settleAnswered with a failure) for a row that is not UNKNOWN any more,
    /// and for a note that carries a card number.
    void settle(const boxoffice::SettledView& settled);

Q_SIGNALS:
    void changed(const boxoffice::SalesView& view);
    /// Nothing: it is in the journal.
    void settleAnswered(const QUuid& attempt, const std::optional<boxoffice::Failure>& failure);

private:
    void list(const OpenAttempts& open, const QList<AttemptRow>& recent);
    [[nodiscard]] SaleRow rowOf(const AttemptRow& row) const;
    void askCauses();
    void show();

    Journal& m_journal;
    const Clock& m_clock;
    const QUrl m_base;
    SalesView m_view;
    QHash<QUuid, QString> m_causes;
};

} // namespace boxoffice
