#include "tests/support/crash/crashcell.h"
#include "tests/support/crash/journalcopy.h"
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>
#include <algorithm>

namespace boxoffice::test {
namespace {

constexpr int patienceMs = 30'000;
const QString journalName = QStringLiteral("journal.sqlite");

/// Typing takes its time: so long does a start last that sells nothing. Recovery works beside it, and the program
/// does not end while a cart call is under way.
QByteArray idleScript() { return "{\"search\": \"" + QByteArray(80, 'x') + "\", \"patience_seconds\": 0}"; }

/// How long the tour waits for something to happen before it gives up: no longer than a busy machine may need, and a
/// commit in line takes its polls.
QByteArray saleScript(const CrashPoint& point)
{
    return point.leaves ? R"({"delivery": "NO SUCH WAY", "patience_seconds": 4})" : point.polls ? R"({"patience_seconds": 25})" : R"({"patience_seconds": 5})";
}

/// Nothing is left that a start would go on with.
bool isInOrder(const QList<RowFact>& rows)
{
    static const QStringList open{QStringLiteral("RESERVE_INTENT"), QStringLiteral("RESERVED"), QStringLiteral("PAYMENT_SET"), QStringLiteral("DECLINED"),
                                  QStringLiteral("COMMIT_INTENT"), QStringLiteral("POLLING"), QStringLiteral("RELEASE_PENDING")};
    return std::none_of(rows.begin(), rows.end(), [](const RowFact& row) { return open.contains(row.state); });
}

QByteArray otherDay(CrashFault fault)
{
    switch (fault) {
    case CrashFault::DayForward:
    case CrashFault::KillDayForward: return "86400";
    case CrashFault::DayBack:
    case CrashFault::KillDayBack: return "-86400";
    default: return {};
    }
}

} // namespace

CrashCell::CrashCell(const CrashPoint& point, CrashFault fault)
    : m_point(point), m_fault(fault), m_service(m_home, {QStringLiteral("--poll-wait"), QStringLiteral("1")}), m_relay(m_service.root()),
      m_config(m_home.write(QStringLiteral("box.ini"), settings()))
{
    QDir().mkpath(m_home.path(QStringLiteral("control")));
    m_home.write(QStringLiteral("sale.json"), saleScript(point));
    m_home.write(QStringLiteral("idle.json"), idleScript());
    if (point.polls)
        m_service.addFault(R"({"endpoint": "commit", "kind": "forcePoll"})");
}

QByteArray CrashCell::settings() const
{
    const QByteArray root = m_relay.url().toEncoded();
    return "[partner]\nbase_url=" + root + "/partners/v1\napi_key=demo-key\norders=" + (m_point.orders ? "true" : "false") +
           "\n\n[discovery]\nbase_url=" + root + "/discovery/v2\n\n[commerce]\nbase_url=" + root +
           "/commerce/v2\n\n[lane]\nname=Window 7\n\n[journal]\nurl=sqlite:" + m_home.path(journalName).toUtf8() + '\n';
}

QProcessEnvironment CrashCell::environment() const
{
    QProcessEnvironment environment = m_home.offscreen();
    environment.insert(QStringLiteral("LD_PRELOAD"), QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("libfaultydisk.so")));
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));
    if (!m_clock.isEmpty())
        environment.insert(QStringLiteral("FAULTYDISK_CLOCK"), QString::fromLatin1(m_clock));
    return environment;
}

CellFacts CrashCell::run()
{
    approach();
    if (!m_facts.reached) {
        m_program->killHard();
        return m_facts;
    }
    strike();
    m_relay.release();
    m_relay.mend();
    startUntilInOrder();
    for (int start = 0; start < 2; ++start)
        startAgain();
    readLedger();
    const QStringList aside = QDir(m_home.path(QString())).entryList({journalName + QStringLiteral(".corrupt*")});
    m_facts.movedAside = aside;
    m_facts.commitsSent = m_relay.seen(QStringLiteral("commit"));
    return m_facts;
}

bool CrashCell::standsAtPoint() const { return m_relay.isHolding() || QFile::exists(m_home.path(QStringLiteral("control/stalled"))); }

/// Starts the sale and waits until it has come to the point, where the wire or the disk holds it.
void CrashCell::approach()
{
    using At = CrashPoint::At;
    QProcessEnvironment selling = environment();
    selling.insert(QStringLiteral("FAULTYDISK_FOLDER"), m_home.path(QStringLiteral("control")));
    if (m_point.at == At::BeforeSync || m_point.at == At::AfterSync)
        selling.insert(QStringLiteral("FAULTYDISK_STALL"), QLatin1String(m_point.at == At::BeforeSync ? "before " : "after ") + QLatin1String(m_point.what));
    else
        m_relay.hold(QLatin1String(m_point.what), m_point.at == At::Request ? Relay::Side::Request : Relay::Side::Answer);
    m_program = std::make_unique<ChildProgram>(QStringLiteral("boxoffice"),
        QStringList{QStringLiteral("--config"), m_config, QStringLiteral("--tour-script"), m_home.path(QStringLiteral("sale.json"))}, selling);
    std::ignore = QTest::qWaitFor([this] { return standsAtPoint() || !m_program->isRunning(); }, patienceMs);
    m_facts.reached = standsAtPoint();
    if (!m_facts.reached && !m_program->isRunning())
        m_facts.said = m_program->ending().out;
}

