#pragma once
#include "member/billing.h"
#include "net/call.h"
#include "net/httpclient.h"
#include <memory>

namespace boxoffice {

/// Where and as whom the Partner API is asked.
struct BillingAccount {
    QUrl baseUrl;
    QString apiKey;
    bool keyInQuery = false;
};

/// A member's saved cards (API 4.16). Adding is sent once. Failures: transport as in HttpClient; Api with the code of
/// an error envelope; else Http, 401 when the access token is not good, or no longer. Destroying the returned Call aborts
/// and silences. Thread: the HttpClient's, which outlives this.
class BillingClient {
public:
    BillingClient(HttpClient& http, BillingAccount account) : m_http(http), m_account(std::move(account)) {}

    /// `cart`: the documents ask for it in one place and not in the other; sent when there is one.
    [[nodiscard]] std::unique_ptr<Call> methods(const QString& accessToken, const CartId& cart, std::function<void(Result<QList<SavedMethod>>)> done);
    /// `body` as encodeNewMethod() makes it.
    [[nodiscard]] std::unique_ptr<Call> add(const QString& accessToken, const QByteArray& body, std::function<void(Result<BillingMethodId>)> done);

private:
    [[nodiscard]] Request request(Method method, const QByteArray& query, const QString& accessToken, const char* name) const;

    HttpClient& m_http;
    BillingAccount m_account;
};

} // namespace boxoffice
