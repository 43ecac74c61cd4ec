#include "session/helpersignindesk.h"
#include "session/memberdesk.h"
#include "tests/contract/captcha_desk.h"
#include "tests/support/laneoffice.h"
#include "tests/support/scriptedserver.h"
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {
using State = MemberView::State;
const QUrl redirect(QStringLiteral("https://lane.invalid/back"));

QString authority(const QUrl& url) { return QStringLiteral("%1:%2").arg(url.host()).arg(url.port()); }

/// Sends the helper to a page that plays the member: it fills the simulator's own form in and sends it.
class PlayedSignIn final : public SignInDesk {
public:
    PlayedSignIn(BrowserHelper& helper, const QUrl& oauth)
        : m_oauth(oauth), m_desk(helper, {authority(oauth), QStringLiteral("127.0.0.1:%1").arg(m_player.serverPort())})
    {
        m_player.onRequest([this](Peer& peer, const ReceivedRequest& request) {
            if (request.target.startsWith("/play")) // not its icon
                cookies += request.header("Cookie");
            QByteArray fields;
            const auto items = QUrlQuery(QUrl(QString::fromLatin1(request.target))).queryItems(QUrl::FullyDecoded);
            for (const auto& [name, value] : items)
                fields += "<input name='" + name.toUtf8() + "' value='" + (name == QLatin1String("state") && wrongState ? QByteArray("other") : value.toUtf8()) + "'>";
            peer.answer(200, "<!DOCTYPE html><form method=post action='" + m_oauth.toEncoded() + "/oauth/authorize'>" + fields
                                 + "<input name=email value='" + email + "'><input name=password value=tickets><input name=answer value='" + answer
                                 + "'></form>" + (answer.isEmpty() ? QByteArray() : QByteArray("<script>document.forms[0].submit()</script>")),
                        {{"Content-Type", "text/html"}, {"Set-Cookie", "member=ada; Path=/"}});
        });
    }
    void show(const QUrl& url, const QUrl& back, std::function<void(Result<Redirected>)> done) override
    {
        asked = url;
        QUrl played = m_player.url(QStringLiteral("/play"));
        played.setQuery(url.query(QUrl::FullyEncoded));
        m_desk.show(played, back, [this, done = std::move(done)](const Result<Redirected>& result) {
            if (result.ok())
                code = result->code;
            done(result);
        });
    }
    void hide() override { m_desk.hide(); }

    QByteArray answer = "allow", email = "ada@example.com";
    bool wrongState = false;
    QUrl asked;
    QString code;
    QList<QByteArray> cookies; ///< that the browser brought to each sign-in

private:
    ScriptedServer m_player;
    QUrl m_oauth;
    HelperSignInDesk m_desk;
};

/// What a lane has where members pay.
struct MemberCorner {
    std::unique_ptr<BrowserHelper> helper;
    std::unique_ptr<PlayedSignIn> signIn;
    std::unique_ptr<MemberClient> oauth;
    std::unique_ptr<BillingClient> billing;
    std::unique_ptr<MemberDesk> desk;

    [[nodiscard]] LaneSetup setup(int tokenSeconds = 3600, const QString& program = QStringLiteral(PROGRAMS "/boxoffice-captcha"))
    {
        LaneSetup lane;
        lane.paymentKinds = {PaymentKind::Card, PaymentKind::Member};
        lane.service.memberRedirects = {redirect.toString()};
        lane.service.memberTokenSeconds = tokenSeconds;
        lane.member = [this, program](HttpClient& http, CertificateCache& certificates, const Clock& clock, const simulator::SimulatorThread& service) {
            helper = std::make_unique<BrowserHelper>(BrowserHelperOptions{.program = program, .allowRootForTests = true});
            signIn = std::make_unique<PlayedSignIn>(*helper, service.rootUrl());
            oauth = std::make_unique<MemberClient>(http, MemberAccount{.baseUrl = service.rootUrl(), .clientId = QStringLiteral("demo-client"),
                                                                       .clientSecret = QStringLiteral("demo-secret"), .redirectUri = redirect});
            billing = std::make_unique<BillingClient>(http, BillingAccount{.baseUrl = service.partnerRoot(), .apiKey = QStringLiteral("demo-key")});
            desk = std::make_unique<MemberDesk>(MemberDesk::Parts{.oauth = *oauth, .billing = *billing, .desk = *signIn, .certificates = certificates,
                                                                  .clock = clock, .allowUnlockedMemory = true});
            return desk.get();
        };
        return lane;
    }
};

Secret digits(const char* text)
{
    Result<Secret> secret = Secret::create(true);
    for (; *text; ++text)
        secret->append(*text);
    return *std::move(secret);
}

PaymentForm payWith(const SavedMethodView& method, const char* code = "123")
{
    PaymentForm form{.kind = PaymentKind::Member};
    form.member = MemberChoice{.method = method.id, .masked = method.issuer + QStringLiteral(" ends ") + method.lastFour, .securityCode = digits(code)};
    return form;
}

PaymentForm newCard(const char* number)
{
    PaymentForm form{.kind = PaymentKind::Member, .buyer = LaneOffice::buyer()};
    form.card = CardForm{.number = digits(number), .securityCode = digits("123"), .expiryMonth = 11, .expiryYear = 2039, .postalCode = {}};
    return form;
}
} // namespace

