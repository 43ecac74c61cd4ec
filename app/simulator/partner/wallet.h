#pragma once
#include "simulator/partner/cardcheck.h"
#include <map>

namespace boxoffice::simulator {

/// The payment wallet (API section 4.10): a card number, sent in plain over TLS, is exchanged for a token that a payment
/// of type WALLET names. Keeps the last four digits and nothing else of it.
class Wallet {
public:
    struct Funds {
        CardVerdict verdict;
        QString issuer;
        int expireMonth = 0;
        int expireYear = 0;
    };
    /// The answer's body, or nothing for a request that cannot be understood or a number that is no card's.
    [[nodiscard]] std::optional<QByteArray> tokenFor(const QJsonObject& request, QDate today, quint32 seed);
    [[nodiscard]] const Funds* find(const QString& token) const;

private:
    std::map<QString, Funds> m_funds;
};

} // namespace boxoffice::simulator
