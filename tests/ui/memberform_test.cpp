#include "paymentpagedriver.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/pages/payment/memberform.h"
#include "ui/pages/payment/memberwords.h"
#include "ui/theme/resources.h"
#include "ui/widgets/choicerow.h"
#include "ui/widgets/textlabel.h"
#include <QAccessible>
#include <QPushButton>
#include <QTranslator>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
using State = MemberView::State;

/// As long as German gets: every text by two fifths.
class LongWords final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        return utf8(source) + utf8("ungsberechtigungsnachweisprüfung").left(qMax<qsizetype>(2, utf8(source).size() * 2 / 5));
    }
};

MemberView signedIn()
{
    MemberView view;
    view.state = State::SignedIn;
    view.signIns = 1;
    view.methods = {{.id = BillingMethodId(utf8("70561111")), .issuer = utf8("VISA"), .lastFour = utf8("0011"), .expiryMonth = 12, .expiryYear = 2040, .holder = utf8("Jo Example")},
                    {.id = BillingMethodId(utf8("70561112")), .issuer = utf8("AMEX"), .lastFour = utf8("1006"), .expiryMonth = 3, .expiryYear = 2031, .holder = utf8("Jo Example")}};
    return view;
}

/// The payment page with its Member tab open, and what a member does with it.
class MemberAtHand {
public:
    PageAtHand page;
    QList<MemberWish> wishes;

    explicit MemberAtHand(const Clock& clock, std::optional<MemberView> member, int width = 480) : page(clock, Face::Attended, width)
    {
        page.view().paymentKinds = {PaymentKind::Card, PaymentKind::Member};
        page.view().requiredFields = {BuyerField::Name, BuyerField::Email};
        page->connect(page.operator->(), &PaymentPage::memberAsked, &page.window(), [this](MemberWish wish) { wishes << wish; });
        show(std::move(member));
        page->choose(PaymentKind::Member);
    }
    void show(std::optional<MemberView> member)
    {
        page.view().member = std::move(member);
        page.show();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // rows of the list before
        QCoreApplication::processEvents();
    }
    void become(State state, MemberTrouble trouble = MemberTrouble::None)
    {
        MemberView view;
        view.state = state;
        view.trouble = trouble;
        show(view);
    }
    [[nodiscard]] MemberForm& form() { return *page.window().findChild<MemberForm*>(); }
    /// What can be seen of that name; null: nothing.
    template <class T = QWidget>
    [[nodiscard]] T* visible(const char* name)
    {
        const auto all = page.window().findChildren<T*>();
        for (T* one : all)
            if (one->isVisible() && one->accessibleName() == utf8(name) && !qobject_cast<FieldBox*>(one))
                return one;
        return nullptr;
    }
    [[nodiscard]] bool says(const QString& words)
    {
        const auto labels = form().findChildren<TextLabel*>();
        return std::ranges::any_of(labels, [&](const TextLabel* one) { return one->isVisible() && one->text().contains(words); });
    }
    [[nodiscard]] QStringList buttons()
    {
        QStringList names;
        const auto all = form().findChildren<QPushButton*>();
        for (const QPushButton* one : all)
            if (one->isVisible())
                names << one->text();
        return names;
    }
    void click(const char* name) { QTest::mouseClick(visible<QAbstractButton>(name), Qt::LeftButton); }
    void type(const char* name, const char* text)
    {
        visible(name)->setFocus();
        QTest::keyClicks(visible(name), utf8(text));
    }
    [[nodiscard]] SecretField& code() { return *visible<SecretField>("Security code"); }
    [[nodiscard]] int checkedRows()
    {
        const auto rows = form().findChildren<ChoiceRow*>();
        return static_cast<int>(std::ranges::count_if(rows, [](const ChoiceRow* row) { return row->isChecked(); }));
    }
    [[nodiscard]] int digits()
    {
        int sum = 0;
        const auto fields = page.window().findChildren<SecretField*>();
        for (const SecretField* field : fields)
            sum += field->digitCount();
        return sum;
    }
    void typeNewCard()
    {
        type("Card number", "5555555555554444");
        type("Expiry", "1139");
        type("Security code", "123");
        type("Card postal code", "90210");
    }
};
} // namespace

/// "Member" on the payment page: values in, wishes and forms out.
class MemberFormTest : public QObject {
    Q_OBJECT
    ManualClock m_clock;
    std::unique_ptr<Theme> m_theme;

    void look(Face face, ThemeName name, double scale)
    {
        m_theme = std::make_unique<Theme>(face, name, scale);
        m_theme->apply(*qApp);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::initResources();
        QLocale::setDefault(QLocale(QStringLiteral("en_US")));
    }
    void init() { look(Face::Attended, ThemeName::Light, 1.0); }

