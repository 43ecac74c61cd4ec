#include "tests/support/crash/crashcell.h"
#include <QCoreApplication>
#include <QSqlDatabase>
#include <QTest>
#include <QThread>
#include <atomic>
#include <future>

using namespace boxoffice::test;

namespace {

struct Cell {
    CrashPoint point;
    CrashFault fault = CrashFault::Kill;
    std::promise<CellFacts> promise = {};
    std::future<CellFacts> facts = promise.get_future();
};

bool isDeep() { return qEnvironmentVariableIntValue("BOXOFFICE_DEEP") != 0; }

/// BOXOFFICE_CELL="commit sent x ENOSPC" plays that cell alone.
bool isWanted(const QString& name, int point, int fault)
{
    const QString only = qEnvironmentVariable("BOXOFFICE_CELL");
    if (!only.isEmpty())
        return name.contains(only);
    return isDeep() || fault == point % int(crashFaults().size()); // a diagonal in the plain check
}

} // namespace

/// Every point of the purchase meets every fault, as real processes: I1 to I9 hold in each cell. Two cells at a time.
class MatrixTest : public QObject {
    Q_OBJECT

    std::vector<std::pair<QString, std::unique_ptr<Cell>>> m_cells;
    std::vector<std::unique_ptr<QThread>> m_workers;
    std::atomic<std::size_t> m_next{0};
    QMap<QString, QStringList> m_marks; ///< by point, one mark for each fault
    int m_violations = 0;

    void work()
    {
        for (std::size_t at = m_next++; at < m_cells.size(); at = m_next++) {
            Cell& cell = *m_cells[at].second;
            cell.promise.set_value(CrashCell(cell.point, cell.fault).run());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")));
        for (int point = 0; point < crashPoints().size(); ++point)
            for (int fault = 0; fault < crashFaults().size(); ++fault) {
                const QString name = QLatin1String(crashPoints().at(point).name) + QStringLiteral(" x ") + QLatin1String(nameOf(crashFaults().at(fault)));
                if (isWanted(name, point, fault))
                    m_cells.emplace_back(name, std::make_unique<Cell>(Cell{crashPoints().at(point), crashFaults().at(fault)}));
            }
        for (int worker = 0; worker < 2; ++worker) {
            m_workers.emplace_back(QThread::create([this] { work(); }));
            m_workers.back()->start();
        }
    }

    void everyInvariantHolds_data()
    {
        QTest::addColumn<int>("cell");
        for (std::size_t at = 0; at < m_cells.size(); ++at)
            QTest::newRow(qPrintable(m_cells[at].first)) << int(at);
    }
    void everyInvariantHolds()
    {
        QFETCH(int, cell);
        auto& [name, one] = m_cells[std::size_t(cell)];
        const CellFacts facts = one->facts.get();
        const QStringList violations = violationsIn(facts);
        m_violations += int(violations.size());
        m_marks[QLatin1String(one->point.name)].append(violations.isEmpty() ? QStringLiteral("ok") : QStringLiteral("BROKEN"));
        QVERIFY2(violations.isEmpty(), qPrintable(violations.join(QStringLiteral("; ")) + QStringLiteral(" - again with BOXOFFICE_CELL='") + name + QLatin1Char('\'')));
    }

    void cleanupTestCase()
    {
        for (const auto& worker : m_workers)
            worker->wait();
        QStringList columns;
        for (const CrashFault fault : crashFaults())
            columns.append(QLatin1String(nameOf(fault)));
        qInfo("points x faults: %s", qPrintable(columns.join(QStringLiteral(" | "))));
        for (const CrashPoint& point : crashPoints())
            if (const QStringList marks = m_marks.value(QLatin1String(point.name)); !marks.isEmpty())
                qInfo("%-28s %s", point.name, qPrintable(marks.join(QLatin1Char(' '))));
        qInfo("%d points x %d faults: %d cells%s, %d violations", int(crashPoints().size()), int(crashFaults().size()), int(m_cells.size()),
              isDeep() ? "" : " of them (all with BOXOFFICE_DEEP=1)", m_violations);
    }
};

QTEST_GUILESS_MAIN(MatrixTest)
#include "matrix_test.moc"
