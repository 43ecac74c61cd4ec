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
/// A card that a member saves: the number alone, no security code.
[[nodiscard]] CardVerdict checkSavedCard(const CardKeys& keys, const QJsonObject& card, QDate today);
/// A payment with a saved card: the security code alone. A refusal of the code outranks none.
[[nodiscard]] CardVerdict checkCodeAlone(const CardKeys& keys, const QJsonObject& card, const QString& issuer);
/// What the last four digits mean; `issuer` stays empty when the digits are no card's.
[[nodiscard]] CardVerdict judgeAccount(const QByteArray& digits, QString& issuer);
[[nodiscard]] bool isExpired(int month, int year, QDate today);

} // namespace boxoffice::simulator
