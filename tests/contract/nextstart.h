#pragma once
#include "journal/memoryjournal.h"
#include "session/recovery/recovery.h"
#include "session/salesbook.h"
#include "tests/support/leapclock.h"
#include <QNetworkAccessManager>
#include <QTest>

/// The start of a program after a crash: the journal as it was left, and rooms of its own.
namespace boxoffice::test {

/// The states an attempt went through.
inline QList<AttemptState> wayTo(AttemptState state)
{
    using enum AttemptState;
    switch (state) {
    case ReserveIntent: return {ReserveIntent};
    case Reserved: return {ReserveIntent, Reserved};
    case PaymentSet: return {ReserveIntent, Reserved, PaymentSet};
    case CommitIntent: return {ReserveIntent, Reserved, PaymentSet, CommitIntent};
    case ReleasePending: return {ReserveIntent, Reserved, ReleasePending};
    case Released: return {ReserveIntent, Released};
    case Orphaned: return {ReserveIntent, Orphaned};
    case Declined: return {ReserveIntent, Reserved, Declined};
    default: return {ReserveIntent, Reserved, PaymentSet, CommitIntent, state};
    }
}

/// A row that the last run left, of a service at `base`; its reference tells its state.
inline AttemptRow rowAt(const QUrl& base, AttemptState state)
{
    AttemptRow row{.id = QUuid::createUuid(), .reference = QStringLiteral("TST-%1").arg(static_cast<int>(state)), .baseUrl = base,
                   .event = EventId(QStringLiteral("E1")), .eventName = QStringLiteral("Glass Harbor"), .cart = CartId(QStringLiteral("cart-1"))};
    row.amount = Money(1000, *Currency::parse(QStringLiteral("USD")));
    row.state = state;
    return row;
}

inline void enter(Journal& journal, const AttemptRow& row)
{
    for (const AttemptState state : wayTo(row.state)) {
        JournalEntry entry{.attempt = row.id, .state = state, .at = row.changed, .reference = row.reference, .baseUrl = row.baseUrl,
                           .event = row.event, .eventName = row.eventName, .cart = row.cart, .amount = row.amount,
                           .maskedCard = row.maskedCard, .paymentType = row.paymentType};
        if (!row.pollingUrlWithoutKey.isEmpty())
            entry.pollingUrlWithoutKey = row.pollingUrlWithoutKey;
        journal.write(entry, [](const Result<void>& written) { QVERIFY(written); });
    }
}

class NextStart {
public:
    NextStart(const QUrl& base, const Clock& clock, Reconciler::Enabled enabled = {})
        : m_http(m_network, clock, {}, [] { return 0.0; }), m_partner(m_http, accountAt(base)),
          janitor(m_partner, journal, queue, clock), reconciler(m_partner, journal, queue, clock, enabled),
          recovery(journal, janitor, reconciler, clock, base), sales(journal, clock, base)
    {
        QObject::connect(&recovery, &Recovery::changed, &sales, [this] { sales.setRecovery(recovery.view()); });
        QObject::connect(&sales, &SalesBook::settleAnswered, &recovery, &Recovery::refresh);
    }
    void remember(const QList<AttemptRow>& rows)
    {
        for (const AttemptRow& row : rows)
            enter(journal, row);
    }
    [[nodiscard]] PartnerClient& partner() { return m_partner; }
    [[nodiscard]] QList<AttemptState> states() const
    {
        QList<AttemptState> list;
        for (const AttemptRow& row : journal.rows())
            list << row.state;
        return list;
    }

private:
    static PartnerAccount accountAt(const QUrl& base)
    {
        PartnerAccount account;
        account.baseUrl = base;
        account.apiKey = QStringLiteral("demo-key");
        return account;
    }
    QNetworkAccessManager m_network;
    HttpClient m_http;
    PartnerClient m_partner;

public:
    MemoryJournal journal;
    CartQueue queue;
    Janitor janitor;
    Reconciler reconciler;
    Recovery recovery;
    SalesBook sales;
};

} // namespace boxoffice::test
