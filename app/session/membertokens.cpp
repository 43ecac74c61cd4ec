#include "session/membertokens.h"

namespace boxoffice {

MemberTokens::MemberTokens(MemberClient& client, const Clock& clock, QObject* parent) : QObject(parent), m_client(client), m_clock(clock) { }

MemberTokens::~MemberTokens() { forget(); }

void MemberTokens::exchange(const QString& code, Done done)
{
    forget();
    m_waiting.push_back(std::move(done));
    m_call = m_client.exchangeCode(code, [this](Result<MemberToken> token, Instant sentAt) { arrived(std::move(token), sentAt); });
}

void MemberTokens::get(Need need, Done done)
{
    if (!m_token && !m_call)
        return done(Failure{.kind = FailureKind::Rule, .where = QStringLiteral("member token"), .detail = QStringLiteral("signed out")});
    const Duration left = m_until - m_clock.now();
    const bool renewable = m_token && !m_token->refreshToken.isEmpty();
    const Duration spare = renewable ? std::min<Duration>(margin, std::chrono::duration_cast<Duration>(m_token->lifetime) / 2) : Duration(0);
    if (!m_call && need == Need::Good && left > spare)
        return done(m_token->accessToken);
    m_waiting.push_back(std::move(done));
    if (m_call)
        return;
    if (renewable)
        renew();
    else // only signing in again brings another
        arrived(Failure{.kind = FailureKind::Http, .httpStatus = 401, .where = QStringLiteral("token")}, m_clock.now());
}

void MemberTokens::renew()
{
    m_call = m_client.refresh(m_token->refreshToken, [this](Result<MemberToken> token, Instant sentAt) { arrived(std::move(token), sentAt); });
}

void MemberTokens::arrived(Result<MemberToken> token, Instant sentAt)
{
    const std::unique_ptr<Call> call = std::exchange(m_call, nullptr);
    const std::vector<Done> waiting = std::exchange(m_waiting, {});
    const bool refused = !token.ok() && token.failure().kind == FailureKind::Http;
    if (token.ok()) {
        m_token = *token;
        m_until = sentAt + m_token->lifetime;
    } else if (refused) {
        forget(); // neither it nor its refresh token is good any more
    }
    for (const Done& done : waiting) {
        if (token.ok())
            done(token->accessToken);
        else
            done(token.failure());
    }
}

void MemberTokens::forget()
{
    m_call.reset();
    m_waiting.clear();
    if (m_token) { // as far as a string can be wiped that others may have copied
        m_token->accessToken.fill(u'0');
        m_token->refreshToken.fill(u'0');
    }
    m_token.reset();
}

} // namespace boxoffice
