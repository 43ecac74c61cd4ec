#include "tests/support/crash/invariants.h"
#include <QRegularExpression>
#include <algorithm>

namespace boxoffice::test {
namespace {

const QStringList mayBeSold{QStringLiteral("COMMITTED"), QStringLiteral("UNKNOWN"), QStringLiteral("RECONCILED_SOLD")};
const QStringList settled{QStringLiteral("COMMITTED"), QStringLiteral("UNKNOWN"), QStringLiteral("RECONCILED_SOLD"), QStringLiteral("RECONCILED_NOT_SOLD"),
                          QStringLiteral("RELEASED"), QStringLiteral("ORPHANED"), QStringLiteral("RELEASE_PENDING")};

/// Later starts may find out that an unknown outcome was a sale; nothing else may change.
bool isSameBut(const QList<RowFact>& earlier, const QList<RowFact>& later)
{
    return std::ranges::equal(earlier, later, [](const RowFact& before, RowFact after) {
        if (before.state == QLatin1String("UNKNOWN") && after.state == QLatin1String("RECONCILED_SOLD"))
            after.state = before.state;
        return after == before;
    });
}

class Judge {
public:
    explicit Judge(const CellFacts& facts) : m_facts(facts) {}
    QStringList verdict()
    {
        if (!m_facts.reached)
            return {QStringLiteral("the point was not reached: ") + m_facts.said};
        if (m_facts.rows.size() != 3)
            return {QStringLiteral("the program was not started three times")};
        commits();
        carts();
        recovery();
        whatWasSaid();
        brokenJournal();
        return m_found;
    }

private:
    void broken(const char* invariant, const QString& what) { m_found.append(QLatin1String(invariant) + QStringLiteral(": ") + what); }
    [[nodiscard]] const QList<RowFact>& rows() const { return m_facts.rows.constLast(); }
    [[nodiscard]] const RowFact* rowOf(const QString& cart) const
    {
        for (const RowFact& row : rows())
            if (row.cart == cart)
                return &row;
        return nullptr;
    }
    [[nodiscard]] bool listed(const QString& state) const
    {
        return std::ranges::any_of(rows(), [&](const RowFact& row) { return row.state == state; });
    }

    void commits()
    {
        if (m_facts.commitsSent > 1)
            broken("I1", QStringLiteral("%1 commits left the program").arg(m_facts.commitsSent));
        for (const CartFact& cart : m_facts.carts)
            if (cart.commits > 1)
                broken("I1", QStringLiteral("cart %1 was committed %2 times").arg(cart.id).arg(cart.commits));
        const bool recorded = std::ranges::any_of(rows(), [](const RowFact& row) { return mayBeSold.contains(row.state); });
        if (m_facts.commitsSent > 0 && !recorded)
            broken("I2", QStringLiteral("a commit left without a record that lasted"));
        if (m_facts.cartCallsAtOnce > 0)
            broken("I5", QStringLiteral("%1 cart calls beside another").arg(m_facts.cartCallsAtOnce));
        if (!m_facts.clientFaults.isEmpty())
            broken("API", m_facts.clientFaults.join(QLatin1Char(',')));
    }

    void carts()
    {
        for (const CartFact& cart : m_facts.carts) {
            const RowFact* row = rowOf(cart.id);
            const QString state = row ? row->state : QStringLiteral("nothing");
            if (cart.state == QLatin1String("committed") && !mayBeSold.contains(state))
                broken("I3", QStringLiteral("cart %1 is sold, the journal says %2").arg(cart.id, state));
            if (cart.state == QLatin1String("committed") || cart.state == QLatin1String("deleted") || cart.state == QLatin1String("expired"))
                continue;
            const bool orphan = !row && listed(QStringLiteral("ORPHANED"));
            if (state != QLatin1String("UNKNOWN") && !orphan)
                broken("I4", QStringLiteral("cart %1 stays %2, the journal says %3").arg(cart.id, cart.state, state));
        }
        for (const RowFact& row : rows())
            if (row.state == QLatin1String("COMMITTED") || row.state == QLatin1String("RECONCILED_SOLD"))
                if (std::ranges::none_of(m_facts.carts, [&](const CartFact& cart) { return cart.id == row.cart && cart.state == QLatin1String("committed"); }))
                    broken("I3", QStringLiteral("%1 says sold, the service does not").arg(row.reference));
        if (!m_facts.movedAside.isEmpty())
            broken("I3", QStringLiteral("the journal was taken for damaged: %1").arg(m_facts.movedAside.join(QLatin1Char(' '))));
    }

    void recovery()
    {
        for (int start = 1; start < m_facts.rows.size(); ++start)
            if (!isSameBut(m_facts.rows.at(start - 1), m_facts.rows.at(start)))
                broken("I6", QStringLiteral("start %1 changed the journal again").arg(start + 1));
        for (int start = 1; start < m_facts.deletes.size(); ++start)
            if (m_facts.deletes.at(start) != m_facts.deletes.constFirst() && !listed(QStringLiteral("RELEASE_PENDING")))
                broken("I6", QStringLiteral("start %1 deleted again").arg(start + 1));
        for (const RowFact& row : m_facts.rows.constFirst())
            if (!settled.contains(row.state))
                broken("I6", QStringLiteral("%1 is left %2 by a start").arg(row.reference, row.state));
        if (listed(QStringLiteral("UNKNOWN")) && !m_facts.startMilliseconds.isEmpty() && m_facts.startMilliseconds.constFirst() > 5000)
            broken("I7", QStringLiteral("the unknown outcome was listed after %1 ms").arg(m_facts.startMilliseconds.constFirst()));
    }

    void whatWasSaid()
    {
        const bool claimsSold = m_facts.said.contains(QLatin1String("Sold:"));
        const auto sold = std::ranges::find_if(m_facts.carts, [](const CartFact& cart) { return cart.state == QLatin1String("committed"); });
        if (claimsSold && sold == m_facts.carts.end())
            broken("I3", QStringLiteral("the buyer was told of a sale that is none"));
        if (claimsSold && sold != m_facts.carts.end() && !m_facts.said.contains(sold->total))
            broken("I9", QStringLiteral("sold for %1, shown: %2").arg(sold->total, m_facts.said));
        const bool warned = m_facts.said.contains(QLatin1String("Do not pay again"));
        const bool unknown = m_facts.commitsSent > 0 && m_facts.endedByItself && !claimsSold;
        if (unknown && !warned)
            broken("I7", QStringLiteral("the outcome is unknown and the buyer was told: %1").arg(m_facts.said));
        const bool named = std::ranges::any_of(rows(), [this](const RowFact& row) { return m_facts.said.contains(row.reference); });
        if (unknown && warned && !named)
            broken("I7", QStringLiteral("no reference was told: %1").arg(m_facts.said));
    }

    void brokenJournal()
    {
        if (m_facts.journalUnwritable && m_facts.paymentsOnBrokenJournal > 0)
            broken("I8", QStringLiteral("paid although the journal could not be written"));
    }

    const CellFacts& m_facts;
    QStringList m_found;
};

} // namespace

QStringList violationsIn(const CellFacts& facts) { return Judge(facts).verdict(); }

} // namespace boxoffice::test
