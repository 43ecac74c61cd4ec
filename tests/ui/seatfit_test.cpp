#include "gallery.h"
#include "sampleviews.h"
#include "tests/support/seatrows.h"
#include "ui/kiosk/kioskframe.h"
#include "ui/pages/browse/browsepage.h"
#include "ui/seatmap/levelchip.h"
#include "ui/seatmap/mapbutton.h"
#include "ui/seatmap/seatmapview.h"
#include "ui/seatmap/seatspage.h"
#include "ui/theme/resources.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/workbench/salecentre.h"
#include "ui/workbench/workbenchframe.h"
#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTranslator>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

/// German where this page says something; everything else grows by half.
class LongWords final : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int) const override
    {
        static const QHash<QByteArray, QString> german{{"Best together", QStringLiteral("Beste Plätze nebeneinander")},
                                                       {"Ticket types", QStringLiteral("Eintrittskartenarten")},
                                                       {"Map", QStringLiteral("Saalplan")},
                                                       {"List", QStringLiteral("Platzliste")},
                                                       {"Undo", QStringLiteral("Rückgängig machen")},
                                                       {"Reserve", QStringLiteral("Reservieren")},
                                                       {"Take these", QStringLiteral("Diese Plätze nehmen")},
                                                       {"What do the marks mean?", QStringLiteral("Was bedeuten die Kennzeichnungen?")},
                                                       {"Wheelchair place", QStringLiteral("Rollstuhlfahrerplatz")},
                                                       {"Companion seat", QStringLiteral("Begleitpersonenplatz")},
                                                       {"Restricted view", QStringLiteral("Sichtbehinderung")}};
        const QString text = QString::fromUtf8(source);
        return german.value(source, text + QString(text.size() / 2, QLatin1Char('n')));
    }
};

SeatsView bowl(WallTime now)
{
    SeatsView view;
    view.event = EventId(QStringLiteral("E1"));
    view.updated = now;
    SeatTable table = bigBowl(12'000);
    table.restrictSingle = true;
    view.house = std::make_shared<SeatHouse>(layOut(std::move(table), std::nullopt));
    return view;
}

/// A pick that a rule forbids, with another in its place: the fullest that the tray gets.
bool pickBadly(SeatBoard& board)
{
    for (SeatIndex seat = 0; seat + 2 < board.table().size(); ++seat) {
        board.drag(seat, seat + 1, true);
        if (board.pick().count() == 2 && board.advice() && board.advice()->instead)
            return true;
    }
    return false;
}

/// What of the page a person cannot read or reach whole.
QStringList cutOff(const QWidget& page)
{
    QStringList cut;
    for (const QWidget* part : page.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(part);
        const auto* icon = qobject_cast<const IconLabel*>(part);
        const bool looked = label || icon || qobject_cast<const QAbstractButton*>(part) || qobject_cast<const QComboBox*>(part) || qobject_cast<const QLineEdit*>(part)
                            || qobject_cast<const SegmentedControl*>(part) || qobject_cast<const QuantityStepper*>(part) || qobject_cast<const MarkSample*>(part);
        if (!looked || !part->isVisible() || qobject_cast<const QComboBox*>(part->parentWidget()))
            continue;
        const QString name = QStringLiteral("%1 \"%2\"").arg(QLatin1String(part->metaObject()->className()), label ? label->text() : part->accessibleName());
        const bool wraps = part->hasHeightForWidth();
        QSize needs = wraps ? QSize(0, part->heightForWidth(part->width())) : part->sizeHint();
        if (qobject_cast<const SegmentedControl*>(part->parentWidget()))
            needs.rwidth() -= 8; // of its padding, which is as wide on either side
        if ((part->width() < needs.width() && !qobject_cast<const QLineEdit*>(part)) || part->height() < needs.height())
            cut << QStringLiteral("%1 is %2x%3, needs %4x%5").arg(name).arg(part->width()).arg(part->height()).arg(needs.width()).arg(needs.height());
        for (const QWidget* around = part->parentWidget(); around; around = around == &page ? nullptr : around->parentWidget())
            if (const QRect at(part->mapTo(around, QPoint()), part->size()); !around->rect().contains(at))
                cut << QStringLiteral("%1 sticks out of %2").arg(name, QLatin1String(around->metaObject()->className()));
    }
    return cut;
}

} // namespace

