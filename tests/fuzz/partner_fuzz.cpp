// rooms: partner
#include "partner/availability.h"
#include "partner/cart.h"
#include "partner/certificate.h"
#include "partner/commit.h"
#include "partner/eventlookup.h"
#include "partner/order.h"
#include "partner/polling.h"
#include "partner/shipping.h"
#include "tests/fuzz/fuzzing.h"

using namespace boxoffice;

/// Every codec on the same text: each fails with a reason or gives a value, and none reads past its end.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView body = viewOf(data, size);
    const QUrl base(QStringLiteral("https://app.ticketmaster.com/partners/v1"));
    std::ignore = decodeSeats({body.toByteArray()});
    std::ignore = decodeCart(body);
    std::ignore = decodeCertificate(body);
    std::ignore = decodeCommit(body);
    std::ignore = decodeEventLookup(body);
    std::ignore = decodeOrder(body);
    std::ignore = decodeShippingOptions(body);
    std::ignore = decodePollTicket(body, base);
    return 0;
}
