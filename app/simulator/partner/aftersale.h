#pragma once
#include "simulator/call.h"
#include "simulator/jsontext.h"
#include "simulator/partner/carts.h"
#include "simulator/world/worldclock.h"

namespace boxoffice::simulator {

/// What happens to a sale afterwards (API sections 4.17 and endpoints 18 to 24): orders, unredeemed orders, claim link,
/// status and refund.
///
/// Documented: orders, unredeemed. INVENTED, because the documents tell of the following only that they exist, what
/// they are for and their parameters: every body of claim-link, status, refund (all three calls) and of the page at
/// redemption_url, and their error answers.
class AfterSale {
public:
    AfterSale(const World& world, const WorldClock& time, const Options& options, Carts& carts, Stocks& stocks)
        : m_world(world), m_time(time), m_options(options), m_carts(carts), m_stocks(stocks) {}

    /// Nothing for an endpoint that is not one of these.
    [[nodiscard]] std::optional<HttpResponse> answer(const Call& call);

private:
    [[nodiscard]] HttpResponse orders(const Call& call);
    [[nodiscard]] HttpResponse unredeemed(const Call& call);
    [[nodiscard]] HttpResponse claimLink(const Call& call);
    [[nodiscard]] HttpResponse status(const Call& call);
    [[nodiscard]] HttpResponse refund(const Call& call);
    [[nodiscard]] HttpResponse refundBatch(const Call& call);
    [[nodiscard]] HttpResponse refundJob(const Call& call);
    [[nodiscard]] HttpResponse redeemPage(const Call& call);
    [[nodiscard]] const Cart* soldCart(const Call& call); ///< by cart_id and event_id
    [[nodiscard]] bool giveBack(Cart& cart); ///< false: it was given back before

    struct Job {
        QStringList tokens;
        Instant done;
        std::vector<Json> results;
    };
    const World& m_world;
    const WorldClock& m_time;
    const Options& m_options;
    Carts& m_carts;
    Stocks& m_stocks;
    std::map<QString, Job> m_jobs;
};

} // namespace boxoffice::simulator
