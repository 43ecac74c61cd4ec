#include "session/memberdesk.h"
#include "tests/support/laneoffice.h"
#include "tests/support/manualclock.h"
#include <QNetworkReply>
#include <QTest>
#include <QUrlQuery>

using namespace boxoffice;
using namespace boxoffice::test;
using simulator::FaultKind;
using simulator::FaultRule;

namespace {
using State = MemberView::State;
const QUrl redirect(QStringLiteral("https://lane.invalid/back"));

/// The member's part of a sign-in without a browser: sends the simulator's form and reads where it is sent to.
class SignInByForm final : public SignInDesk {
public:
    explicit SignInByForm(const QUrl& oauth) : m_oauth(oauth) {}
    void show(const QUrl& authorize, const QUrl&, std::function<void(Result<Redirected>)> done) override
    {
        ++shown;
        m_done = std::move(done);
        QUrlQuery form(authorize.query(QUrl::FullyEncoded));
        form.addQueryItem(QStringLiteral("email"), QStringLiteral("ada@example.com"));
        form.addQueryItem(QStringLiteral("password"), QStringLiteral("tickets"));
        form.addQueryItem(QStringLiteral("answer"), QStringLiteral("allow"));
        QUrl url = m_oauth;
        url.setPath(QStringLiteral("/oauth/authorize"));
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
        QNetworkReply* reply = m_network.post(request, form.query(QUrl::FullyEncoded).toLatin1());
        QObject::connect(reply, &QNetworkReply::finished, &m_network, [this, reply] {
            const QUrlQuery back(reply->header(QNetworkRequest::LocationHeader).toUrl());
            reply->deleteLater();
            came = Redirected{back.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded), back.queryItemValue(QStringLiteral("state"), QUrl::FullyDecoded)};
            if (m_done && !holds)
                std::exchange(m_done, nullptr)(*came);
        });
    }
    void hide() override
    {
        ++hidden;
        m_done = nullptr;
    }

    int shown = 0, hidden = 0;
    bool holds = false; ///< the browser stays open
    std::optional<Redirected> came;

private:
    QUrl m_oauth;
    QNetworkAccessManager m_network;
    std::function<void(Result<Redirected>)> m_done;
};

/// A lane whose member is signed in. The desk's clock stands still: it takes the token for good when the service does not.
struct MemberLane {
    ManualClock still;
    std::unique_ptr<SignInByForm> door;
    std::unique_ptr<MemberClient> oauth;
    std::unique_ptr<BillingClient> billing;
    std::unique_ptr<MemberDesk> desk;
    std::unique_ptr<LaneOffice> lane;

    explicit MemberLane(bool clockStands = true)
    {
        LaneSetup setup;
        setup.paymentKinds = {PaymentKind::Card, PaymentKind::Member};
        setup.service.memberTokenSeconds = 120;
        setup.member = [this, clockStands](HttpClient& http, CertificateCache& certificates, const Clock& clock, const simulator::SimulatorThread& service) {
            door = std::make_unique<SignInByForm>(service.rootUrl());
            oauth = std::make_unique<MemberClient>(http, MemberAccount{.baseUrl = service.rootUrl(), .clientId = QStringLiteral("demo-client"),
                                                                       .clientSecret = QStringLiteral("demo-secret"), .redirectUri = redirect});
            billing = std::make_unique<BillingClient>(http, BillingAccount{.baseUrl = service.partnerRoot(), .apiKey = QStringLiteral("demo-key")});
            desk = std::make_unique<MemberDesk>(MemberDesk::Parts{.oauth = *oauth, .billing = *billing, .desk = *door, .certificates = certificates,
                                                                  .clock = clockStands ? static_cast<const Clock&>(still) : clock, .allowUnlockedMemory = true});
            return desk.get();
        };
        lane = std::make_unique<LaneOffice>(std::move(setup));
    }
    ~MemberLane() { lane.reset(); }

    [[nodiscard]] const MemberView& member() const { return *lane->view().member; }
    [[nodiscard]] bool signIn()
    {
        lane->session().askMember(MemberWish::SignIn);
        return QTest::qWaitFor([this] { return member().state == State::SignedIn; });
    }
    [[nodiscard]] bool toPayment() { return lane->goTo(SaleStage::EnteringPayment) && signIn(); }
    void pay()
    {
        const SavedMethodView& method = member().methods.constFirst();
        PaymentForm form{.kind = PaymentKind::Member};
        Result<Secret> code = Secret::create(true);
        for (const char* digit = "123"; *digit; ++digit)
            code->append(*digit);
        form.member = MemberChoice{.method = method.id, .masked = method.issuer + QStringLiteral(" ends ") + method.lastFour, .securityCode = *std::move(code)};
        lane->session().pay(std::move(form));
    }
    void fault(const char* endpoint, FaultKind kind, int http = 0, const char* form = "", int times = 0)
    {
        lane->service().addFault(FaultRule{.endpoint = QString::fromLatin1(endpoint), .kind = kind, .http = http, .times = times, .form = QString::fromLatin1(form)});
    }
};
} // namespace

