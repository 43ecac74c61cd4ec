#include "simulator/partner/cardcheck.h"
#include "simulator/partner/strictness.h"
#include <algorithm>

namespace boxoffice::simulator {
namespace {

constexpr int declined = 20122;
constexpr int noFunds = 20129;
constexpr int wrongCode = 20152;
constexpr int badField = 10002;
constexpr std::size_t saltLength = 16;

bool isAlphanumeric(unsigned char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

CardVerdict refused(int code, const char* fault = "") { return {code, 0, {}, QString::fromLatin1(fault)}; }

/// The text after 16 salt characters; `fault` says which rule is broken otherwise.
std::optional<WipedText> unsalted(const CardKeys& keys, const QString& keyId, const QString& field, QString& fault)
{
    std::optional<WipedText> plain = keys.decrypt(keyId, field.toLatin1());
    if (!plain) {
        fault = QStringLiteral("badCiphertext");
        return std::nullopt;
    }
    auto& bytes = plain->bytes();
    if (bytes.size() <= saltLength || !std::all_of(bytes.begin(), bytes.begin() + saltLength, isAlphanumeric)) {
        fault = QStringLiteral("badSalt");
        return std::nullopt;
    }
    WipedText text(bytes.size() - saltLength);
    std::copy(bytes.begin() + saltLength, bytes.end(), text.bytes().begin());
    const bool digits = std::all_of(text.bytes().begin(), text.bytes().end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
    if (!digits) { // digits before the card's own mean that the salt was longer or shorter than 16
        fault = QStringLiteral("badSalt");
        return std::nullopt;
    }
    return text;
}

QByteArray view(const WipedText& text)
{
    return QByteArray::fromRawData(reinterpret_cast<const char*>(text.bytes().data()), qsizetype(text.bytes().size()));
}

const char* issuerOf(const QByteArray& number)
{
    if (number.startsWith('4'))
        return "VISA";
    if (number.startsWith("34") || number.startsWith("37"))
        return "AMEX";
    return number.startsWith('6') ? "DISCOVER" : "MC";
}

bool isExpired(const QJsonObject& card, QDate today)
{
    const int month = card.value(QLatin1String("expire_month")).toVariant().toInt();
    const int year = card.value(QLatin1String("expire_year")).toVariant().toInt();
    return month < 1 || month > 12 || year < today.year() || year > today.year() + 30
           || (year == today.year() && month < today.month());
}

CardVerdict judge(const QByteArray& number, const QByteArray& code)
{
    const QByteArray last = number.right(4);
    CardVerdict verdict;
    verdict.lastFour = QString::fromLatin1(last);
    verdict.refusal = last == "0002" ? declined : last == "9995" ? noFunds : 0;
    verdict.refusalAtCommit = last == "0119" ? declined : last == "0341" ? noFunds : 0;
    if (code == "999" || code == "9999")
        verdict.refusal = wrongCode;
    if (code == "998" || code == "9998")
        verdict.refusalAtCommit = wrongCode;
    return verdict;
}

} // namespace

CardVerdict checkCard(const CardKeys& keys, const QJsonObject& card, QDate today)
{
    const auto text = [&card](const char* name) { return card.value(QLatin1String(name)).toString(); };
    if (text("number").isEmpty() || text("cin").isEmpty() || text("encryption_key").isEmpty() || text("issuer").isEmpty())
        return refused(badField);
    const bool bareCode = text("cin").size() <= 4;
    if (isCardNumber(text("number").toLatin1()) || bareCode)
        return refused(declined, "plainCardData");
    QString fault;
    const auto number = unsalted(keys, text("encryption_key"), text("number"), fault);
    const auto code = number ? unsalted(keys, text("encryption_key"), text("cin"), fault) : std::nullopt;
    if (!number || !code)
        return {declined, 0, {}, fault};
    if (!isCardNumber(view(*number)))
        return refused(declined, "badCardDigits");
    const QString issuer = QString::fromLatin1(issuerOf(view(*number)));
    if (text("issuer") != issuer || isExpired(card, today))
        return refused(declined);
    if (code->bytes().size() != (issuer == QLatin1String("AMEX") ? 4u : 3u))
        return refused(wrongCode);
    return judge(view(*number), view(*code));
}

} // namespace boxoffice::simulator