/// A file appears whole or not at all.
void CrashCell::order(const QByteArray& word) const
{
    m_home.write(QStringLiteral("control/fault.new"), word);
    QFile::rename(m_home.path(QStringLiteral("control/fault.new")), m_home.path(QStringLiteral("control/fault")));
}

void CrashCell::arm(const QByteArray& word) const
{
    order(word);
    if (!QTest::qWaitFor([this] { return QFile::exists(m_home.path(QStringLiteral("control/armed"))); }, patienceMs))
        qFatal("the faulty disk does not listen");
}

void CrashCell::goOn()
{
    m_home.write(QStringLiteral("control/go.new"), {});
    QFile::rename(m_home.path(QStringLiteral("control/go.new")), m_home.path(QStringLiteral("control/go")));
    m_relay.release();
}

void CrashCell::letEnd()
{
    const Said said = m_program->ending(40'000);
    m_facts.endedByItself = said.status >= 0;
    m_facts.said = said.out + said.err;
    m_program->killHard();
}

void CrashCell::strike()
{
    const auto seen = [this](const char* endpoint) { return m_relay.seen(QLatin1String(endpoint)); };
    const int payments = seen("payment");
    m_clock = otherDay(m_fault);
    switch (m_fault) {
    case CrashFault::Kill:
    case CrashFault::KillDayForward:
    case CrashFault::KillDayBack: m_program->killHard(); break;
    case CrashFault::KillInRecovery:
        m_program->killHard();
        crashInRecovery();
        break;
    case CrashFault::PowerLoss:
        order("powerloss");
        std::ignore = m_program->ending(patienceMs);
        break;
    case CrashFault::NetworkCut:
        m_relay.cut();
        goOn();
        letEnd();
        break;
    case CrashFault::DayForward:
    case CrashFault::DayBack:
        arm("clock " + m_clock);
        goOn();
        letEnd();
        break;
    case CrashFault::TornRecord:
        arm("torn");
        goOn();
        letEnd();
        break;
    case CrashFault::DiskFull:
    case CrashFault::SyncFails:
        arm(m_fault == CrashFault::DiskFull ? "full" : "syncfails");
        goOn();
        letEnd();
        m_facts.journalUnwritable = true;
        m_facts.paymentsOnBrokenJournal = seen("payment") - payments;
        break;
    }
}

/// Killed again while the next start gives the cart back, or as soon as that start has begun to put the journal in order.
void CrashCell::crashInRecovery()
{
    m_relay.release();
    m_relay.hold(QStringLiteral("delete"), Relay::Side::Answer);
    const QList<RowFact> before = rowsInCopyOf(m_home.path(journalName));
    ChildProgram recovering(QStringLiteral("boxoffice"),
        {QStringLiteral("--config"), m_config, QStringLiteral("--tour-script"), m_home.path(QStringLiteral("idle.json"))}, environment());
    std::ignore = QTest::qWaitFor([&] { return m_relay.isHolding() || !recovering.isRunning() || (m_relay.seen(QStringLiteral("delete")) == 0 && rowsInCopyOf(m_home.path(journalName)) != before); },
                                  patienceMs);
    recovering.killHard();
}

/// On a busy machine the first start may end before its recovery does: what the third makes is compared with what is
/// in order, or stays as it is.
void CrashCell::startUntilInOrder()
{
    constexpr int tries = 4;
    for (int start = 0; start < tries; ++start) {
        m_facts.rows.clear();
        m_facts.deletes.clear();
        startAgain();
        if (isInOrder(m_facts.rows.constLast()))
            return;
    }
}

void CrashCell::startAgain()
{
    QElapsedTimer clock;
    clock.start();
    const Said said = runProgram(QStringLiteral("boxoffice"), {QStringLiteral("--config"), m_config, QStringLiteral("--tour-script"), m_home.path(QStringLiteral("idle.json"))}, environment());
    m_facts.startMilliseconds.append(clock.elapsed());
    m_facts.rows.append(rowsInCopyOf(m_home.path(journalName)));
    m_facts.deletes.append(m_relay.seen(QStringLiteral("delete")));
    if (said.status < 0)
        m_facts.clientFaults.append(QStringLiteral("a start crashed: ") + said.err);
}

void CrashCell::readLedger()
{
    const QJsonObject ledger = m_service.ledger();
    QMap<QString, int> commits;
    for (const QJsonValueRef commit : ledger[QStringLiteral("commits")].toArray())
        commits.insert(commit.toObject()[QStringLiteral("cart_id")].toString(), commit.toObject()[QStringLiteral("count")].toInt());
    for (const QJsonValueRef entry : ledger[QStringLiteral("carts")].toArray()) {
        const QJsonObject cart = entry.toObject();
        const QString id = cart[QStringLiteral("id")].toString();
        m_facts.carts.append({id, cart[QStringLiteral("state")].toString(), commits.value(id), QString::number(cart[QStringLiteral("grand_total")].toDouble(), 'f', 2)});
    }
    for (const QJsonValueRef entry : ledger[QStringLiteral("faults")].toArray()) {
        const QJsonObject fault = entry.toObject();
        if (fault[QStringLiteral("fault")].toString() == QLatin1String("concurrentCartCall"))
            ++m_facts.cartCallsAtOnce;
        else
            m_facts.clientFaults.append(fault[QStringLiteral("fault")].toString() + QLatin1Char(' ') + fault[QStringLiteral("endpoint")].toString());
    }
}

} // namespace boxoffice::test
