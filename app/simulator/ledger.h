#pragma once
#include "simulator/partner/carts.h"
#include "simulator/jsontext.h"
#include <QMap>

namespace boxoffice::simulator {

/// What arrived and what became of it, for tests and trainers. Never holds card data.
///
/// {"carts":[{"id","event_id","legacy_id","event","state","tickets","places":["112 F 7-8"],"grand_total","currency"}],
///  "commits":[{"cart_id","count","applied","order_number","grand_total"}],   count: commit requests that arrived
///  "orders":[{"order_number","order_token","cart_id","grand_total","currency","tickets","email"}],
///  "requests":{"reserve":1,...},                                             by the endpoint names of faultrule.h
///  "faults":[{"fault","endpoint","detail"}]}                                 what the client did wrong
/// States: held, paid, committed, deleted, expired, and reserving, committing while a polled call is being worked on.
/// Faults: concurrentCartCall, pollBeforeWait, repeatedCommit, plainCardData, badCiphertext, badSalt, badCardDigits,
/// cartIdNotEncoded, unknownField, lostLeadingZeros, quotaIgnored, callAfterHold, undeletedCart (its hold ran out though
/// no commit or DELETE was tried; found when the ledger is written).
class Ledger {
public:
    void request(const QString& endpoint) { ++m_requests[endpoint]; }
    void commitArrived(const QString& cartId) { ++m_commits[cartId]; }
    void clientFault(const QString& fault, const QString& endpoint, const QString& detail = {});
    struct Fault {
        QString fault;
        QString endpoint;
        QString detail;
    };
    [[nodiscard]] const std::vector<Fault>& clientFaults() const { return m_faults; }
    [[nodiscard]] QByteArray json(const World& world, const Carts& carts, Instant now) const;

private:
    QMap<QString, int> m_requests;
    QMap<QString, int> m_commits;
    std::vector<Fault> m_faults;
};

} // namespace boxoffice::simulator
