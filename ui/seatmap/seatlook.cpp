#include "ui/seatmap/seatlook.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace boxoffice {
namespace {

QJsonArray levelsOf(ThemeName name)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/themes/tokens.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("tokens.json is not in the program");
        return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("priceLevels")).toObject();
    }();
    const QLatin1String key(name == ThemeName::Dark ? "dark" : name == ThemeName::Contrast ? "contrast" : "light");
    return all.value(key).toObject().value(QLatin1String("levels")).toArray();
}

} // namespace

SeatLook SeatLook::of(const Theme& theme)
{
    SeatLook look;
    const QJsonArray listed = levelsOf(theme.name());
    for (int i = 0; i < levels && !listed.isEmpty(); ++i) {
        const QJsonObject level = listed.at(i % listed.size()).toObject();
        look.level[static_cast<std::size_t>(i)] = {QColor(level.value(QLatin1String("fill")).toString()).rgb(),
                                                   QColor(level.value(QLatin1String("onFill")).toString()).rgb()};
    }
    look.background = theme.color(Role::MapBg).rgb();
    look.taken = theme.color(Role::SeatTaken).rgb();
    look.off = theme.color(Role::SectionLine).rgb();
    look.outline = theme.color(Role::SectionLine).rgb();
    look.stage = theme.color(Role::Stage).rgb();
    look.onStage = theme.color(Role::OnStage).rgb();
    look.yours = theme.color(Role::Yours).rgb();
    look.onYours = theme.color(Role::OnYours).rgb();
    look.text = theme.color(Role::Text).rgb();
    look.focus = theme.color(Role::Focus);
    look.focusGap = theme.color(Role::FocusGap);
    look.card = theme.color(Role::Raised);
    look.onCard = theme.color(Role::Text);
    look.cardLine = theme.color(Role::LineStrong);
    look.labelFont = theme.font(TextStyle::BodyStrong);
    look.cardFont = theme.font(TextStyle::Body);
    look.cardStrong = theme.font(TextStyle::BodyStrong);
    look.patterns = theme.name() == ThemeName::Contrast;
    look.motion = !theme.reducedMotion();
    return look;
}

QString levelLetter(int level) { return QString(QChar(static_cast<char16_t>(u'A' + level % 26))); }

} // namespace boxoffice
