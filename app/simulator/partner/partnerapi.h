#pragma once
#include "simulator/account/members.h"
#include "simulator/ledger.h"
#include "simulator/partner/aftersale.h"
#include "simulator/partner/apierror.h"
#include "simulator/partner/cardkeys.h"
#include "simulator/partner/channelapi.h"
#include "simulator/partner/pollbook.h"
#include "simulator/partner/wallet.h"
#include "simulator/recaptcha/humanchecks.h"

namespace boxoffice::simulator {

/// The endpoints under /partners/v1, and what belongs to them elsewhere: Top Picks, Inventory Status, the payment
/// wallet. Knows no socket: one call in, one answer out.
class PartnerApi {
public:
    PartnerApi(const World& world, const WorldClock& time, const Clock& clock, const Options& options, Ledger& ledger,
               Members& members, HumanChecks& checks);

    [[nodiscard]] HttpResponse answer(const Call& call);
    [[nodiscard]] const Carts& carts() const { return m_carts; }
    /// Busy with a polled call: only the poll, or a DELETE, may come now.
    [[nodiscard]] bool isBusy(const QString& cartId);
    /// The client did what it could to end this cart, or cannot know of it.
    void excuse(const QString& cartId);

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

    [[nodiscard]] static HttpResponse tracking(const Call& call);

    // partnerapi_browse.cpp
    [[nodiscard]] HttpResponse eventId(const Call& call) const;
    [[nodiscard]] HttpResponse availability(const Call& call);
    [[nodiscard]] HttpResponse captcha(const Call& call) const;
    [[nodiscard]] HttpResponse certificate();
    [[nodiscard]] HttpResponse wallet(const Call& call);

    // partnerapi_reserve.cpp
    struct Group {
        Wanted wanted;
        std::vector<CartTickets> tickets;
    };
    [[nodiscard]] Outcome reserve(const Call& call);
    [[nodiscard]] int refusalToSell(const Show& show) const;
    [[nodiscard]] int captchaRefusal(const Call& call, const Show& show);
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
    void fulfil(Cart& cart, const Call& call);
    void drift(Cart& cart, const Call& call);

    // partnerapi_payment.cpp
    [[nodiscard]] Outcome payment(const Call& call);
    [[nodiscard]] int readPayment(const Call& call, CartPayment& payment);
    [[nodiscard]] int readCard(const QJsonObject& card, CartPayment& payment);
    [[nodiscard]] int readWallet(const QJsonObject& card, CartPayment& payment);
    [[nodiscard]] int amountRefusal(const Cart& cart, const QJsonObject& payment, CartPayment& into) const;

    // partnerapi_member.cpp
    [[nodiscard]] HttpResponse memberBilling(const Call& call);
    [[nodiscard]] HttpResponse memberBillingAdd(const Call& call);
    [[nodiscard]] int readMemberPayment(const Call& call, CartPayment& payment);
    /// True where a bearer token is sent that is not good, or is missing where one is needed.
    [[nodiscard]] bool lacksMember(const Call& call) const;

    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    Ledger& m_ledger;
    Members& m_members;
    HumanChecks& m_checks;
    Stocks m_stocks;
    Carts m_carts;
    PollBook m_polls;
    CardKeys m_keys;
    Wallet m_wallet;
    Quota m_availability;
    ChannelApi m_channel;
    AfterSale m_afterSale;
};

} // namespace boxoffice::simulator
