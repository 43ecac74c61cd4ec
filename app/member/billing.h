#pragma once
#include "core/encryptedtext.h"
#include "core/ids.h"
#include "core/result.h"
#include <QByteArrayView>
#include <QList>

namespace boxoffice {

/// A member's saved card (API 4.16): of the number the last four digits.
struct SavedMethod {
    BillingMethodId id{};
    QString issuer{};
    QString lastFour{};
    int expireMonth = 0;
    int expireYear = 0;
    QString holder{}; ///< first and last name
};

/// A card to be saved. Every field is required; there is no security code (API 4.16).
struct NewMethod {
    QString issuer{};
    EncryptedText number{};
    CertificateId encryptionKey{};
    int expireMonth = 0;
    int expireYear = 0;
    QString firstName{}, lastName{}, phone{};
    QString line1{}, line2{}, unit{}, city{}, countryCode{}, regionAbbrev{}, postalCode{};
};

/// What is no card is left out. WrongType for a card that cannot be shown or named: no id, no four digits, no such month.
[[nodiscard]] Result<QList<SavedMethod>> decodeSavedMethods(QByteArrayView body);
/// `cart` may be empty.
[[nodiscard]] QByteArray encodeNewMethod(const NewMethod& method, const CartId& cart);
/// The id of the card that was saved: a number here, a string in the list (T38).
[[nodiscard]] Result<BillingMethodId> decodeNewMethod(QByteArrayView body);

} // namespace boxoffice
