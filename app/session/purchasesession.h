#pragma once
#include "session/purchaseview.h"
#include <QObject>
#include <memory>

namespace boxoffice {

struct SessionParts; // session/sessionparts.h: what the composition root passes in

/// What the buyer wants held. Prices as shown: the answer is compared with them.
struct ReserveChoice {
    struct Line {
        TicketTypeId type;
        PriceLevelId level;
        int quantity = 0;
        QString name = {};
    };
    EventId event = {};
    QString eventName = {}, venue = {}, city = {};
    std::optional<QDate> date = std::nullopt;
    std::optional<QTime> time = std::nullopt;
    QList<Line> lines = {};
    QList<AreaId> areas = {};
    QString section = {}, row = {};
    std::optional<int> beginSeat = std::nullopt, endSeat = std::nullopt;
    [[nodiscard]] int tickets() const;
};

/// One sale of one lane: runs the effects of the pure machine (session/step.h) and shows it as PurchaseView.
/// Thread: the one it was made in. Intents that do not fit the current stage are ignored.
class PurchaseSession : public QObject {
    Q_OBJECT
public:
    explicit PurchaseSession(SessionParts parts, QObject* parent = nullptr);
    ~PurchaseSession() override;
    /// Replaced by every intent: copy what is to be read across one.
    [[nodiscard]] const PurchaseView& view() const;
    /// Sends the payment; what the service accepted is then shown for read-back. The form ends here.
    void pay(PaymentForm form);

    /// Sign-in and sign-out; SaveCard: the card of `form`, which ends here.
    void askMember(MemberWish wish, PaymentForm form = {});

public Q_SLOTS:
    void reserve(const boxoffice::ReserveChoice& choice);
    /// Takes the other seats that were offered; in line: keeps waiting when asked.
    void keepSeats();
    void letSeatsGo();
    void chooseDelivery(const boxoffice::ShippingId& id);
    /// Back from the review to the payment fields; the seats stay held.
    void changePayment();
    /// Sends the commit, once. `shown` is the total the buyer saw; another total stops and asks.
    void commit(const boxoffice::Money& shown);
    void captchaSolved(const QString& token);
    void captchaFailed();
    /// Stops waiting in line, or gives the held seats back. Never after a commit was sent.
    void release();
    /// Ready for the next buyer: at once after Sold, Ended or an unknown outcome; before that the seats are given back
    /// first, as soon as no call is in flight. Refused while committing (PurchaseView::leaving says why).
    void newSale();
    void dismissProblem();

Q_SIGNALS:
    void changed(const boxoffice::PurchaseView& view);

private:
    class Runner;
    std::unique_ptr<Runner> m_runner;
};

} // namespace boxoffice
