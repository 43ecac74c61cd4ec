#include "sampleviews.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/pages/offers/offerspage.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/pages/sale/cartpanel.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/workbench/keybar.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/salepanel.h"
#include "ui/workbench/workbenchframe.h"
#include <QAccessible>
#include <QDir>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

QPushButton* button(const QWidget& root, const QString& name)
{
    for (QPushButton* found : root.findChildren<QPushButton*>())
        if (found->accessibleName() == name || (found->accessibleName().isEmpty() && found->text() == name))
            return found;
    return nullptr;
}

} // namespace

class WorkbenchTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WorkbenchFrame> m_frame;

    void open()
    {
        m_frame = std::make_unique<WorkbenchFrame>(m_clock, sampleStation());
        m_frame->resize(1280, 800);
        m_frame->setCatalog(sampleCatalog(m_clock.wall()));
        m_frame->setOffers(sampleOffers());
        m_frame->show();
        m_frame->browse().focusSearch();
        QVERIFY(QTest::qWaitForWindowActive(m_frame.get()));
    }

    /// Everything the sale can look like, by name.
    QList<std::pair<QString, std::function<void(WorkbenchFrame&)>>> stages()
    {
        const auto sale = [](PurchaseView view, OffersView offers) {
            return [view = std::move(view), offers = std::move(offers)](WorkbenchFrame& frame) {
                frame.setOffers(offers);
                frame.setSale(view);
            };
        };
        PurchaseView waiting = heldSale(m_clock, SaleStage::Reserving);
        waiting.plates.clear();
        waiting.hold.reset();
        waiting.wait = WaitView{SaleStep::Reserve, m_clock.now() - std::chrono::seconds(34), true,
                                m_clock.now() + std::chrono::seconds(4), true};
        PurchaseView declined = heldSale(m_clock, SaleStage::EnteringPayment);
        declined.problem = Problem{.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Commit, .seatsHeld = true, .apiCode = 20152};
        PurchaseView soldOut;
        soldOut.problem = Problem{.kind = ProblemKind::NotTogether, .step = SaleStep::Reserve, .apiCode = 20052, .httpStatus = 400};
        PurchaseView unknown = heldSale(m_clock, SaleStage::CommitUnknown);
        unknown.canRelease = false;
        unknown.problem = Problem{.kind = ProblemKind::OutcomeUnknown, .step = SaleStep::Commit, .charged = Charged::Maybe,
                                  .failure = FailureKind::ConnectionLost, .reference = QStringLiteral("KX7-204")};
        PurchaseView captcha = waiting;
        captcha.stage = SaleStage::AwaitingCaptcha;
        captcha.wait.reset();
        OffersView atNight = sampleOffers();
        atNight.nightly = NightlyNotice{true, {QTime(2, 0), QTime(4, 0)}};
        return {{QStringLiteral("idle"), sale({}, sampleOffers())},
                {QStringLiteral("at-night"), sale({}, atNight)},
                {QStringLiteral("chosen"), sale({}, chosenOffers())},
                {QStringLiteral("odd"), sale({}, oddOffers())},
                {QStringLiteral("inline"), sale(waiting, chosenOffers())},
                {QStringLiteral("delivery"), sale(heldSale(m_clock, SaleStage::ChoosingDelivery), chosenOffers())},
                {QStringLiteral("payment"), sale(heldSale(m_clock, SaleStage::EnteringPayment), chosenOffers())},
                {QStringLiteral("declined"), sale(declined, chosenOffers())},
                {QStringLiteral("review"), sale(reviewedSale(m_clock), chosenOffers())},
                {QStringLiteral("changed"), sale(changedSeats(m_clock), chosenOffers())},
                {QStringLiteral("captcha"), sale(captcha, chosenOffers())},
                {QStringLiteral("problem"), sale(soldOut, chosenOffers())},
                {QStringLiteral("unknown"), sale(unknown, chosenOffers())},
                {QStringLiteral("sold"), sale(soldSale(m_clock), chosenOffers())}};
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }
    void cleanup() { m_frame.reset(); }

    /// One picture per stage and look, for people; the check is that nothing sticks out of the window.
    void drawsEveryStageInEveryLook_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<qreal>("scale");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light-1280") << int(ThemeName::Light) << 1.0 << QSize(1280, 800);
        QTest::newRow("dark-1440") << int(ThemeName::Dark) << 1.0 << QSize(1440, 900);
        QTest::newRow("contrast-1920") << int(ThemeName::Contrast) << 1.0 << QSize(1920, 1080);
        QTest::newRow("large-1440") << int(ThemeName::Light) << 1.4 << QSize(1440, 900);
    }
    void drawsEveryStageInEveryLook()
    {
        QFETCH(int, theme);
        QFETCH(qreal, scale);
        QFETCH(QSize, size);
        m_theme->setTheme(static_cast<ThemeName>(theme));
        m_theme->setTextScale(scale);
        const QString folder = qEnvironmentVariable("BOXOFFICE_PICTURES");
        QDir().mkpath(folder.isEmpty() ? QStringLiteral(".") : folder);
        for (const auto& [name, show] : stages()) {
            open();
            m_frame->resize(size);
            show(*m_frame);
            if (name == QLatin1String("review"))
                QTRY_VERIFY(m_frame->panel().isArmed());
            for (int round = 0; round < 5; ++round)
                QCoreApplication::processEvents();
            QCOMPARE(m_frame->size(), size);
            const QImage picture = m_frame->grab().toImage();
            QVERIFY(!picture.isNull());
            if (!folder.isEmpty())
                QVERIFY(picture.save(QDir(folder).filePath(QStringLiteral("workbench-%1-%2.png").arg(QLatin1String(QTest::currentDataTag()), name))));
            m_frame.reset();
        }
        m_theme->setTheme(ThemeName::Light);
        m_theme->setTextScale(1.0);
    }

    void commitNeedsTheReadBackOnTheScreenAndAMoment()
    {
        open();
        QSignalSpy commits(&m_frame->panel(), &SalePanel::commitAsked);
        m_frame->setSale(reviewedSale(m_clock));
        QTest::keyClick(m_frame.get(), Qt::Key_F12);
        QPushButton* primary = button(*m_frame, QStringLiteral("Review sale"));
        QVERIFY(primary);
        QTest::mouseClick(primary, Qt::LeftButton);
        QCOMPARE(commits.size(), 0);
        QTRY_VERIFY(m_frame->panel().isArmed());
        QCOMPARE(primary->accessibleName(), QStringLiteral("Commit sale"));
        QTest::keyClick(m_frame.get(), Qt::Key_F12);
        QCOMPARE(commits.size(), 1);
        QCOMPARE(commits.front().front().value<Money>(), usd(11344));
    }

    void heldDownF12NeverRepeats()
    {
        open();
        int found = 0;
        for (const QShortcut* shortcut : m_frame->findChildren<QShortcut*>())
            if (shortcut->key() == QKeySequence(Qt::Key_F12)) {
                ++found;
                QVERIFY(!shortcut->autoRepeat());
            }
        QCOMPARE(found, 1);
    }

    void aChangedTotalDisarms()
    {
        open();
        m_frame->setSale(reviewedSale(m_clock));
        QTRY_VERIFY(m_frame->panel().isArmed());
        m_frame->setSale(heldSale(m_clock, SaleStage::EnteringPayment));
        QVERIFY(!m_frame->panel().isArmed());
    }

    void escapeNeverReleasesAnything()
    {
        for (const auto& [name, show] : stages()) {
            open();
            QSignalSpy releases(m_frame.get(), &WorkbenchFrame::releaseAsked);
            QSignalSpy letGo(m_frame.get(), &WorkbenchFrame::letGoAsked);
            QSignalSpy newSale(m_frame.get(), &WorkbenchFrame::newSaleAsked);
            show(*m_frame);
            for (int i = 0; i < 6; ++i)
                QTest::keyClick(m_frame->focusWidget() ? m_frame->focusWidget() : m_frame.get(), Qt::Key_Escape);
            QVERIFY2(releases.isEmpty() && letGo.isEmpty() && newSale.isEmpty(), qPrintable(name));
            m_frame.reset();
        }
    }

    void deleteAsksAndKeepingIsTheDefault()
    {
        open();
        m_frame->setSale(heldSale(m_clock, SaleStage::ChoosingDelivery));
        QSignalSpy releases(m_frame.get(), &WorkbenchFrame::releaseAsked);
        QTest::keyClick(m_frame.get(), Qt::Key_Delete);
        QVERIFY(m_frame->panel().cart().isAsking());
        QTest::keyClick(m_frame->focusWidget(), Qt::Key_Return);
        QVERIFY(!m_frame->panel().cart().isAsking());
        QCOMPARE(releases.size(), 0);
        QTest::keyClick(m_frame.get(), Qt::Key_Delete);
        QTest::keyClick(m_frame.get(), Qt::Key_R);
        QCOMPARE(releases.size(), 1);
    }

    void quantityKeysReachTheOffers()
    {
        open();
        m_frame->setSale({});
        QSignalSpy edits(&m_frame->centre().offers(), &OffersPage::quantityChanged);
        QTest::keyClick(m_frame.get(), Qt::Key_F6);
        QCOMPARE(edits.size(), 1);
        QCOMPARE(edits.at(0), (QVariantList{1, 1}));
        m_frame->setOffers(sampleOffers());
        m_frame->setFocus();
        QTest::keyClick(m_frame.get(), Qt::Key_3);
        QVERIFY(edits.size() >= 2);
        QCOMPARE(edits.last().at(1).toInt(), 3);
    }

    void reserveWaitsForAChoice()
    {
        open();
        QSignalSpy reserves(m_frame.get(), &WorkbenchFrame::reserveAsked);
        QTest::keyClick(m_frame.get(), Qt::Key_F9);
        QCOMPARE(reserves.size(), 0);
        m_frame->setOffers(oddOffers());
        QTest::keyClick(m_frame.get(), Qt::Key_F9);
        QCOMPARE(reserves.size(), 0);
        m_frame->setOffers(chosenOffers());
        QTest::keyClick(m_frame.get(), Qt::Key_F9);
        QCOMPARE(reserves.size(), 1);
    }

    void sendingAnUnfinishedPaymentGoesToTheFirstField()
    {
        open();
        m_frame->setSale(heldSale(m_clock, SaleStage::EnteringPayment));
        QSignalSpy pays(&m_frame->panel(), &SalePanel::payAsked);
        QTest::keyClick(m_frame.get(), Qt::Key_F12);
        QCOMPARE(pays.size(), 0);
        QVERIFY(m_frame->focusWidget());
        QCOMPARE(m_frame->focusWidget()->accessibleName(), QStringLiteral("Card number"));
    }

    void everythingThatTakesFocusHasANameAndARole()
    {
        for (const auto& [name, show] : stages()) {
            open();
            show(*m_frame);
            for (QWidget* widget : m_frame->findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
                    continue;
                QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
                QVERIFY(spoken);
                const QString where = name + QLatin1String(": ") + QLatin1String(widget->metaObject()->className());
                QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(where));
                QVERIFY2(spoken->role() != QAccessible::NoRole && spoken->role() != QAccessible::Client, qPrintable(where));
            }
            m_frame.reset();
        }
    }

    void unknownOutcomeOffersNothingThatPays()
    {
        open();
        for (const auto& [name, show] : stages())
            if (name == QLatin1String("unknown"))
                show(*m_frame);
        for (const QString& forbidden : {QStringLiteral("Review sale"), QStringLiteral("Commit sale"), QStringLiteral("Release")}) {
            const QPushButton* found = button(*m_frame, forbidden);
            QVERIFY2(!found || !found->isVisible(), qPrintable(forbidden));
        }
    }
};

QTEST_MAIN(WorkbenchTest)
#include "workbench_test.moc"
