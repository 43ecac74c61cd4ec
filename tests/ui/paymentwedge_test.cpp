#include "paymentpagedriver.h"
#include "ui/widgets/wedgeguard.h"
#include "ui/theme/resources.h"
#include <QListWidget>
#include <QSignalSpy>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QString number = QStringLiteral("4111111111111111");

/// As a reader does it: one key behind the other, in the event queue at once.
void burst(QWidget& field, const QString& keys)
{
    QTest::keyClicks(&field, keys);
}

} // namespace

/// A card reader that types like a keyboard, while another field than the card's has the focus.
class PaymentWedgeTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<WedgeGuard> m_guard;

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }
    void init() { m_guard = std::make_unique<WedgeGuard>(true); }
    void cleanup() { m_guard.reset(); }

    void aCardReadIntoAnotherFieldIsTypedIntoTheCardField_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("enter");
        for (const char* name : {"First name", "City", "Phone", "Expiry", "Card postal code"})
            for (const bool enter : {true, false})
                QTest::addRow("%s, Enter %d", name, enter) << utf8(name) << enter;
    }
    void aCardReadIntoAnotherFieldIsTypedIntoTheCardField()
    {
        QFETCH(QString, name);
        QFETCH(bool, enter);
        PageAtHand page(m_clock);
        auto* field = qobject_cast<QLineEdit*>(page.field(name));
        field->setFocus();
        const QSignalSpy texts(field, &QLineEdit::textChanged);
        const QSignalSpy submitted(page.operator->(), &PaymentPage::submitted);
        const QSignalSpy kept(m_guard.get(), &WedgeGuard::keptOut);
        burst(*field, number);
        if (enter)
            QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(kept.count(), 1);
        QCOMPARE(texts.count(), 0); // not one digit, not for a moment
        QCOMPARE(page.secret("Card number").digitCount(), 16);
        QVERIFY(page.secret("Card number").valid());
        QVERIFY(page.secret("Card number").hasFocus());
        QVERIFY(page.errorOf(name).contains(QLatin1String("in the card field")));
        QCOMPARE(submitted.count(), 0);
    }

    void aNumberThatStandsThereIsNotReplaced()
    {
        PageAtHand page(m_clock);
        page.type("Card number", "5555555555554444");
        auto* field = qobject_cast<QLineEdit*>(page.field(QStringLiteral("First name")));
        field->setFocus();
        burst(*field, number);
        QTRY_VERIFY(page.errorOf(QStringLiteral("First name")).contains(QLatin1String("not kept")));
        QVERIFY(field->text().isEmpty());
        QCOMPARE(page.secret("Card number").brand(), QStringLiteral("Mastercard"));
    }

    /// Far from the payment: the search field, and a list that searches by typing.
    void whereNoCardIsAskedItIsDropped()
    {
        QWidget window;
        auto* column = new QVBoxLayout(&window);
        auto* search = new QLineEdit;
        auto* list = new QListWidget;
        list->addItems({QStringLiteral("first"), QStringLiteral("4, found by typing")});
        column->addWidget(search);
        column->addWidget(list);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QSignalSpy kept(m_guard.get(), &WedgeGuard::keptOut);
        search->setFocus();
        burst(*search, number);
        QTRY_COMPARE(kept.count(), 1);
        QVERIFY(search->text().isEmpty() && !search->isUndoAvailable());
        list->setFocus();
        QTRY_VERIFY(!m_guard->isSwallowing());
        burst(*list, number);
        QTRY_COMPARE(kept.count(), 2);
        QCOMPARE(list->currentRow(), 0);
    }

    void aSwipeLeavesNoDigitInAnyField()
    {
        QLineEdit search;
        search.show();
        QVERIFY(QTest::qWaitForWindowActive(&search));
        const QSignalSpy kept(m_guard.get(), &WedgeGuard::keptOut);
        burst(search, utf8("%B4111111111111111^EXAMPLE/ADA^3012101?"));
        QCOMPARE(kept.count(), 1);
        QVERIFY2(std::ranges::none_of(search.text(), [](QChar c) { return c.isDigit(); }), qPrintable(search.text()));
        QCOMPARE(search.text(), QStringLiteral("%B"));

        PageAtHand page(m_clock);
        QWidget* name = page.field(QStringLiteral("First name"));
        name->setFocus();
        QTRY_VERIFY(!m_guard->isSwallowing());
        burst(*name, utf8(";4111111111111111=3012101?"));
        QCOMPARE(page.secret("Card number").digitCount(), 0); // a track is no plain number
        QVERIFY(qobject_cast<QLineEdit*>(name)->text().isEmpty());
    }

    void otherDigitsArriveWholeAndInOrder_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char* text : {"7", "90210", "212-555-0123", "Apt 12b 34", "492781035664", "20261122000204", "4111111111111112",
                                 "12345678901234567890123456789012345678901234567890"})
            QTest::newRow(text) << utf8(text);
    }
    void otherDigitsArriveWholeAndInOrder()
    {
        QFETCH(QString, typed);
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        const QSignalSpy kept(m_guard.get(), &WedgeGuard::keptOut);
        burst(field, typed);
        QTRY_COMPARE(field.text(), typed);
        QCOMPARE(kept.count(), 0);
    }

    void leavingTheFieldTypesWhatWaits()
    {
        PageAtHand page(m_clock);
        auto* name = qobject_cast<QLineEdit*>(page.field(QStringLiteral("Address line 1")));
        name->setFocus();
        burst(*name, QStringLiteral("12"));
        page.field(QStringLiteral("City"))->setFocus();
        QCOMPARE(name->text(), QStringLiteral("12"));
    }

    /// By hand, however fast a hand is: a person may call a number whatever they like.
    void fingersAreNoReader()
    {
        QLineEdit field;
        field.show();
        QVERIFY(QTest::qWaitForWindowActive(&field));
        const QSignalSpy kept(m_guard.get(), &WedgeGuard::keptOut);
        for (const QChar digit : number) {
            const qsizetype before = field.text().size();
            QTest::keyClick(&field, static_cast<Qt::Key>(digit.unicode()));
            QTRY_COMPARE(field.text().size(), before + 1);
        }
        QCOMPARE(kept.count(), 0);
    }
};

QTEST_MAIN(PaymentWedgeTest)
#include "paymentwedge_test.moc"
