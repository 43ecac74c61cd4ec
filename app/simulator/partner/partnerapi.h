#pragma once
#include "simulator/partner/apierror.h"
#include "simulator/partner/cardkeys.h"
#include "simulator/ledger.h"
#include "simulator/partner/pollbook.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {

/// The endpoints under /partners/v1. Knows no socket: one call in, one answer out.
class PartnerApi {
public:
    PartnerApi(const World& world, const WorldClock& time, const Clock& clock, const Options& options, Ledger& ledger);

    [[nodiscard]] HttpResponse answer(const Call& call);
    [[nodiscard]] const Carts& carts() const { return m_carts; }
    /// Busy with a polled call: only the poll, or a DELETE, may come now.
    [[nodiscard]] bool isBusy(const QString& cartId);

private:
    struct Outcome {
        HttpResponse response;
        QString cartId;
        bool showsCart = false; ///< a 200 whose body is the cart, made anew when a poll ends
    };
    [[nodiscard]] Outcome apply(const Call& call);
    [[nodiscard]] bool mustPoll(const Call& call) const;
    [[nodiscard]] HttpResponse poll(const Call& call);
    [[nodiscard]] HttpResponse finalAnswer(const Outcome& outcome, const QString& endpoint);

    // partnerapi_browse.cpp
    [[nodiscard]] HttpResponse eventId(const Call& call) const;
    [[nodiscard]] HttpResponse availability(const Call& call);
    [[nodiscard]] HttpResponse captcha(const Call& call) const;
    [[nodiscard]] HttpResponse certificate();

    // partnerapi_reserve.cpp
    struct Group {
        Wanted wanted;
        std::vector<CartTickets> tickets;
    };
    [[nodiscard]] Outcome reserve(const Call& call);
    [[nodiscard]] int refusalToSell(const Show& show) const;
    [[nodiscard]] int captchaRefusal(const Call& call, const Show& show) const;
    [[nodiscard]] int readTickets(const Call& call, const Show& show, std::vector<Group>& groups);
    [[nodiscard]] int addTicket(const QJsonObject& ticket, const Tariff& tariff, const std::vector<int>& areas, std::vector<Group>& groups);
    [[nodiscard]] int readPlaces(const QJsonObject& reserve, std::vector<Group>& groups) const;
    [[nodiscard]] int place(const Call& call, int show, std::vector<Group>& groups, std::vector<CartLine>& lines);
    [[nodiscard]] std::optional<Places> choose(const Call& call, const Show& show, Stock& stock, const Group& group) const;

    // partnerapi_cart.cpp
    [[nodiscard]] Cart* cartOf(const Call& call);
    [[nodiscard]] Cart* openCartOf(const Call& call); ///< held or paid; nullptr means 90003
    [[nodiscard]] Outcome cartAnswer(const Cart& cart, bool withId) const;
    [[nodiscard]] Outcome shippingOptions(const Call& call);
    [[nodiscard]] Outcome shipping(const Call& call);
    [[nodiscard]] Outcome commit(const Call& call);
    [[nodiscard]] Outcome remove(const Call& call);
    [[nodiscard]] HttpResponse orders(const Call& call);
    void fulfil(Cart& cart, const Call& call);
    void drift(Cart& cart, const Call& call);

    // partnerapi_payment.cpp
    [[nodiscard]] Outcome payment(const Call& call);
    [[nodiscard]] int readPayment(const Call& call, CartPayment& payment);
    [[nodiscard]] int amountRefusal(const Cart& cart, const QJsonObject& payment, CartPayment& into) const;

    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    Ledger& m_ledger;
    Stocks m_stocks;
    Carts m_carts;
    PollBook m_polls;
    CardKeys m_keys;
    Instant m_quotaUntil;
    int m_quotaUsed = 0;
};

} // namespace boxoffice::simulator
