#include "paymentpagedriver.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/countrybox.h"
#include "ui/theme/resources.h"
#include <QSignalSpy>
#include <QTranslator>

using namespace boxoffice;
using namespace boxoffice::test;


namespace {

/// As long as German gets: every text by two fifths.
class LongWords final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        static const QString more = utf8("ungsberechtigungsnachweisprüfung");
        const QString text = utf8(source);
        return text + more.left(qMax<qsizetype>(2, text.size() * 2 / 5));
    }
};

} // namespace

/// The payment page by keyboard, pad and swipe, and what it shows in every state.
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

    void aCardCannotBePasted()
    {
        PageAtHand page(m_clock);
        QGuiApplication::clipboard()->setText(QStringLiteral("4111111111111111"));
        QTest::keyClick(&page.secret("Card number"), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(page.secret("Card number").digitCount(), 0);
        QVERIFY(page.errorOf(QStringLiteral("Card number")).contains(QLatin1String("pasted")));
    }

    void aSwipeIntoAnyFieldIsSwallowedAndSaid_data()
    {
        QTest::addColumn<QString>("field");
        for (const char* name : {"Card number", "Expiry", "Security code", "Card postal code", "First name", "Email", "Phone", "Country"})
            QTest::addRow("%s", name) << utf8(name);
    }
    void aSwipeIntoAnyFieldIsSwallowedAndSaid()
    {
        QFETCH(QString, field);
        PageAtHand page(m_clock);
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
        PageAtHand page(m_clock);
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
        PageAtHand page(m_clock, Face::Kiosk, 900);
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

    void onlyRequiredFieldsAreAskedAndSent()
    {
        PageAtHand page(m_clock);
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

    void theEndOfASaleWipesWhatWasTyped_data()
    {
        QTest::addColumn<int>("stage");
        for (const SaleStage stage : {SaleStage::Releasing, SaleStage::Ended, SaleStage::Sold, SaleStage::CommitUnknown, SaleStage::Idle})
            QTest::addRow("%d", int(stage)) << int(stage);
    }
    void theEndOfASaleWipesWhatWasTyped()
    {
        QFETCH(int, stage);
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        page.view().stage = static_cast<SaleStage>(stage); // the seats are still listed
        page.show();
        QCOMPARE(page.secret("Card number").digitCount() + page.secret("Security code").digitCount(), 0);
        const auto edits = page.window().findChildren<QLineEdit*>();
        for (const QLineEdit* edit : edits)
            QVERIFY2(edit->text().isEmpty(), qPrintable(edit->accessibleName()));
    }

    void aRefusalOfTheServiceStandsUnderItsField()
    {
        PageAtHand page(m_clock);
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

    /// 10002 names no field: those are pointed at that our rules are not sure of, and no other.
    void aRefusedFieldIsPointedAtWhereWeAreUnsure_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("region");
        QTest::addColumn<QString>("postal");
        QTest::addColumn<QStringList>("doubted");
        QTest::newRow("all as the rules of the country have it") << utf8("US") << utf8("CA") << utf8("90210") << QStringList();
        QTest::newRow("a region that is none") << utf8("GB") << utf8("Middlesex") << utf8("SW1A 1AA") << QStringList{utf8("Region")};
        QTest::newRow("a country without a rule") << utf8("HU") << utf8("") << utf8("10111011") << QStringList{utf8("Postal code")};
    }
    void aRefusedFieldIsPointedAtWhereWeAreUnsure()
    {
        QFETCH(QString, country);
        QFETCH(QString, region);
        QFETCH(QString, postal);
        QFETCH(QStringList, doubted);
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        QTest::keyClicks(page.field(utf8("Country")), country);
        page.paste(utf8("Region"), region);
        page.paste(utf8("Postal code"), postal);
        page.paste(utf8("Phone"), country == utf8("US") ? utf8("212-555-0123") : country == utf8("GB") ? utf8("020 7946 0958") : utf8("+36 1 123 4567"));
        QVERIFY2(page->validate(), qPrintable(page->unfinishedName()));
        (void)page->takeForm();
        page.view().problem = Problem{.kind = ProblemKind::InvalidData, .step = SaleStep::Payment, .seatsHeld = true};
        page.show();
        for (const char* name : {"First name", "Email", "Phone", "City", "Region", "Postal code"})
            QCOMPARE(page.errorOf(utf8(name)).contains(utf8("refused a field")), doubted.contains(utf8(name)));
    }

    void aReferenceThatAnotherSaleHasIsSaidUnderItsField()
    {
        PageAtHand page(m_clock);
        page.view().suggestedReference = QStringLiteral("920261122000204");
        page.view().requiredFields = {};
        page.show();
        page->choose(PaymentKind::Invoice);
        const QString field = QStringLiteral("Invoice reference, numbers only");
        page.paste(field, QStringLiteral("4471"));
        QVERIFY(page->isComplete());
        (void)page->takeForm();
        page.paste(field, QStringLiteral("4475")); // what is blamed is what was handed over
        page.view().problem = Problem{.kind = ProblemKind::ReferenceTaken, .step = SaleStep::Payment, .seatsHeld = true};
        page.show();
        QVERIFY2(!page.errorOf(field).contains(QLatin1String("Another sale")), qPrintable(page.errorOf(field)));
        page.paste(field, QStringLiteral("4471"));
        QVERIFY(!page->validate());
        QVERIFY(page.errorOf(field).contains(QLatin1String("Another sale")));
        QVERIFY(!page->validate()); // the same once more would be refused again
        QVERIFY(page.errorOf(field).contains(QLatin1String("Another sale")));
        page.paste(field, QStringLiteral("4472"));
        QVERIFY(page->validate());
        page.paste(field, QStringLiteral("4111111111111111"));
        QVERIFY(!page->validate());
        QVERIFY(page.errorOf(field).contains(QLatin1String("card number")));
    }

    /// Its record is another one, "L-5/2"; the buyer is the same and need not type it all again.
    void anotherPaymentOfTheSameSaleKeepsTheBuyer()
    {
        PageAtHand page(m_clock);
        page.typeCard();
        page.typeBuyer();
        (void)page->takeForm();
        page.view().reference += QStringLiteral("/2");
        page.show();
        QCOMPARE(qobject_cast<QLineEdit*>(page.field(utf8("City")))->text(), QStringLiteral("Testville"));
        page.view().reference = QStringLiteral("KX7-205"); // the next sale
        page.show();
        QCOMPARE(qobject_cast<QLineEdit*>(page.field(utf8("City")))->text(), QString());
    }

    void theNameOfTheCountryIsNeverCutInTwo_data()
    {
        QTest::addColumn<int>("face");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("width");
        QTest::newRow("attended") << 0 << 1.0 << 420;
        QTest::newRow("attended, 140 %") << 0 << 1.4 << 420;
        QTest::newRow("kiosk") << 1 << 1.0 << 760;
        QTest::newRow("kiosk, 140 %") << 1 << 1.4 << 760;
        QTest::newRow("kiosk upright, 140 %") << 1 << 1.4 << 600;
    }
    void theNameOfTheCountryIsNeverCutInTwo()
    {
        QFETCH(int, face);
        QFETCH(double, scale);
        QFETCH(int, width);
        m_theme = std::make_unique<Theme>(static_cast<Face>(face), ThemeName::Light, scale);
        m_theme->apply(*qApp);
        PageAtHand page(m_clock, Face::Attended, width);
        auto* country = qobject_cast<CountryBox*>(page.field(utf8("Country")));
        for (const char* code : {"US", "DE", "GB", "US"}) {
            country->setCurrentIndex(country->findData(utf8(code)));
            QTRY_VERIFY2(country->width() >= country->widthOfName(), code);
        }
        country->setCurrentIndex(country->findData(utf8("GS"))); // South Georgia and the South Sandwich Islands
        page.window().resize(width, page.window().layout()->heightForWidth(width) + 200);
        QTRY_VERIFY(country->width() > page.window().width() * 3 / 4); // a row of its own, and an ellipsis where that is not enough
        keepPicture(page.window(), QStringLiteral("payment-country-%1").arg(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-')));
    }

    void anInvoiceShowsTheAmountDueAndTheChange()
    {
        PageAtHand page(m_clock);
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
        QTest::newRow("light-german") << 0 << 0 << 1.0;
        QTest::newRow("kiosk-german-140") << 1 << 0 << 1.4;
    }
    void everyStateDrawsInEveryLook()
    {
        QFETCH(int, face);
        QFETCH(int, name);
        QFETCH(double, scale);
        m_theme = std::make_unique<Theme>(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        m_theme->apply(*qApp);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        LongWords german;
        if (look.contains(QLatin1String("german")))
            QCoreApplication::installTranslator(&german);
        const auto picture = [&](const char* state, auto&& bring) {
            PageAtHand page(m_clock, Face::Attended, face == 0 ? 420 : 760);
            page.view().requiredFields = {BuyerField::Name, BuyerField::Email, BuyerField::Phone, BuyerField::Address};
            page.view().paymentKinds = {PaymentKind::Card, PaymentKind::Invoice, PaymentKind::Member};
            page.view().suggestedReference = QStringLiteral("920261122000204");
            page.show();
            if (!look.contains(QLatin1String("german"))) // there the fields have other names
                bring(page);
            else
                page->validate();
            QCoreApplication::processEvents();
            for (int settle = 0; settle < 2; ++settle) {
                page.window().layout()->activate();
                page.window().resize(page.window().width(), page.window().layout()->heightForWidth(page.window().width()));
                QCoreApplication::processEvents();
            }
            keepPicture(page.window(), QStringLiteral("payment-%1-%2").arg(look, utf8(state)));
            const auto boxes = page.window().findChildren<FieldBox*>();
            for (FieldBox* box : boxes) // a sentence below a field has the height it needs
                if (box->isVisible() && box->layout()->hasHeightForWidth())
                    QVERIFY2(box->height() >= box->layout()->heightForWidth(box->width()), qPrintable(box->control()->accessibleName()));
        };
        const auto refused = [](PageAtHand& page, ProblemKind kind) {
            page.view().problem = Problem{.kind = kind, .step = SaleStep::Payment, .seatsHeld = true};
            page.show();
        };
        picture("empty", [](PageAtHand&) {});
        picture("brand", [](PageAtHand& page) { page.type("Card number", "37144"); });
        picture("filled", [](PageAtHand& page) { page.typeCard(); page.typeBuyer(); });
        picture("errors", [](PageAtHand& page) { page.type("Card number", "4111111111111112"); page.type("Expiry", "1026"); page.type("Email", "ada"); page.type("Phone", "12"); page.type("Region", "XX"); page->validate(); });
        picture("missing", [](PageAtHand& page) { page->validate(); });
        picture("swiped", [](PageAtHand& page) { page.type("Card number", "%B4111111111111111^EXAMPLE/ADA^3012101?"); });
        picture("declined", [&](PageAtHand& page) { refused(page, ProblemKind::Declined); });
        picture("nofunds", [&](PageAtHand& page) { refused(page, ProblemKind::NoFunds); });
        picture("wrongcode", [&](PageAtHand& page) {
            page.typeCard();
            page->showProblem(describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), static_cast<Face>(face)));
        });
        picture("invoice", [](PageAtHand& page) {
            page->setWalkUp({.firstName = utf8("Walk"), .lastName = utf8("Up"), .email = utf8("l@example.com"), .phone = utf8("212-555-0123"),
                             .line1 = utf8("1 Test Street"), .city = utf8("Testville"), .countryCode = utf8("US"), .region = utf8("CA"), .postalCode = utf8("90210")},
                            utf8("Walk-up customer, Lane 3"));
            page->choose(PaymentKind::Invoice);
            page.type("Cash tendered", "120");
        });
        picture("invoice-short", [](PageAtHand& page) { page->choose(PaymentKind::Invoice); page.type("Cash tendered", "100"); page->validate(); });
        picture("member", [](PageAtHand& page) { page->choose(PaymentKind::Member); });
    }
};

QTEST_MAIN(PaymentTest)
#include "payment_test.moc"
