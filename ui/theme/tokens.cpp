#include "ui/theme/tokens.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace boxoffice {
namespace {

constexpr std::array<const char*, roleCount> names{
    "canvas", "panel", "sunken", "raised", "line", "lineStrong", "text", "text2", "text3", "textDisabled",
    "primary", "primaryHover", "primaryPressed", "onPrimary", "primaryTint", "primaryText", "yours", "onYours",
    "yoursTint", "yoursLine", "focus", "focusGap", "danger", "onDanger", "dangerTint", "warning", "warningTint",
    "success", "successTint", "info", "infoTint", "bar", "barActive", "onBar", "onBar2", "barLine", "mapBg",
    "seatTaken", "sectionLine", "stage", "onStage", "scrim", "shadow"};

/// "#RRGGBB" or "rgba(r,g,b,a)" with a from 0 to 1.
QColor colorFrom(const QString& text)
{
    static const QRegularExpression rgba(QStringLiteral(R"(^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$)"));
    if (const auto match = rgba.match(text); match.hasMatch()) {
        QColor color(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
        color.setAlphaF(match.captured(4).toFloat());
        return color;
    }
    const QColor color(text);
    if (!color.isValid())
        qFatal("tokens.json: \"%s\" is no colour", qPrintable(text));
    return color;
}

std::array<QColor, roleCount> colorsOf(const QJsonObject& theme)
{
    std::array<QColor, roleCount> colors;
    for (std::size_t i = 0; i < names.size(); ++i)
        colors[i] = colorFrom(theme.value(QLatin1String(names[i])).toString());
    return colors;
}

QHash<QString, TypeToken> typeOf(const QJsonObject& face)
{
    QHash<QString, TypeToken> styles;
    for (auto it = face.begin(); it != face.end(); ++it) {
        const QJsonArray row = it->toArray();
        styles.insert(it.key(), {row.at(0).toString(), row.at(1).toInt(), row.at(2).toInt(), row.at(3).toInt()});
    }
    return styles;
}

/// Which token to read, and another weight where the relative has the wrong one.
struct Source {
    const char* token = "";
    int weight = 0;
};

Source attendedSource(TextStyle style)
{
    switch (style) {
    case TextStyle::Countdown: return {"countdown"};
    case TextStyle::Total: return {"total"};
    case TextStyle::Title: case TextStyle::Key: case TextStyle::Section: return {"title"};
    case TextStyle::Plate: return {"plate"};
    case TextStyle::Heading: case TextStyle::ButtonLarge: return {"heading"};
    case TextStyle::Input: return {"heading", 400};
    case TextStyle::Body: return {"body"};
    case TextStyle::BodyStrong: case TextStyle::Button: return {"bodyStrong"};
    case TextStyle::Detail: return {"detail"};
    case TextStyle::FieldLabel: return {"detail", 500};
    case TextStyle::PlateLabel: return {"plateLabel"};
    case TextStyle::Keycap: return {"keycap"};
    case TextStyle::Reference: case TextStyle::Hero: case TextStyle::Alarm: case TextStyle::Ring: break;
    }
    return {"reference"};
}

Source kioskSource(TextStyle style)
{
    switch (style) {
    case TextStyle::Countdown: return {"countdown"};
    case TextStyle::Total: return {"total"};
    case TextStyle::Reference: return {"reference"};
    case TextStyle::Title: return {"title"};
    case TextStyle::Plate: return {"plate"};
    case TextStyle::Heading: case TextStyle::Section: return {"section"};
    case TextStyle::Body: return {"body"};
    case TextStyle::BodyStrong: case TextStyle::FieldLabel: return {"body", 600};
    case TextStyle::Detail: return {"detail"};
    case TextStyle::PlateLabel: return {"detail", 500};
    case TextStyle::Keycap: return {"detail", 600};
    case TextStyle::Hero: return {"hero"};
    case TextStyle::Alarm: return {"alarm"};
    case TextStyle::Ring: return {"ring"};
    case TextStyle::Key: return {"key"};
    case TextStyle::Input: return {"input"};
    case TextStyle::Button: return {"button"};
    case TextStyle::ButtonLarge: break;
    }
    return {"buttonLarge"};
}

} // namespace

QLatin1String tokenName(Role role) { return QLatin1String(names[static_cast<std::size_t>(role)]); }

Tokens Tokens::load()
{
    QFile file(QStringLiteral(":/themes/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("tokens.json is missing: ui::initResources() comes first");
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    const QJsonObject color = root.value(QLatin1String("color")).toObject();
    const QJsonObject type = root.value(QLatin1String("type")).toObject();
    Tokens tokens;
    tokens.colors = {colorsOf(color.value(QLatin1String("light")).toObject()),
                     colorsOf(color.value(QLatin1String("dark")).toObject()),
                     colorsOf(color.value(QLatin1String("contrast")).toObject())};
    tokens.type = {typeOf(type.value(QLatin1String("attended")).toObject()),
                   typeOf(type.value(QLatin1String("kiosk")).toObject())};
    const QJsonArray art = root.value(QLatin1String("art")).toObject().value(QLatin1String("tones")).toArray();
    for (const auto tones : art)
        tokens.art.append({colorFrom(tones[0].toString()), colorFrom(tones[1].toString()),
                           colorFrom(tones[2].toString())});
    return tokens;
}

TypeToken typeToken(const Tokens& tokens, Face face, TextStyle style)
{
    const Source source = face == Face::Kiosk ? kioskSource(style) : attendedSource(style);
    TypeToken token = tokens.type[static_cast<std::size_t>(face)].value(QLatin1String(source.token));
    if (source.weight != 0)
        token.weight = source.weight;
    return token;
}

} // namespace boxoffice
