#include "gallery.h"
#include "ui/theme/resources.h"
#include "ui/widgets/eventart.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/focusring.h"
#include "ui/widgets/holdbar.h"
#include "ui/widgets/holdclock.h"
#include "ui/widgets/noticebox.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/primarybutton.h"
#include "ui/widgets/quantitystepper.h"
#include "ui/widgets/scrim.h"
#include "ui/widgets/secretfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/stepsrail.h"
#include "ui/widgets/tabularlabel.h"
#include "ui/widgets/waitbar.h"
#include <QAccessible>
#include <QLineEdit>
#include <QPushButton>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace boxoffice;
using namespace std::chrono_literals;
Q_DECLARE_METATYPE(boxoffice::SecretField::Refusal)

namespace {

QAccessibleInterface* spoken(QWidget& widget) { return QAccessible::queryAccessibleInterface(&widget); }

void showActive(QWidget& window)
{
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
}

void typeAll(QWidget& field, const char* digits)
{
    for (const char* at = digits; *at; ++at)
        QTest::keyClick(&field, static_cast<Qt::Key>(Qt::Key_0 + (*at - '0')));
}

} // namespace

class WidgetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }
    void cardDigitsGoIntoTheSecretAndCompleteTheNumber()
    {
        SecretField field(SecretField::CardNumber, true);
        QSignalSpy completed(&field, &SecretField::completed);
        typeAll(field, "411111111111111");
        QCOMPARE(field.digitCount(), 15);
        QVERIFY(!field.complete());
        QCOMPARE(field.brand(), QStringLiteral("Visa"));
        QTest::keyClick(&field, Qt::Key_1, Qt::KeypadModifier);
        QVERIFY(field.valid());
        QCOMPARE(completed.count(), 1);
        Result<Secret> taken = field.take();
        QVERIFY(taken.ok());
        QCOMPARE(std::string(taken->digits().data(), taken->digits().size()), std::string(16, '1').replace(0, 1, "4"));
        QCOMPARE(field.digitCount(), 0);
    }

    void theMiddleOfANumberCanBeCorrected()
    {
        SecretField field(SecretField::CardNumber, true);
        typeAll(field, "123");
        QTest::keyClick(&field, Qt::Key_Left);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QTest::keyClick(&field, Qt::Key_9);
        QTest::keyClick(&field, Qt::Key_Home);
        QTest::keyClick(&field, Qt::Key_Delete);
        Result<Secret> taken = field.take();
        QCOMPARE(std::string(taken->digits().data(), taken->digits().size()), std::string("93"));
    }

    void aSwipeIsSwallowedToItsEndAndNothingStays()
    {
        SecretField field(SecretField::CardNumber, true);
        QSignalSpy refused(&field, &SecretField::refused);
        typeAll(field, "41");
        QTest::keyClick(&field, Qt::Key_Percent);
        QTest::keyClick(&field, Qt::Key_B);
        typeAll(field, "4111111111111111");
        QTest::keyClick(&field, Qt::Key_Question);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.digitCount(), 0);
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<SecretField::Refusal>(), SecretField::Refusal::TrackData);
        field.typeDigit('5'); // a key of the pad is nobody's swipe
        QCOMPARE(field.digitCount(), 1);
    }

    void pasteAndLettersAreRefused()
    {
        SecretField field(SecretField::CardNumber, true);
        QSignalSpy refused(&field, &SecretField::refused);
        QGuiApplication::clipboard()->setText(QStringLiteral("99"));
        QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_A);
        QCOMPARE(refused.count(), 2);
        QCOMPARE(refused.at(0).first().value<SecretField::Refusal>(), SecretField::Refusal::Pasted);
        QCOMPARE(refused.at(1).first().value<SecretField::Refusal>(), SecretField::Refusal::NotADigit);
        QCOMPARE(field.digitCount(), 0);
    }

    void theSecurityCodeTakesAsManyDigitsAsTheCardNeeds()
    {
        SecretField number(SecretField::CardNumber, true), code(SecretField::SecurityCode, true);
        typeAll(number, "37");
        code.setExpectedLength(number.securityCodeLength());
        typeAll(code, "12345");
        QCOMPARE(code.digitCount(), 4);
        QVERIFY(code.valid());
        code.setExpectedLength(3);
        QCOMPARE(code.digitCount(), 3);
    }

    void assistiveToolsHearHowManyDigitsAndNoneOfThem()
    {
        SecretField field(SecretField::CardNumber, true);
        field.setAccessibleName(QStringLiteral("Card number"));
        typeAll(field, "4111111");
        QAccessibleInterface* interface = spoken(field);
        QCOMPARE(interface->role(), QAccessible::EditableText);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Card number"));
        QVERIFY(interface->text(QAccessible::Description).contains(u'7'));
        QCOMPARE(interface->text(QAccessible::Value), QString());
        QVERIFY(!interface->textInterface());
        QVERIFY(interface->state().passwordEdit);
        QVERIFY(!field.testAttribute(Qt::WA_InputMethodEnabled));
    }

    void quantityIsTypedSteppedAndLimited()
    {
        QuantityStepper stepper;
        stepper.setLimits(12, 2, 2);
        QSignalSpy edited(&stepper, &QuantityStepper::edited);
        QTest::keyClick(&stepper, Qt::Key_Up);
        QCOMPARE(stepper.value(), 2);
        QTest::keyClick(&stepper, Qt::Key_Plus);
        QCOMPARE(stepper.value(), 4);
        QTest::keyClick(&stepper, Qt::Key_Home);
        QTest::keyClick(&stepper, Qt::Key_1);
        QTest::keyClick(&stepper, Qt::Key_2);
        QCOMPARE(stepper.value(), 12);
        QTest::keyClick(&stepper, Qt::Key_Up);
        QCOMPARE(stepper.value(), 12);
        QVERIFY(edited.count() >= 5);
        QAccessibleInterface* interface = spoken(stepper);
        QCOMPARE(interface->role(), QAccessible::SpinBox);
        QCOMPARE(interface->valueInterface()->currentValue().toInt(), 12);
        interface->valueInterface()->setCurrentValue(3);
        QCOMPARE(stepper.value(), 3);
    }

    void stepperAnswersAMouseOnItsSigns()
    {
        QuantityStepper stepper;
        stepper.resize(stepper.sizeHint());
        QTest::mouseClick(&stepper, Qt::LeftButton, {}, QPoint(stepper.width() - 5, 10));
        QCOMPARE(stepper.value(), 1);
        QTest::mouseClick(&stepper, Qt::LeftButton, {}, QPoint(5, 10));
        QCOMPARE(stepper.value(), 0);
    }

    void theHoldCountsDownAndEndsOnce()
    {
        test::ManualClock clock;
        HoldBar bar(clock);
        QSignalSpy ended(&bar, &HoldBar::ended);
        QVERIFY(bar.isHidden());
        bar.setHold(clock.now() + 252s, 300s, {60s, 30s, 10s});
        QVERIFY(!bar.isHidden());
        QCOMPARE(bar.countdown().digits(), QStringLiteral("4:12"));
        clock.advance(200s);
        QTRY_COMPARE(bar.countdown().phase(), HoldClock::Phase::LastMinute);
        QAccessibleInterface* interface = spoken(bar);
        QCOMPARE(interface->role(), QAccessible::ProgressBar);
        QCOMPARE(interface->text(QAccessible::Name), QStringLiteral("Hold"));
        QVERIFY(interface->text(QAccessible::Value).contains(QStringLiteral("52")));
        clock.advance(60s);
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(bar.countdown().digits(), QStringLiteral("0:00"));
        bar.clear();
        QVERIFY(bar.isHidden());
    }

    void segmentsAreRadioButtonsThatTheArrowsMove()
    {
        SegmentedControl control;
        control.setAccessibleName(QStringLiteral("Period"));
        control.add(QStringLiteral("Tonight"));
        control.add(QStringLiteral("Next 7 days"));
        control.add(QStringLiteral("&All"));
        QSignalSpy chosen(&control, &SegmentedControl::chosen);
        showActive(control);
        control.button(0)->setFocus();
        QTest::keyClick(control.button(0), Qt::Key_Right);
        QTRY_COMPARE(control.current(), 1);
        control.button(2)->click();
        QCOMPARE(control.current(), 2);
        QCOMPARE(chosen.last().first().toInt(), 2);
        QCOMPARE(control.button(2)->accessibleName(), QStringLiteral("All"));
        QCOMPARE(spoken(*control.button(0))->role(), QAccessible::RadioButton);
        QVERIFY(spoken(*control.button(2))->state().checked);
    }

    void busyPrimaryButtonIgnoresPresses()
    {
        PrimaryButton button(QStringLiteral("Commit sale"));
        QSignalSpy clicked(&button, &QPushButton::clicked);
        button.resize(button.sizeHint());
        button.setBusy(true, QStringLiteral("Committing"));
        QTest::mouseClick(&button, Qt::LeftButton);
        QTest::keyClick(&button, Qt::Key_Space);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.count(), 0);
        button.setBusy(false);
        QTest::keyClick(&button, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(button.accessibleName(), QStringLiteral("Commit sale"));
    }

    void aFieldErrorIsSaidAndGoesWithTyping()
    {
        FieldBox box(QStringLiteral("Email"));
        box.setError(QStringLiteral("This is not an e-mail address"));
        QCOMPARE(box.edit()->accessibleDescription(), QStringLiteral("This is not an e-mail address"));
        QCOMPARE(box.edit()->property("state").toString(), QStringLiteral("error"));
        QTest::keyClick(box.edit(), Qt::Key_J);
        QVERIFY(box.error().isEmpty());
        QCOMPARE(box.edit()->property("state").toString(), QString());
        QCOMPARE(box.edit()->accessibleName(), QStringLiteral("Email"));
    }

    void aProblemIsAnAlertWithItsWords()
    {
        NoticeBox box;
        box.setNotice(Severity::Danger, QStringLiteral("card"), QStringLiteral("Card not accepted"),
                      QStringLiteral("Your card was not charged."));
        QSignalSpy triggered(&box, &NoticeBox::triggered);
        box.addAction(QStringLiteral("Try again"), true);
        QAbstractButton* other = box.addAction(QStringLiteral("Use another card"));
        other->click();
        QCOMPARE(triggered.first().first().toInt(), 1);
        QAccessibleInterface* interface = spoken(box);
        QCOMPARE(interface->role(), QAccessible::AlertMessage);
        QCOMPARE(interface->text(QAccessible::Description),
                 QStringLiteral("Card not accepted. Your card was not charged."));
        box.clearActions();
        QVERIFY(box.findChildren<QAbstractButton*>().isEmpty() || other->isHidden());
    }

    void aQuickAnswerNeverShowsTheWaitBar()
    {
        test::ManualClock clock;
        WaitBar bar(clock);
        bar.start(QStringLiteral("Reserving"), clock.now(), std::nullopt, true);
        QVERIFY(bar.isHidden());
        clock.advance(400ms);
        QTRY_VERIFY(!bar.isHidden());
        QSignalSpy stopped(&bar, &WaitBar::stopRequested);
        bar.findChild<QPushButton*>()->click();
        QCOMPARE(stopped.count(), 1);
        bar.stop();
        QVERIFY(bar.isHidden());
    }

    void theNumberPadTypesIntoWhateverHasTheFocus()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* number = new SecretField(SecretField::CardNumber, true);
        auto* expiry = new QLineEdit;
        auto* pad = new NumberPad;
        column->addWidget(number);
        column->addWidget(expiry);
        column->addWidget(pad);
        const auto press = [pad](const char* name) {
            const auto keys = pad->findChildren<QAbstractButton*>();
            for (QAbstractButton* key : keys)
                if (key->accessibleName() == QLatin1String(name))
                    key->click();
        };
        showActive(window);
        number->setFocus();
        press("7");
        QCOMPARE(number->digitCount(), 1);
        press("Delete last digit");
        QCOMPARE(number->digitCount(), 0);
        expiry->setFocus();
        QSignalSpy edited(expiry, &QLineEdit::textEdited);
        press("0");
        press("8");
        QCOMPARE(expiry->text(), QStringLiteral("08"));
        QCOMPARE(edited.count(), 2);
        press("Clear");
        QCOMPARE(expiry->text(), QString());
        QVERIFY(expiry->hasFocus());
    }

    void theRailSaysWhichStepThisIs()
    {
        StepsRail rail;
        rail.setSteps({QStringLiteral("Event"), QStringLiteral("Tickets"), QStringLiteral("Seats")});
        rail.setCurrent(2);
        QAccessibleInterface* interface = spoken(rail);
        QCOMPARE(interface->role(), QAccessible::List);
        QCOMPARE(interface->childCount(), 3);
        QCOMPARE(interface->child(2)->text(QAccessible::Name), QStringLiteral("Step 3 of 3, Seats, current"));
        QCOMPARE(interface->child(2)->role(), QAccessible::ListItem);
    }

    void theFocusRingFollowsFocusGeometryAndVisibility()
    {
        QWidget window;
        window.resize(300, 200);
        auto* one = new QLineEdit(&window);
        one->setGeometry(20, 20, 100, 30);
        auto* two = new QLineEdit(&window);
        two->setGeometry(20, 80, 100, 30);
        FocusRing ring(&window);
        showActive(window);
        two->setFocus();
        QTRY_COMPARE(ring.geometry(), two->geometry().adjusted(-5, -5, 5, 5));
        two->move(40, 90);
        QTRY_COMPARE(ring.geometry(), two->geometry().adjusted(-5, -5, 5, 5));
        one->setFocus();
        QTRY_COMPARE(ring.geometry(), one->geometry().adjusted(-5, -5, 5, 5));
        one->hide();
        QTRY_VERIFY(ring.isHidden() || ring.geometry() != one->geometry().adjusted(-5, -5, 5, 5));
    }

    void theScrimKeepsTheFocusInsideAndGivesItBack()
    {
        QWidget window;
        window.resize(600, 400);
        auto* outside = new QLineEdit(&window);
        showActive(window);
        outside->setFocus();
        Scrim scrim(&window);
        auto* panel = new QWidget;
        auto* row = new QHBoxLayout(panel);
        auto* yes = new QPushButton(QStringLiteral("Yes"));
        auto* no = new QPushButton(QStringLiteral("No"));
        row->addWidget(yes);
        row->addWidget(no);
        scrim.open(panel, yes);
        QVERIFY(yes->hasFocus());
        QTest::keyClick(yes, Qt::Key_Tab);
        QVERIFY(no->hasFocus());
        QTest::keyClick(no, Qt::Key_Tab);
        QVERIFY(yes->hasFocus());
        QSignalSpy cancelled(&scrim, &Scrim::cancelled);
        QTest::keyClick(yes, Qt::Key_Escape);
        QCOMPARE(cancelled.count(), 1);
        scrim.close();
        QVERIFY(outside->hasFocus());
    }

    void digitsStandInCellsOfOneWidth()
    {
        const QFont font = m_theme->font(TextStyle::Total);
        QCOMPARE(tabularWidth(font, QStringLiteral("1111")), tabularWidth(font, QStringLiteral("8888")));
    }

    void theArtOfAnEventIsAlwaysTheSame()
    {
        const auto drawn = [this](const char* id) {
            QImage image(200, 80, QImage::Format_RGB32);
            image.fill(Qt::black);
            QPainter painter(&image);
            paintEventArt(painter, QRectF(0, 0, 200, 80), QString::fromLatin1(id), *m_theme);
            return image;
        };
        QCOMPARE(drawn("A1"), drawn("A1"));
        QVERIFY(drawn("A1") != drawn("A2"));
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
