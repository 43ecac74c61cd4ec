#include "gallery.h"
#include "sampleviews.h"
#include "shelllane.h"
#include "ui/pages/recovery/recoverygroups.h"
#include "ui/pages/recovery/recoverypage.h"
#include "ui/workbench/workbench.h"
#include "ui/workbench/workbenchframe.h"
#include <QAbstractItemView>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace boxoffice;
using namespace boxoffice::test;
using namespace std::chrono_literals;
using simulator::FaultKind;

namespace {

const WallTime today{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 18h};

SaleRow saleRow(const char* reference, SaleOutcome outcome)
{
    SaleRow row{.reference = QString::fromLatin1(reference), .at = today, .eventName = QStringLiteral("Glass Harbor"), .total = usd(11344),
                .outcome = outcome, .stateName = QStringLiteral("UNKNOWN"), .paidWith = QStringLiteral("VISA ends 1111"), .buyer = QStringLiteral("Ada Example")};
    row.attempt = QUuid::createUuid();
    return row;
}

SalesView someSales()
{
    SalesView view;
    SaleRow unknown = saleRow("KX7-204", SaleOutcome::Unknown);
    unknown.cause = QStringLiteral("ConnectionLost");
    unknown.look = {.attempt = unknown.attempt, .looks = 3, .lookedAt = today + 30s, .next = today + 60s, .said = LookSaid::NotFound, .code = QStringLiteral("90003")};
    SaleRow invoice = saleRow("KX7-198", SaleOutcome::Unknown);
    invoice.invoice = true;
    invoice.paidWith = QStringLiteral("Invoice 20261122000004");
    SaleRow orphan = saleRow("KX7-203", SaleOutcome::Orphaned);
    orphan.holdEnds = today + 15min;
    SaleRow elsewhere = saleRow("KX7-190", SaleOutcome::InProgress);
    elsewhere.elsewhere = true;
    SaleRow before = saleRow("KX7-206", SaleOutcome::Sold);
    before.beforeStart = true;
    before.order = OrderNumber(QStringLiteral("12-34567/SIM"));
    SaleRow back = saleRow("KX7-201", SaleOutcome::Released);
    back.beforeStart = true;
    view.rows = {back, saleRow("KX7-202", SaleOutcome::Released), unknown, orphan, saleRow("KX7-205", SaleOutcome::Sold), invoice,
                 saleRow("KX7-180", SaleOutcome::Unreadable), elsewhere, before, saleRow("KX7-170", SaleOutcome::NotSold)};
    view.unknown = 2;
    view.recovery.total = 3;
    view.recovery.done = 1;
    return view;
}

} // namespace

