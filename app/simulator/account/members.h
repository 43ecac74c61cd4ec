#pragma once
#include "core/clock.h"
#include "simulator/jsontext.h"
#include "simulator/options.h"
#include <QJsonObject>
#include <map>
#include <memory>
#include <optional>

namespace boxoffice::simulator {

/// A saved way to pay. Of the card it knows what the member may see, and how the payment system will take it.
struct SavedMethod {
    QString id;
    QJsonObject holder; ///< first_name, last_name, home_phone and address, as they were sent
    QString issuer;
    QString lastFour;
    int expireMonth = 0;
    int expireYear = 0;
    int refusal = 0;         ///< error code of a payment with it
    int refusalAtCommit = 0; ///< error code of the commit after it
};

struct Member {
    QString id;
    QString email;
    QString name;
    QString password;
    std::vector<SavedMethod> methods;
    [[nodiscard]] const SavedMethod* method(const QString& methodId) const;
};

struct MemberTokens {
    QString access;
    QString refresh; ///< empty: the old one stays good
};

/// The members of the world and what was granted to the one client (API section 4.18). Two are there from the
/// start: ada@example.com with a saved card, and ben@example.com with none; both passwords are `tickets`.
class Members {
public:
    Members(const Clock& clock, const Options& options);

    [[nodiscard]] Member* signIn(const QString& email, const QString& password);
    /// A code for one token request within ten minutes, for this redirect URI only.
    [[nodiscard]] QString grantCode(const Member& member, const QString& redirectUri);
    [[nodiscard]] std::optional<MemberTokens> takeCode(const QString& code, const QString& redirectUri);
    [[nodiscard]] std::optional<MemberTokens> refresh(const QString& refreshToken);
    [[nodiscard]] Member* byAccessToken(const QString& token); ///< nullptr: unknown, or expired
    SavedMethod& save(Member& member, SavedMethod method);     ///< gives it its id
    [[nodiscard]] const std::vector<std::unique_ptr<Member>>& all() const { return m_all; }

private:
    struct Grant {
        Member* member = nullptr;
        QString redirectUri;
        Instant until;
    };
    [[nodiscard]] QString newToken(int length);
    [[nodiscard]] QString accessFor(Member* member);

    const Clock& m_clock;
    const Options& m_options;
    std::vector<std::unique_ptr<Member>> m_all;
    std::map<QString, Grant> m_codes;
    std::map<QString, Grant> m_access;
    std::map<QString, Grant> m_refresh; ///< no end
    quint64 m_issued = 0;
    int m_saved = 0;
};

/// An entry of GET member/billing (API section 4.16): the country is numeric there.
[[nodiscard]] Json savedMethodJson(const SavedMethod& method);

} // namespace boxoffice::simulator
