#include "simulator/partner/cardcheck.h"
#include "simulator/partner/strictness.h"
#include <algorithm>
#include <tuple>

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

bool cardExpired(const QJsonObject& card, QDate today)
{
    return isExpired(card.value(QLatin1String("expire_month")).toVariant().toInt(), card.value(QLatin1String("expire_year")).toVariant().toInt(), today);
}

void judgeNumber(CardVerdict& verdict, const QByteArray& number)
{
    const QByteArray last = number.right(4);
    verdict.lastFour = QString::fromLatin1(last);
    verdict.refusal = last == "0002" ? declined : last == "9995" ? noFunds : 0;
    verdict.refusalAtCommit = last == "0119" ? declined : last == "0341" ? noFunds : 0;
}

void judgeCode(CardVerdict& verdict, const QByteArray& code)
{
    if (code == "999" || code == "9999")
        verdict.refusal = wrongCode;
    if (code == "998" || code == "9998")
        verdict.refusalAtCommit = wrongCode;
}

QString textIn(const QJsonObject& card, const char* name) { return card.value(QLatin1String(name)).toString(); }

bool isRightLength(const WipedText& code, const QString& issuer)
{
    return code.bytes().size() == (issuer == QLatin1String("AMEX") ? 4u : 3u);
}

/// The number of `card` if it is well encrypted and a card's; `verdict` tells what is wrong otherwise.
std::optional<WipedText> numberIn(const CardKeys& keys, const QJsonObject& card, QDate today, CardVerdict& verdict)
{
    QString fault;
    auto number = unsalted(keys, textIn(card, "encryption_key"), textIn(card, "number"), fault);
    if (!number) {
        verdict = {declined, 0, {}, fault};
        return std::nullopt;
    }
    if (!isCardNumber(view(*number)))
        verdict = refused(declined, "badCardDigits");
    else if (textIn(card, "issuer") != QLatin1String(issuerOf(view(*number))) || cardExpired(card, today))
        verdict = refused(declined);
    else
        judgeNumber(verdict, view(*number));
    return number;
}

} // namespace

bool isExpired(int month, int year, QDate today)
{
    return month < 1 || month > 12 || year < today.year() || year > today.year() + 30 || (year == today.year() && month < today.month());
}

CardVerdict judgeAccount(const QByteArray& digits, QString& issuer)
{
    CardVerdict verdict;
    if (isCardNumber(digits)) {
        issuer = QString::fromLatin1(issuerOf(digits));
        judgeNumber(verdict, digits);
    }
    return verdict;
}

CardVerdict checkSavedCard(const CardKeys& keys, const QJsonObject& card, QDate today)
{
    for (const char* needed : {"number", "encryption_key", "issuer"})
        if (textIn(card, needed).isEmpty())
            return refused(badField);
    if (isCardNumber(textIn(card, "number").toLatin1()))
        return refused(declined, "plainCardData");
    CardVerdict verdict;
    std::ignore = numberIn(keys, card, today, verdict);
    return verdict;
}

CardVerdict checkCodeAlone(const CardKeys& keys, const QJsonObject& card, const QString& issuer)
{
    if (textIn(card, "cin").isEmpty() || textIn(card, "encryption_key").isEmpty())
        return refused(badField);
    if (textIn(card, "cin").size() <= 4)
        return refused(declined, "plainCardData");
    CardVerdict verdict;
    const auto code = unsalted(keys, textIn(card, "encryption_key"), textIn(card, "cin"), verdict.clientFault);
    if (!code)
        return {declined, 0, {}, verdict.clientFault};
    if (!isRightLength(*code, issuer))
        return refused(wrongCode);
    judgeCode(verdict, view(*code));
    return verdict;
}

CardVerdict checkCard(const CardKeys& keys, const QJsonObject& card, QDate today)
{
    for (const char* needed : {"number", "cin", "encryption_key", "issuer"})
        if (textIn(card, needed).isEmpty())
            return refused(badField);
    if (isCardNumber(textIn(card, "number").toLatin1()) || textIn(card, "cin").size() <= 4)
        return refused(declined, "plainCardData");
    CardVerdict verdict;
    const auto number = numberIn(keys, card, today, verdict);
    CardVerdict code = number ? checkCodeAlone(keys, card, textIn(card, "issuer")) : verdict;
    if (!code.clientFault.isEmpty())
        return code; // how both are encrypted is looked at before what they say
    if (verdict.lastFour.isEmpty())
        return verdict;
    if (code.refusal != 0)
        return code;
    verdict.refusalAtCommit = code.refusalAtCommit != 0 ? code.refusalAtCommit : verdict.refusalAtCommit;
    return verdict;
}

} // namespace boxoffice::simulator
