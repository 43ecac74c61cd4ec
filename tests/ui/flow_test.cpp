#include "composition/lanerules.h"
#include "composition/station.h"
#include "simulator/simulatorthread.h"
#include "tests/support/leapclock.h"
#include "tour/tour.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/workbench/workbench.h"
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

simulator::Options quickService()
{
    simulator::Options options;
    options.eventCount = 300;
    options.pollWait = 1;
    return options;
}

Settings settingsFor(const simulator::SimulatorThread& service)
{
    Settings settings;
    settings.partner.baseUrl = service.partnerRoot();
    settings.partner.apiKey = QStringLiteral("demo-key");
    settings.partner.orders = true;
    settings.partner.paymentTypes = {QStringLiteral("card"), QStringLiteral("invoice")};
    settings.browse.discoveryUrl = service.discoveryRoot();
    settings.browse.discoveryKey = settings.partner.apiKey;
    settings.browse.commerceUrl = service.commerceRoot();
    settings.lane.name = QStringLiteral("Flow lane");
    settings.lane.referencePrefix = QStringLiteral("9");
    settings.lane.allowUnlockedMemory = true;
    return settings;
}

} // namespace

/// Sales through the real window, offscreen: a Tour finds the controls by name, clicks and types, and the simulator
/// says what arrived. Everything between them is what the program runs.
class FlowTest : public QObject {
    Q_OBJECT
    LeapClock m_clock;
    std::unique_ptr<simulator::SimulatorThread> m_service;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<StateFolder> m_folder;
    std::unique_ptr<Station> m_station;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Workbench> m_window;

    [[nodiscard]] QJsonObject ledger() const { return QJsonDocument::fromJson(m_service->ledgerJson()).object(); }

    /// Plays the script in the window; tells whether it sold. `log` is what tour.json would hold.
    bool play(const TourScript& script, QJsonObject& log)
    {
        Tour tour(script, {});
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        if (!QTest::qWaitFor([&] { return !finished.isEmpty(); }, 60'000))
            return false;
        log = tour.log().json();
        if (!finished.first().first().toBool())
            qWarning().noquote() << QJsonDocument(log).toJson();
        return finished.first().first().toBool();
    }

    void committedOnce(const QString& order)
    {
        const QJsonObject seen = ledger();
        QCOMPARE(seen[QStringLiteral("orders")].toArray().size(), 1);
        QCOMPARE(seen[QStringLiteral("orders")][0][QStringLiteral("order_number")].toString(), order);
        QCOMPARE(seen[QStringLiteral("carts")].toArray().size(), 1);
        QCOMPARE(seen[QStringLiteral("carts")][0][QStringLiteral("state")].toString(), QStringLiteral("committed"));
        QCOMPARE(seen[QStringLiteral("faults")].toArray(), QJsonArray());
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended, ThemeName::Light);
        m_theme->apply(*qApp);
    }
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        qputenv("XDG_STATE_HOME", m_state->path().toLocal8Bit());
        m_service = std::make_unique<simulator::SimulatorThread>(quickService(), m_clock);
        QVERIFY(m_service->start().ok());
        const Settings settings = settingsFor(*m_service);
        Result<StateFolder> folder = StateFolder::open(settings.lane.name, true);
        QVERIFY(folder.ok());
        m_folder = std::make_unique<StateFolder>(*std::move(folder));
        m_station = std::make_unique<Station>(settings, m_clock, *m_folder);
        m_station->startEvents();
        m_window = std::make_unique<Workbench>(m_station->session(), m_station->desk(), m_station->feed(), m_station->sales(),
                                               m_clock, stationView(settings, false, true), *m_theme);
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_station->start([](const Result<JournalOpening>& opening) { QVERIFY(opening.ok()); });
    }
    void cleanup()
    {
        m_window.reset();
        m_station.reset();
        m_folder.reset();
        m_service.reset();
    }

    void sellsByCard()
    {
        QJsonObject log;
        QVERIFY(play(defaultTour(), log));
        QCOMPARE(log[QStringLiteral("result")].toString(), QStringLiteral("sold"));
        QCOMPARE(log[QStringLiteral("problems")].toArray(), QJsonArray());
        committedOnce(log[QStringLiteral("order_number")].toString());
        QCOMPARE(ledger()[QStringLiteral("commits")][0][QStringLiteral("count")].toInt(), 1);
        QCOMPARE(ledger()[QStringLiteral("orders")][0][QStringLiteral("email")].toString(), QStringLiteral("ada@example.com"));
    }

