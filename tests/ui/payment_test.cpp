#include "gallery.h"
#include "sampleviews.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/cashcount.h"
#include "ui/pages/payment/paymentpage.h"
#include "ui/theme/resources.h"
#include "ui/widgets/fieldbox.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/secretfield.h"
#include <QAbstractButton>
#include <QClipboard>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

QString utf8(const char* text) { return QString::fromUtf8(text); }
QString tenKilobytes(const char* of) { return utf8(of).repeated(10'240 / static_cast<int>(qstrlen(of)) + 1); }

/// A page in a window, filled with a card and a buyer that are right.
class Page {
public:
    explicit Page(const Clock& clock, Face face = Face::Attended, int width = 480) : m_view(heldSale(clock, SaleStage::EnteringPayment))
    {
        auto* column = new QVBoxLayout(&m_window);
        column->addWidget(m_page = new PaymentPage(true));
        if (face == Face::Kiosk) {
            m_pad = new NumberPad;
            column->addWidget(m_pad);
            QObject::connect(m_pad, &NumberPad::nextPressed, m_page, &PaymentPage::next);
        }
        m_window.setAttribute(Qt::WA_StyledBackground);
        m_window.resize(width, 10);
        m_page->setToday(QDate(2026, 11, 22));
        show();
    }
    PaymentPage* operator->() { return m_page; }
    [[nodiscard]] QWidget& window() { return m_window; }
    [[nodiscard]] PurchaseView& view() { return m_view; }
    void show()
    {
        m_page->setView(m_view);
        m_window.show();
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
    }
    [[nodiscard]] QWidget* field(const QString& name)
    {
        const auto all = m_window.findChildren<QWidget*>();
        for (QWidget* one : all)
            if (one->accessibleName() == name && !qobject_cast<FieldBox*>(one))
                return one;
        return nullptr;
    }
    [[nodiscard]] SecretField& secret(const char* name) { return *qobject_cast<SecretField*>(field(utf8(name))); }
    [[nodiscard]] QString errorOf(const QString& name) { return field(name)->accessibleDescription(); }
    void type(const char* name, const char* text)
    {
        QWidget* at = field(utf8(name));
        at->setFocus();
        QTest::keyClicks(at, utf8(text));
    }
    void paste(const QString& name, const QString& text)
    {
        auto* edit = qobject_cast<QLineEdit*>(field(name));
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QGuiApplication::clipboard()->setText(text);
        QTest::keyClick(edit, Qt::Key_V, Qt::ControlModifier);
    }
    void typeCard(const char* number = "4111111111111111", const char* expiry = "1230", const char* code = "123")
    {
        type("Card number", number);
        type("Expiry", expiry);
        type("Security code", code);
        type("Card postal code", "90210");
    }
    void typeBuyer()
    {
        const std::pair<const char*, const char*> all[]{{"First name", "Ada"}, {"Last name", "Example"}, {"Email", "ada@example.com"},
                                                        {"Phone", "212-555-0123"}, {"Address line 1", "1 Test Street"}, {"City", "Testville"},
                                                        {"Region", "CA"}, {"Postal code", "90210"}};
        for (const auto& [name, text] : all)
            type(name, text);
    }
    void press(const QString& key)
    {
        const auto keys = m_pad->findChildren<QAbstractButton*>();
        for (QAbstractButton* one : keys)
            if (one->accessibleName() == key)
                QTest::mouseClick(one, Qt::LeftButton);
    }

private:
    QWidget m_window;
    PurchaseView m_view;
    PaymentPage* m_page = nullptr;
    NumberPad* m_pad = nullptr;
};

struct Hostile {
    const char* field;
    const char* what;
    QString text;
};

QList<Hostile> hostileEntries()
{
    QList<Hostile> all{
        {"Email", "no at", utf8("ada")}, {"Email", "no domain", utf8("ada@")}, {"Email", "no name", utf8("@example.com")},
        {"Email", "blank inside", utf8("a da@example.com")}, {"Email", "two ats", utf8("ada@@example.com")},
        {"Email", "no dot", utf8("ada@example")}, {"Email", "two dots", utf8("ada@example..com")}, {"Email", "dash first", utf8("ada@-example.com")},
        {"Email", "dot first", utf8(".ada@example.com")}, {"Email", "two of them", utf8("ada@example.com, bob@example.com")},
        {"Email", "one letter at the end", utf8("ada@example.c")}, {"Email", "direction", utf8("ada@exam\u202Eple.com")},
        {"Phone", "zeros", utf8("0000000000")}, {"Phone", "short", utf8("123")}, {"Phone", "letters", utf8("abcdefghij")},
        {"Phone", "nobody's country", utf8("+999 12345678")}, {"Phone", "long", utf8("555-010-01000000000000")},
        {"Phone", "direction", utf8("\u202E5550100100")}, {"Phone", "other digits", utf8("٥٥٥٠١٠٠١٠٠")}, {"Phone", "plus", utf8("+")},
        {"Phone", "dashes", utf8("--------")},
        {"Region", "none such", utf8("XX")}, {"Region", "half a name", utf8("Californ")}, {"Region", "zeros", utf8("0000")}, {"Region", "nothing", {}},
        {"Postal code", "zeros", utf8("00000")}, {"Postal code", "short", utf8("9021")}, {"Postal code", "long", utf8("902100")},
        {"Postal code", "letters", utf8("ABCDE")}, {"Postal code", "half of the second part", utf8("90210-12")}, {"Postal code", "wide digits", utf8("９０２１０")},
        {"Postal code", "nothing", {}},
        {"First name", "zeros", utf8("0000")}, {"First name", "blanks", utf8("   ")}, {"First name", "dashes", utf8("---")},
        {"First name", "bell", utf8("Ada\u0007")}, {"First name", "lines", utf8("\n\n\n")}, {"Last name", "noncharacter", utf8("Ada\uFFFF")},
        {"Last name", "invisible", utf8("\u200B\u200B")}, {"Last name", "isolates", utf8("\u2066Ada\u2069")}, {"Address line 1", "signs", utf8("###")},
        {"City", "zeros", utf8("00000")},
        {"Expiry", "zeros", utf8("0000")}, {"Expiry", "month 13", utf8("13/30")}, {"Expiry", "expired", utf8("10/26")}, {"Expiry", "2099", utf8("12/99")},
        {"Expiry", "2099 in full", utf8("12/2099")}, {"Expiry", "year first", utf8("2030-12")}, {"Expiry", "letters", utf8("ab/cd")}, {"Expiry", "one digit", utf8("2")},
        {"Card postal code", "zeros", utf8("00000")}, {"Card postal code", "nothing", {}}, {"Card postal code", "long", utf8("90210902109")}};
    for (const char* field : {"First name", "Last name", "Email", "Phone", "Address line 1", "City", "Region", "Postal code", "Expiry", "Card postal code"}) {
        all.append({field, "emoji", utf8("👩‍🎤🎟️")});
        all.append({field, "10 kB", tenKilobytes("A1 ")});
        all.append({field, "turned around", utf8("\u202EadA\u202C")});
    }
    return all;
}

} // namespace

/// The payment page with what people and machines put into it.
class PaymentTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }
    void init()
    {
        m_theme = std::make_unique<Theme>(Face::Attended);
        m_theme->apply(*qApp);
    }

    void aHostileEntryIsRefusedWithItsFieldAndAReason_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        const QList<Hostile> all = hostileEntries();
        QVERIFY(all.size() >= 60);
        for (const Hostile& one : all)
            QTest::addRow("%s: %s", one.field, one.what) << utf8(one.field) << one.text;
    }
    void aHostileEntryIsRefusedWithItsFieldAndAReason()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Page page(m_clock);
        page.typeCard();
        page.typeBuyer();
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        page.paste(field, text);
        QVERIFY(!page->validate());
        QCOMPARE(page->unfinishedName(), field);
        QVERIFY2(page.errorOf(field).size() > 5, qPrintable(page.errorOf(field)));
        QVERIFY(page.field(field)->hasFocus());
    }

    void digitsOfACardThatCannotBeAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        const auto number = QStringLiteral("Card number");
        QTest::newRow("nothing") << number << QString() << QStringLiteral("Type the card number");
        QTest::newRow("zeros") << number << QStringLiteral("0000000000000000") << QStringLiteral("Visa, Mastercard");
        QTest::newRow("a brand nobody takes") << number << QStringLiteral("3530111333300000") << QStringLiteral("Visa, Mastercard");
        QTest::newRow("one wrong digit") << number << QStringLiteral("4111111111111112") << QStringLiteral("One digit is not right");
        QTest::newRow("half") << number << QStringLiteral("41111111") << QStringLiteral("Type the whole card number");
        QTest::newRow("no code") << QStringLiteral("Security code") << QString() << QStringLiteral("Three digits");
        QTest::newRow("half a code") << QStringLiteral("Security code") << QStringLiteral("12") << QStringLiteral("Three digits");
    }
    void digitsOfACardThatCannotBeAreRefusedWithAReason()
    {
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(QString, says);
        Page page(m_clock);
        page.typeCard();
        page.typeBuyer();
        auto* secret = qobject_cast<SecretField*>(page.field(field));
        secret->wipe();
        QTest::keyClicks(secret, typed);
        QVERIFY(!page->validate());
        QCOMPARE(page->unfinishedName(), field);
        QVERIFY2(page.errorOf(field).contains(says), qPrintable(page.errorOf(field)));
    }

    void whatPeopleReallyTypeIsTaken_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        for (const char* name : {"Zoë", "Anne-Marie", "O’Neill", "שרה", "李雷", "مُحَمَّد", "  Ada  ", "J. R."})
            QTest::addRow("%s", name) << QStringLiteral("First name") << utf8(name);
        for (const char* phone : {"(212) 555-0123", " 212.555.0123 ", "+44 20 7946 0958", "212 555 0123 x12", "555-010-0100"})
            QTest::addRow("%s", phone) << QStringLiteral("Phone") << utf8(phone);
        for (const char* region : {"ca", "California", "new york", "AP"})
            QTest::addRow("%s", region) << QStringLiteral("Region") << utf8(region);
        for (const char* code : {"90210-1234", " 90210 ", "90210 1234"})
            QTest::addRow("%s", code) << QStringLiteral("Postal code") << utf8(code);
        for (const char* date : {"12/2030", "12-30", "12 / 30", "11/26"})
            QTest::addRow("%s", date) << QStringLiteral("Expiry") << utf8(date);
        QTest::newRow("email") << QStringLiteral("Email") << utf8(" ada.l+box@mail.example.co.uk ");
    }
    void whatPeopleReallyTypeIsTaken()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Page page(m_clock);
        page.typeCard();
        page.typeBuyer();
        page.paste(field, text);
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName() + u' ' + page.errorOf(field)));
        const Result<PaymentForm> form = page->takeForm();
        QVERIFY(form.ok());
        QCOMPARE(form->buyer.region.size(), 2);
        QCOMPARE(form->card->expiryYear / 10, field == QLatin1String("Expiry") && text == QLatin1String("11/26") ? 202 : 203);
    }

    void aCardCannotBePasted()
    {
        Page page(m_clock);
        QGuiApplication::clipboard()->setText(QStringLiteral("4111111111111111"));
        QTest::keyClick(&page.secret("Card number"), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(page.secret("Card number").digitCount(), 0);
        QVERIFY(page.errorOf(QStringLiteral("Card number")).contains(QLatin1String("pasted")));
    }

    void aSwipeIntoAnyFieldIsSwallowedAndSaid_data()
    {
        QTest::addColumn<QString>("field");
        for (const char* name : {"Card number", "Expiry", "Security code", "Card postal code", "First name", "Email", "Phone"})
            QTest::addRow("%s", name) << utf8(name);
    }
    void aSwipeIntoAnyFieldIsSwallowedAndSaid()
    {
        QFETCH(QString, field);
        Page page(m_clock);
        QSignalSpy submitted(page.operator->(), &PaymentPage::submitted);
        QWidget* at = page.field(field);
        at->setFocus();
        // Readers end a track with Enter, and send the second one after it.
        QTest::keyClicks(at, utf8("%B4111111111111111^EXAMPLE/ADA^3012101?"));
        QTest::keyClick(at, Qt::Key_Return);
        QVERIFY2(at->hasFocus(), "the Enter of a swipe moves nobody on");
        QTest::keyClicks(page.window().focusWidget(), utf8(";4111111111111111=3012101?"));
        QTest::keyClick(page.window().focusWidget(), Qt::Key_Return);
        QVERIFY(page.errorOf(field).contains(QLatin1String("Swiped cards")));
        const auto edits = page.window().findChildren<QLineEdit*>();
        for (const QLineEdit* edit : edits)
            QVERIFY2(edit->text().isEmpty(), qPrintable(edit->accessibleName()));
        QCOMPARE(page.secret("Card number").digitCount() + page.secret("Security code").digitCount(), 0);
        QCOMPARE(submitted.count(), 0);
    }

    void aWholeCardIsEnteredWithTheKeyboardAlone()
    {
        Page page(m_clock);
        QSignalSpy submitted(page.operator->(), &PaymentPage::submitted);
        page->focusFirstUnfinished();
        const auto keys = [&page](const char* text) {
            QTest::keyClicks(page.window().focusWidget(), utf8(text));
            QTest::keyClick(page.window().focusWidget(), Qt::Key_Return);
        };
        for (const char* text : {"371449635398431", "0830", "1234", "90210", "Ada", "Example", "ada@example.com", "212-555-0123", "1 Test Street", "Testville", "ca"})
            keys(text);
        QTest::keyClicks(page.window().focusWidget(), utf8("united states"));
        QTest::keyClick(page.window().focusWidget(), Qt::Key_Tab);
        keys("90210");
        QCOMPARE(submitted.count(), 1);
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        const Result<PaymentForm> form = page->takeForm();
        QCOMPARE(form->card->number.size(), std::size_t(15));
        QCOMPARE(form->card->securityCode.size(), std::size_t(4));
        QCOMPARE(form->buyer.region, QStringLiteral("CA"));
        QCOMPARE(form->buyer.countryCode, QStringLiteral("US"));
    }

    void aWholeCardIsEnteredWithThePadAlone()
    {
        m_theme = std::make_unique<Theme>(Face::Kiosk);
        m_theme->apply(*qApp);
        Page page(m_clock, Face::Kiosk, 900);
        page.view().requiredFields = {};
        page.show();
        QSignalSpy submitted(page.operator->(), &PaymentPage::submitted);
        page->focusFirstUnfinished();
        for (const char* text : {"5555555555554444", "1230", "123", "90210"}) {
            for (const char* digit = text; *digit; ++digit)
                page.press(QString(QLatin1Char(*digit)));
            page.press(QStringLiteral("Next field"));
        }
        QCOMPARE(submitted.count(), 1);
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        QCOMPARE(page->takeForm()->card->number.size(), std::size_t(16));
    }

    void otherCountriesHaveOtherRules()
    {
        Page page(m_clock);
        page.typeCard();
        page.typeBuyer();
        QTest::keyClicks(page.field(QStringLiteral("Country")), QStringLiteral("GB"));
        QCOMPARE(page->unfinishedName(), QStringLiteral("Postal code")); // a ZIP is none of theirs; the region may be anything
        page.paste(QStringLiteral("Postal code"), QStringLiteral("sw1a 1aa"));
        page.paste(QStringLiteral("Region"), {});
        page.paste(QStringLiteral("Phone"), QStringLiteral("020 7946 0958"));
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        QCOMPARE(page->takeForm()->buyer.postalCode, QStringLiteral("SW1A 1AA"));
    }

    void onlyRequiredFieldsAreAskedAndSent()
    {
        Page page(m_clock);
        page.view().requiredFields = {BuyerField::Email};
        page.show();
        page.typeCard();
        QCOMPARE(page->unfinishedName(), QStringLiteral("Email"));
        QVERIFY(!page.field(QStringLiteral("Phone"))->isVisible());
        page.type("Email", "ada@example.com");
        QVERIFY(page->validate());
        const Result<PaymentForm> form = page->takeForm();
        QVERIFY(form->buyer.firstName.isEmpty() && form->buyer.countryCode.isEmpty());
    }

    void aRefusalOfTheServiceStandsUnderItsField()
    {
        Page page(m_clock);
        const auto refuse = [&page](ProblemKind kind) {
            page.view().problem.reset();
            page.show();
            page.typeCard();
            (void)page->takeForm();
            page.view().problem = Problem{.kind = kind, .step = SaleStep::Payment, .seatsHeld = true};
            page.show();
        };
        refuse(ProblemKind::Declined);
        QVERIFY(page.errorOf(QStringLiteral("Card number")).contains(QLatin1String("not accepted")));
        page.type("Card number", "4");
        page.show();
        QVERIFY(page.errorOf(QStringLiteral("Card number")).isEmpty());
        refuse(ProblemKind::NoFunds);
        QVERIFY(page.errorOf(QStringLiteral("Card number")).contains(QLatin1String("not enough")));
        page.typeBuyer();
        page.paste(QStringLiteral("Phone"), QStringLiteral("555-010-0100"));
        refuse(ProblemKind::InvalidData); // 10002 names no field: the one we are not sure of is pointed at
        QVERIFY(page.errorOf(QStringLiteral("Phone")).contains(QLatin1String("refused")));
        const ProblemText text = describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), Face::Attended);
        page->showProblem(text);
        QCOMPARE(page.errorOf(QStringLiteral("Security code")), text.fieldText);
    }

    void anInvoiceShowsTheAmountDueAndTheChange()
    {
        Page page(m_clock);
        page.view().suggestedReference = QStringLiteral("920261122000204");
        page.view().requiredFields = {};
        page.show();
        page->choose(PaymentKind::Invoice);
        QVERIFY(page->isComplete());
        page.type("Cash tendered", "100");
        QVERIFY(!page->validate());
        QVERIFY(page.errorOf(QStringLiteral("Cash tendered")).contains(QLatin1String("Less")));
        page.paste(QStringLiteral("Cash tendered"), QStringLiteral("$120"));
        QVERIFY(page->validate());
        keepPicture(page.window(), QStringLiteral("payment-invoice-cash"));
        const Result<PaymentForm> form = page->takeForm();
        QCOMPARE(form->invoiceReference, QStringLiteral("920261122000204"));
        QVERIFY(!form->card);
    }

    void cashIsCountedExactly_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("fault");
        QTest::addColumn<qint64>("change");
        QTest::newRow("exact") << QStringLiteral("113.44") << int(CashFault::None) << qint64(0);
        QTest::newRow("round") << QStringLiteral("120") << int(CashFault::None) << qint64(656);
        QTest::newRow("one decimal") << QStringLiteral("113.5") << int(CashFault::None) << qint64(6);
        QTest::newRow("groups") << QStringLiteral("$1,000.00") << int(CashFault::None) << qint64(88656);
        QTest::newRow("a cent less") << QStringLiteral("113.43") << int(CashFault::TooLittle) << qint64(0);
        QTest::newRow("three decimals") << QStringLiteral("113.445") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("two points") << QStringLiteral("1.1.3") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("negative") << QStringLiteral("-120") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("letters") << QStringLiteral("lots") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("point alone") << QStringLiteral(".") << int(CashFault::NotAnAmount) << qint64(0);
        QTest::newRow("too big for a drawer") << QStringLiteral("99999999999999") << int(CashFault::NotAnAmount) << qint64(0);
    }
    void cashIsCountedExactly()
    {
        QFETCH(QString, typed);
        QFETCH(int, fault);
        QFETCH(qint64, change);
        const CashCount cash = countCash(typed, usd(11344), QLocale(QStringLiteral("en_US")));
        QCOMPARE(int(cash.fault), fault);
        if (cash.fault == CashFault::None)
            QCOMPARE(cash.change.minor(), change);
    }

    void everyStateDrawsInEveryLook_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<int>("name");
        QTest::addColumn<double>("scale");
        QTest::newRow("light") << 0 << 0 << 1.0;
        QTest::newRow("dark") << 0 << 1 << 1.0;
        QTest::newRow("contrast") << 0 << 2 << 1.0;
        QTest::newRow("light-140") << 0 << 0 << 1.4;
        QTest::newRow("kiosk") << 1 << 0 << 1.0;
        QTest::newRow("kiosk-contrast-140") << 1 << 2 << 1.4;
    }
    void everyStateDrawsInEveryLook()
    {
        QFETCH(int, face);
        QFETCH(int, name);
        QFETCH(double, scale);
        m_theme = std::make_unique<Theme>(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        m_theme->apply(*qApp);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        const auto picture = [&](const char* state, auto&& bring) {
            Page page(m_clock, Face::Attended, face == 0 ? 420 : 760);
            page.view().requiredFields = {BuyerField::Name, BuyerField::Email, BuyerField::Phone, BuyerField::Address};
            page.view().paymentKinds = {PaymentKind::Card, PaymentKind::Invoice, PaymentKind::Member};
            page.view().suggestedReference = QStringLiteral("920261122000204");
            page.show();
            bring(page);
            QCoreApplication::processEvents();
            page.window().resize(page.window().width(), page.window().layout()->heightForWidth(page.window().width()));
            QCoreApplication::processEvents();
            keepPicture(page.window(), QStringLiteral("payment-%1-%2").arg(look, utf8(state)));
            const auto boxes = page.window().findChildren<FieldBox*>();
            for (FieldBox* box : boxes) // a sentence below a field has the height it needs
                if (box->isVisible() && box->layout()->hasHeightForWidth())
                    QVERIFY2(box->height() >= box->layout()->heightForWidth(box->width()), qPrintable(box->control()->accessibleName()));
        };
        const auto refused = [](Page& page, ProblemKind kind) {
            page.view().problem = Problem{.kind = kind, .step = SaleStep::Payment, .seatsHeld = true};
            page.show();
        };
        picture("empty", [](Page&) {});
        picture("brand", [](Page& page) { page.type("Card number", "37144"); });
        picture("filled", [](Page& page) { page.typeCard(); page.typeBuyer(); });
        picture("errors", [](Page& page) { page.type("Card number", "4111111111111112"); page.type("Expiry", "1026"); page.type("Email", "ada"); page.type("Phone", "12"); page.type("Region", "XX"); page->validate(); });
        picture("missing", [](Page& page) { page->validate(); });
        picture("swiped", [](Page& page) { page.type("Card number", "%B4111111111111111^EXAMPLE/ADA^3012101?"); });
        picture("declined", [&](Page& page) { refused(page, ProblemKind::Declined); });
        picture("nofunds", [&](Page& page) { refused(page, ProblemKind::NoFunds); });
        picture("wrongcode", [&](Page& page) {
            page.typeCard();
            page->showProblem(describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), static_cast<Face>(face)));
        });
        picture("invoice", [](Page& page) {
            page->setWalkUp({.firstName = utf8("Walk"), .lastName = utf8("Up"), .email = utf8("l@example.com"), .phone = utf8("212-555-0123"),
                             .line1 = utf8("1 Test Street"), .city = utf8("Testville"), .countryCode = utf8("US"), .region = utf8("CA"), .postalCode = utf8("90210")},
                            utf8("Walk-up customer, Lane 3"));
            page->choose(PaymentKind::Invoice);
            page.type("Cash tendered", "120");
        });
        picture("invoice-short", [](Page& page) { page->choose(PaymentKind::Invoice); page.type("Cash tendered", "100"); page->validate(); });
        picture("member", [](Page& page) { page->choose(PaymentKind::Member); });
    }
};

QTEST_MAIN(PaymentTest)
#include "payment_test.moc"
