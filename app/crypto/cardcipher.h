#pragma once
#include "core/encryptedtext.h"
#include "crypto/cardcertificate.h"
#include <span>

namespace boxoffice {

/// A card number or a security code as the service takes it: 16 fresh characters of [A-Za-z0-9] from the system
/// generator, then the digits, under RSA PKCS#1 v1.5, Base64 in one line (Partner API, certificate and
/// encryption; T8). Every call salts anew, so number and code never share a salt. The plain text lives in one
/// locked page of the thread (or an unlocked one where `allowUnlocked`), wiped before this returns or throws.
/// FailureKind::Encryption for no digits, more than Secret::capacity, another character, or a failing library;
/// Storage when memory cannot be locked. Thread-safe.
[[nodiscard]] Result<EncryptedText> encryptCardField(const CardCertificate& certificate, std::span<const char> digits,
                                                     bool allowUnlocked = false);

} // namespace boxoffice
