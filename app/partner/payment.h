#pragma once
#include "core/encryptedtext.h"
#include "core/ids.h"
#include "core/money.h"
#include <QByteArray>
#include <variant>

namespace boxoffice {

struct EncryptedCard {
    QString issuer{}; ///< VISA, MC, AMEX, DISCOVER
    EncryptedText number{};
    EncryptedText securityCode{};
    CertificateId encryptionKey{};
    int expireMonth = 0;
    int expireYear = 0; ///< four digits
    QString postalCode{};
};

struct Invoice {
    QString reference{}; ///< digits only (T21)
};

/// A saved card of a signed-in member.
struct MemberMethod {
    BillingMethodId id{};
    EncryptedText securityCode{};
    CertificateId encryptionKey{};
    QString accessToken{}; ///< goes into the Authorization header only
};

/// Empty fields are left out of the request: which are required differs per account (T23).
struct BuyerDetails {
    QString firstName{};
    QString lastName{};
    QString email{};
    QString phone{};
    QString line1{};
    QString line2{};
    QString unit{};
    QString city{};
    QString countryCode{}; ///< ISO alpha-2
    QString regionAbbrev{};
    QString postalCode{};
};

/// PUT /events/{id}/cart/payment (API 4.12).
struct PaymentRequest {
    EventId event{}; ///< goes into the path
    CartId cart{};
    Money amount{}; ///< the newest totals.grand; sent as "126.00" (T1)
    BuyerDetails buyer{};
    std::variant<EncryptedCard, Invoice, MemberMethod> method{};
};

/// FailureKind::Rule for an invoice reference that is not digits.
[[nodiscard]] Result<QByteArray> encodePayment(const PaymentRequest& request);

} // namespace boxoffice
