#include "ui/pages/payment/buyerrules.h"
#include "ui/pages/payment/isoplaces.h"
#include "ui/pages/payment/phonerules.h"
#include "ui/pages/payment/postalrules.h"
#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

namespace boxoffice::buyerrules {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BuyerRules)
};

constexpr qsizetype longestText = 60;
constexpr qsizetype longestEmail = 254; ///< RFC 5321

/// Letters of every script, digits, blanks and punctuation. Emoji, control characters and the marks that turn the
/// direction of writing are refused: they reach printers and other programs.
bool isPlain(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Symbol_Other:
    case QChar::Symbol_Modifier:
    case QChar::Mark_Enclosing:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return false;
    case QChar::Other_Format: return c == 0x200C || c == 0x200D; // which some scripts need within a word
    default: return c != 0xFE0F && c < 0x1F000;
    }
}

QString textError(const QString& text, bool needsLetter)
{
    if (text.isEmpty())
        return Words::tr("Needed for this payment");
    const QList<uint> points = text.toUcs4();
    if (points.size() > longestText)
        return Words::tr("Too long: %1 characters at most").arg(longestText);
    if (!std::ranges::all_of(points, [](uint c) { return isPlain(c); }))
        return Words::tr("Letters, digits and punctuation only");
    const auto isWord = [needsLetter](uint c) { return QChar::isLetter(c) || (!needsLetter && QChar::isDigit(c)); };
    if (std::ranges::none_of(points, isWord))
        return needsLetter ? Words::tr("Letters are missing") : Words::tr("Letters or digits are missing");
    return {};
}

QString phoneWords(PhoneFault fault)
{
    switch (fault) {
    case PhoneFault::NotANumber: return Words::tr("This is not a phone number");
    case PhoneFault::UnknownCountry: return Words::tr("No country has this +code");
    case PhoneFault::TooShort: return Words::tr("Too short for a phone number");
    case PhoneFault::TooLong: return Words::tr("Too long for a phone number");
    case PhoneFault::Doubtful:
    case PhoneFault::None: break;
    }
    return {};
}

} // namespace

QString name(const QString& text) { return textError(text.trimmed(), true); }
QString addressLine(const QString& text) { return textError(text.trimmed(), false); }
QString city(const QString& text) { return textError(text.trimmed(), true); }

QString email(const QString& text)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(
        QStringLiteral("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                       "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])")));
    const QString typed = text.trimmed();
    if (typed.isEmpty())
        return Words::tr("Needed for this payment");
    if (typed.size() > longestEmail)
        return Words::tr("Too long: %1 characters at most").arg(longestEmail);
    if (typed.indexOf(u'@') > 64 || !shape.match(typed).hasMatch())
        return Words::tr("Check the address: name@example.com");
    return {};
}

QString phone(const QString& text, const QString& country)
{
    const QString typed = text.trimmed();
    return typed.isEmpty() ? Words::tr("Needed for this payment") : phoneWords(phoneFault(typed, country));
}

QString region(const QString& text, const QString& country)
{
    const QString typed = text.simplified();
    if (typed.isEmpty())
        return addressNeedsRegion(country) ? Words::tr("Needed in this country") : QString();
    if (QString wrong = textError(typed, false); !wrong.isEmpty())
        return wrong;
    const QList<IsoRegion>& all = isoRegions(country);
    if (!addressNeedsRegion(country) || all.isEmpty() || !regionAbbrev(typed, country).isEmpty())
        return {};
    return Words::tr("Not a region of this country. For example %1 (%2)").arg(all.constFirst().abbrev, all.constFirst().name);
}

QString postalCode(const QString& text, const QString& country)
{
    switch (postalFault(text, country)) {
    case PostalFault::Missing: return Words::tr("Needed for this payment");
    case PostalFault::OnlyZeros: return Words::tr("No place has this postal code");
    case PostalFault::WrongShape: {
        const QString example = postalExample(country);
        return example.isEmpty() ? Words::tr("Letters and digits, ten at most") : Words::tr("Not a code of this country. For example %1").arg(example);
    }
    case PostalFault::None: break;
    }
    return {};
}

QString doubtAboutPhone(const QString& text, const QString& country)
{
    return phoneFault(text.trimmed(), country) == PhoneFault::Doubtful
        ? Words::tr("The ticket system refused a field. Is this number right?") : QString();
}

/// The service wants an abbreviation, and only where the post needs the region was one insisted on.
QString doubtAboutRegion(const QString& text, const QString& country)
{
    const QString typed = text.simplified();
    const bool known = typed.isEmpty() || isoRegions(country).isEmpty() || !regionAbbrev(typed, country).isEmpty();
    return known ? QString() : Words::tr("The ticket system refused a field. Leave this empty, or type the region’s abbreviation");
}

QString doubtAboutPostalCode(const QString& text, const QString& country)
{
    const bool checked = !postalExample(country).isEmpty(); // by a rule of that country
    return checked || text.trimmed().isEmpty() ? QString() : Words::tr("The ticket system refused a field. Is this code right?");
}

} // namespace boxoffice::buyerrules
