#pragma once
#include "commerce/commerceclient.h"
#include "discovery/discoveryclient.h"
#include "journal/memoryjournal.h"
#include "session/offerdesk.h"
#include "session/purchasesession.h"
#include "session/sessionparts.h"
#include "simulator/simulatorthread.h"
#include "tests/support/leapclock.h"
#include <QJsonObject>
#include <QNetworkAccessManager>

namespace boxoffice::test {

class TestAuthority;

/// Answers every captcha with the next of its tokens; without one left it gives up.
class CaptchaStandIn final : public QObject, public CaptchaDesk {
public:
    QStringList tokens;
    int shown = 0;
    void show(const CaptchaChallenge& challenge, std::function<void(QString)> solved, std::function<void()> failed) override;
    void hide() override {}
};

/// Test cards by what the simulator makes of them.
enum class TestCard { Good, Declined, NoFunds, WrongCode, DeclinedAtCommit, NoFundsAtCommit, WrongCodeAtCommit };

struct LaneSetup {
    LaneSetup();
    simulator::Options service; ///< few events, polls after a second, one round
    sale::Rules rules;
    QList<PaymentKind> paymentKinds;          ///< that the screen offers; empty: whatever a test pays with
    bool askForPolling = false;               ///< the client's X-TM-FORCE-POLLING
    const TestAuthority* authority = nullptr; ///< the service speaks TLS with its certificate
    /// Where members sign in, made of the lane's own parts; owned by whoever makes it.
    std::function<MemberDesk*(HttpClient&, CertificateCache&, const Clock&, const simulator::SimulatorThread&)> member = {};
    bool trusted = true;                      ///< the lane trusts that authority
};

/// One lane without a screen, wired as the program wires it, against a simulator in a thread of its own. What a
/// person does is a method; each waits until the sale has settled and tells whether it stands where it should.
class LaneOffice {
public:
    explicit LaneOffice(LaneSetup setup = {});
    ~LaneOffice();

    [[nodiscard]] const PurchaseView& view() const { return m_session->view(); }
    [[nodiscard]] PurchaseSession& session() { return *m_session; }
    [[nodiscard]] const MemoryJournal& journal() const { return m_journal; }
    [[nodiscard]] MemoryJournal& journal() { return m_journal; }
    [[nodiscard]] Janitor& janitor() { return m_janitor; }
    [[nodiscard]] CaptchaStandIn& captcha() { return m_captcha; }
    [[nodiscard]] LeapClock& clock() { return m_clock; }
    [[nodiscard]] simulator::SimulatorThread& service() { return *m_service; }
    /// Scripts a fault; `code` or `seconds` where the kind has one.
    [[nodiscard]] CertificateCache& certificates() { return m_certificates; }
    void fault(const char* endpoint, simulator::FaultKind kind, int nth = 0, int number = 0);

    /// The choice that event search and offers lead to; empty when either fails.
    [[nodiscard]] ReserveChoice choose(const QString& event, int tickets = 2);
    bool reserve(const ReserveChoice& choice, SaleStage expected = SaleStage::ChoosingDelivery);
    bool deliver(const QString& level = QStringLiteral("ETICKET"), SaleStage expected = SaleStage::EnteringPayment);
    bool pay(TestCard card, SaleStage expected = SaleStage::ReadyToCommit);
    bool payByInvoice(const QString& reference, SaleStage expected = SaleStage::ReadyToCommit);
    bool buy(SaleStage expected = SaleStage::Sold);
    /// Every step up to, not including, the one that leads away from `stage`.
    bool goTo(SaleStage stage, const QString& event = QStringLiteral("Whole House"));
    /// Waits; on a timeout says on the log where the sale stands instead.
    bool reaches(SaleStage stage);

    [[nodiscard]] QJsonObject ledger() const;
    [[nodiscard]] QStringList cartStates() const;   ///< of every cart, in the order they were made
    [[nodiscard]] QList<int> commitCounts() const;  ///< commit requests per cart
    [[nodiscard]] QStringList clientFaults() const; ///< what the client did wrong
    [[nodiscard]] int requests(const char* endpoint) const;
    [[nodiscard]] QList<AttemptState> journalStates() const; ///< of every attempt

    [[nodiscard]] static BuyerForm buyer();

private:
    LeapClock m_clock;
    std::unique_ptr<simulator::SimulatorThread> m_service;
    QNetworkAccessManager m_network;
    HttpClient m_http;
    PartnerClient m_partner;
    DiscoveryClient m_discovery;
    CommerceClient m_commerce;
    OfferDesk m_desk;
    MemoryJournal m_journal;
    CertificateCache m_certificates;
    CartQueue m_queue;
    Janitor m_janitor;
    CaptchaStandIn m_captcha;
    std::unique_ptr<PurchaseSession> m_session;
};

} // namespace boxoffice::test
