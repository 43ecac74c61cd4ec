#include "ui/pages/payment/postalrules.h"
#include <QRegularExpression>
#include <algorithm>
#include <array>

namespace boxoffice {
namespace {

struct PostalRule {
    const char* country;
    const char* shape; ///< over upper case
    const char* example;
};
constexpr std::array rules{
    PostalRule{"AT", "[0-9]{4}", "1010"},
    PostalRule{"AU", "[0-9]{4}", "2000"},
    PostalRule{"BE", "[0-9]{4}", "1000"},
    PostalRule{"BR", "[0-9]{5}-?[0-9]{3}", "01000-000"},
    PostalRule{"CA", "[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][ -]?[0-9][ABCEGHJ-NPRSTV-Z][0-9]", "K1A 0B1"},
    PostalRule{"CH", "[0-9]{4}", "8001"},
    PostalRule{"DE", "[0-9]{5}", "10115"},
    PostalRule{"DK", "[0-9]{4}", "1050"},
    PostalRule{"ES", "[0-9]{5}", "28001"},
    PostalRule{"FI", "[0-9]{5}", "00100"},
    PostalRule{"FR", "[0-9]{5}", "75001"},
    PostalRule{"GB", "(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2})", "SW1A 1AA"},
    PostalRule{"IE", "[A-Z][0-9][0-9W] ?[A-Z0-9]{4}", "D02 X285"},
    PostalRule{"IN", "[1-9][0-9]{2} ?[0-9]{3}", "110001"},
    PostalRule{"IT", "[0-9]{5}", "00118"},
    PostalRule{"JP", "[0-9]{3}-?[0-9]{4}", "100-0001"},
    PostalRule{"MX", "[0-9]{5}", "01000"},
    PostalRule{"NL", "[1-9][0-9]{3} ?[A-Z]{2}", "1012 AB"},
    PostalRule{"NO", "[0-9]{4}", "0150"},
    PostalRule{"NZ", "[0-9]{4}", "6011"},
    PostalRule{"PL", "[0-9]{2}-?[0-9]{3}", "00-001"},
    PostalRule{"PT", "[0-9]{4}-?[0-9]{3}", "1000-001"},
    PostalRule{"SE", "[0-9]{3} ?[0-9]{2}", "111 22"},
    PostalRule{"US", "[0-9]{5}([ -]?[0-9]{4})?", "90210"},
};
/// No postal codes at all (Universal Postal Union).
constexpr std::array withoutCodes{"AE", "AG", "AO", "AW", "BO", "BS", "BW", "BZ", "FJ", "GD", "GY", "HK", "KI", "KM", "KN",
                                  "MO", "QA", "RW", "SC", "SL", "SR", "ST", "SY", "TD", "TG", "TO", "TV", "UG", "VU", "YE", "ZW"};

const PostalRule* ruleOf(const QString& country)
{
    const auto found = std::ranges::find_if(rules, [&](const PostalRule& rule) { return country == QLatin1String(rule.country); });
    return found == rules.end() ? nullptr : &*found;
}

} // namespace

PostalFault postalFault(const QString& code, const QString& country)
{
    const QString typed = code.simplified().toUpper();
    const bool none = std::ranges::any_of(withoutCodes, [&](const char* one) { return country == QLatin1String(one); });
    if (typed.isEmpty())
        return none ? PostalFault::None : PostalFault::Missing;
    const bool zeros = std::ranges::all_of(typed, [](QChar c) { return c == u'0' || c == u' ' || c == u'-'; });
    if (zeros)
        return PostalFault::OnlyZeros;
    const PostalRule* rule = ruleOf(country);
    const QString shape = rule ? QLatin1String(rule->shape) : QLatin1String("[A-Z0-9](?:[A-Z0-9 -]{0,8}[A-Z0-9])");
    const QRegularExpression whole(QRegularExpression::anchoredPattern(shape));
    return whole.match(typed).hasMatch() ? PostalFault::None : PostalFault::WrongShape;
}

QString postalExample(const QString& country)
{
    const PostalRule* rule = ruleOf(country);
    return rule ? QString::fromLatin1(rule->example) : QString();
}

} // namespace boxoffice