/// What becomes of a member's payment when the sign-in is over: nothing is paid twice, and nothing is let go.
class MemberPaymentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aTokenThatIsNoLongerTakenIsRenewedAndThePaymentSentOnceMore()
    {
        MemberLane at;
        QVERIFY(at.toPayment());
        const int tokens = at.lane->requests("memberToken");
        at.lane->clock().leap(std::chrono::seconds(130)); // for the service it is over now
        at.pay();
        QVERIFY(at.lane->reaches(SaleStage::ReadyToCommit));
        QCOMPARE(at.lane->requests("payment"), 2); // refused, and taken
        QCOMPARE(at.lane->requests("memberToken"), tokens + 1);
        at.lane->session().changePayment();
        QVERIFY(at.lane->reaches(SaleStage::EnteringPayment));
        at.lane->clock().leap(std::chrono::seconds(130)); // a renewal brought no other refresh token: the old one still serves
        at.pay();
        QVERIFY(at.lane->reaches(SaleStage::ReadyToCommit));
        QCOMPARE(at.lane->requests("memberToken"), tokens + 2);
        QCOMPARE(at.member().state, State::SignedIn);
        QVERIFY(!at.lane->view().problem);
        QVERIFY(at.lane->buy());
        QCOMPARE(at.lane->commitCounts(), QList<int>{1});
    }

    void aRefusalWithoutEndAsksToSignInAndKeepsTheSeats_data()
    {
        QTest::addColumn<QByteArray>("endpoint");
        QTest::addColumn<int>("http");
        QTest::addColumn<int>("payments");
        QTest::newRow("the new token is refused as well") << QByteArray("payment") << 401 << 2;
        QTest::newRow("no new token is given") << QByteArray("memberToken") << 400 << 1;
    }
    void aRefusalWithoutEndAsksToSignInAndKeepsTheSeats()
    {
        QFETCH(QByteArray, endpoint);
        QFETCH(int, http);
        QFETCH(int, payments);
        MemberLane at;
        QVERIFY(at.toPayment());
        at.lane->clock().leap(std::chrono::seconds(130));
        at.fault(endpoint.constData(), FaultKind::GatewayFault, http, "target", endpoint == "payment" ? 2 : 1);
        at.pay();
        QTRY_COMPARE(at.member().state, State::SignedOut);
        QCOMPARE(at.member().trouble, MemberTrouble::SignedOff);
        QVERIFY(at.lane->reaches(SaleStage::EnteringPayment));
        QVERIFY(!at.lane->view().problem); // the form says it
        QVERIFY(at.lane->view().hold.has_value());
        QCOMPARE(at.lane->requests("payment"), payments);
        QCOMPARE(at.lane->cartStates().size(), 1);
        QVERIFY(at.signIn()); // and goes on
        at.pay();
        QVERIFY(at.lane->reaches(SaleStage::ReadyToCommit));
        QVERIFY(at.lane->buy());
    }

    void aRefusedKeyRenewsNothing()
    {
        MemberLane at;
        QVERIFY(at.toPayment());
        const int tokens = at.lane->requests("memberToken");
        at.fault("payment", FaultKind::GatewayFault, 401, "key");
        at.pay();
        QTRY_VERIFY(at.lane->view().problem.has_value());
        QCOMPARE(at.lane->view().problem->kind, ProblemKind::AccountRefused);
        QCOMPARE(at.lane->requests("payment"), 1);
        QCOMPARE(at.lane->requests("memberToken"), tokens);
    }

    void whatIsNotADefiniteNoIsNotSentAgain_data()
    {
        QTest::addColumn<FaultKind>("kind");
        QTest::addColumn<int>("http");
        QTest::newRow("no answer") << FaultKind::CloseBeforeAnswer << 0;
        QTest::newRow("half an answer") << FaultKind::Truncate << 0;
        QTest::newRow("a page of something in between") << FaultKind::Html << 502;
    }
    void whatIsNotADefiniteNoIsNotSentAgain()
    {
        QFETCH(FaultKind, kind);
        QFETCH(int, http);
        MemberLane at;
        QVERIFY(at.toPayment());
        at.fault("payment", kind, http);
        at.pay();
        QTRY_VERIFY(at.lane->view().problem.has_value());
        QTRY_VERIFY(at.lane->view().stage != SaleStage::AddingPayment);
        QCOMPARE(at.lane->requests("payment"), 1);
    }

    void aLineThatIsDownDoesNotSignOut()
    {
        MemberLane at(false); // knows that the token is over
        QVERIFY(at.toPayment());
        at.lane->clock().leap(std::chrono::seconds(130));
        at.fault("memberToken", FaultKind::CloseUnread, 0, "", 1);
        at.pay();
        QTRY_VERIFY(at.lane->view().problem.has_value());
        QVERIFY(at.lane->reaches(SaleStage::EnteringPayment));
        QCOMPARE(at.member().state, State::SignedIn);
        QCOMPARE(at.lane->requests("payment"), 0);
        at.pay();
        QVERIFY(at.lane->reaches(SaleStage::ReadyToCommit));
    }

    void leavingTheSaleSignsOut()
    {
        MemberLane at;
        QVERIFY(at.toPayment());
        const int hidden = at.door->hidden;
        at.lane->session().release();
        QVERIFY(at.lane->reaches(SaleStage::Ended));
        QTRY_COMPARE(at.member().state, State::SignedOut);
        QVERIFY(at.member().methods.isEmpty());
        QVERIFY(!at.desk->tokens().isSignedIn());
        QVERIFY(at.door->hidden > hidden);
    }

    void leavingTheSaleClosesAnOpenSignIn()
    {
        MemberLane at;
        QVERIFY(at.lane->goTo(SaleStage::EnteringPayment));
        at.door->holds = true;
        at.lane->session().askMember(MemberWish::SignIn);
        QTRY_VERIFY(at.door->came.has_value());
        QCOMPARE(at.member().state, State::SigningIn);
        at.lane->session().newSale();
        QVERIFY(at.lane->reaches(SaleStage::Idle));
        QTRY_COMPARE(at.member().state, State::SignedOut);
        QVERIFY(at.door->hidden > 0);
        QCOMPARE(at.lane->requests("memberToken"), 0);
    }
};

QTEST_GUILESS_MAIN(MemberPaymentTest)
#include "member_payment_test.moc"
