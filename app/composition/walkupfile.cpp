#include "composition/walkupfile.h"
#include "ui/pages/payment/buyerrules.h"
#include "ui/pages/payment/isoplaces.h"
#include <QFile>
#include <QSettings>
#include <algorithm>
#include <array>

namespace boxoffice {
namespace {

using Rule = QString (*)(const QString& text, const QString& country);

/// A rule that does not care where it is.
template <QString (*rule)(const QString&)>
QString anywhere(const QString& text, const QString&)
{
    return rule(text);
}

QString country(const QString& text, const QString&)
{
    const bool known = std::ranges::any_of(isoCountries(), [&](const IsoCountry& one) { return one.code == text; });
    return known ? QString() : QStringLiteral("expected the two letters of a country, like US");
}

QString anything(const QString& text, const QString&) { return text.isEmpty() ? QString() : buyerrules::addressLine(text); }

struct Key {
    const char* name;
    BuyerField group;
    QString BuyerForm::* member;
    Rule rule;
};
constexpr std::array keys{
    Key{"country", BuyerField::Address, &BuyerForm::countryCode, country}, // first: phone, region and code go by it
    Key{"first_name", BuyerField::Name, &BuyerForm::firstName, anywhere<buyerrules::name>},
    Key{"last_name", BuyerField::Name, &BuyerForm::lastName, anywhere<buyerrules::name>},
    Key{"email", BuyerField::Email, &BuyerForm::email, anywhere<buyerrules::email>},
    Key{"phone", BuyerField::Phone, &BuyerForm::phone, buyerrules::phone},
    Key{"line1", BuyerField::Address, &BuyerForm::line1, anywhere<buyerrules::addressLine>},
    Key{"line2", BuyerField::Address, &BuyerForm::line2, anything},
    Key{"unit", BuyerField::Address, &BuyerForm::unit, anything},
    Key{"city", BuyerField::Address, &BuyerForm::city, anywhere<buyerrules::city>},
    Key{"region", BuyerField::Address, &BuyerForm::region, buyerrules::region},
    Key{"postal_code", BuyerField::Address, &BuyerForm::postalCode, buyerrules::postalCode},
};

Failure wrong(const QString& path, const QString& key, const QString& what)
{
    return {.kind = FailureKind::Rule, .where = QStringLiteral("lane/walkup_file"), .detail = QStringLiteral("%1: %2: %3").arg(path, key, what)};
}

QString fullName(const Key& key) { return QStringLiteral("buyer/") + QLatin1String(key.name); }

/// QSettings splits at commas, and an address has some.
QString asText(const QVariant& value)
{
    return (value.typeId() == QMetaType::QStringList ? value.toStringList().join(QStringLiteral(", ")) : value.toString()).simplified();
}

std::optional<QString> unknownKey(const QSettings& file)
{
    const QStringList all = file.allKeys();
    for (const QString& one : all)
        if (std::ranges::none_of(keys, [&](const Key& key) { return one == fullName(key); }))
            return one;
    return std::nullopt;
}

} // namespace

Result<BuyerForm> readWalkUp(const QString& path, const QList<BuyerField>& required)
{
    if (QFile file(path); !file.open(QIODevice::ReadOnly))
        return wrong(QStringLiteral("lane/walkup_file"), path, QStringLiteral("cannot be read: ") + file.errorString());
    const QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        return wrong(path, QStringLiteral("(file)"), QStringLiteral("expected lines of KEY=VALUE under [buyer]"));
    if (const std::optional<QString> odd = unknownKey(file))
        return wrong(path, *odd, QStringLiteral("unknown; expected first_name, last_name, email, phone, line1, line2, unit, city, region, country "
                                                "or postal_code under [buyer]"));
    BuyerForm buyer;
    for (const Key& key : keys)
        buyer.*(key.member) = asText(file.value(fullName(key)));
    for (const Key& key : keys) {
        const QString fault = key.rule(buyer.*(key.member), buyer.countryCode);
        if (!fault.isEmpty() && (required.contains(key.group) || !(buyer.*(key.member)).isEmpty()))
            return wrong(path, fullName(key), fault);
    }
    return buyer;
}

} // namespace boxoffice
