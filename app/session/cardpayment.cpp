#include "session/cardpayment.h"
#include "crypto/cardcipher.h"
#include "crypto/cardrules.h"

namespace boxoffice {
namespace {

QString lastFour(const Secret& number)
{
    const std::span<const char> digits = number.digits();
    return digits.size() < 4 ? QString() : QString::fromLatin1(digits.last(4).data(), 4);
}

} // namespace

sale::PaymentSummary summaryOf(const PaymentForm& form)
{
    sale::PaymentSummary summary{.kind = form.kind, .masked = {}, .invoiceReference = form.invoiceReference,
                                 .buyerName = (form.buyer.firstName + QLatin1Char(' ') + form.buyer.lastName).trimmed(),
                                 .email = form.buyer.email};
    if (form.member)
        summary.masked = form.member->masked;
    if (form.card)
        summary.masked = QStringLiteral("%1 ends %2").arg(apiIssuer(brandOf(form.card->number.digits())), lastFour(form.card->number));
    return summary;
}

Result<EncryptedCard> encryptCard(CardForm& card, const CardCertificate& certificate, bool allowUnlocked)
{
    const QString issuer = apiIssuer(brandOf(card.number.digits()));
    Result<EncryptedText> number = encryptCardField(certificate, card.number.digits(), allowUnlocked);
    Result<EncryptedText> code = encryptCardField(certificate, card.securityCode.digits(), allowUnlocked);
    card.number.clear();
    card.securityCode.clear();
    if (!number)
        return number.failure();
    if (!code)
        return code.failure();
    return EncryptedCard{.issuer = issuer, .number = *std::move(number), .securityCode = *std::move(code),
                         .encryptionKey = certificate.id, .expireMonth = card.expiryMonth, .expireYear = card.expiryYear,
                         .postalCode = card.postalCode};
}

BuyerDetails buyerOf(const BuyerForm& form)
{
    return {.firstName = form.firstName, .lastName = form.lastName, .email = form.email, .phone = form.phone,
            .line1 = form.line1, .line2 = form.line2, .unit = form.unit, .city = form.city,
            .countryCode = form.countryCode, .regionAbbrev = form.region, .postalCode = form.postalCode};
}

} // namespace boxoffice
