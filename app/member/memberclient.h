#pragma once
#include "member/membertoken.h"
#include "member/signin.h"
#include "net/httpclient.h"

namespace boxoffice {

/// Token requests of the OAuth service (API 4.18), each sent once: a code or a refresh token serves only once.
/// Failures: transport as in HttpClient; Http for any other status, `detail` its OAuth error word if it has one.
/// Destroying the returned Call aborts and silences. Thread: the HttpClient's, which outlives this.
class MemberClient {
public:
    using Done = std::function<void(Result<MemberToken>, Instant sentAt)>;

    MemberClient(HttpClient& http, MemberAccount account) : m_http(http), m_account(std::move(account)) {}

    [[nodiscard]] std::unique_ptr<Call> exchangeCode(const QString& code, Done done);
    [[nodiscard]] std::unique_ptr<Call> refresh(const QString& refreshToken, Done done);
    [[nodiscard]] const MemberAccount& account() const { return m_account; }

private:
    [[nodiscard]] std::unique_ptr<Call> ask(QByteArray form, const QString& oldRefreshToken, Done done);

    HttpClient& m_http;
    MemberAccount m_account;
};

} // namespace boxoffice
