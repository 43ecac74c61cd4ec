#include "ui/pages/payment/phonerules.h"
#include <algorithm>
#include <phonenumbers/phonenumberutil.h>

namespace boxoffice {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

constexpr qsizetype longest = 40; ///< "+" and 15 digits, however they are set apart, and an extension

bool isWritten(const QString& text)
{
    return std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || QStringLiteral(" +-().,/#xX").contains(c); });
}

bool isOneDigit(const QString& text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c.isDigit(); });
    return !digits.isEmpty() && digits.count(digits.front()) == digits.size();
}

PhoneFault ofLength(PhoneNumberUtil::ValidationResult result)
{
    switch (result) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY: return PhoneFault::TooShort;
    case PhoneNumberUtil::TOO_LONG: return PhoneFault::TooLong;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE: return PhoneFault::UnknownCountry;
    case PhoneNumberUtil::INVALID_LENGTH: return PhoneFault::NotANumber;
    case PhoneNumberUtil::IS_POSSIBLE: break;
    }
    return PhoneFault::None;
}

} // namespace

PhoneFault phoneFault(const QString& text, const QString& country)
{
    if (text.size() > longest)
        return PhoneFault::TooLong;
    if (!isWritten(text) || isOneDigit(text))
        return PhoneFault::NotANumber;
    const PhoneNumberUtil& phones = *PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    switch (phones.Parse(text.toStdString(), country.toStdString(), &number)) {
    case PhoneNumberUtil::NO_PARSING_ERROR: break;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR: return PhoneFault::UnknownCountry;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN: return PhoneFault::TooShort;
    case PhoneNumberUtil::TOO_LONG_NSN: return PhoneFault::TooLong;
    default: return PhoneFault::NotANumber;
    }
    const PhoneFault length = ofLength(phones.IsPossibleNumberWithReason(number));
    if (length != PhoneFault::None)
        return length;
    return phones.IsValidNumber(number) ? PhoneFault::None : PhoneFault::Doubtful;
}

} // namespace boxoffice
