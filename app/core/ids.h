#pragma once
#include <QString>
#include <compare>

namespace boxoffice {

/// An opaque identifier of one kind. Ids of the API change their JSON type between calls (number, string)
/// and carry leading zeros, so they are text here and compared as text.
template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(QString text) : m_text(std::move(text)) {}
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id& a, const Id& b) { return a.m_text.compare(b.m_text) <=> 0; }

private:
    QString m_text;
};

using EventId = Id<struct EventIdTag>;             ///< universal id, what requests take
using LegacyEventId = Id<struct LegacyEventIdTag>; ///< host id, what carts and orders return
using VenueId = Id<struct VenueIdTag>;
using CartId = Id<struct CartIdTag>; ///< secret: whoever has it can release or buy the seats
using TicketTypeId = Id<struct TicketTypeIdTag>;
using PriceLevelId = Id<struct PriceLevelIdTag>;
using AreaId = Id<struct AreaIdTag>;
using ShippingId = Id<struct ShippingIdTag>;
using OrderToken = Id<struct OrderTokenTag>; ///< secret: opens the order
using OrderNumber = Id<struct OrderNumberTag>;
using CertificateId = Id<struct CertificateIdTag>;
using BillingMethodId = Id<struct BillingMethodIdTag>;

} // namespace boxoffice
