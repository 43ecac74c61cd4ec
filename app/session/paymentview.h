#pragma once
#include "core/ids.h"
#include "core/money.h"
#include "core/secret.h"
#include <optional>

/// What is entered to pay, and what the service accepted.
namespace boxoffice {

enum class PaymentKind { Card, Invoice, Member };
enum class BuyerField { Name, Email, Phone, Address };

struct BuyerForm {
    QString firstName = {}, lastName = {}, email = {}, phone = {};
    QString line1 = {}, line2 = {}, unit = {}, city = {}, countryCode = {}, region = {}, postalCode = {};
};

/// Card entry on its way down: the digits stay in their locked pages until the encryption wiped them.
struct CardForm {
    Secret number;
    Secret securityCode;
    int expiryMonth = 0;
    int expiryYear = 0; ///< four digits
    QString postalCode = {};
};

/// One of a member's saved cards, chosen each time.
struct MemberChoice {
    BillingMethodId method = {};
    QString masked = {}; ///< "VISA ends 1111"
    Secret securityCode;
};

struct PaymentForm {
    PaymentKind kind = PaymentKind::Card;
    BuyerForm buyer = {};
    std::optional<CardForm> card = std::nullopt;
    std::optional<MemberChoice> member = std::nullopt;
    QString invoiceReference = {}; ///< digits
};

/// What the service said it accepted, read back before the commit.
struct PaymentView {
    PaymentKind kind = PaymentKind::Card;
    QString issuer = {};   ///< VISA...
    QString lastFour = {}; ///< as the service returned it
    QString invoiceReference = {};
    QString buyerName = {};
    QString email = {};
    Money amount = {};
};

} // namespace boxoffice
