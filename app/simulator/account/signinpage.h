#pragma once
#include "simulator/account/members.h"
#include "simulator/http/httpmessage.h"

namespace boxoffice::simulator {

/// The form of GET oauth/authorize. It carries what was asked on in hidden fields; `refused`: the password was wrong.
[[nodiscard]] HttpResponse signInPage(const Query& asked, const Members& members, bool refused);
/// A page for a request that must not be redirected anywhere: the client or its address is not registered.
[[nodiscard]] HttpResponse brokenRequestPage(const QString& why);

} // namespace boxoffice::simulator
