#pragma once
#include "core/clock.h"
#include "member/memberclient.h"
#include "net/call.h"
#include <QObject>
#include <optional>

namespace boxoffice {

/// The token of the member who is signed in: in memory only. Renewed a minute before it ends, and when the service says
/// that it is no longer good; the refresh token stays when a renewal brings no other. Thread: the client's.
class MemberTokens : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(Result<QString>)>;
    enum class Need { Good, AnotherOne }; ///< AnotherOne: "No valid access token" was answered to the last one

    MemberTokens(MemberClient& client, const Clock& clock, QObject* parent = nullptr);
    ~MemberTokens() override;

    void exchange(const QString& code, Done done);
    /// The access token, at once or after a renewal. Failures: Rule when nobody is signed in; as MemberClient's.
    void get(Need need, Done done);
    void forget();
    [[nodiscard]] bool isSignedIn() const { return m_token.has_value(); }

private:
    static constexpr Duration margin = std::chrono::seconds(60);
    void arrived(Result<MemberToken> token, Instant sentAt);
    void renew();

    MemberClient& m_client;
    const Clock& m_clock;
    std::optional<MemberToken> m_token;
    Instant m_until{};
    std::unique_ptr<Call> m_call;
    std::vector<Done> m_waiting;
};

} // namespace boxoffice