/// A member signs in through the real helper at the simulator's OAuth service and pays with a saved card.
class MemberTest : public QObject {
    Q_OBJECT
    static const MemberView& member(LaneOffice& lane) { return *lane.view().member; }

private Q_SLOTS:
    void initTestCase()
    {
        if (!helperIsThere())
            QSKIP("boxoffice-captcha was not built: install qt6-webengine-dev to test the browser");
    }

    void aMemberSignsInChoosesASavedCardAndPays()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        QCOMPARE(member(lane).state, State::SignedOut);
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        QCOMPARE(member(lane).methods.size(), 1);
        const SavedMethodView method = member(lane).methods.first();
        QCOMPARE(method.issuer + method.lastFour, QStringLiteral("VISA1111"));
        QCOMPARE(method.expiryMonth * 10000 + method.expiryYear, 122040);
        const QUrlQuery asked(corner.signIn->asked);
        QCOMPARE(asked.queryItemValue(QStringLiteral("scope")), QStringLiteral("all"));
        QCOMPARE(asked.queryItemValue(QStringLiteral("state")).size(), 64);
        lane.session().pay(payWith(method));
        QVERIFY(lane.reaches(SaleStage::ReadyToCommit));
        QCOMPARE(lane.view().payment->lastFour, QStringLiteral("1111"));
        QVERIFY(lane.buy());
        QTRY_COMPARE(member(lane).state, State::SignedOut); // nobody stays signed in for the next buyer
        QVERIFY(member(lane).methods.isEmpty());
        QVERIFY(!corner.desk->tokens().isSignedIn());
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void aWrongSecurityCodeIsTypedAgain()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        const SavedMethodView method = member(lane).methods.first();
        lane.session().pay(payWith(method, "999"));
        QTRY_VERIFY(lane.view().problem.has_value());
        QVERIFY(lane.reaches(SaleStage::EnteringPayment));
        QCOMPARE(lane.view().problem->kind, ProblemKind::WrongSecurityCode);
        QCOMPARE(member(lane).state, State::SignedIn);
        lane.session().pay(payWith(method));
        QVERIFY(lane.reaches(SaleStage::ReadyToCommit));
    }

    void aNewCardIsSavedAndThenPaidWith()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        lane.session().askMember(MemberWish::SaveCard, newCard("5555555555554444"));
        QTRY_COMPARE(member(lane).methods.size(), 2);
        const SavedMethodView saved = member(lane).methods.last();
        QCOMPARE(saved.issuer + saved.lastFour, QStringLiteral("MC4444"));
        QCOMPARE(saved.expiryMonth * 10000 + saved.expiryYear, 112039);
        lane.session().pay(payWith(saved));
        QVERIFY(lane.reaches(SaleStage::ReadyToCommit));
        QCOMPARE(lane.clientFaults(), QStringList());
    }

    void aTokenThatRanOutIsRenewedBeforePaying()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup(120));
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        const int before = lane.requests("memberToken");
        lane.clock().leap(std::chrono::seconds(130)); // the hold is longer
        lane.session().pay(payWith(member(lane).methods.first()));
        QVERIFY(lane.reaches(SaleStage::ReadyToCommit));
        QCOMPARE(lane.requests("memberToken"), before + 1);
        QCOMPARE(lane.requests("payment"), 1);
    }

    void whatComesBackIsTakenForTheStateThatWasSent_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("wrongState");
        QTest::addColumn<MemberTrouble>("trouble");
        QTest::newRow("the member says no") << QByteArray("deny") << false << MemberTrouble::Declined;
        QTest::newRow("another state") << QByteArray("allow") << true << MemberTrouble::NotOurs;
    }
    void whatComesBackIsTakenForTheStateThatWasSent()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, wrongState);
        QFETCH(MemberTrouble, trouble);
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        corner.signIn->answer = answer;
        corner.signIn->wrongState = wrongState;
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).trouble, trouble, 60000);
        QCOMPARE(member(lane).state, State::SignedOut);
        QCOMPARE(lane.requests("memberToken"), 0);
    }

    void aMissingHelperSaysSoAndTheSaleGoesOn()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup(3600, QStringLiteral("/nowhere/boxoffice-captcha")));
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE(member(lane).trouble, MemberTrouble::NoBrowser);
        QCOMPARE(lane.view().stage, SaleStage::EnteringPayment);
        QVERIFY(lane.pay(TestCard::Good));
    }

    void signingOutForgetsEverything()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        const SavedMethodView method = member(lane).methods.first();
        lane.session().askMember(MemberWish::SignOut);
        QTRY_COMPARE(member(lane).state, State::SignedOut);
        QVERIFY(member(lane).methods.isEmpty() && !corner.desk->tokens().isSignedIn());
        lane.session().pay(payWith(method)); // whoever still has the card's id cannot pay
        QTRY_COMPARE(member(lane).trouble, MemberTrouble::SignedOff);
        QVERIFY(lane.reaches(SaleStage::EnteringPayment));
        QCOMPARE(lane.requests("payment"), 0);
    }

    void leavingTheSaleDestroysTheBrowsersProfile()
    {
        MemberCorner corner;
        LaneOffice lane(corner.setup());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(member(lane).state, State::SignedIn, 60000);
        lane.session().newSale();
        QVERIFY(lane.reaches(SaleStage::Idle));
        QTRY_COMPARE(member(lane).state, State::SignedOut);
        QVERIFY(!corner.helper->isShowing());
        QVERIFY(lane.goTo(SaleStage::EnteringPayment));
        corner.signIn->answer.clear(); // this one is left open
        QSignalSpy ready(corner.helper.get(), &BrowserHelper::ready);
        lane.session().askMember(MemberWish::SignIn);
        QTRY_COMPARE_WITH_TIMEOUT(ready.count(), 1, 60000);
        lane.session().release();
        QTRY_COMPARE(member(lane).state, State::SignedOut);
        QVERIFY(!corner.helper->isShowing());
        QCOMPARE(corner.signIn->cookies, (QList<QByteArray>{QByteArray(), QByteArray()})); // the first left a cookie behind
    }

    void theRefreshTokenIsKeptAndATokenThatIsNoLongerGoodIsRenewed()
    {
        ScriptedServer service;
        QNetworkAccessManager network;
        const SystemClock clock;
        HttpClient http(network, clock, {}, [] { return 0.0; });
        int renewals = 0;
        service.onRequest([&](Peer& peer, const ReceivedRequest& request) {
            const QList<QPair<QByteArray, QByteArray>> json{{"Content-Type", "application/json"}};
            if (request.body.contains("grant_type=authorization_code"))
                return peer.answer(200, "{\"access_token\":\"A0\",\"refresh_token\":\"R0\",\"expires_in\":3600,\"token_type\":\"bearer\"}", json);
            if (request.body.contains("refresh_token=R0"))
                return peer.answer(200, "{\"access_token\":\"A" + QByteArray::number(++renewals) + "\",\"expires_in\":3600,\"token_type\":\"bearer\",\"scope\":\"all\"}", json);
            peer.answer(400, "{\"error\":\"invalid_grant\"}", json);
        });
        MemberClient client(http, {.baseUrl = service.url({}), .clientId = QStringLiteral("c"), .clientSecret = QStringLiteral("s"), .redirectUri = redirect});
        MemberTokens tokens(client, clock);
        QStringList got;
        const auto keep = [&](const Result<QString>& token) { got += token.ok() ? *token : QStringLiteral("-"); };
        tokens.exchange(QStringLiteral("C"), keep);
        QTRY_COMPARE(got.size(), 1);
        tokens.get(MemberTokens::Need::Good, keep);
        tokens.get(MemberTokens::Need::AnotherOne, keep);
        tokens.get(MemberTokens::Need::AnotherOne, keep); // while one is under way: the same answer
        QTRY_COMPARE(got.size(), 4);
        tokens.get(MemberTokens::Need::AnotherOne, keep);
        QTRY_COMPARE(got.size(), 5);
        QCOMPARE(got, (QStringList{QStringLiteral("A0"), QStringLiteral("A0"), QStringLiteral("A1"), QStringLiteral("A1"), QStringLiteral("A2")}));
        tokens.forget();
        tokens.get(MemberTokens::Need::Good, keep);
        QCOMPARE(got.last(), QStringLiteral("-"));
    }
};

QTEST_GUILESS_MAIN(MemberTest)
#include "captcha_member_test.moc"
