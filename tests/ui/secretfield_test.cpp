#include "ui/widgets/secretfield.h"
#include "ui/theme/resources.h"
#include "ui/theme/theme.h"
#include "ui/widgets/numberpad.h"
#include <QAbstractButton>
#include <QAccessible>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace boxoffice;

namespace {

SecretField::Refusal last(const QSignalSpy& refused) { return refused.last().first().value<SecretField::Refusal>(); }

QByteArray taken(SecretField& field)
{
    const Result<Secret> secret = field.take();
    return secret ? QByteArray(secret->digits().data(), static_cast<qsizetype>(secret->size())) : QByteArray();
}

/// What an assistive tool can read of the field, all of it.
QString heard(SecretField& field)
{
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&field);
    QString all;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help, QAccessible::Accelerator})
        all += spoken->text(kind) + u' ';
    return spoken->textInterface() ? QStringLiteral("has a text interface") : all;
}

} // namespace

/// What goes into a SecretField, what never does, and what can be got out of it.
class SecretFieldTest : public QObject {
    Q_OBJECT
    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void aWedgeBurstOfDigitsIsTakenWhole()
    {
        SecretField field(SecretField::CardNumber, true);
        QTest::keyClicks(&field, QStringLiteral("4111111111111111"));
        QVERIFY(field.valid());
        QCOMPARE(field.brand(), QStringLiteral("Visa"));
        QCOMPARE(taken(field), QByteArray("4111111111111111"));
        QCOMPARE(field.digitCount(), 0);
    }

    void trackDataIsRefusedAndWiped_data()
    {
        QTest::addColumn<QString>("swipe");
        QTest::newRow("track 1") << QStringLiteral("%B4111111111111111^EXAMPLE/ADA^30121010000000000000?");
        QTest::newRow("track 2") << QStringLiteral(";4111111111111111=30121010000000000?");
        QTest::newRow("both") << QStringLiteral("%B4111111111111111^EXAMPLE/ADA^3012101?;4111111111111111=3012101?");
        QTest::newRow("track 2 without its start") << QStringLiteral("4111111111111111=30121010000000000?");
        QTest::newRow("another keyboard layout") << QString::fromUtf8("4111111111111111d30121010000000000");
        QTest::newRow("after typed digits") << QStringLiteral("41;4111111111111111=3012101?");
    }
    void trackDataIsRefusedAndWiped()
    {
        QFETCH(QString, swipe);
        SecretField field(SecretField::CardNumber, true);
        QSignalSpy refused(&field, &SecretField::refused);
        QTest::keyClicks(&field, swipe);
        QVERIFY(field.isSwallowing());
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(field.digitCount(), 0);
        QCOMPARE(last(refused), SecretField::Refusal::TrackData);
        QTRY_VERIFY(!field.isSwallowing());
        QTest::keyClicks(&field, QStringLiteral("41"));
        QCOMPARE(field.digitCount(), 2);
    }

    void blanksAndDashesAreSkipped()
    {
        SecretField field(SecretField::CardNumber, true);
        QTest::keyClicks(&field, QStringLiteral("4111 1111-1111 1111"));
        QCOMPARE(taken(field), QByteArray("4111111111111111"));
    }

    void correctionsInTheMiddleStayThere()
    {
        SecretField field(SecretField::CardNumber, true);
        QTest::keyClicks(&field, QStringLiteral("4191"));
        QTest::keyClick(&field, Qt::Key_Left);
        QTest::keyClick(&field, Qt::Key_Backspace);
        QTest::keyClick(&field, Qt::Key_1);
        QCOMPARE(field.caret(), 3);
        QTest::keyClick(&field, Qt::Key_Home);
        QTest::keyClick(&field, Qt::Key_Delete);
        QTest::keyClick(&field, Qt::Key_5);
        QTest::keyClick(&field, Qt::Key_End);
        QTest::keyClick(&field, Qt::Key_2);
        QCOMPARE(taken(field), QByteArray("51112"));
    }

    void aTouchPutsTheCaretBetweenTheDigits()
    {
        SecretField field(SecretField::CardNumber, true);
        field.resize(field.sizeHint());
        QTest::keyClicks(&field, QStringLiteral("4111"));
        QTest::mouseClick(&field, Qt::LeftButton, {}, QPoint(1, 5));
        QCOMPARE(field.caret(), 0);
        QTest::mouseClick(&field, Qt::LeftButton, {}, QPoint(field.width() - 1, 5));
        QCOMPARE(field.caret(), 4);
    }

