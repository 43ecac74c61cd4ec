#pragma once
#include "simulator/account/members.h"
#include "simulator/call.h"

namespace boxoffice::simulator {

/// The OAuth service (API section 4.18): the page on which a member signs in, tokens, refresh and info. One client
/// is registered, see Options. The documents name neither a revocation endpoint nor PKCE; neither is here.
/// Error bodies are those of RFC 6749 (invented here: the documents give only "No valid access token found").
class AccountApi {
public:
    AccountApi(Members& members, const Options& options) : m_members(members), m_options(options) {}
    [[nodiscard]] HttpResponse answer(const Call& call);

private:
    [[nodiscard]] HttpResponse authorize(const Query& asked);
    [[nodiscard]] HttpResponse signedIn(const Query& form);
    [[nodiscard]] HttpResponse token(const Call& call);
    [[nodiscard]] HttpResponse info(const QString& accessToken);
    [[nodiscard]] QString complaintAbout(const Query& asked) const; ///< empty: the client may ask this

    Members& m_members;
    const Options& m_options;
};

/// The access token of `Authorization: Bearer`; empty without that header.
[[nodiscard]] QString bearerToken(const HttpRequest& request);

} // namespace boxoffice::simulator
