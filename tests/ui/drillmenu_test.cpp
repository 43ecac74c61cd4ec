#include "composition/drillmenu.h"
#include "core/clock.h"
#include "net/httpclient.h"
#include "simulator/simulatorthread.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/demoband.h"
#include <QDesktopServices>
#include <QMenu>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QTest>

using namespace boxoffice;

/// The drills of the demo's menu are begun in the simulator that runs, and the band says which.
class DrillMenuTest : public QObject {
    Q_OBJECT

    /// Stands in for the browser.
    Q_INVOKABLE void browse(const QUrl& address) { m_browsed = address; }

    QByteArray faults()
    {
        QNetworkReply* reply = m_network.get(QNetworkRequest(m_simulator->rootUrl().resolved(QUrl(QStringLiteral("/simulator/faults")))));
        const bool answered = QTest::qWaitFor([&] { return reply->isFinished(); });
        const QByteArray body = answered ? reply->readAll() : QByteArray();
        reply->deleteLater();
        return body;
    }
    void choose(const QString& title)
    {
        const QList<QAction*> actions = m_band->findChild<QPushButton*>()->menu()->actions();
        for (QAction* action : actions)
            if (action->text() == title)
                return action->trigger();
        QFAIL(qPrintable(title + QStringLiteral(" is not on the menu")));
    }

private Q_SLOTS:
    void init()
    {
        ui::initResources();
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
        m_simulator = std::make_unique<simulator::SimulatorThread>(simulator::Options{}, m_clock);
        QVERIFY(m_simulator->start());
        m_http = std::make_unique<HttpClient>(m_network, m_clock);
        m_band = std::make_unique<DemoBand>(DemoBand::Kind::Demo);
        new DrillMenu(*m_http, m_simulator->rootUrl(), *m_band, m_band.get());
        m_band->resize(1280, m_band->sizeHint().height());
        m_band->show();
    }
    void cleanup()
    {
        m_band.reset();
        m_http.reset();
    }

    void aDrillIsBegunAndEndedAndTheBandSaysSo()
    {
        QCOMPARE(m_band->findChild<QPushButton*>()->accessibleName(), QStringLiteral("Drills"));
        const QByteArray before = faults();
        choose(QStringLiteral("Declined card"));
        QTRY_VERIFY(m_band->accessibleName().contains(QStringLiteral("Training: Declined card.")));
        QVERIFY(faults() != before);
        choose(QStringLiteral("End the drill"));
        QTRY_VERIFY(!m_band->accessibleName().contains(QStringLiteral("Training")));
        QCOMPARE(faults(), before);
    }

    void aDrillThatNeedsAnotherStartSaysSo()
    {
        const QByteArray before = faults();
        choose(QStringLiteral("Certificate trouble"));
        QTRY_VERIFY(m_band->accessibleName().contains(QStringLiteral("--drill=certificate-trouble")));
        QCOMPARE(faults(), before);
    }

    void thePageOfTheSimulatorThatRunsIsOpened()
    {
        const QUrl page = m_simulator->rootUrl().resolved(QUrl(QStringLiteral("/simulator/")));
        const QAction* entry = m_band->findChild<QPushButton*>()->menu()->actions().constLast();
        QCOMPARE(entry->toolTip(), page.toString());
        QDesktopServices::setUrlHandler(QStringLiteral("http"), this, "browse");
        choose(QStringLiteral("Open the simulator's page"));
        QDesktopServices::unsetUrlHandler(QStringLiteral("http"));
        QCOMPARE(m_browsed, page);
    }

    void theButtonFitsIntoTheBand()
    {
        const QPushButton* button = m_band->findChild<QPushButton*>();
        QVERIFY(m_band->rect().contains(button->geometry()));
        QVERIFY(button->height() <= m_band->height());
    }

private:
    SystemClock m_clock;
    QUrl m_browsed;
    QNetworkAccessManager m_network;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<simulator::SimulatorThread> m_simulator;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<DemoBand> m_band;
};

QTEST_MAIN(DrillMenuTest)
#include "drillmenu_test.moc"
