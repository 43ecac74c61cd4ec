#include "gallery.h"
#include "ui/theme/icon.h"
#include "ui/theme/resources.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/demoband.h"
#include "ui/widgets/eventart.h"
#include "ui/widgets/eventdelegate.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/holdbar.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/noticebox.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/seatplate.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statuschip.h"
#include "ui/widgets/stubline.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/waitbar.h"
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>
#include <QVBoxLayout>

using namespace boxoffice;
using namespace std::chrono_literals;

namespace {

QStandardItem* eventItem(const char* time, const char* title, const char* place, const char* status, const char* icon,
                         Severity severity, bool dimmed = false)
{
    auto* item = new QStandardItem;
    item->setData(QString::fromUtf8(time), EventRole::Time);
    item->setData(QStringLiteral("PM"), EventRole::Period);
    item->setData(QString::fromUtf8(title), EventRole::Title);
    item->setData(QString::fromUtf8(place), EventRole::Place);
    item->setData(QString::fromUtf8(status), EventRole::Status);
    item->setData(QString::fromUtf8(icon), EventRole::StatusIcon);
    item->setData(int(severity), EventRole::StatusSeverity);
    item->setData(dimmed, EventRole::Dimmed);
    return item;
}

QStandardItem* headingItem(const char* text, const char* note)
{
    auto* item = new QStandardItem;
    item->setData(QString::fromUtf8(text), EventRole::Heading);
    item->setData(QString::fromUtf8(note), EventRole::HeadingNote);
    return item;
}

QList<SeatPlate::Cell> someSeats()
{
    return {{QStringLiteral("Section"), QStringLiteral("112")}, {QStringLiteral("Row"), QStringLiteral("F")},
            {QStringLiteral("Seats"), QStringLiteral("7–8")}};
}

/// One of everything, in columns.
class Gallery : public QWidget {
public:
    explicit Gallery(test::ManualClock& clock) : m_clock(clock)
    {
        setAttribute(Qt::WA_StyledBackground);
        auto* columns = new QHBoxLayout(this);
        columns->setContentsMargins(24, 24, 24, 24);
        columns->setSpacing(24);
        columns->addWidget(first(), 2);
        columns->addWidget(second(), 2);
        columns->addWidget(third(), 2);
    }

private:
    QFrame* panel(QVBoxLayout*& column)
    {
        auto* frame = new QFrame(this);
        frame->setProperty("kind", QStringLiteral("card"));
        column = new QVBoxLayout(frame);
        column->setContentsMargins(20, 20, 20, 20);
        column->setSpacing(12);
        return frame;
    }
    QWidget* first();
    QWidget* second();
    QWidget* third();
    test::ManualClock& m_clock;
};

QWidget* Gallery::first()
{
    QVBoxLayout* column = nullptr;
    QFrame* frame = panel(column);
    column->addWidget(new DemoBand(DemoBand::Kind::Demo, QStringLiteral("Staff PIN 0000.")));
    const QList<std::chrono::seconds> warnings{60s, 30s, 10s};
    auto* held = new HoldBar(m_clock);
    held->setHold(m_clock.now() + 252s, 300s, warnings, QStringLiteral("6:51:02 PM"));
    auto* last = new HoldBar(m_clock);
    last->setHold(m_clock.now() + 58s, 300s, warnings);
    auto* ended = new HoldBar(m_clock);
    ended->setHold(m_clock.now() - 1s, 300s, warnings);
    column->addWidget(held);
    column->addWidget(last);
    column->addWidget(ended);
    for (const auto kind : {SeatPlate::Kind::Held, SeatPlate::Kind::Order, SeatPlate::Kind::AskedFor}) {
        auto* plate = new SeatPlate(kind);
        plate->setCells(someSeats());
        column->addWidget(plate);
    }
    column->addWidget(new StubLine(QStringLiteral("Tickets, 2"), QStringLiteral("$149.00")));
    column->addWidget(new StubLine(QStringLiteral("Servicegebühr und Vorverkaufszuschlag des Veranstalters, zuzüglich Systemgebühr"), QStringLiteral("$24.20")));
    column->addWidget(new StubRule);
    auto* total = new TabularLabel(TextStyle::Total);
    total->setText(QStringLiteral("$1,190.26"));
    total->setAlignment(Qt::AlignRight);
    column->addWidget(total);
    auto* commit = new PrimaryButton(QStringLiteral("Commit sale"));
    commit->setAmount(QStringLiteral("$190.26"));
    commit->setKey(QStringLiteral("F12"));
    column->addWidget(commit);
    auto* dead = new PrimaryButton(QStringLiteral("Verkauf verbindlich abschließen"));
    dead->setAmount(QStringLiteral("$190.26"));
    dead->setEnabled(false);
    column->addWidget(dead);
    auto* armed = new PrimaryButton(QStringLiteral("Review order"));
    armed->setIconName(QStringLiteral("arrow-right"), true);
    armed->setArmed(true);
    column->addWidget(armed);
    column->addStretch();
    return frame;
}

QWidget* Gallery::second()
{
    QVBoxLayout* column = nullptr;
    QFrame* frame = panel(column);
    auto* period = new SegmentedControl;
    period->add(QStringLiteral("Tonight"));
    period->add(QStringLiteral("Next 7 days"));
    period->add(QStringLiteral("All"));
    period->setNote(0, QStringLiteral("7"));
    column->addWidget(period);
    auto* paying = new SegmentedControl;
    paying->add(QStringLiteral("&Card"), QStringLiteral("card"));
    paying->add(QStringLiteral("&Invoice"), QStringLiteral("invoice"), QStringLiteral("F10"));
    column->addWidget(paying);
    auto* mobile = new ChoiceRow(QStringLiteral("Mobile ticket"));
    mobile->setPrice(QStringLiteral("$0.00"));
    mobile->setChecked(true);
    auto* call = new ChoiceRow(QStringLiteral("Abholung an der Abendkasse mit Lichtbildausweis"));
    call->setDetail(QStringLiteral("Collect at the window with photo ID"));
    call->setPrice(QStringLiteral("$2.50"));
    column->addWidget(mobile);
    column->addWidget(call);
    auto* number = new SecretField(SecretField::CardNumber, true);
    for (const char c : {'4', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1'})
        number->typeDigit(c);
    column->addWidget(new FieldBox(QStringLiteral("Card number"), number));
    auto* started = new SecretField(SecretField::CardNumber, true);
    for (const char c : {'3', '7', '8', '2', '8', '2', '2'})
        started->typeDigit(c);
    column->addWidget(new FieldBox(QStringLiteral("Card number"), started));
    auto* row = new QHBoxLayout;
    auto* expiry = new FieldBox(QStringLiteral("Expires"));
    expiry->edit()->setText(QStringLiteral("08/28"));
    auto* code = new SecretField(SecretField::SecurityCode, true);
    code->typeDigit('1');
    code->typeDigit('2');
    auto* codeBox = new FieldBox(QStringLiteral("Security code"), code);
    codeBox->setError(QStringLiteral("Check the three digits on the back"));
    row->addWidget(expiry);
    row->addWidget(codeBox);
    column->addLayout(row);
    auto* zip = new FieldBox(QStringLiteral("Card postal code"));
    zip->setHint(QStringLiteral("As on the card statement"));
    column->addWidget(zip);
    auto* email = new FieldBox(QStringLiteral("E-Mail-Adresse"));
    email->edit()->setText(QStringLiteral("jo"));
    email->setError(QStringLiteral("This is not an e-mail address"));
    column->addWidget(email);
    auto* country = new QComboBox;
    country->addItem(QStringLiteral("United States"));
    column->addWidget(new FieldBox(QStringLiteral("Country"), country));
    column->addStretch();
    return frame;
}

QWidget* Gallery::third()
{
    QVBoxLayout* column = nullptr;
    QFrame* frame = panel(column);
    auto* steppers = new QHBoxLayout;
    for (const int value : {0, 2}) {
        auto* stepper = new QuantityStepper;
        stepper->setLimits(2);
        stepper->setValue(value);
        steppers->addWidget(stepper);
    }
    auto* off = new QuantityStepper;
    off->setEnabled(false);
    steppers->addWidget(off);
    column->addLayout(steppers);
    auto* notice = new NoticeBox;
    notice->setNotice(Severity::Danger, QStringLiteral("card"), QStringLiteral("Card not accepted"),
                      QStringLiteral("Your card was not charged. Your seats are still held."));
    notice->setCode(QStringLiteral("Code for support: 20152"));
    notice->addAction(QStringLiteral("Try again"), true);
    notice->addAction(QStringLiteral("Use another card"));
    column->addWidget(notice);
    auto* card = new NoticeBox(NoticeBox::Look::Card);
    card->setNotice(Severity::Warning, QStringLiteral("offline"), QStringLiteral("No connection"),
                    QStringLiteral("We’re trying again by ourselves. Nothing has been charged."));
    card->addAction(QStringLiteral("Try now"), true);
    card->addAction(QStringLiteral("Call staff"));
    column->addWidget(card);
    auto* wait = new WaitBar(m_clock);
    wait->start(QStringLiteral("You’re in line"), m_clock.now() - 34s, m_clock.now() + 6s, true);
    column->addWidget(wait);
    auto* chips = new QHBoxLayout;
    auto* fine = new StatusChip;
    fine->set(Severity::Success, QStringLiteral("check"), QStringLiteral("Sold"));
    auto* training = new StatusChip;
    training->set(Severity::Info, QStringLiteral("seats-changed"), QStringLiteral("Seats changed"));
    chips->addWidget(fine);
    chips->addWidget(training);
    chips->addWidget(new KeyCap(QStringLiteral("F5")));
    chips->addWidget(new KeyCap(QStringLiteral("Enter")));
    chips->addStretch();
    column->addLayout(chips);
    column->addWidget(new IconLabel(QStringLiteral("lock"), QStringLiteral("Encrypted before it leaves this station"), TextStyle::Detail, Role::Text2));
    auto* buttons = new QHBoxLayout;
    for (const char* kind : {"", "primary", "quiet", "danger"}) {
        auto* button = new QPushButton(QStringLiteral("Button"));
        button->setProperty("kind", QString::fromLatin1(kind));
        button->setIcon(themeIcon(Theme::of(this), QStringLiteral("refresh"), QLatin1String(kind) == QLatin1String("primary") ? Role::OnPrimary : Role::Text));
        buttons->addWidget(button);
    }
    column->addLayout(buttons);
    auto* art = new EventArt;
    art->setEvent(QStringLiteral("0B004ED9FC825ACB"));
    art->setRadius(10);
    art->setMinimumHeight(110);
    column->addWidget(art);
    auto* list = new QListView;
    auto* model = new QStandardItemModel(list);
    model->appendRow(headingItem("Tonight", "Seats left"));
    model->appendRow(eventItem("7:30", "Nova Calder: Long Way Home", "Halyard Arena", "2,914", "", Severity::Neutral));
    model->appendRow(eventItem("8:00", "Glass Harbor", "Mercer Yard, standing room and balcony", "165 left", "warning", Severity::Warning));
    model->appendRow(eventItem("8:30", "Dial Tone Comedy Night", "Copperline Room", "Sold out", "close", Severity::Neutral, true));
    list->setModel(model);
    list->setItemDelegate(new EventDelegate(list));
    list->setCurrentIndex(model->index(1, 0));
    list->setMinimumHeight(240);
    column->addWidget(list);
    return frame;
}

} // namespace

class GalleryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { ui::initResources(); }

    void everyWidgetDrawsInEveryThemeFaceAndTextSize_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("scale");
        QTest::addColumn<double>("dpr");
        QTest::newRow("attended-light") << 0 << 0 << 1.0 << 1.0;
        QTest::newRow("attended-light-2x") << 0 << 0 << 1.0 << 2.0;
        QTest::newRow("attended-dark") << 0 << 1 << 1.0 << 1.0;
        QTest::newRow("attended-contrast") << 0 << 2 << 1.0 << 1.0;
        QTest::newRow("attended-light-140") << 0 << 0 << 1.4 << 1.0;
        QTest::newRow("kiosk-light") << 1 << 0 << 1.0 << 1.0;
        QTest::newRow("kiosk-dark") << 1 << 1 << 1.0 << 1.0;
        QTest::newRow("kiosk-contrast-140") << 1 << 2 << 1.4 << 1.0;
    }
    void everyWidgetDrawsInEveryThemeFaceAndTextSize()
    {
        QFETCH(int, face);
        QFETCH(int, name);
        QFETCH(double, scale);
        QFETCH(double, dpr);
        Theme theme(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        theme.apply(*qApp);
        test::ManualClock clock;
        Gallery gallery(clock);
        gallery.resize(QSize(face == 0 ? 1280 : 2200, 900).expandedTo(gallery.sizeHint()));
        gallery.show();
        QTRY_VERIFY(gallery.isVisible());
        QCoreApplication::processEvents();
        test::keepPicture(gallery, QString::fromLatin1(QTest::currentDataTag()), dpr);
        // A control may be wider than its words need, never narrower than its minimum.
        const auto widgets = gallery.findChildren<QWidget*>();
        for (QWidget* widget : widgets)
            if (widget->isVisible() && !qobject_cast<QScrollBar*>(widget) && widget->minimumSizeHint().isValid()
                && widget->sizePolicy().verticalPolicy() == QSizePolicy::Fixed)
                QVERIFY2(widget->height() >= widget->minimumSizeHint().height(), widget->metaObject()->className());
        gallery.hide();
    }
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
