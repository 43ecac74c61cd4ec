#pragma once
#include "simulator/account/accountapi.h"
#include "simulator/commerce/commerceapi.h"
#include "simulator/discovery/discoveryapi.h"
#include "simulator/control/controldesk.h"
#include "simulator/partner/partnerapi.h"
#include "simulator/recaptcha/recaptchaapi.h"

namespace boxoffice::simulator {

/// Every request goes through here: key, strictness, scripted faults, one cart call at a time, then its endpoint.
class Service {
public:
    Service(Options options, const Clock& clock);

    [[nodiscard]] HttpResponse handle(const HttpRequest& request, quint64 exchange);
    void finished(quint64 exchange) { m_inFlight.erase(exchange); }

    [[nodiscard]] QByteArray ledgerJson() const;
    [[nodiscard]] FaultBook& faults() { return m_faults.book(); }
    [[nodiscard]] Welcome receive() { return m_faults.receive(); }
    [[nodiscard]] const World& world() const { return m_world; }
    void setRoot(const QByteArray& root) { m_root = root; } ///< http://127.0.0.1:PORT
    [[nodiscard]] const Options& options() const { return m_options; }

private:
    [[nodiscard]] HttpResponse routed(const HttpRequest& request, quint64 exchange, std::optional<Call>& call);
    [[nodiscard]] HttpResponse serve(Call& call, quint64 exchange);
    [[nodiscard]] HttpResponse dispatch(const Call& call);
    [[nodiscard]] bool readBody(Call& call) const;
    [[nodiscard]] bool knowsKey(const Call& call, bool& missing) const;
    void inspect(const Call& call);
    [[nodiscard]] bool entersCart(const Call& call, quint64 exchange); ///< false: another call is in it
    [[nodiscard]] QByteArray rootOf(const HttpRequest& request) const;

    Options m_options;
    WorldClock m_time;
    World m_world;
    Ledger m_ledger;
    Members m_members;
    HumanChecks m_checks;
    PartnerApi m_partner;
    AccountApi m_account;
    RecaptchaApi m_recaptcha;
    QuotaWatch m_quotas;
    DiscoveryApi m_discovery;
    FaultDesk m_faults;
    ControlDesk m_control;
    QByteArray m_root;
    std::map<quint64, QString> m_inFlight; ///< cart ids by exchange
};

} // namespace boxoffice::simulator
