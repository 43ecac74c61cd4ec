#include "tests/support/childprogram.h"
#include "tests/support/crash/journalcopy.h"
#include "tests/support/disklane.h"
#include <QCoreApplication>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryFile>
#include <QTest>
#include <malloc.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QByteArray apiKey = "soak-key-7Qf3";
const QStringList houses{QStringLiteral("Whole House"), QStringLiteral("Standing Only"), QStringLiteral("Price Drift"), QStringLiteral("Unknown Outcome"),
                         QStringLiteral("Saint Ondine"), QStringLiteral("The Winter Gardener"), QStringLiteral("Restrict Single")};
/// Of the simulator's test cards: the good one often, then refusals at payment and at commit.
const QList<QByteArray> cards{"4111111111111111", "4111111111111111", "4111111111111111", "4111111111111111", "4111111111111111",
                              "4000000000000002", "4000000000009995", "4000000000000119", "4000000000000341"};
const QByteArray faultKinds[] = {"closeBeforeAnswer", "closeUnread", "html", "truncate", "redirect", "gatewayFault", "malformedJson",
                                 "substituteSeats", "priceDrift", "delay", "error", "drip", "forcePoll"};
const QByteArray faultPlaces[] = {"reserve", "reserve", "shippingOptions", "shipping", "payment", "payment", "commit", "commit", "delete", "orders", "certificate"};

int salesToMake() { return qEnvironmentVariableIntValue("BOXOFFICE_DEEP") != 0 ? 1000 : 30; }

/// Everything the program logs, on disk: kept in memory it would look like a leak.
QFile* logFile = nullptr;
void logLine(const QString& line)
{
    logFile->write(line.toUtf8() + '\n');
}
void logMessage(QtMsgType, const QMessageLogContext&, const QString& text) { logLine(text); }

