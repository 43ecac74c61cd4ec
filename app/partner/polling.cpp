#include "partner/polling.h"
#include "core/json.h"
#include "net/pollfollower.h"

namespace boxoffice {

Result<PollTicket> decodePollTicket(QByteArrayView body, const QUrl& base)
{
    const Result<JsonDocument> document = JsonDocument::parse(body);
    if (!document.ok())
        return document.failure();
    const JsonReader root = document->root();
    PollTicket ticket;
    const JsonReader cart = root["cart_id"];
    if (cart.isString() && !cart.string().isEmpty())
        ticket.cart = CartId(cart.string());
    const QString text = root["polling_url"].string();
    const qint64 seconds = root["wait"].integer();
    ticket.problem = root.failure();
    if (ticket.problem)
        return ticket;
    const Result<QUrl> url = checkedPollUrl(text.toUtf8(), base);
    const Result<std::chrono::seconds> wait = checkedPollWait(seconds);
    if (!url.ok() || !wait.ok()) {
        ticket.problem = url.ok() ? wait.failure() : url.failure();
        return ticket;
    }
    ticket.url = *url;
    ticket.wait = *wait;
    return ticket;
}

} // namespace boxoffice
