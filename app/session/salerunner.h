#pragma once
#include "session/sale/step.h"
#include "session/salejournal.h"
#include "session/sessionparts.h"
#include <QTimer>
#include <deque>

namespace boxoffice {

/// Runs what the pure machine asks for: sends, timers, journal, captcha. Answers come back as events.
class PurchaseSession::Runner : public QObject {
    Q_OBJECT
public:
    Runner(SessionParts parts, PurchaseSession& session);
    ~Runner() override;

    void dispatch(sale::Event event);
    void reserve(const ReserveChoice& choice);
    void pay(PaymentForm form);
    void askMember(MemberWish wish, PaymentForm form);
    [[nodiscard]] const PurchaseView& view() const { return m_view; }

private:
    void run(const sale::WriteJournal& effect);
    void run(const sale::AskCaptcha& effect);
    void run(const sale::ShowCaptcha& effect);
    void run(const sale::HideCaptcha& effect);
    void run(const sale::SendReserve& effect);
    void run(const sale::FetchDelivery& effect);
    void run(const sale::SendDelivery& effect);
    void run(const sale::SendPayment& effect);
    void run(const sale::WipePayment& effect);
    void run(const sale::SendCommit& effect);
    void run(const sale::SendDelete& effect);
    void run(const sale::HandToJanitor& effect);
    void run(const sale::FetchOrder& effect);
    void run(const sale::FetchOrderByCart& effect);
    void run(const sale::Poll& effect);
    void run(const sale::PrefetchCertificate& effect);
    void run(const sale::DropCertificate& effect);
    void run(const sale::StartTimer& effect);

    void payRecorded(const sale::SendPayment& effect);
    void sendPaymentRequest(const sale::SendPayment& effect, const PaymentRequest& request);
    void payByCard(const sale::SendPayment& effect, const Result<CardCertificate>& certificate);
    void payByMember(const sale::SendPayment& effect);
    void encryptMemberCode(const sale::SendPayment& effect, const Result<CardCertificate>& certificate);
    void sendMemberPayment(const sale::SendPayment& effect, const PaymentRequest& request, bool renewed);
    void askToSignIn(const sale::SendPayment& effect);
    void sendSignedPayment(const sale::SendPayment& effect, const PaymentRequest& request, bool renewed);
    void tendMember();
    void memberChanged();
    /// Answers that turn into an event of type E carrying `operation`.
    template <class E, class T>
    [[nodiscard]] Answer<T> answerTo(sale::Operation operation, std::function<void()> finished = {});
    [[nodiscard]] Answer<Answered<CommitAnswer>> commitAnswerTo(sale::Operation operation, const QUuid& attempt, bool polled, std::function<void()> finished);
    [[nodiscard]] QUuid attemptInHand() const;
    /// The proof that a commit sold comes when nobody waits for it any more: it is recorded all the same.
    void keepLateProof(const QUuid& attempt, const CommitAnswer& answer);
    [[nodiscard]] Answer<Answered<Deleted>> deleteAnswerTo(sale::Operation operation, std::function<void()> finished);
    /// Makes a cart call when the queue lets it; the call is kept until it is answered.
    void inQueue(std::function<std::unique_ptr<Call>(std::function<void()> finished)> call);
    /// A call whose hold ended while it waited in the queue: nothing is sent, and `event` says so.
    void tooLate(sale::Event event, std::function<void()> finished);
    void show();
    void sleepUntilNextTimer();
    void wake();

    SessionParts m_parts;
    PurchaseSession& m_session;
    SaleJournal m_journal;
    sale::State m_state;
    PurchaseView m_view;
    std::deque<sale::Event> m_events;
    bool m_stepping = false;
    bool m_memberShown = false; ///< is about to be
    bool m_starting = false; ///< a reference is being asked of the journal
    std::optional<PaymentForm> m_form;
    std::unique_ptr<Call> m_call; ///< the one request of the sale in hand
    std::vector<sale::StartTimer> m_timers; ///< of the sale in hand; they end with it
    QTimer m_sleep;
};

} // namespace boxoffice