    void sellsByInvoice()
    {
        TourScript script = defaultTour();
        script.search = QStringLiteral("Whole House");
        script.payment = QStringLiteral("invoice");
        script.quantity = 3;
        QJsonObject log;
        QVERIFY(play(script, log));
        committedOnce(log[QStringLiteral("order_number")].toString());
        QCOMPARE(ledger()[QStringLiteral("orders")][0][QStringLiteral("tickets")].toInt(), 3);
        QCOMPARE(ledger()[QStringLiteral("commits")][0][QStringLiteral("count")].toInt(), 1);
        QCOMPARE(ledger()[QStringLiteral("requests")][QStringLiteral("payment")].toInt(), 1);
    }

    void aSecondCardSellsAfterADeclinedOne_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<int>("commits");
        QTest::addRow("declined at payment") << QStringLiteral("4000000000000002") << 1;
        QTest::addRow("declined at commit") << QStringLiteral("4000000000000119") << 2;
    }
    void aSecondCardSellsAfterADeclinedOne()
    {
        QFETCH(QString, digits);
        QFETCH(int, commits);
        TourScript script = defaultTour();
        TourScript::Card first = script.cards.first();
        first.digits = digits;
        script.cards.prepend(first);
        QJsonObject log;
        QVERIFY(play(script, log));
        committedOnce(log[QStringLiteral("order_number")].toString());
        QCOMPARE(log[QStringLiteral("problems")].toArray().size(), 1);
        QVERIFY2(log[QStringLiteral("problems")][0].toString().contains(QLatin1String("not charged"), Qt::CaseInsensitive) ||
                     log[QStringLiteral("problems")][0].toString().contains(QLatin1String("declined"), Qt::CaseInsensitive),
                 qPrintable(log[QStringLiteral("problems")][0].toString()));
        QCOMPARE(ledger()[QStringLiteral("requests")][QStringLiteral("commit")].toInt(), commits); // each of another attempt
        QCOMPARE(ledger()[QStringLiteral("commits")][0][QStringLiteral("applied")].toInt(), 1);
    }

    /// The answers arrive while a person types on: nothing typed may go elsewhere.
    void sellsWhereEveryCallPolls()
    {
        TourScript script = defaultTour();
        script.search = QStringLiteral("Slow Queue");
        QJsonObject log;
        QVERIFY(play(script, log));
        committedOnce(log[QStringLiteral("order_number")].toString());
        QCOMPARE(ledger()[QStringLiteral("orders")][0][QStringLiteral("email")].toString(), QStringLiteral("ada@example.com"));
        QCOMPARE(ledger()[QStringLiteral("commits")][0][QStringLiteral("count")].toInt(), 1);
    }

    void anUnknownOutcomeIsSaidAndNotRepeated()
    {
        TourScript script = defaultTour();
        script.search = QStringLiteral("Unknown Outcome");
        script.patienceSeconds = 4;
        m_service->addFault({.endpoint = QStringLiteral("orders"), .kind = simulator::FaultKind::Hang});
        Tour tour(script, {});
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        QVERIFY(finished.wait(30'000));
        QCOMPARE(finished.first().first().toBool(), false);
        const QString said = tour.log().json()[QStringLiteral("problems")][0].toString();
        QVERIFY2(said.contains(QLatin1String("Do not pay again")), qPrintable(said));
        QCOMPARE(ledger()[QStringLiteral("commits")][0][QStringLiteral("count")].toInt(), 1);
    }

    void closingTheWindowGivesHeldSeatsBack()
    {
        QSignalSpy closing(m_window.get(), &Workbench::closeRequested);
        TourScript script = defaultTour();
        script.buyer.clear();
        script.cards.clear();
        script.patienceSeconds = 2; // stops at the card: there is none
        Tour tour(script, {});
        QSignalSpy finished(&tour, &Tour::finished);
        tour.start();
        QVERIFY(finished.wait(30'000));
        QCOMPARE(ledger()[QStringLiteral("carts")][0][QStringLiteral("state")].toString(), QStringLiteral("held"));
        m_station->session().release();
        QTRY_COMPARE(ledger()[QStringLiteral("carts")][0][QStringLiteral("state")].toString(), QStringLiteral("deleted"));
        QTRY_VERIFY(m_station->isAtRest());
        m_window->close();
        QTRY_COMPARE(closing.size(), 1);
    }
};

QTEST_MAIN(FlowTest)
#include "flow_test.moc"
