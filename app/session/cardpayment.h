#pragma once
#include "crypto/cardcertificate.h"
#include "partner/payment.h"
#include "session/purchaseview.h"
#include "session/sale/state.h"

namespace boxoffice {

/// What may be said of a payment form: masked card, names, no digit but the last four.
[[nodiscard]] sale::PaymentSummary summaryOf(const PaymentForm& form);

/// The card of the form, encrypted for the certificate; its secrets are wiped whatever the outcome.
/// FailureKind::Encryption or Storage. Thread: the session's.
[[nodiscard]] Result<EncryptedCard> encryptCard(CardForm& card, const CardCertificate& certificate, bool allowUnlocked);

[[nodiscard]] BuyerDetails buyerOf(const BuyerForm& form);

} // namespace boxoffice
