#include "simulator/ledger.h"

namespace boxoffice::simulator {
namespace {

const char* stateName(const Cart& cart, Instant now)
{
    const bool busy = cart.busyUntil > now;
    switch (cart.state) {
    case CartState::Held: return busy && cart.deliveryExtended == false && cart.payments.empty() ? "reserving" : "held";
    case CartState::Paid: return "paid";
    case CartState::Committed: return busy ? "committing" : "committed";
    case CartState::Deleted: return "deleted";
    case CartState::Expired: return "expired";
    }
    return "";
}

Json placesJson(const World& world, const Cart& cart)
{
    const Layout& layout = world.layoutFor(world.shows()[std::size_t(cart.show)]);
    std::vector<Json> texts;
    for (const CartLine& line : cart.lines) {
        const Places& places = line.places;
        if (places.standing) {
            texts.push_back(QStringLiteral("%1 x%2").arg(layout.standing[std::size_t(places.section)].section).arg(places.count));
            continue;
        }
        const Section& section = layout.sections[std::size_t(places.section)];
        texts.push_back(QStringLiteral("%1 %2 %3-%4").arg(section.name, section.rows[std::size_t(places.row)].name)
                            .arg(section.seatNumber(places.index)).arg(section.seatNumber(places.index + places.count - 1)));
    }
    return array(texts);
}

Json cartEntry(const World& world, const Cart& cart, Instant now)
{
    const Show& show = world.shows()[std::size_t(cart.show)];
    const QString& currency = world.venueOf(show).currency;
    return object({{"id", cart.id}, {"event_id", show.id}, {"legacy_id", show.legacyId}, {"event", show.name},
                   {"state", stateName(cart, now)}, {"tickets", cart.tickets()}, {"places", placesJson(world, cart)},
                   {"grand_total", Amount{sumsOf(cart, currency).grand()}}, {"currency", currency}});
}

Json orderEntry(const World& world, const Cart& cart)
{
    const QString& currency = world.venueOf(world.shows()[std::size_t(cart.show)]).currency;
    return object({{"order_number", cart.order->number}, {"order_token", cart.order->token}, {"cart_id", cart.id},
                   {"grand_total", Amount{sumsOf(cart, currency).grand()}}, {"currency", currency},
                   {"tickets", cart.tickets()}, {"email", cart.email}});
}

Json commitEntry(const World& world, const Carts& carts, const QString& cartId, int count)
{
    Fields fields{{"cart_id", cartId}, {"count", count}};
    for (const auto& cart : carts.all()) {
        if (cart->id != cartId || !cart->order)
            continue;
        const QString& currency = world.venueOf(world.shows()[std::size_t(cart->show)]).currency;
        fields.push_back({"applied", 1});
        fields.push_back({"order_number", cart->order->number});
        fields.push_back({"grand_total", Amount{sumsOf(*cart, currency).grand()}});
        return object(fields);
    }
    fields.push_back({"applied", 0});
    return object(fields);
}

/// A cart that nobody deleted before its hold ended: its places were kept from others for nothing.
bool wasLeftBehind(const Cart& cart, Instant now)
{
    return cart.state == CartState::Expired || ((cart.state == CartState::Held || cart.state == CartState::Paid) && cart.expires <= now);
}

} // namespace

void Ledger::clientFault(const QString& fault, const QString& endpoint, const QString& detail)
{
    m_faults.push_back({fault, endpoint, detail.left(200)});
}

QByteArray Ledger::json(const World& world, const Carts& carts, Instant now) const
{
    std::vector<Json> cartEntries;
    std::vector<Json> orders;
    for (const auto& cart : carts.all()) {
        cartEntries.push_back(cartEntry(world, *cart, now));
        if (cart->order)
            orders.push_back(orderEntry(world, *cart));
    }
    std::vector<Json> commits;
    for (auto it = m_commits.begin(); it != m_commits.end(); ++it)
        commits.push_back(commitEntry(world, carts, it.key(), it.value()));
    QByteArray requests(1, '{');
    for (auto it = m_requests.begin(); it != m_requests.end(); ++it) {
        requests += requests.size() > 1 ? "," : "";
        appendQuoted(requests, it.key().toUtf8());
        requests += ':' + QByteArray::number(it.value());
    }
    std::vector<Json> faults;
    for (const Fault& fault : m_faults)
        faults.push_back(object({{"fault", fault.fault}, {"endpoint", fault.endpoint}, {"detail", fault.detail}}));
    for (const auto& cart : carts.all())
        if (wasLeftBehind(*cart, now) && !cart->excused && !m_commits.contains(cart->id))
            faults.push_back(object({{"fault", "undeletedCart"}, {"endpoint", "delete"}, {"detail", cart->id}}));
    return object({{"carts", array(cartEntries)}, {"commits", array(commits)}, {"orders", array(orders)},
                   {"requests", Json::raw(requests + '}')}, {"faults", array(faults)}}).text();
}

} // namespace boxoffice::simulator
