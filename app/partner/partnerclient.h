#pragma once
#include "net/httpclient.h"
#include "partner/account.h"
#include "partner/availability.h"
#include "partner/captcha.h"
#include "partner/cart.h"
#include "partner/certificate.h"
#include "partner/commit.h"
#include "partner/deleted.h"
#include "partner/order.h"
#include "partner/payment.h"
#include "partner/polling.h"
#include "partner/reserve.h"
#include "partner/shipping.h"
#include "partner/unredeemed.h"

namespace boxoffice {

/// Receives an answer once, never from inside the call that asked. `sentAt` is the boot time at which the request
/// (of a repeated GET: the one that was answered) was handed over; hold_time counts from it.
template <class T>
using Answer = std::function<void(Result<T>, Instant sentAt)>;

/// How often a poll may leave: as RetryPolicy says; or once, for the janitor and the reconciler, who may not keep the sale
/// in hand waiting and come back later.
enum class PollTries { Repeated, Once };

/// One method per endpoint of the Partner API, typed. GETs are repeated by net's RetryPolicy; POST, PUT and DELETE
/// leave the machine once per call. Deadlines: GET 10 s, availability 60 s, writes 30 s, commit 90 s from its first byte.
/// Any cart call may answer 202 (T47). The key goes to the account's own host only. The caller keeps to one cart call at a
/// time (API 1.8). Destroying the returned Call aborts and silences. Thread: the HttpClient's, which outlives this.
class PartnerClient {
public:
    PartnerClient(HttpClient& http, PartnerAccount account);

    [[nodiscard]] std::unique_ptr<Call> reserve(const ReserveRequest& request, Answer<Answered<Cart>> done);
    [[nodiscard]] std::unique_ptr<Call> shippingOptions(const EventId& event, const CartId& cart,
                                                        Answer<Answered<QList<ShippingOption>>> done);
    [[nodiscard]] std::unique_ptr<Call> selectShipping(const EventId& event, const CartId& cart, const ShippingId& id,
                                                       Answer<Answered<Cart>> done);
    [[nodiscard]] std::unique_ptr<Call> certificate(Answer<UncheckedCertificate> done);
    [[nodiscard]] std::unique_ptr<Call> pay(const PaymentRequest& request, Answer<Answered<Cart>> done);
    /// `left` is told, before the answer, when the first byte left: from then on it may be sold.
    [[nodiscard]] std::unique_ptr<Call> commit(const CommitRequest& request, Answer<Answered<CommitAnswer>> done,
                                               std::function<void(Instant at)> left = {});
    [[nodiscard]] std::unique_ptr<Call> deleteCart(const EventId& event, const CartId& cart,
                                                   Answer<Answered<Deleted>> done);
    [[nodiscard]] std::unique_ptr<Call> order(const OrderToken& token, Answer<Answered<Order>> done);
    [[nodiscard]] std::unique_ptr<Call> orderByCart(const CartId& cart, const EventId& event,
                                                    Answer<Answered<Order>> done);
    /// Orders of the last `days` days that nobody has redeemed (API 4.17, needs enablement and the IP allow-list).
    [[nodiscard]] std::unique_ptr<Call> unredeemedOrders(int days, Answer<QList<UnredeemedOrder>> done);
    [[nodiscard]] std::unique_ptr<Call> captcha(const EventId& event, Answer<CaptchaChallenge> done);
    /// The id of an event code and host, "53-45243" and "NY1".
    [[nodiscard]] std::unique_ptr<Call> lookupEvent(const QString& code, const QString& host, Answer<EventId> done);
    [[nodiscard]] std::unique_ptr<Call> availability(const EventId& event, Answer<Availability> done);

    /// Asks the ticket's URL now (the caller has waited). A ticket with a problem is answered with that problem.
    /// A poll may be repeated after a lost answer, not before the ticket's wait; "invalid cart" (90003) after such a repeat is no answer, because
    /// the first may have used the token up: it comes as ConnectionLost.
    [[nodiscard]] std::unique_ptr<Call> pollCart(const PollTicket& ticket, Answer<Answered<Cart>> done, PollTries tries = PollTries::Repeated);
    [[nodiscard]] std::unique_ptr<Call> pollShippingOptions(const PollTicket& ticket,
                                                            Answer<Answered<QList<ShippingOption>>> done);
    [[nodiscard]] std::unique_ptr<Call> pollCommit(const PollTicket& ticket, Answer<Answered<CommitAnswer>> done,
                                                   PollTries tries = PollTries::Repeated);
    [[nodiscard]] std::unique_ptr<Call> pollDelete(const PollTicket& ticket, Answer<Answered<Deleted>> done,
                                                   PollTries tries = PollTries::Repeated);
    [[nodiscard]] std::unique_ptr<Call> pollOrder(const PollTicket& ticket, Answer<Answered<Order>> done);

    [[nodiscard]] const PartnerAccount& account() const { return m_account; }

private:
    /// `quota`: the limit it counts against; a 429 there keeps back what shares its name, and nothing else.
    [[nodiscard]] Request request(Method method, const QByteArray& pathAndQuery, const char* name, const char* quota) const;
    [[nodiscard]] Request write(Method method, const QByteArray& path, const char* name, QByteArray body) const;
    [[nodiscard]] QUrl urlOf(const QByteArray& pathAndQuery) const;
    void sign(Request& request) const;
    [[nodiscard]] Request mayPoll(Request request) const;
    template <class T, class Decode>
    [[nodiscard]] std::unique_ptr<Call> ask(Request request, Decode decode, Answer<T> done);
    template <class T, class Decode>
    [[nodiscard]] std::unique_ptr<Call> poll(const PollTicket& ticket, const char* name, Decode decode,
                                             Answer<Answered<T>> done, PollTries tries = PollTries::Repeated);

    HttpClient& m_http;
    PartnerAccount m_account;
};

} // namespace boxoffice