    void whereNobodyCanSignInItSaysSo()
    {
        MemberAtHand at(m_clock, std::nullopt);
        QVERIFY(at.says(utf8("not set up at this station")));
        QCOMPARE(at.buttons(), QStringList());
        QVERIFY(!at.page->isUsable() && !at.page->isComplete());
        QVERIFY(!at.visible("First name"));
    }

    void signedOutOffersTheSignInAndNothingElse()
    {
        MemberAtHand at(m_clock, MemberView());
        QCOMPARE(at.buttons(), QStringList{utf8("Sign in")});
        QCOMPARE(at.page->unfinishedName(), utf8("Sign in"));
        QVERIFY(!at.page->isComplete() && !at.visible("Security code") && !at.visible("First name"));
        at.click("Sign in");
        QCOMPARE(at.wishes, QList<MemberWish>{MemberWish::SignIn});
    }

    void whatIsUnderWayCanBeStopped_data()
    {
        QTest::addColumn<State>("state");
        QTest::addColumn<QString>("words");
        QTest::newRow("the page is open") << State::SigningIn << utf8("own window");
        QTest::newRow("the cards are fetched") << State::Loading << utf8("Fetching");
    }
    void whatIsUnderWayCanBeStopped()
    {
        QFETCH(State, state);
        QFETCH(QString, words);
        MemberAtHand at(m_clock, MemberView());
        at.become(state);
        QVERIFY(at.says(words));
        QCOMPARE(at.buttons(), QStringList{utf8("Stop the sign-in")});
        QVERIFY(!at.page->isComplete());
        at.click("Stop the sign-in");
        QCOMPARE(at.wishes, QList<MemberWish>{MemberWish::StopSignIn});
    }

    void savedCardsShowLastFourAndExpiry()
    {
        MemberAtHand at(m_clock, signedIn());
        const auto* visa = at.visible<ChoiceRow>("Saved card, VISA ends 0011");
        const auto* amex = at.visible<ChoiceRow>("Saved card, AMEX ends 1006");
        QVERIFY(visa && amex && at.visible<ChoiceRow>("Saved card, Another card"));
        QVERIFY2(QAccessible::queryAccessibleInterface(const_cast<ChoiceRow*>(visa))->text(QAccessible::Description).contains(utf8("12/2040")), "month and year");
        QVERIFY(QAccessible::queryAccessibleInterface(const_cast<ChoiceRow*>(amex))->text(QAccessible::Description).contains(utf8("03/2031")));
        MemberView none = signedIn();
        none.methods.clear();
        at.show(none);
        QVERIFY(at.says(utf8("No card is saved")));
        QVERIFY(!at.visible<ChoiceRow>("Saved card, VISA ends 0011") && at.visible<ChoiceRow>("Saved card, Another card"));
    }

    void noCardIsChosenByItself()
    {
        MemberAtHand at(m_clock, signedIn());
        const auto asksAnew = [&at] {
            return at.checkedRows() == 0 && !at.page->isComplete() && !at.visible("Security code")
                   && at.page->unfinishedName() == utf8("Saved card, VISA ends 0011");
        };
        QVERIFY(asksAnew());
        const auto choose = [&at] {
            at.click("Saved card, VISA ends 0011");
            at.type("Security code", "12");
        };
        choose();
        at.show(signedIn()); // the same list again, as with every change of the sale
        QCOMPARE(at.checkedRows(), 1);
        QCOMPARE(at.code().digitCount(), 2);
        at.become(State::SignedOut);
        QCOMPARE(at.digits(), 0);
        at.show(signedIn());
        QVERIFY2(asksAnew(), "signed in again");
        choose();
        at.page.view().reference = utf8("KX7-205");
        at.page.show();
        QVERIFY2(asksAnew(), "the next sale");
        choose();
        MemberView longer = signedIn();
        longer.methods += SavedMethodView{.id = BillingMethodId(utf8("3")), .issuer = utf8("MC"), .lastFour = utf8("4444"), .expiryMonth = 1, .expiryYear = 2033};
        at.show(longer);
        QVERIFY2(asksAnew(), "another list");
        QCOMPARE(at.digits(), 0);
    }

