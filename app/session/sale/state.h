#pragma once
#include "partner/captcha.h"
#include "partner/cart.h"
#include "partner/commit.h"
#include "partner/order.h"
#include "partner/polling.h"
#include "partner/shipping.h"
#include "session/purchasesession.h"
#include <QUuid>
#include <variant>

/// The sale as a value. Everything step() needs to know is in here; nothing here does anything.
namespace boxoffice::sale {

/// Tags a request, so that the answer to an older one can be told and dropped. 0: nobody waits for an answer.
using Operation = quint64;

/// What this account and lane are set to. Fixed for the life of a session.
struct Rules {
    bool deliveryPreconfigured = false;
    QString defaultDelivery;  ///< service level taken without asking; empty: ask
    bool orders = false;      ///< the account may call GET /orders
    QString lane;
    QString clerk; ///< who sells at an attended lane; empty at a kiosk
    QUrl baseUrl;
    bool keepNames = false; ///< attended lanes journal the buyer; a kiosk only for an unknown outcome
    Duration commitPatience = std::chrono::seconds(90); ///< from its first byte
    Duration pollQuestion = std::chrono::minutes(3);  ///< in line so long: the buyer is asked whether to keep waiting
    Duration pollPatience = std::chrono::minutes(10); ///< then a polled reserve is given up and its cart deleted
    Duration unknownHold = std::chrono::minutes(15);  ///< how long a cart nobody here has seen may be held
    int declines = 3;  ///< the third refused payment gives the seats back
    int captchaTries = 3;
};

/// An accepted payment, as the service listed it.
struct Accepted {
    PaymentView shown;
    bool listed = false; ///< the answer had a `payments` array: paying again on this cart can be checked
};

/// The payment on its way, without any card digit.
struct PaymentSummary {
    PaymentKind kind = PaymentKind::Card;
    QString masked; ///< "VISA ends 1006"; empty for invoice
    QString invoiceReference;
    QString buyerName;
    QString email;
};

/// What is known of the sale in hand.
struct Sale {
    ReserveChoice choice;
    QUuid attempt;
    QString reference;
    int payments = 0; ///< attempts on this cart so far: each is a journal row of its own
    QString captchaToken;
    bool tokenSent = false; ///< with the newest reserve
    int captchaTriesLeft = 3;
    CartId cartId;
    Cart cart;
    std::optional<HoldView> hold;
    QList<ShippingOption> delivery;
    std::optional<ShippingId> chosenDelivery;
    std::optional<Accepted> accepted;
    std::optional<Money> unpaidSeen; ///< a person was shown that this was to pay instead of the total
    int declines = 0;
    bool attemptClosed = false; ///< the journal row is at its end; the next payment opens another
    bool paymentNoted = false;  ///< the journal row has come to PAYMENT_SET
};

/// A request under way.
struct Wait {
    Operation operation = 0;
    Instant since{};
    std::optional<PollTicket> poll; ///< the service answered 202
    std::optional<Instant> nextPoll;
    bool leave = false;   ///< give the cart back as soon as this is answered (never two cart calls at once)
    bool newSale = false; ///< and then serve the next buyer
};

struct Idle {};
struct CheckingCaptcha { Sale sale; Wait wait; };
struct AwaitingCaptcha { Sale sale; CaptchaChallenge challenge; };
/// `askAt`: when the buyer in line is asked, again, whether to keep waiting; `asking`: the question stands.
struct Reserving { Sale sale; Wait wait; bool intentWritten = false; std::optional<Instant> askAt; bool asking = false; };
struct SeatsOffered { Sale sale; SubstitutionView substitution; };
/// The seats are ours; the ways of delivery are being asked.
struct Held { Sale sale; Wait wait; int failures = 0; };
/// Waiting for a choice, or (operation set) for the answer to it.
struct ChoosingDelivery { Sale sale; std::optional<Wait> wait; ShippingId asked; };
struct EnteringPayment { Sale sale; };
struct AddingPayment { Sale sale; Wait wait; PaymentSummary payment; };
struct ReadyToCommit { Sale sale; };
struct Committing { Sale sale; Wait wait; bool sent = false; };
/// `ticket`: the commit's newest polling URL, while it may still answer. `pollingOrder`: wait.poll asks for the order
/// instead. `looks`: how often the outcome was looked for.
struct CommitUnknown { Sale sale; Wait wait; std::optional<PollTicket> ticket; int looks = 0; bool pollingOrder = false; };
struct Sold { Sale sale; CommitAnswer answer; std::optional<Order> order; std::optional<Wait> wait; };
struct Releasing { Sale sale; Wait wait; };
struct Ended { Sale sale; };

using Stage = std::variant<Idle, CheckingCaptcha, AwaitingCaptcha, Reserving, SeatsOffered, Held, ChoosingDelivery,
                           EnteringPayment, AddingPayment, ReadyToCommit, Committing, CommitUnknown, Sold, Releasing,
                           Ended>;

struct State {
    Rules rules;
    Stage stage = Idle{};
    std::optional<Problem> problem;
    Operation lastOperation = 0;
    bool journalBroken = false; ///< a record could not be written: no payment starts
};

/// The sale of any stage but Idle.
[[nodiscard]] const Sale* saleOf(const Stage& stage);
[[nodiscard]] Sale* saleOf(Stage& stage);
/// The request any stage waits for.
[[nodiscard]] const Wait* waitOf(const Stage& stage);

} // namespace boxoffice::sale
