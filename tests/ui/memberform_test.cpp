#include "memberathand.h"
#include "ui/pages/notice/problemtext.h"
#include "ui/theme/resources.h"
#include <QAccessible>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
using State = MemberView::State;
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
};

QTEST_MAIN(MemberFormTest)
#include "memberform_test.moc"
