#include "partner/partnerclient.h"
#include "net/pollfollower.h"
#include "partner/answers.h"
#include "partner/eventlookup.h"

namespace boxoffice {

namespace {
using namespace std::chrono_literals;

QByteArray encoded(const QString& text) { return QUrl::toPercentEncoding(text); }
QByteArray eventPath(const EventId& event) { return "/events/" + encoded(event.text()); }
QByteArray cartPath(const EventId& event) { return eventPath(event) + "/cart"; }
/// Every reserved character is encoded: a cart id is base64 and '+' would arrive as a space (T2).
QByteArray cartQuery(const CartId& cart) { return "?cart_id=" + encoded(cart.text()); }

void authorize(Request& request, const QString& accessToken)
{
    if (!accessToken.isEmpty())
        request.headers.emplaceBack("Authorization", "Bearer " + accessToken.toUtf8());
}
} // namespace

PartnerClient::PartnerClient(HttpClient& http, PartnerAccount account) : m_http(http), m_account(std::move(account)) { }

QUrl PartnerClient::urlOf(const QByteArray& pathAndQuery) const
{
    QByteArray root = m_account.baseUrl.toEncoded(QUrl::RemoveQuery | QUrl::RemoveFragment);
    while (root.endsWith('/'))
        root.chop(1);
    return QUrl::fromEncoded(root + pathAndQuery, QUrl::StrictMode);
}

/// Adds what proves who we are. Only for URLs of the account's own host.
void PartnerClient::sign(Request& request) const
{
    request.headers.emplaceBack("Accept", "application/json");
    if (m_account.keyInQuery)
        request.url = withKeyInQuery(request.url, m_account.apiKey);
    else
        request.headers.emplaceBack("x-api-key", m_account.apiKey.toUtf8());
    if (m_account.clientIp)
        request.headers.emplaceBack("True-Client-IP", m_account.clientIp->toUtf8());
}

/// API 1.6 publishes a limit for availability alone; a 429 may still come anywhere, so each kind of call has a name of its own:
/// a look-up that is told to wait must not hold a commit or a release back.
Request PartnerClient::request(Method method, const QByteArray& pathAndQuery, const char* name, const char* quota) const
{
    Request made{.method = method, .url = urlOf(pathAndQuery), .name = QLatin1String(name), .quota = QLatin1String(quota)};
    made.replay = method == Method::Get ? Replay::SafeRead : Replay::Never;
    made.deadline = method == Method::Get ? 10s : 30s;
    sign(made);
    return made;
}

Request PartnerClient::write(Method method, const QByteArray& path, const char* name, QByteArray body) const
{
    Request made = request(method, path, name, name);
    made.headers.emplaceBack("Content-Type", "application/json");
    made.body = std::move(body);
    return made;
}

Request PartnerClient::mayPoll(Request request) const
{
    if (m_account.forcePolling)
        request.headers.emplaceBack("X-TM-FORCE-POLLING", "true");
    return request;
}

template <class T, class Decode> // NOLINTNEXTLINE(performance-unnecessary-value-param): moved below, in a template the check cannot see
std::unique_ptr<Call> PartnerClient::ask(Request request, Decode decode, Answer<T> done)
{
    const Instant asked = m_http.clock().now();
    const AnswerContext context{request.name, m_account.baseUrl, m_http.clock()};
    const bool repeats = request.replay == Replay::SafeRead;
    auto answered = [context, asked, decode, done = std::move(done)](const Result<Response>& result) {
        if (result.ok())
            done(decode(*result, context), result->sentAt);
        else
            done(result.failure(), asked);
    };
    if (repeats)
        return m_http.sendRetrying(std::move(request), std::move(answered));
    return m_http.send(std::move(request), std::move(answered));
}

template <class T, class Decode>
std::unique_ptr<Call> PartnerClient::poll(const PollTicket& ticket, const char* name, Decode decode,
                                          Answer<Answered<T>> done, PollTries tries)
{
    const Result<QUrl> url = checkedPollUrl(ticket.url.toEncoded(), m_account.baseUrl);
    if (ticket.problem || !url.ok()) {
        const Instant now = m_http.clock().now();
        return m_http.refuse(ticket.problem ? *ticket.problem : url.failure(),
                             [done, now](const Result<Response>& result) { done(result.failure(), now); });
    }
    const bool saleInHand = tries == PollTries::Repeated;
    Request request{.url = *url, .name = QLatin1String(name), .replay = saleInHand ? Replay::SafeRead : Replay::Never, .leastPause = ticket.wait};
    // One endpoint, whatever is waited for; but a 429 on what is left of earlier sales must not end the sale in hand here, unsent.
    request.quota = saleInHand ? QStringLiteral("polling") : QStringLiteral("polling-earlier");
    sign(request);
    return ask<Answered<T>>(std::move(request), polled<T>(decode), std::move(done));
}

std::unique_ptr<Call> PartnerClient::reserve(const ReserveRequest& request, Answer<Answered<Cart>> done)
{
    Request made = write(Method::Post, cartPath(request.event), "reserve", encodeReserve(request));
    return ask<Answered<Cart>>(mayPoll(std::move(made)), maybePolled<Cart>(decodeCart), std::move(done));
}

std::unique_ptr<Call> PartnerClient::shippingOptions(const EventId& event, const CartId& cart,
                                                     Answer<Answered<QList<ShippingOption>>> done)
{
    Request made = request(Method::Get, cartPath(event) + "/shipping" + cartQuery(cart), "shipping-options", "shipping");
    return ask<Answered<QList<ShippingOption>>>(std::move(made), maybePolled<QList<ShippingOption>>(decodeShippingOptions),
                                                std::move(done));
}

std::unique_ptr<Call> PartnerClient::selectShipping(const EventId& event, const CartId& cart, const ShippingId& id,
                                                    Answer<Answered<Cart>> done)
{
    Request made = write(Method::Put, cartPath(event) + "/shipping" + cartQuery(cart), "shipping", encodeShipping(id));
    return ask<Answered<Cart>>(mayPoll(std::move(made)), maybePolled<Cart>(decodeCart), std::move(done));
}

std::unique_ptr<Call> PartnerClient::certificate(Answer<UncheckedCertificate> done)
{
    return ask<UncheckedCertificate>(request(Method::Get, "/certificate", "certificate", "certificate"),
                                     direct<UncheckedCertificate>(decodeCertificate), std::move(done));
}

std::unique_ptr<Call> PartnerClient::pay(const PaymentRequest& request, Answer<Answered<Cart>> done)
{
    Result<QByteArray> body = encodePayment(request);
    if (!body.ok()) {
        const Instant now = m_http.clock().now();
        return m_http.refuse(body.failure(), [done, now](const Result<Response>& result) { done(result.failure(), now); });
    }
    Request made = write(Method::Put, cartPath(request.event) + "/payment", "payment", *std::move(body));
    if (const auto* method = std::get_if<MemberMethod>(&request.method))
        authorize(made, method->accessToken);
    return ask<Answered<Cart>>(std::move(made), maybePolled<Cart>(decodeCart), std::move(done));
}

std::unique_ptr<Call> PartnerClient::commit(const CommitRequest& request, Answer<Answered<CommitAnswer>> done,
                                            std::function<void(Instant at)> left)
{
    Request made = write(Method::Put, cartPath(request.event), "commit", encodeCommit(request));
    made.deadline = 90s;
    made.deadlineFromFirstByte = true;
    made.onFirstByte = std::move(left);
    authorize(made, request.accessToken);
    return ask<Answered<CommitAnswer>>(mayPoll(std::move(made)), maybePolled<CommitAnswer>(decodeCommit), std::move(done));
}

std::unique_ptr<Call> PartnerClient::deleteCart(const EventId& event, const CartId& cart, Answer<Answered<Deleted>> done)
{
    Request made = request(Method::Delete, cartPath(event) + cartQuery(cart), "delete", "delete");
    made.replay = Replay::Janitor;
    return ask<Answered<Deleted>>(mayPoll(std::move(made)), deleted, std::move(done));
}

std::unique_ptr<Call> PartnerClient::order(const OrderToken& token, Answer<Answered<Order>> done)
{
    Request made = request(Method::Get, "/orders?order_token=" + encoded(token.text()), "order", "orders");
    return ask<Answered<Order>>(mayPoll(std::move(made)), maybePolled<Order>(decodeOrder), std::move(done));
}

std::unique_ptr<Call> PartnerClient::orderByCart(const CartId& cart, const EventId& event, Answer<Answered<Order>> done)
{
    Request made = request(Method::Get, "/orders" + cartQuery(cart) + "&event_id=" + encoded(event.text()), "order-by-cart", "orders");
    return ask<Answered<Order>>(mayPoll(std::move(made)), maybePolled<Order>(decodeOrder), std::move(done));
}

std::unique_ptr<Call> PartnerClient::unredeemedOrders(int days, Answer<QList<UnredeemedOrder>> done)
{
    Request made = request(Method::Get, "/orders/unredeemed?days_from_purchase=" + QByteArray::number(days), "unredeemed", "orders");
    made.purpose = Purpose::Browse; // only after the fact: the orders of the sale in hand go first
    return ask<QList<UnredeemedOrder>>(std::move(made), direct<QList<UnredeemedOrder>>(decodeUnredeemed), std::move(done));
}

std::unique_ptr<Call> PartnerClient::captcha(const EventId& event, Answer<CaptchaChallenge> done)
{
    return ask<CaptchaChallenge>(request(Method::Get, "/captcha?event_id=" + encoded(event.text()), "captcha", "captcha"),
                                 captchaAnswer, std::move(done));
}

std::unique_ptr<Call> PartnerClient::lookupEvent(const QString& code, const QString& host, Answer<EventId> done)
{
    Request made = request(Method::Get, "/events/" + encoded(code) + '/' + encoded(host) + "/id", "event-lookup", "events");
    made.purpose = Purpose::Browse;
    return ask<EventId>(std::move(made), direct<EventId>(decodeEventLookup), std::move(done));
}

std::unique_ptr<Call> PartnerClient::availability(const EventId& event, Answer<Availability> done)
{
    Request made = request(Method::Get, eventPath(event) + "/availability", "availability", "availability");
    made.purpose = Purpose::Browse; // 3600 an hour per key (API 1.6)
    made.deadline = 60s;
    made.maxBytes = 64 * 1024 * 1024;
    return ask<Availability>(std::move(made), direct<Availability>(decodeAvailability), std::move(done));
}

std::unique_ptr<Call> PartnerClient::pollCart(const PollTicket& ticket, Answer<Answered<Cart>> done, PollTries tries)
{
    return poll<Cart>(ticket, "poll-cart", maybePolled<Cart>(decodeCart), std::move(done), tries);
}

std::unique_ptr<Call> PartnerClient::pollShippingOptions(const PollTicket& ticket,
                                                         Answer<Answered<QList<ShippingOption>>> done)
{
    return poll<QList<ShippingOption>>(ticket, "poll-shipping", maybePolled<QList<ShippingOption>>(decodeShippingOptions),
                                       std::move(done));
}

std::unique_ptr<Call> PartnerClient::pollCommit(const PollTicket& ticket, Answer<Answered<CommitAnswer>> done, PollTries tries)
{
    return poll<CommitAnswer>(ticket, "poll-commit", maybePolled<CommitAnswer>(decodeCommit), std::move(done), tries);
}

std::unique_ptr<Call> PartnerClient::pollDelete(const PollTicket& ticket, Answer<Answered<Deleted>> done, PollTries tries)
{
    return poll<Deleted>(ticket, "poll-delete", deleted, std::move(done), tries);
}

std::unique_ptr<Call> PartnerClient::pollOrder(const PollTicket& ticket, Answer<Answered<Order>> done)
{
    return poll<Order>(ticket, "poll-order", maybePolled<Order>(decodeOrder), std::move(done));
}

} // namespace boxoffice
