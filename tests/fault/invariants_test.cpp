#include "tests/support/crash/invariants.h"
#include <QTest>

using namespace boxoffice::test;

namespace {

QList<QList<RowFact>> always(const QList<RowFact>& rows) { return {rows, rows, rows}; }

RowFact row(const char* state, const char* cart = "c1")
{
    return {QStringLiteral("a1"), QStringLiteral("WIN-1"), QLatin1String(state), QLatin1String(cart)};
}

CartFact cart(const char* state, int commits = 0) { return {QStringLiteral("c1"), QLatin1String(state), commits, QStringLiteral("95.00")}; }

/// A sale that went well, told as such.
CellFacts sold()
{
    CellFacts facts;
    facts.commitsSent = 1;
    facts.endedByItself = true;
    facts.said = QStringLiteral("Sold: Glass Harbor, $95.00, order 1/SIM");
    facts.carts = {cart("committed", 1)};
    facts.rows = always({row("COMMITTED")});
    facts.deletes = {0, 0, 0};
    facts.startMilliseconds = {500, 500, 500};
    return facts;
}

/// A sale that was killed before it was paid, its cart given back by the first start.
CellFacts givenBack()
{
    CellFacts facts = sold();
    facts.commitsSent = 0;
    facts.endedByItself = false;
    facts.said.clear();
    facts.carts = {cart("deleted")};
    facts.rows = always({row("RELEASED")});
    facts.deletes = {1, 1, 1};
    return facts;
}

CellFacts unknown()
{
    CellFacts facts = sold();
    facts.said = QStringLiteral("The buyer saw: Do not pay again. Reference WIN-1.");
    facts.carts = {cart("paid", 1)};
    facts.rows = always({row("UNKNOWN")});
    return facts;
}

template <class Change>
CellFacts but(CellFacts facts, Change change)
{
    change(facts);
    return facts;
}

} // namespace

Q_DECLARE_METATYPE(boxoffice::test::CellFacts)

/// The judge of the crash matrix: it finds nothing where all is well, and each way to break a promise by its name.
class InvariantsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWhereAllIsWell_data()
    {
        QTest::addColumn<CellFacts>("facts");
        QTest::newRow("sold") << sold();
        QTest::newRow("given back") << givenBack();
        QTest::newRow("unknown") << unknown();
        QTest::newRow("unknown and sold") << but(unknown(), [](CellFacts& f) { f.carts = {cart("committed", 1)}; });
        QTest::newRow("found sold later") << but(unknown(), [](CellFacts& f) { f.carts = {cart("committed", 1)}; f.rows = always({row("RECONCILED_SOLD")}); });
        QTest::newRow("found sold by a later start") << but(unknown(), [](CellFacts& f) { f.carts = {cart("committed", 1)}; f.rows[2] = {row("RECONCILED_SOLD")}; });
        QTest::newRow("an orphan") << but(givenBack(), [](CellFacts& f) { f.carts = {cart("held")}; f.rows = always({row("ORPHANED", "")}); f.deletes = {0, 0, 0}; });
        QTest::newRow("nothing happened") << but(givenBack(), [](CellFacts& f) { f.carts.clear(); f.rows = always({}); f.deletes = {0, 0, 0}; });
        QTest::newRow("refused on a full disk") << but(givenBack(), [](CellFacts& f) { f.journalUnwritable = true; });
    }
    void findsNothingWhereAllIsWell()
    {
        QFETCH(CellFacts, facts);
        QCOMPARE(violationsIn(facts), QStringList());
    }

    void namesWhatIsBroken_data()
    {
        QTest::addColumn<CellFacts>("facts");
        QTest::addColumn<QString>("invariant");
        const auto add = [](const char* name, const char* invariant, const CellFacts& facts) { QTest::newRow(name) << facts << QString::fromLatin1(invariant); };
        add("two commits left", "I1", but(sold(), [](CellFacts& f) { f.commitsSent = 2; }));
        add("two commits arrived", "I1", but(sold(), [](CellFacts& f) { f.carts = {cart("committed", 2)}; }));
        add("a commit without a record", "I2", but(unknown(), [](CellFacts& f) { f.rows = always({row("RELEASED")}); }));
        add("a commit without any row", "I2", but(unknown(), [](CellFacts& f) { f.rows = always({}); }));
        add("sold and recorded as released", "I3", but(sold(), [](CellFacts& f) { f.commitsSent = 0; f.rows = always({row("RELEASED")}); }));
        add("sold and not recorded", "I3", but(sold(), [](CellFacts& f) { f.rows = always({}); }));
        add("recorded as sold and is not", "I3", but(sold(), [](CellFacts& f) { f.carts = {cart("paid", 1)}; f.said.clear(); f.endedByItself = false; }));
        add("told as sold and is not", "I3", but(unknown(), [](CellFacts& f) { f.said = QStringLiteral("Sold: $95.00"); }));
        add("the journal was moved aside", "I3", but(sold(), [](CellFacts& f) { f.movedAside = QStringList{QStringLiteral("journal.sqlite.corrupt-1")}; }));
        add("a cart stays held", "I4", but(givenBack(), [](CellFacts& f) { f.carts = {cart("held")}; }));
        add("a cart stays held unseen", "I4", but(givenBack(), [](CellFacts& f) { f.carts = {cart("held")}; f.rows = always({}); }));
        add("two calls at once", "I5", but(sold(), [](CellFacts& f) { f.cartCallsAtOnce = 1; }));
        add("recovery goes on and on", "I6", but(givenBack(), [](CellFacts& f) { f.rows[2] = {row("RELEASE_PENDING")}; }));
        add("a later start takes a sale back", "I6", but(unknown(), [](CellFacts& f) { f.rows[0] = f.rows[1] = {row("RECONCILED_SOLD")}; }));
        add("recovery leaves it", "I6", but(givenBack(), [](CellFacts& f) { f.rows = always({row("RESERVED")}); }));
        add("a third start deletes again", "I6", but(givenBack(), [](CellFacts& f) { f.deletes = {1, 1, 2}; }));
        add("listed late", "I7", but(unknown(), [](CellFacts& f) { f.startMilliseconds = {5100, 500, 500}; }));
        add("not warned", "I7", but(unknown(), [](CellFacts& f) { f.said = QStringLiteral("The buyer saw: Try again. Reference WIN-1."); }));
        add("no reference", "I7", but(unknown(), [](CellFacts& f) { f.said = QStringLiteral("The buyer saw: Do not pay again."); }));
        add("paid on a broken journal", "I8", but(givenBack(), [](CellFacts& f) { f.journalUnwritable = true; f.paymentsOnBrokenJournal = 1; }));
        add("another total", "I9", but(sold(), [](CellFacts& f) { f.carts.first().total = QStringLiteral("97.00"); }));
        add("a card number in the clear", "API", but(sold(), [](CellFacts& f) { f.clientFaults = QStringList{QStringLiteral("plainCardData payment")}; }));
        add("not reached", "the point was not reached", but(sold(), [](CellFacts& f) { f.reached = false; }));
        add("started twice", "the program was not started", but(sold(), [](CellFacts& f) { f.rows.removeLast(); }));
    }
    void namesWhatIsBroken()
    {
        QFETCH(CellFacts, facts);
        QFETCH(QString, invariant);
        const QStringList found = violationsIn(facts);
        QVERIFY2(found.join(QLatin1Char('|')).contains(invariant), qPrintable(found.join(QLatin1Char('|'))));
    }
};

QTEST_GUILESS_MAIN(InvariantsTest)
#include "invariants_test.moc"