/// The staff's queue of what did not end cleanly, and how a person settles an unknown outcome.
class RecoveryPageTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<RecoveryPage> m_page;

    void open(const SalesView& view, QSize size = QSize(1280, 640))
    {
        m_page = std::make_unique<RecoveryPage>();
        m_page->setAttribute(Qt::WA_StyledBackground);
        m_page->resize(size);
        m_page->setView(view);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    /// `listed`: what its row begins with, the order number where there is one.
    void choose(const char* reference, const char* listed = nullptr)
    {
        auto* list = m_page->findChild<QAbstractItemView*>();
        for (int row = 0; row < list->model()->rowCount(); ++row)
            if (list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().startsWith(QLatin1String(listed ? listed : reference)))
                list->setCurrentIndex(list->model()->index(row, 0));
        QCOMPARE(m_page->selectedReference(), QString::fromLatin1(reference));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<SettledView>();
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }
    void init()
    {
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }
    void cleanup() { m_page.reset(); }

    void itIsListedInTheOrderItIsWorkedThrough()
    {
        const RecoveryGroups groups = recoveryGroups(someSales().rows);
        QStringList references;
        for (const SaleRow& row : groups.sales)
            references << row.reference;
        QCOMPARE(references, (QStringList{QStringLiteral("KX7-206"), QStringLiteral("KX7-204"), QStringLiteral("KX7-198"), QStringLiteral("KX7-203"),
                                          QStringLiteral("KX7-201"), QStringLiteral("KX7-190"), QStringLiteral("KX7-180"), QStringLiteral("KX7-202"), QStringLiteral("KX7-170")}));
        QCOMPARE(groups.headings.at(0), QStringLiteral("Sold, begun before the restart"));
        QCOMPARE(groups.headings.at(1), QStringLiteral("Outcome unknown, do not charge again"));
        QVERIFY(groups.headings.at(2).isEmpty());
        QCOMPARE(groups.headings.at(4), QStringLiteral("Given back after the restart"));
    }

    void anUnknownOneTellsWhatWasTriedAndWhatToSay()
    {
        open(someSales());
        choose("KX7-204");
        QVERIFY(eye::descriptionOf(eye::find(QStringLiteral("Warning"))).startsWith(QStringLiteral("Do not charge again")));
        const auto all = [] { return eye::texts().join(QLatin1Char('\n')); };
        for (const char* words : {"KX7-204", "Glass Harbor", "$113.44", "VISA ends 1111", "Ada Example", "ConnectionLost", "no order found (90003)",
                                  "Next look", "Please don’t pay again", "Giving back carts of the last run: 1 of 3 done."})
            QTRY_VERIFY2(all().contains(QString::fromUtf8(words)), words);
        choose("KX7-198");
        QVERIFY(eye::descriptionOf(eye::find(QStringLiteral("Warning"))).startsWith(QStringLiteral("Do not sell again")));
        choose("KX7-203");
        QVERIFY(!eye::find(QStringLiteral("Warning")));
        QVERIFY(!eye::find(QStringLiteral("It was sold")));
    }

    void notSoldNeedsANoteAndAsksFirst()
    {
        open(someSales());
        choose("KX7-204");
        QSignalSpy settled(m_page.get(), &RecoveryPage::settleAsked);
        QTest::keyClick(m_page.get(), Qt::Key_N, Qt::AltModifier);
        QVERIFY(!eye::find(QStringLiteral("Leave it unknown")));
        auto* note = qobject_cast<QLineEdit*>(eye::findUsable(QStringLiteral("Note")));
        QTRY_VERIFY(note && note->hasFocus()); // that is what is missing
        QTest::keyClicks(note, QStringLiteral("asked the venue, no such order"));
        QTest::keyClick(m_page.get(), Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(eye::findUsable(QStringLiteral("Leave it unknown")));
        QVERIFY(eye::findUsable(QStringLiteral("Leave it unknown"))->hasFocus()); // Enter takes the safe answer
        QCOMPARE(settled.size(), 0);
        QTest::keyClick(eye::findUsable(QStringLiteral("Leave it unknown")), Qt::Key_Escape);
        QVERIFY(!eye::find(QStringLiteral("Leave it unknown")));
        QTest::keyClick(m_page.get(), Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(eye::findUsable(QStringLiteral("Record as not sold")));
        QTest::keyClick(eye::findUsable(QStringLiteral("Record as not sold")), Qt::Key_Space);
        QCOMPARE(settled.size(), 1);
        const auto said = settled.first().first().value<SettledView>();
        QCOMPARE(said.sold, false);
        QCOMPARE(said.note, QStringLiteral("asked the venue, no such order"));
        QVERIFY(!eye::findUsable(QStringLiteral("Record as not sold"))); // not twice
        m_page->showSettled(said.attempt, Failure{.kind = FailureKind::Storage});
        QVERIFY(eye::texts().join(QLatin1Char('\n')).contains(QStringLiteral("Not recorded: the journal cannot be written.")));
        QVERIFY(eye::findUsable(QStringLiteral("It was not sold")));
    }

    void soldTakesTheOrderNumberIfThereIsOne()
    {
        const SalesView view = someSales();
        open(view);
        choose("KX7-204");
        QSignalSpy settled(m_page.get(), &RecoveryPage::settleAsked);
        QVERIFY(type(QStringLiteral("Order number, if there is one"), QStringLiteral(" 35-46145/LA1 ")));
        m_page->setView(view); // a refresh meanwhile takes nothing away that was typed
        QTest::keyClick(m_page.get(), Qt::Key_W, Qt::AltModifier);
        QVERIFY(click(QStringLiteral("Record as sold")));
        QCOMPARE(settled.size(), 1);
        QVERIFY(settled.first().first().value<SettledView>().sold);
        QCOMPARE(settled.first().first().value<SettledView>().order.text(), QStringLiteral("35-46145/LA1"));
    }

    void aJournalThatCannotBeOpenedIsSaid()
    {
        SalesView view;
        view.start.failure = Failure{.kind = FailureKind::Storage, .detail = QStringLiteral("read-only")};
        open(view);
        QVERIFY(eye::descriptionOf(eye::find(QStringLiteral("Journal"))).startsWith(QStringLiteral("The journal cannot be opened")));
        view.start = {.setAside = QStringLiteral("/state/journal.sqlite.corrupt-1")};
        m_page->setView(view);
        QVERIFY(eye::descriptionOf(eye::find(QStringLiteral("Journal"))).contains(QStringLiteral("journal.sqlite.corrupt-1")));
        m_page->setView(SalesView());
        QVERIFY(!eye::find(QStringLiteral("Journal")));
    }

    void cartsThatWaitForTheJournalAreSaid()
    {
        SalesView view;
        view.recovery.total = 2;
        view.recovery.failure = Failure{.kind = FailureKind::Storage, .detail = QStringLiteral("full")};
        open(view);
        QTRY_VERIFY(eye::texts().join(QLatin1Char('\n')).contains(QStringLiteral("wait until the journal can be read and written")));
        view.recovery.failure.reset();
        m_page->setView(view);
        QTRY_VERIFY(eye::texts().join(QLatin1Char('\n')).contains(QStringLiteral("0 of 2 done")));
    }

    /// Print means a file that is there; what recovery gave back has nothing to print.
    void theReceiptOfASaleOfBeforeIsPrinted_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addRow("with its number") << QStringLiteral("12-34567/SIM");
        QTest::addRow("number not known") << QString();
    }
    void theReceiptOfASaleOfBeforeIsPrinted()
    {
        QFETCH(QString, number);
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        {
            ShellLane lane(Face::Attended, false);
            Workbench window(lane.session(), lane.station().desk(), lane.station().feed(), lane.station().sales(), lane.clock(), lane.shown(true), lane.theme());
            window.show();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            window.frame().showTab(WorkbenchTab::Recovery);
            SalesView view;
            SaleRow back = saleRow("KX7-201", SaleOutcome::Released);
            SaleRow sold = saleRow("KX7-206", SaleOutcome::Sold);
            back.beforeStart = sold.beforeStart = true;
            sold.order = OrderNumber(number);
            view.rows = {back, sold};
            QCoreApplication::processEvents();
            window.frame().setSales(view); // the first is chosen: what was sold
            QVERIFY(click(QStringLiteral("Print the receipt to a file")));
            QTRY_VERIFY(eye::texts().join(QLatin1Char('\n')).contains(QStringLiteral("Printed to")));
            const QDir folder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) + QStringLiteral("/Box Office"));
            QVERIFY2(folder.path().startsWith(home.path()), qPrintable(folder.path()));
            const QStringList files = folder.entryList({QStringLiteral("*.pdf")}, QDir::Files);
            QCOMPARE(files.size(), 1);
            QFile file(folder.filePath(files.first()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith("%PDF"));
            view.rows = {back};
            window.frame().setSales(view);
            QTRY_VERIFY(!eye::findUsable(QStringLiteral("Print the receipt to a file")));
        }
        qputenv("HOME", before);
    }

    void pictures_data()
    {
        QTest::addColumn<int>("theme");
        QTest::addColumn<double>("scale");
        QTest::addRow("light") << int(ThemeName::Light) << 1.0;
        QTest::addRow("dark") << int(ThemeName::Dark) << 1.0;
        QTest::addRow("contrast") << int(ThemeName::Contrast) << 1.0;
        QTest::addRow("large") << int(ThemeName::Light) << 1.4;
    }
    void pictures()
    {
        QFETCH(int, theme);
        QFETCH(double, scale);
        m_theme->setTheme(static_cast<ThemeName>(theme));
        m_theme->setTextScale(scale);
        const QString name = QStringLiteral("recovery-") + QString::fromLatin1(QTest::currentDataTag());
        open(someSales(), QSize(1440, 760));
        choose("KX7-204");
        keepPicture(*m_page, name);
        QTest::keyClick(m_page.get(), Qt::Key_W, Qt::AltModifier);
        QTRY_VERIFY(eye::findUsable(QStringLiteral("Record as sold")));
        keepPicture(*m_page, name + QStringLiteral("-ask"));
        choose("KX7-206", "12-34567/SIM");
        keepPicture(*m_page, name + QStringLiteral("-print"));
        QTRY_VERIFY(eye::findUsable(QStringLiteral("Print the receipt to a file")));
    }

    /// The whole way: a commit whose answer is lost is in the queue, and a clerk settles it there.
    void aClerkSettlesALostCommit()
    {
        ShellLane lane(Face::Attended, false);
        Workbench window(lane.session(), lane.station().desk(), lane.station().feed(), lane.station().sales(), lane.clock(), lane.shown(true), lane.theme());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const std::optional<EventRow> event = lane.event(QStringLiteral("Whole House"));
        QVERIFY(event);
        lane.station().desk().open(*event);
        QTRY_VERIFY(!lane.station().desk().view().offers.isEmpty());
        lane.station().desk().setQuantity(0, 2);
        lane.session().reserve(lane.station().desk().choice());
        QVERIFY(lane.reaches(SaleStage::ChoosingDelivery));
        lane.session().chooseDelivery(lane.view().delivery.first().id);
        QVERIFY(lane.reaches(SaleStage::EnteringPayment));
        PaymentForm form{.kind = PaymentKind::Invoice};
        form.buyer.firstName = QStringLiteral("Ada");
        form.buyer.lastName = QStringLiteral("Example");
        form.buyer.email = QStringLiteral("ada@example.com");
        form.invoiceReference = QStringLiteral("20261122000001");
        lane.session().pay(std::move(form));
        QVERIFY(lane.reaches(SaleStage::ReadyToCommit));
        lane.fault("commit", FaultKind::CloseBeforeAnswer);
        lane.session().commit(*lane.view().total);
        QVERIFY(lane.reaches(SaleStage::CommitUnknown));
        QTRY_COMPARE(lane.station().sales().view().unknown, 1);
        window.frame().showTab(WorkbenchTab::Recovery);
        QTRY_VERIFY(eye::find(QStringLiteral("Warning")));
        QVERIFY(eye::descriptionOf(eye::find(QStringLiteral("Warning"))).startsWith(QStringLiteral("Do not sell again")));
        QVERIFY(type(QStringLiteral("Note"), QStringLiteral("the venue has the order")));
        QVERIFY(click(QStringLiteral("It was sold")));
        QVERIFY(click(QStringLiteral("Record as sold")));
        QTRY_COMPARE(lane.station().sales().view().unknown, 0);
        QCOMPARE(lane.station().sales().view().rows.first().outcome, SaleOutcome::Sold);
        QCOMPARE(lane.requests().value(QStringLiteral("commit")).toInt(), 1);
        lane.session().newSale();
    }
};

QTEST_MAIN(RecoveryPageTest)
#include "recovery_test.moc"