qint64 residentBytes()
{
    malloc_trim(0); // what was given back to the allocator is no growth
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

/// A person who does sensible things at random.
class Buyer {
public:
    Buyer(DiskLane& lane, QRandomGenerator& random) : m_lane(lane), m_random(random) {}

    /// A whole sale, to whatever end; false when it hangs.
    bool buy(const ReserveChoice& choice)
    {
        PurchaseSession& session = m_lane.session();
        session.reserve(choice);
        if (!settles([this] { return view().stage != SaleStage::Idle || view().problem; }))
            return false;
        for (int acts = 0; acts < 40 && !isOver(); ++acts) {
            act();
            if (m_random.bounded(25) == 0)
                session.release(); // walks away in the middle of whatever is under way
            if (!settles([this] { return isSettled(); }))
                return false;
        }
        if (!isOver())
            session.release();
        const bool over = settles([this] { return isOver(); });
        session.newSale();
        return over && settles([this] { return view().stage == SaleStage::Idle; });
    }

private:
    [[nodiscard]] const PurchaseView& view() const { return m_lane.view(); }
    template <class Condition>
    [[nodiscard]] bool settles(Condition condition) const
    {
        if (QTest::qWaitFor(condition, 30'000))
            return true;
        return false;
    }
    [[nodiscard]] bool isOver() const
    {
        const SaleStage stage = view().stage;
        return stage == SaleStage::Idle || stage == SaleStage::Ended || stage == SaleStage::Sold || stage == SaleStage::CommitUnknown;
    }
    [[nodiscard]] bool isSettled() const
    {
        const SaleStage stage = view().stage;
        const bool asks = stage == SaleStage::SeatsOffered || stage == SaleStage::EnteringPayment || stage == SaleStage::ReadyToCommit;
        const bool pauses = stage == SaleStage::Held && view().problem; // asks again by itself, after a while
        return isOver() || asks || pauses || (stage == SaleStage::ChoosingDelivery && !view().wait);
    }

    void act()
    {
        PurchaseSession& session = m_lane.session();
        switch (view().stage) {
        case SaleStage::SeatsOffered:
            if (m_random.bounded(2) == 0)
                session.keepSeats();
            else
                session.letSeatsGo();
            break;
        case SaleStage::Held: session.release(); break; // no patience
        case SaleStage::ChoosingDelivery: chooseDelivery(); break;
        case SaleStage::EnteringPayment: pay(); break;
        case SaleStage::ReadyToCommit:
            if (m_random.bounded(8) == 0)
                session.changePayment();
            else
                session.commit(view().total.value_or(Money()));
            break;
        default: break;
        }
    }
    void chooseDelivery()
    {
        const QList<DeliveryOptionView> options = view().delivery;
        if (options.isEmpty())
            m_lane.session().release();
        else
            m_lane.session().chooseDelivery(options.at(m_random.bounded(int(options.size()))).id);
    }
    void pay()
    {
        const bool invoice = m_random.bounded(5) == 0;
        m_lane.session().pay(invoice ? m_lane.invoiceForm() : DiskLane::cardForm(cards.at(m_random.bounded(int(cards.size())))));
    }

    DiskLane& m_lane;
    QRandomGenerator& m_random;
};

QByteArray randomFault(QRandomGenerator& random)
{
    const int drawn = random.bounded(100); // polls and drips take a second each
    const QByteArray kind = drawn < 2 ? "forcePoll" : drawn < 4 ? "drip" : faultKinds[random.bounded(int(std::size(faultKinds)) - 2)];
    const QByteArray place = faultPlaces[random.bounded(int(std::size(faultPlaces)))];
    QByteArray rule = R"({"endpoint": ")" + place + R"(", "kind": ")" + kind + R"(", "nth": 1)";
    if (kind == "error") {
        constexpr int codes[] = {90003, 20122, 20129, 20001, 10004, 502, 20046};
        rule += ", \"code\": " + QByteArray::number(codes[random.bounded(int(std::size(codes)))]);
    } else if (kind == "delay" || kind == "drip") {
        rule += kind == "drip" ? ", \"delay\": 1" : ", \"delay\": 40";
    }
    return rule + '}';
}

} // namespace

/// Sale after sale under random faults: nothing leaks, nothing is sold twice, nothing is told to the log.
class SoakTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryFile> m_log;
    Home m_home;
    std::unique_ptr<SimulatorChild> m_service;
    std::unique_ptr<DiskLane> m_lane;
    QJsonObject m_ledger;

    [[nodiscard]] QJsonArray entries(const char* name) const { return m_ledger[QLatin1String(name)].toArray(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_log = std::make_unique<QTemporaryFile>();
        QVERIFY(m_log->open());
        logFile = m_log.get();
        m_service = std::make_unique<SimulatorChild>(
            m_home, QStringList{QStringLiteral("--api-key"), QString::fromLatin1(apiKey), QStringLiteral("--poll-wait"), QStringLiteral("1")});
        m_lane = std::make_unique<DiskLane>(m_service->root(), apiKey, logLine);
        QVERIFY(m_lane->open());
    }

    /// BOXOFFICE_SEED=N replays; BOXOFFICE_DEEP=1 makes a thousand.
    void sellsOnAndOnWithoutGrowing()
    {
        const quint32 seed = qEnvironmentVariableIsSet("BOXOFFICE_SEED") ? quint32(qEnvironmentVariableIntValue("BOXOFFICE_SEED")) : 20261122;
        auto random = QRandomGenerator(seed);
        QList<ReserveChoice> choices;
        for (const QString& house : houses) {
            choices.append(m_lane->choose(house));
            QVERIFY2(choices.constLast().tickets() > 0, qPrintable(house));
        }
        const QtMessageHandler before = qInstallMessageHandler(logMessage);
        Buyer buyer(*m_lane, random);
        qint64 warm = 0;
        QString hung;
        for (int made = 0; made < salesToMake() && hung.isEmpty(); ++made) {
            if (made == 100)
                warm = residentBytes();
            QByteArray faults;
            for (int more = random.bounded(3); more > 0; --more) {
                const QByteArray fault = randomFault(random);
                m_service->addFault(fault);
                faults += fault;
            }
            if (!buyer.buy(choices.at(random.bounded(int(choices.size())))))
                hung = QStringLiteral("sale %1 of seed %2 hangs at stage %3, problem %4, under %5").arg(made).arg(seed).arg(int(m_lane->view().stage))
                           .arg(m_lane->view().problem ? int(m_lane->view().problem->kind) : -1).arg(QString::fromUtf8(faults));
            m_service->clearFaults();
        }
        const qint64 end = residentBytes();
        qInstallMessageHandler(before);
        QVERIFY2(hung.isEmpty(), qPrintable(hung));
        QTRY_COMPARE_WITH_TIMEOUT(m_lane->janitor().openCarts(), 0, 60'000);
        m_ledger = m_service->ledger();
        if (warm > 0) {
            qInfo("memory: %.1f MiB after 100 sales, %.1f MiB after %d (%+.1f %%)", double(warm) / 1048576, double(end) / 1048576, salesToMake(), 100.0 * double(end - warm) / double(warm));
            QVERIFY2(double(end) < 1.05 * double(warm), "memory grows by 5 % or more");
        }
    }

    /// A cart may be committed again after the service refused it for good: that is another attempt, with a row of its own.
    void sellsNothingTwice()
    {
        QMap<QString, int> attempts;
        for (const RowFact& row : rowsInCopyOf(m_lane->journalFile()))
            attempts[row.cart] += row.meantToCommit ? 1 : 0;
        int commits = 0;
        for (const QJsonValueRef commit : entries("commits")) {
            const int count = commit.toObject()[QStringLiteral("count")].toInt();
            const QString cart = commit.toObject()[QStringLiteral("cart_id")].toString();
            QVERIFY2(count <= attempts.value(cart), qPrintable(QStringLiteral("%1 commits of %2 attempts").arg(count).arg(attempts.value(cart))));
            commits += count;
        }
        QStringList sold;
        for (const QJsonValueRef order : entries("orders"))
            sold.append(order.toObject()[QStringLiteral("cart_id")].toString());
        QCOMPARE(sold.removeDuplicates(), 0);
        qInfo("%d carts, %d commits, %d orders", int(entries("carts").size()), commits, int(sold.size()));
        QVERIFY(sold.size() > salesToMake() / 10); // or it has shown nothing
        QCOMPARE(entries("faults").toVariantList(), QVariantList()); // what the client did wrong: two cart calls at once, for one
    }

    void leaksNoCart()
    {
        const QList<RowFact> rows = rowsInCopyOf(m_lane->journalFile());
        QMap<QString, QStringList> states;
        int orphans = 0;
        for (const RowFact& row : rows) {
            states[row.cart].append(row.state);
            orphans += row.state == QLatin1String("ORPHANED") ? 1 : 0;
        }
        int unseen = 0;
        QStringList leaked;
        for (const QJsonValueRef entry : entries("carts")) {
            const QString state = entry.toObject()[QStringLiteral("state")].toString();
            const QStringList known = states.value(entry.toObject()[QStringLiteral("id")].toString());
            const bool mayBeSold = known.contains(QStringLiteral("COMMITTED")) || known.contains(QStringLiteral("UNKNOWN")) || known.contains(QStringLiteral("RECONCILED_SOLD"));
            if (state == QLatin1String("committed"))
                QVERIFY2(mayBeSold, qPrintable(QStringLiteral("sold, and the journal says ") + known.join(QLatin1Char(','))));
            else if (known.isEmpty() && state != QLatin1String("expired"))
                ++unseen; // its reserve was never answered
            else if (state != QLatin1String("deleted") && state != QLatin1String("expired") && !known.contains(QStringLiteral("UNKNOWN")))
                leaked.append(state + QStringLiteral(" and ") + known.join(QLatin1Char(',')));
        }
        QCOMPARE(leaked, QStringList());
        QVERIFY2(unseen <= orphans, qPrintable(QStringLiteral("%1 carts nobody knows, %2 listed").arg(unseen).arg(orphans)));
    }

    /// By the very values that were used.
    void tellsTheLogNoSecret()
    {
        m_log->flush();
        m_log->seek(0);
        const QByteArray text = m_log->readAll();
        QVERIFY(text.contains("commit") && text.count('\n') > 5 * salesToMake());
        QList<QByteArray> secrets{apiKey, "polling-status", "token="};
        secrets.append(cards);
        for (const QJsonValueRef cart : entries("carts")) {
            const QString id = cart.toObject()[QStringLiteral("id")].toString();
            secrets << id.toUtf8() << QUrl::toPercentEncoding(id);
        }
        for (const QJsonValueRef order : entries("orders"))
            secrets << order.toObject()[QStringLiteral("order_token")].toString().toUtf8();
        QVERIFY(secrets.size() > salesToMake());
        for (const QByteArray& secret : std::as_const(secrets))
            QVERIFY2(!secret.isEmpty() && !text.contains(secret), secret.constData());
    }

    void cleanupTestCase() { m_lane.reset(); }
};

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); // a thousand sales are one test function
    QCoreApplication application(argc, argv);
    SoakTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "soak_test.moc"
