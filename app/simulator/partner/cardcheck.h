#pragma once
#include "simulator/partner/cardkeys.h"
#include <QDate>
#include <QJsonObject>

namespace boxoffice::simulator {

/// What the payment system thinks of a `payment.card` object. Holds nothing of the card but its last four digits.
///
/// Magic numbers, by the last four digits of any correct card number:
///   0002 declined, 9995 without funds: refused at payment; 0119 declined, 0341 without funds: refused at commit.
/// Magic security codes: 999 (AMEX 9999) wrong at payment, 998 (AMEX 9998) wrong at commit.
struct CardVerdict {
    int refusal = 0;         ///< error code to answer now; 0: accepted
    int refusalAtCommit = 0; ///< error code the commit will answer
    QString lastFour;
    QString clientFault; ///< which rule the client broke: badCiphertext, badSalt, plainCardData, badCardDigits; empty: none
};

[[nodiscard]] CardVerdict checkCard(const CardKeys& keys, const QJsonObject& card, QDate today);

} // namespace boxoffice::simulator
