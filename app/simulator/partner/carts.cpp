#include "simulator/partner/carts.h"
#include "simulator/world/dice.h"
#include <QUuid>

namespace boxoffice::simulator {

Carts::Carts(Stocks& stocks, const Clock& clock, const Options& options) : m_stocks(stocks), m_clock(clock), m_options(options) {}

QString Carts::newId()
{
    const quint64 high = mixed(m_options.seed, m_all.size() * 2 + 1);
    const quint64 low = mixed(m_options.seed, m_all.size() * 2 + 2);
    QByteArray bytes(16, '\0');
    for (int i = 0; i < 8; ++i) {
        bytes[i] = char(high >> (8 * i));
        bytes[8 + i] = char(low >> (8 * i));
    }
    if (m_options.cartIds == CartIds::Uuid)
        return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
    if (m_all.size() % 2 == 0) {
        bytes[0] = char(0xfb); // every second id surely holds '+' and '/', so that a client cannot forget to encode
        bytes[1] = char(0xff);
    }
    return QString::fromLatin1(bytes.toBase64());
}

Cart& Carts::open(int show, std::vector<CartLine> lines, int holdSeconds)
{
    auto cart = std::make_unique<Cart>();
    cart->id = newId();
    cart->serial = m_all.size();
    cart->show = show;
    cart->lines = std::move(lines);
    cart->created = m_clock.now();
    cart->expires = cart->created + std::chrono::seconds(holdSeconds);
    cart->busyUntil = cart->created;
    m_holds.emplace(cart->expires, cart.get());
    m_byId.emplace(cart->id, cart.get());
    m_all.push_back(std::move(cart));
    return *m_all.back();
}

void Carts::expireOld()
{
    while (!m_holds.empty() && m_holds.begin()->first <= m_clock.now())
        release(*m_holds.begin()->second, CartState::Expired);
}

Cart* Carts::find(const QString& id)
{
    expireOld();
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

void Carts::release(Cart& cart, CartState state)
{
    m_holds.erase({cart.expires, &cart});
    Stock& stock = m_stocks.of(cart.show);
    for (const CartLine& line : cart.lines)
        stock.giveBack(line.places);
    cart.state = state;
}

void Carts::remove(Cart& cart) { release(cart, CartState::Deleted); }

void Carts::extend(Cart& cart)
{
    m_holds.erase({cart.expires, &cart});
    const Instant latest = cart.created + std::chrono::seconds(900);
    cart.expires = std::max(cart.expires, std::min(latest, cart.expires + std::chrono::seconds(m_options.holdExtensionSeconds)));
    m_holds.emplace(cart.expires, &cart);
}

void Carts::holdFor(Cart& cart, int seconds)
{
    m_holds.erase({cart.expires, &cart});
    cart.expires = m_clock.now() + std::chrono::seconds(seconds);
    m_holds.emplace(cart.expires, &cart);
}

void Carts::keep(Cart& cart)
{
    m_holds.erase({cart.expires, &cart});
    cart.state = CartState::Committed;
}

int Carts::holdLeft(const Cart& cart) const
{
    return int(std::chrono::duration_cast<std::chrono::seconds>(cart.expires - m_clock.now()).count());
}

Cart* Carts::byOrderToken(const QString& token)
{
    for (const auto& cart : m_all)
        if (cart->order && cart->order->token == token)
            return cart.get();
    return nullptr;
}

} // namespace boxoffice::simulator