    void aSavedCardIsPaidWithItsCodeAlone_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("id");
        QTest::newRow("three digits") << QByteArray("Saved card, VISA ends 0011") << QByteArray("123") << utf8("70561111");
        QTest::newRow("four digits") << QByteArray("Saved card, AMEX ends 1006") << QByteArray("1234") << utf8("70561112");
    }
    void aSavedCardIsPaidWithItsCodeAlone()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, code);
        QFETCH(QString, id);
        MemberAtHand at(m_clock, signedIn());
        at.click(row.constData());
        QVERIFY(at.code().hasFocus());
        QVERIFY(!at.visible("Card number") && !at.visible("First name") && !at.visible("Card postal code"));
        at.type("Security code", code.chopped(1).constData());
        QVERIFY(!at.page->validate());
        QVERIFY(at.code().accessibleDescription().contains(code.size() == 3 ? utf8("Three digits") : utf8("Four digits")));
        at.type("Security code", code.right(1).constData());
        QVERIFY2(at.page->validate(), qPrintable(at.page->unfinishedName()));
        const Result<PaymentForm> form = at.page->takeForm();
        QVERIFY(form.ok());
        QCOMPARE(form->kind, PaymentKind::Member);
        QCOMPARE(form->member->method.text(), id);
        QCOMPARE(form->member->securityCode.size(), std::size_t(code.size()));
        QVERIFY(!form->card);
        QCOMPARE(at.digits(), 0);
    }

    void anotherCardIsSavedFirst()
    {
        MemberAtHand at(m_clock, signedIn());
        at.click("Saved card, Another card");
        QVERIFY(at.visible("Card number") && at.visible("First name"));
        at.click("Save this card");
        QVERIFY2(at.wishes.isEmpty(), "nothing is typed yet");
        QVERIFY(!at.visible("Card number")->accessibleDescription().isEmpty());
        at.typeNewCard();
        at.click("Save this card");
        QVERIFY2(at.wishes.isEmpty(), "whose card it is must be told as well");
        at.type("First name", "Ada");
        at.type("Last name", "Example");
        at.type("Email", "ada@example.com");
        at.click("Save this card");
        QCOMPARE(at.wishes, QList<MemberWish>{MemberWish::SaveCard});
        const Result<PaymentForm> card = at.page->takeMemberCard();
        QVERIFY(card.ok());
        QCOMPARE(card->card->number.size(), std::size_t(16));
        QCOMPARE(card->card->expiryMonth * 10000 + card->card->expiryYear, 112039);
        QCOMPARE(card->buyer.lastName, utf8("Example"));
        QVERIFY(!card->member);
        QCOMPARE(at.digits(), 0);
        at.become(State::Saving);
        QVERIFY(at.says(utf8("Saving")));
        QVERIFY(!at.visible("Card number"));
    }
    void aCardThatIsChosenInsteadWipesTheNewOne()
    {
        MemberAtHand at(m_clock, signedIn());
        at.click("Saved card, Another card");
        at.typeNewCard();
        QVERIFY(at.digits() > 0);
        at.click("Saved card, VISA ends 0011");
        QCOMPARE(at.digits(), 0);
    }

    void aWrongCodeIsTypedAgainForTheSameCard()
    {
        MemberAtHand at(m_clock, signedIn());
        at.click("Saved card, VISA ends 0011");
        at.type("Security code", "123");
        (void)at.page->takeForm();
        const ProblemText text = describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), Face::Attended);
        at.page->showProblem(text);
        QCOMPARE(at.code().accessibleDescription(), text.fieldText);
        QCOMPARE(at.checkedRows(), 1);
        at.type("Security code", "1");
        QVERIFY(at.code().accessibleDescription() != text.fieldText);
    }

    void everyTroubleIsSaidWhereTheSignInIs_data()
    {
        QTest::addColumn<MemberTrouble>("trouble");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("closed") << MemberTrouble::Cancelled << QStringList{utf8("closed"), utf8("Nothing was paid")};
        QTest::newRow("the member said no") << MemberTrouble::Declined << QStringList{utf8("did not allow")};
        QTest::newRow("no browser") << MemberTrouble::NoBrowser << QStringList{utf8("Pay another way")};
        QTest::newRow("no answer") << MemberTrouble::Unreachable << QStringList{utf8("No answer")};
        QTest::newRow("another state") << MemberTrouble::NotOurs << QStringList{utf8("another place")};
        // What the service's questions and answers say of both.
        QTest::newRow("refused") << MemberTrouble::Refused << QStringList{utf8("refused this station"), utf8("redirect URI"), utf8("developer account"), utf8("logo"), utf8("Partner API support")};
        QTest::newRow("ran out") << MemberTrouble::SignedOff << QStringList{utf8("sign in again"), utf8("ran out"), utf8("seats are still held")};
    }
    void everyTroubleIsSaidWhereTheSignInIs()
    {
        QFETCH(MemberTrouble, trouble);
        QFETCH(QStringList, words);
        MemberAtHand at(m_clock, MemberView());
        at.become(State::SignedOut, trouble);
        for (const QString& word : std::as_const(words))
            QVERIFY2(at.says(word), qPrintable(word));
        QCOMPARE(at.buttons(), QStringList{utf8("Sign in")}); // the way on
        at.become(State::SignedOut);
        QVERIFY(!at.says(words.constFirst()));
    }
    void aCardThatIsNotTakenIsSaidAndTheListStays()
    {
        MemberAtHand at(m_clock, signedIn());
        MemberView view = signedIn();
        view.trouble = MemberTrouble::SaveRefused;
        at.show(view);
        QVERIFY(at.says(utf8("not saved")));
        QVERIFY(at.visible<ChoiceRow>("Saved card, VISA ends 0011"));
    }

    void choosingMemberWipesTheCardBeforeABrowserOpens()
    {
        MemberAtHand at(m_clock, MemberView());
        at.page->choose(PaymentKind::Card);
        at.page.typeCard();
        QCOMPARE(at.digits(), 19);
        int digitsThen = -1;
        connect(at.page.operator->(), &PaymentPage::kindChosen, &at.page.window(), [&] { digitsThen = at.digits(); });
        at.page->choose(PaymentKind::Member);
        QCOMPARE(digitsThen, 0);
        const auto edits = at.page.window().findChildren<QLineEdit*>();
        for (const QLineEdit* edit : edits)
            if (edit->accessibleName() == utf8("Expiry") || edit->accessibleName() == utf8("Card postal code"))
                QVERIFY(edit->text().isEmpty());
        at.page->choose(PaymentKind::Card);
        QCOMPARE(at.digits(), 0); // and they do not come back
    }
    void signingOutIsAWish()
    {
        MemberAtHand at(m_clock, signedIn());
        at.click("Sign out");
        QCOMPARE(at.wishes, QList<MemberWish>{MemberWish::SignOut});
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
        look(static_cast<Face>(face), static_cast<ThemeName>(name), scale);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        LongWords german;
        const bool isGerman = tag.contains(QLatin1String("german"));
        if (isGerman)
            QCoreApplication::installTranslator(&german);
        const auto picture = [&](const char* state, const std::optional<MemberView>& member, const std::function<void(MemberAtHand&)>& bring = {}) {
            MemberAtHand at(m_clock, member, face == 0 ? 420 : 760);
            if (bring && !isGerman) // there the rows have other names
                bring(at);
            for (int settle = 0; settle < 3; ++settle) {
                QCoreApplication::processEvents();
                at.page.window().layout()->activate();
                at.page.window().resize(at.page.window().width(), at.page.window().layout()->heightForWidth(at.page.window().width()));
            }
            QCoreApplication::processEvents();
            keepPicture(at.page.window(), QStringLiteral("member-%1-%2").arg(tag, utf8(state)));
            const auto parts = at.form().findChildren<QWidget*>();
            for (const QWidget* part : parts) { // nothing is cut off
                if (!part->isVisible())
                    continue;
                const int needed = part->hasHeightForWidth() ? part->heightForWidth(part->width()) : part->minimumSizeHint().height();
                QVERIFY2(part->height() >= needed, qPrintable(QStringLiteral("%1: %2 is %3 of %4 high").arg(utf8(state), part->accessibleName()).arg(part->height()).arg(needed)));
                if (qobject_cast<const QAbstractButton*>(part))
                    QVERIFY2(part->width() >= part->minimumSizeHint().width(), qPrintable(part->accessibleName()));
            }
        };
        const auto withState = [](State state, MemberTrouble trouble = MemberTrouble::None) {
            MemberView view = state == State::SignedIn ? signedIn() : MemberView();
            view.state = state;
            view.trouble = trouble;
            return view;
        };
        const char* visa = "Saved card, VISA ends 0011";
        picture("none", std::nullopt);
        picture("signedout", MemberView());
        picture("signingin", withState(State::SigningIn));
        picture("loading", withState(State::Loading));
        picture("list", signedIn());
        picture("code", signedIn(), [visa](MemberAtHand& at) { at.click(visa); at.type("Security code", "12"); });
        picture("codemissing", signedIn(), [visa](MemberAtHand& at) { at.click(visa); at.page->validate(); });
        picture("wrongcode", signedIn(), [visa, face](MemberAtHand& at) {
            at.click(visa);
            at.page->showProblem(describe({.kind = ProblemKind::WrongSecurityCode, .step = SaleStep::Payment, .seatsHeld = true}, QLocale::c(), static_cast<Face>(face)));
        });
        picture("newcard", signedIn(), [](MemberAtHand& at) { at.click("Saved card, Another card"); at.typeNewCard(); });
        picture("newcarderrors", signedIn(), [](MemberAtHand& at) { at.click("Saved card, Another card"); at.click("Save this card"); });
        picture("saving", withState(State::Saving));
        picture("saverefused", withState(State::SignedIn, MemberTrouble::SaveRefused));
        picture("refused", withState(State::SignedOut, MemberTrouble::Refused));
        picture("ranout", withState(State::SignedOut, MemberTrouble::SignedOff));
    }
};

QTEST_MAIN(MemberFormTest)
#include "memberform_test.moc"
