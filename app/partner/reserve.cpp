#include "partner/reserve.h"
#include "partner/jsonwriter.h"

namespace boxoffice {

namespace {
QByteArray ticketJson(const ReserveTicket& ticket)
{
    JsonObject price;
    if (ticket.price)
        price.raw("id", jsonIdNumber(ticket.price->text()));
    if (ticket.amount)
        price.raw("amount", ticket.amount->apiText().toLatin1());
    JsonObject object;
    object.text("id", ticket.id.text()).number("quantity", ticket.quantity).objectIfAny("price", price);
    return object.bytes();
}

QByteArray areaJson(const AreaId& area)
{
    JsonObject object;
    object.raw("id", jsonIdNumber(area.text()));
    return object.bytes();
}

template <class List, class Json>
QByteArray arrayOf(const List& list, Json json)
{
    QList<QByteArray> values;
    for (const auto& element : list)
        values += json(element);
    return jsonArray(values);
}
} // namespace

QByteArray encodeReserve(const ReserveRequest& request)
{
    JsonObject reserve;
    reserve.raw("tickets", arrayOf(request.tickets, ticketJson));
    if (!request.areas.isEmpty())
        reserve.raw("areas", arrayOf(request.areas, areaJson));
    if (!request.places.isEmpty())
        reserve.raw("places", arrayOf(request.places, jsonString));
    reserve.textIfAny("section", request.section.value_or(QString()));
    reserve.textIfAny("row", request.row.value_or(QString()));
    if (request.beginSeat)
        reserve.number("begin_seat", *request.beginSeat);
    if (request.endSeat)
        reserve.number("end_seat", *request.endSeat);
    reserve.boolean("accept_best_available", request.acceptBestAvailable);
    JsonObject whole;
    return whole.textIfAny("token", request.captchaToken).object("reserve", reserve).bytes();
}

} // namespace boxoffice
