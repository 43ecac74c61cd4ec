#include "simulator/control/controlpage.h"
#include "simulator/control/drills.h"
#include "simulator/faults/faultkinds.h"
#include <QDateTime>

namespace boxoffice::simulator {
namespace {

constexpr int mostShows = 40;
constexpr int mostOrders = 200;

constexpr const char* head =
    "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
    "<title>Box Office simulator</title><style>"
    ":root{color-scheme:light dark}body{font:15px/1.5 Inter,system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.3rem .75rem .3rem 0;border-bottom:1px solid #8884;vertical-align:top}td.n{text-align:right}"
    "button{font:inherit;min-width:4.5rem;padding:.15rem .6rem}form{display:inline}code{font-size:.85em}.on{font-weight:600}"
    "</style></head><body>";

QString escaped(const QString& text) { return text.toHtmlEscaped(); }

QString button(const QString& action, const QString& label, const QString& says, const QString& name = {}, const QString& value = {})
{
    const QString hidden = name.isEmpty() ? QString() : QStringLiteral("<input type=\"hidden\" name=\"%1\" value=\"%2\">").arg(name, value);
    return QStringLiteral("<form method=\"post\" action=\"%1\">%2<button aria-label=\"%3\">%4</button></form>").arg(action, hidden, escaped(says), label);
}

QString when(const FaultRule& rule)
{
    QStringList words;
    if (rule.nth > 0)
        words.append(QStringLiteral("call %1 only").arg(rule.nth));
    if (rule.after > 0)
        words.append(QStringLiteral("after %1 calls").arg(rule.after));
    if (rule.every > 1)
        words.append(QStringLiteral("each %1th").arg(rule.every));
    if (rule.times > 0)
        words.append(QStringLiteral("%1 times at most").arg(rule.times));
    if (rule.percent < 100)
        words.append(QStringLiteral("%1 in 100").arg(rule.percent));
    if (!rule.match.isEmpty())
        words.append(QStringLiteral("only with \u201c%1\u201d").arg(rule.match));
    return words.isEmpty() ? QStringLiteral("every call") : words.join(QStringLiteral(", "));
}

QString faultRow(const FaultBook::Entry& entry)
{
    const FaultRule& rule = entry.rule;
    const FaultKindInfo& info = infoOf(rule.kind);
    const QString title = rule.title.isEmpty() ? QString::fromLatin1(info.says) : rule.title;
    return QStringLiteral("<tr><td>%1</td><td><code>%2</code></td><td><code>%3</code></td><td>%4</td><td class=\"n\">%5 of %6</td><td>%7</td></tr>")
        .arg(button(QStringLiteral("/simulator/faults/%1").arg(entry.id), rule.enabled ? QStringLiteral("<span class=\"on\">on</span>") : QStringLiteral("off"),
                    (rule.enabled ? QStringLiteral("Switch off: ") : QStringLiteral("Switch on: ")) + title, QStringLiteral("enabled"),
                    rule.enabled ? QStringLiteral("false") : QStringLiteral("true")),
             escaped(rule.endpoint), QString::fromLatin1(info.name), escaped(when(rule)), QString::number(entry.struck), QString::number(entry.seen), escaped(title));
}

QString faultsPart(const FaultBook& faults)
{
    if (faults.entries().empty())
        return QStringLiteral("<h2>Faults</h2><p>None is scripted. Start a drill below, or POST one to <code>/simulator/faults</code>.</p>");
    QString part = QStringLiteral("<h2>Faults</h2><table><tr><th>Switch</th><th>Endpoint</th><th>Kind</th><th>When</th><th>Struck</th><th></th></tr>");
    for (const FaultBook::Entry& entry : faults.entries())
        part += faultRow(entry);
    return part + QStringLiteral("</table>");
}

QString drillsPart(const Options& options)
{
    QString part = QStringLiteral("<h2>Drills</h2>");
    if (!options.scriptTitle.isEmpty())
        part += QStringLiteral("<p>Running: <strong>%1</strong>. %2 %3</p>")
                    .arg(escaped(options.scriptTitle), escaped(options.scriptTeaches),
                         button(QStringLiteral("/simulator/drills/end"), QStringLiteral("End"), QStringLiteral("End the drill")));
    part += QStringLiteral("<table>");
    const QStringList names = drillNames();
    for (const QString& name : names)
        if (const Result<FaultScript> script = drill(name))
            part += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td></tr>")
                        .arg(button(QStringLiteral("/simulator/drills/") + name, QStringLiteral("Start"), QStringLiteral("Start the drill: ") + script->title),
                             escaped(script->title), escaped(script->teaches));
    return part + QStringLiteral("</table>");
}

QString soldPart(const World& world, const Carts& carts)
{
    QString rows;
    int told = 0;
    for (auto it = carts.all().rbegin(); it != carts.all().rend() && told < mostOrders; ++it) {
        const Cart& cart = **it;
        if (!cart.order)
            continue;
        const Show& show = world.shows()[std::size_t(cart.show)];
        const QString& currency = world.venueOf(show).currency;
        rows += QStringLiteral("<tr><td><code>%1</code></td><td>%2</td><td class=\"n\">%3</td><td class=\"n\">%4 %5</td></tr>")
                    .arg(escaped(cart.order->number), escaped(show.name), QString::number(cart.tickets()), amountString(sumsOf(cart, currency).grand()), escaped(currency));
        ++told;
    }
    return rows.isEmpty() ? QStringLiteral("<h2>Sold</h2><p>Nothing yet.</p>")
                          : QStringLiteral("<h2>Sold</h2><table><tr><th>Order</th><th>Event</th><th>Tickets</th><th>Total</th></tr>%1</table>").arg(rows);
}

bool isOnSale(const Show& show) { return show.status == ShowStatus::OnSale && show.trait != Trait::NotTransactable && show.trait != Trait::SoldOut; }

QString onSalePart(const World& world)
{
    QString rows;
    int told = 0;
    int more = 0;
    for (const Show& show : world.shows()) {
        if (!isOnSale(show))
            continue;
        if (++told > mostShows) {
            ++more;
            continue;
        }
        rows += QStringLiteral("<tr><td>%1</td><td>%2</td><td>%3</td><td><code>%4</code></td></tr>")
                    .arg(show.date.toString(Qt::ISODate) + show.time.toString(QStringLiteral(" HH:mm")), escaped(show.name), escaped(world.venueOf(show).name), escaped(show.id));
    }
    return QStringLiteral("<h2>On sale</h2><table>%1</table><p>and %2 more, to be found through Discovery.</p>").arg(rows).arg(more);
}

QString clientPart(const Ledger& ledger)
{
    if (ledger.clientFaults().empty())
        return QStringLiteral("<h2>What the client did wrong</h2><p>Nothing.</p>");
    QString rows;
    for (const Ledger::Fault& fault : ledger.clientFaults())
        rows += QStringLiteral("<tr><td>%1</td><td><code>%2</code></td><td>%3</td></tr>").arg(escaped(fault.fault), escaped(fault.endpoint), escaped(fault.detail));
    return QStringLiteral("<h2>What the client did wrong</h2><table>%1</table>").arg(rows);
}

} // namespace

HttpResponse controlPage(const World& world, const Carts& carts, const Ledger& ledger, const FaultBook& faults, const Options& options)
{
    const QString intro = QStringLiteral("<h1>Box Office simulator</h1><p>An invented world of %1 venues and %2 events from seed %3; its today is %4. "
                                         "Nothing here is real. <a href=\"/simulator/ledger\">Ledger</a> <a href=\"/simulator/\">Look again</a></p>")
                              .arg(world.venues().size()).arg(world.shows().size()).arg(options.seed).arg(world.today().toString(Qt::ISODate));
    const QString page = QString::fromLatin1(head) + intro + faultsPart(faults) + drillsPart(options) + soldPart(world, carts) + clientPart(ledger)
                         + onSalePart(world) + QStringLiteral("</body></html>\n");
    HttpResponse response = textResponse(200, "text/html;charset=utf-8", page.toUtf8());
    response.headers.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'");
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace boxoffice::simulator
