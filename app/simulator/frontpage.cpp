#include "simulator/frontpage.h"

namespace boxoffice::simulator {

QByteArray frontPage(const World& world, const Carts& carts)
{
    QString page = QStringLiteral("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Box Office simulator</title></head>"
                                  "<body><h1>Box Office simulator</h1><p>Fictional world of %1 venues and %2 events; today is %3. "
                                  "<a href=\"/simulator/ledger\">Ledger</a></p><h2>Today</h2><ul>")
                       .arg(world.venues().size()).arg(world.shows().size()).arg(world.today().toString(Qt::ISODate));
    for (const Show& show : world.shows())
        if (show.date == world.today())
            page += QStringLiteral("<li>%1 %2, %3 <code>%4</code></li>")
                        .arg(show.time.toString(QStringLiteral("HH:mm")), show.name.toHtmlEscaped(), world.venueOf(show).name.toHtmlEscaped(), show.id);
    page += QStringLiteral("</ul><h2>Sold</h2><ul>");
    for (const auto& cart : carts.all())
        if (cart->order)
            page += QStringLiteral("<li>%1: %2 tickets, %3</li>")
                        .arg(cart->order->number).arg(cart->tickets()).arg(world.shows()[std::size_t(cart->show)].name.toHtmlEscaped());
    return (page + QStringLiteral("</ul></body></html>\n")).toUtf8();
}

} // namespace boxoffice::simulator