/// Nothing of the seats page is cut at any text size, in any words, on either face.
class SeatFitTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QWidget> m_window;
    SeatsPage* m_page = nullptr;
    LongWords m_long;

    void open(Face face, QSize size, qreal scale)
    {
        m_theme = std::make_unique<Theme>(face, ThemeName::Light, scale);
        m_theme->setReducedMotion(true);
        m_theme->apply(*qApp);
        if (face == Face::Attended) {
            auto frame = std::make_unique<WorkbenchFrame>(m_clock, sampleStation());
            frame->resize(size);
            frame->setCatalog(sampleCatalog(m_clock.wall()));
            frame->setEvent(sampleEvent(QStringLiteral("E1"), QStringLiteral("Nova Calder: Long Way Home"), QStringLiteral("Halyard Arena"), {2026, 11, 22}, {19, 30}), m_clock.wall());
            frame->setOffers(sampleOffers());
            frame->centre().setSeats(bowl(m_clock.wall()), m_clock.wall());
            m_page = &frame->centre().seats();
            m_window = std::move(frame);
        } else {
            auto frame = std::make_unique<KioskFrame>(m_clock, sampleStation());
            frame->resize(size);
            frame->setOffers(sampleOffers());
            frame->setChoosing(KioskScreen::Tickets);
            frame->setSeats(bowl(m_clock.wall()), m_clock.wall());
            m_page = &frame->seats();
            m_window = std::move(frame);
        }
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    /// Layouts settle by events of their own.
    void check()
    {
        QTRY_VERIFY(m_page->isVisible());
        QTRY_COMPARE(cutOff(*m_page).join(QLatin1Char('\n')), QString());
        QVERIFY2(m_page->map().height() >= 72, qPrintable(QString::number(m_page->map().height())));
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }
    void cleanup()
    {
        m_window.reset();
        QCoreApplication::removeTranslator(&m_long);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<qreal>("scale");
        QTest::addColumn<bool>("german");
        struct Place {
            const char* name;
            Face face;
            QSize size;
        };
        for (const Place& place : {Place{"counter", Face::Attended, {1280, 800}}, Place{"wide", Face::Attended, {1920, 1080}}, Place{"lying", Face::Kiosk, {1920, 1080}}, Place{"upright", Face::Kiosk, {1080, 1920}}})
            for (const qreal scale : {1.0, 1.2, 1.4})
                for (const bool german : {false, true})
                    QTest::addRow("%s-%d-%s", place.name, qRound(scale * 100), german ? "german" : "english") << int(place.face) << place.size << scale << german;
    }
    void nothingIsCut()
    {
        QFETCH(int, face);
        QFETCH(QSize, size);
        QFETCH(qreal, scale);
        QFETCH(bool, german);
        if (german)
            QCoreApplication::installTranslator(&m_long);
        open(static_cast<Face>(face), size, scale);
        check();
        keepPicture(*m_window, QStringLiteral("seatfit-%1").arg(QLatin1String(QTest::currentDataTag())));
        QVERIFY(pickBadly(m_page->board()));
        m_clock.advance(std::chrono::minutes(2));
        const auto ages = m_page->findChildren<IconLabel*>();
        QCOMPARE(ages.size(), 1);
        QTRY_VERIFY(!ages.at(0)->isHidden());
        for (QPushButton* more : m_page->findChildren<QPushButton*>())
            if (more->isCheckable() && more->isVisible())
                more->click();
        check();
        keepPicture(*m_window, QStringLiteral("seatfit-full-%1").arg(QLatin1String(QTest::currentDataTag())));
        for (const QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
            if (static_cast<Face>(face) == Face::Kiosk && button->isVisible())
                QVERIFY2(button->width() >= 60 && button->height() >= 60, qPrintable(button->accessibleName())); // ui.md 5
    }
    void anotherTextSizeIsFollowed_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<QSize>("size");
        QTest::newRow("counter") << int(Face::Attended) << QSize(1280, 800);
        QTest::newRow("lying") << int(Face::Kiosk) << QSize(1920, 1080);
        QTest::newRow("upright") << int(Face::Kiosk) << QSize(1080, 1920);
    }
    void anotherTextSizeIsFollowed()
    {
        QFETCH(int, face);
        QFETCH(QSize, size);
        open(static_cast<Face>(face), size, 1.0);
        check();
        const auto* zoom = m_page->findChild<MapButton*>();
        const int before = zoom->width();
        for (const qreal scale : {1.4, 1.2, 1.0, 1.4}) {
            m_theme->setTextScale(scale);
            QTRY_COMPARE(zoom->width(), qRound(before * scale));
            check();
        }
        m_theme->setTheme(ThemeName::Contrast);
        check();
        keepPicture(*m_window, QStringLiteral("seatfit-switched-%1").arg(QLatin1String(QTest::currentDataTag())));
    }
    /// T32: a count of five minutes ago is not shown, nor said.
    void countsOfOldSeatsVanish()
    {
        open(Face::Attended, {1920, 1080}, 1.0);
        const auto* chip = m_page->findChild<LevelChip*>();
        QTRY_COMPARE(chip->text(), QStringLiteral("$150.00 (999)"));
        QCOMPARE(chip->accessibleName(), QStringLiteral("Price level A, $150.00, 999 seats left"));
        m_clock.advance(std::chrono::minutes(5));
        QTRY_COMPARE(m_page->findChild<IconLabel*>()->text(), QStringLiteral("Updated 5 min ago"));
        QCOMPARE(chip->text(), QStringLiteral("$150.00 (999)"));
        m_clock.advance(Duration(1));
        QTRY_COMPARE(chip->text(), QStringLiteral("$150.00"));
        QCOMPARE(chip->accessibleName(), QStringLiteral("Price level A, $150.00"));
    }
    void everyMarkIsExplained()
    {
        open(Face::Attended, {1280, 800}, 1.0);
        const auto shown = [this] {
            QStringList words;
            for (const MarkSample* mark : m_page->findChildren<MarkSample*>())
                if (mark->isVisible())
                    words << mark->words();
            return words;
        };
        const QStringList all{QStringLiteral("Your choice"), QStringLiteral("Taken"), QStringLiteral("Wheelchair place"), QStringLiteral("Companion seat"), QStringLiteral("Restricted view")};
        QPushButton* more = nullptr;
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->text() == QLatin1String("What do the marks mean?"))
                more = button;
        QVERIFY(more && more->isVisible());
        QCOMPARE(shown(), QStringList()); // no room beside the map
        more->click();
        QCOMPARE(shown(), all);
        more->click();
        QCOMPARE(shown(), QStringList());
        m_window->resize(1920, 1080);
        QTRY_COMPARE(shown(), all);
        QVERIFY(!more->isVisible());
    }
};

QTEST_MAIN(SeatFitTest)
#include "seatfit_test.moc"