    void nothingComesByInputMethodClipboardDragOrUndo()
    {
        SecretField field(SecretField::CardNumber, true);
        QSignalSpy refused(&field, &SecretField::refused);
        QInputMethodEvent composed(QStringLiteral("41"), {});
        composed.setCommitString(QStringLiteral("4111111111111111"));
        QCoreApplication::sendEvent(&field, &composed);
        QGuiApplication::clipboard()->setText(QStringLiteral("4111111111111111"));
        QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
        QTest::keyClick(&field, Qt::Key_Insert, Qt::ShiftModifier);
        QTest::mouseClick(&field, Qt::MiddleButton);
        QMimeData mime;
        mime.setText(QStringLiteral("4111111111111111"));
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&field, &drop);
        QCOMPARE(field.digitCount(), 0);
        QVERIFY(refused.count() >= 1 && last(refused) == SecretField::Refusal::Pasted);
        QTest::keyClicks(&field, QStringLiteral("41"));
        field.wipe();
        QTest::keyClick(&field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field.digitCount(), 0);
        QVERIFY(!field.testAttribute(Qt::WA_InputMethodEnabled) && !field.acceptDrops());
    }

    void copyingAndCuttingLeaveTheClipboardAlone()
    {
        SecretField field(SecretField::CardNumber, true);
        QTest::keyClicks(&field, QStringLiteral("4111111111111111"));
        QGuiApplication::clipboard()->setText(QStringLiteral("mine"));
        for (const Qt::Key key : {Qt::Key_A, Qt::Key_C, Qt::Key_X})
            QTest::keyClick(&field, key, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("mine"));
        QCOMPARE(field.digitCount(), 16);
    }

    void assistiveToolsNeverHearADigitOfTheCard()
    {
        SecretField field(SecretField::CardNumber, true);
        field.setAccessibleName(QStringLiteral("Card number"));
        const QByteArray digits("378282246310005");
        for (qsizetype count = 1; count <= digits.size(); ++count) {
            field.typeDigit(digits.at(count - 1));
            QString words = heard(field);
            QVERIFY2(words.contains(QString::number(count)), qPrintable(words));
            words.remove(QString::number(count));
            for (const QChar c : std::as_const(words))
                QVERIFY2(!c.isDigit(), qPrintable(words));
        }
    }

    void faultsAreKnownWhileTyping_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* digits, SecretField::Fault fault) { QTest::addRow("%s", digits) << QString::fromLatin1(digits) << static_cast<int>(fault); };
        row("4", SecretField::Fault::TooShort);
        row("9", SecretField::Fault::UnknownBrand);
        row("0000000000000000", SecretField::Fault::UnknownBrand);
        row("4111111111111112", SecretField::Fault::WrongDigit);
        row("2223003122003222", SecretField::Fault::None);
        row("371449635398431", SecretField::Fault::None);
        row("6011111111111117", SecretField::Fault::None);
    }
    void faultsAreKnownWhileTyping()
    {
        QFETCH(QString, digits);
        QFETCH(int, fault);
        SecretField field(SecretField::CardNumber, true);
        QCOMPARE(field.fault(), SecretField::Fault::Empty);
        QTest::keyClicks(&field, digits);
        QCOMPARE(static_cast<int>(field.fault()), fault);
    }

    void thePadTypesDeletesAndClears()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* field = new SecretField(SecretField::CardNumber, true);
        auto* pad = new NumberPad;
        column->addWidget(field);
        column->addWidget(pad);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        const auto press = [pad](const QString& name) {
            const auto keys = pad->findChildren<QAbstractButton*>();
            for (QAbstractButton* key : keys)
                if (key->accessibleName() == name)
                    QTest::mouseClick(key, Qt::LeftButton);
        };
        for (const char c : {'5', '5', '4', '2'})
            press(QString(QLatin1Char(c)));
        QVERIFY(field->hasFocus());
        QTest::keyClick(field, Qt::Key_Left);
        press(QStringLiteral("Delete last digit")); // the one before the caret
        press(QStringLiteral("1"));
        QCOMPARE(taken(*field), QByteArray("5512"));
        press(QStringLiteral("7"));
        press(QStringLiteral("Clear"));
        QCOMPARE(field->digitCount(), 0);
    }
};

QTEST_MAIN(SecretFieldTest)
#include "secretfield_test.moc"
