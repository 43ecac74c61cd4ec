#include "tests/support/disklane.h"
#include "tests/support/laneoffice.h"
#include "simulator/simulatorthread.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

template <class T, class Call>
T asked(Call call)
{
    std::optional<Result<T>> answer;
    call([&answer](Result<T> result) { answer.emplace(std::move(result)); });
    return QTest::qWaitFor([&answer] { return answer.has_value(); }) && answer->ok() ? **answer : T{};
}

} // namespace

/// Somebody deletes the journal, or puts rubbish in its place, in the middle of a real sale: what the sale notes from
/// then on is in the file that the next start reads (I3, I4).
class ReplacedJournalTest : public QObject {
    Q_OBJECT
    std::unique_ptr<SystemClock> m_clock;
    std::unique_ptr<simulator::SimulatorThread> m_service;
    std::unique_ptr<DiskLane> m_lane;
    ReserveChoice m_choice;

    bool reaches(SaleStage stage) const
    {
        return QTest::qWaitFor([&] { return m_lane->view().stage == stage && !m_lane->view().wait; }, 10'000);
    }
    bool goTo(SaleStage stage)
    {
        PurchaseSession& session = m_lane->session();
        session.reserve(m_choice);
        if (!reaches(SaleStage::ChoosingDelivery))
            return false;
        if (stage == SaleStage::ChoosingDelivery)
            return true;
        session.chooseDelivery(m_lane->view().delivery.first().id);
        if (!reaches(SaleStage::EnteringPayment))
            return false;
        session.pay(m_lane->invoiceForm());
        return reaches(SaleStage::ReadyToCommit);
    }
    void spoil(bool rubbish) const
    {
        const QString path = m_lane->journalFile();
        for (const char* end : {"", "-wal", "-shm"})
            QVERIFY(QFile::remove(path + QLatin1String(end)));
        QFile file(path);
        QVERIFY(!rubbish || (file.open(QIODevice::WriteOnly) && file.write("a letter to my aunt") > 0));
    }
    /// What the next start finds.
    QList<AttemptRow> rowsInFile() const
    {
        const QTemporaryDir place;
        const QString copy = place.filePath(QStringLiteral("journal.sqlite"));
        for (const char* end : {"", "-wal"})
            QFile::copy(m_lane->journalFile() + QLatin1String(end), copy + QLatin1String(end));
        SqliteJournal journal(copy);
        std::ignore = asked<JournalOpening>([&](auto done) { journal.open(done); });
        return asked<QList<AttemptRow>>([&](auto done) { journal.recent(10, done); });
    }
    QList<AttemptState> states() const
    {
        QList<AttemptState> list;
        for (const AttemptRow& row : rowsInFile())
            list << row.state;
        return list;
    }

private Q_SLOTS:
    void init()
    {
        m_clock = std::make_unique<SystemClock>();
        simulator::Options options;
        options.eventCount = 0;
        m_service = std::make_unique<simulator::SimulatorThread>(options, *m_clock);
        QVERIFY(m_service->start());
        m_lane = std::make_unique<DiskLane>(m_service->rootUrl(), "demo-key");
        QVERIFY(m_lane->open());
        m_choice = m_lane->choose(QStringLiteral("Whole House"));
        QVERIFY(m_choice.tickets() > 0);
    }
    void cleanup()
    {
        m_lane.reset();
        m_service.reset();
    }

    void theSaleEndsInTheNewFile_data()
    {
        QTest::addColumn<SaleStage>("at");
        QTest::addColumn<bool>("rubbish");
        QTest::addColumn<bool>("lost");
        QTest::addColumn<AttemptState>("end");
        using enum AttemptState;
        QTest::addRow("deleted, then given back") << SaleStage::ChoosingDelivery << false << false << Released;
        QTest::addRow("deleted, then sold") << SaleStage::ReadyToCommit << false << false << Committed;
        QTest::addRow("deleted, then unknown") << SaleStage::ReadyToCommit << false << true << Unknown;
        QTest::addRow("rubbish, then sold") << SaleStage::ReadyToCommit << true << false << Committed;
    }
    void theSaleEndsInTheNewFile()
    {
        QFETCH(SaleStage, at);
        QFETCH(bool, rubbish);
        QFETCH(bool, lost);
        QFETCH(AttemptState, end);
        QVERIFY(goTo(at));
        const QString reference = m_lane->view().reference;
        QVERIFY(!reference.isEmpty());
        spoil(rubbish);
        if (lost)
            for (const char* endpoint : {"commit", "orders"})
                m_service->addFault({.endpoint = QLatin1String(endpoint), .kind = simulator::FaultKind::CloseBeforeAnswer});
        if (at == SaleStage::ReadyToCommit)
            m_lane->session().commit(*m_lane->view().total);
        else
            m_lane->session().release();
        QTRY_COMPARE_WITH_TIMEOUT(states(), QList{end}, 15'000);
        QCOMPARE(rowsInFile().first().reference, reference);
        QVERIFY(!rowsInFile().first().cart.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ReplacedJournalTest)
#include "replacedjournal_test.moc"
