#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include <QApplication>
#include <QFontMetrics>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

namespace boxoffice {
namespace {

constexpr const char* themeProperty = "boxofficeTheme";

Theme* themeOf(const QObject* object)
{
    return qobject_cast<Theme*>(object->property(themeProperty).value<QObject*>());
}

qreal tracking(const TypeToken& token)
{
    if (!token.family.endsWith(QLatin1String("Display")))
        return 0;
    return token.size >= 56 ? -0.018 : token.size >= 28 ? -0.012 : -0.010;
}

Metrics attendedMetrics() { return {}; }

Metrics kioskMetrics()
{
    return {.control = 72, .primary = 96, .target = 60, .gutter = 48, .gap = 16, .fieldPadding = 24, .icon = 28,
            .border = 2, .errorBorder = 3, .radiusKeycap = 8, .radiusControl = 14, .radiusButton = 18,
            .radiusCard = 20, .focusGap = 4, .focusRing = 5};
}

} // namespace

Theme::Theme(Face face, ThemeName name, qreal textScale, QObject* parent)
    : QObject(parent), m_face(face), m_name(name), m_textScale(textScale),
      m_tokens(std::make_unique<const Tokens>(Tokens::load()))
{
}

Theme::~Theme()
{
    if (m_app && themeOf(m_app) == this)
        m_app->setProperty(themeProperty, {});
}

Theme& Theme::of(const QWidget* widget)
{
    for (const QWidget* at = widget; at; at = at->parentWidget())
        if (Theme* theme = themeOf(at))
            return *theme;
    Theme* theme = qApp ? themeOf(qApp) : nullptr;
    if (!theme)
        qFatal("No Theme was applied before the first widget was drawn");
    return *theme;
}

QColor Theme::color(Role role) const
{
    return m_tokens->colors[static_cast<std::size_t>(m_name)][static_cast<std::size_t>(role)];
}

QFont Theme::font(TextStyle style) const
{
    const TypeToken token = typeToken(*m_tokens, m_face, style);
    QFont font;
    font.setFamilies({token.family, QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                      QStringLiteral("sans-serif")});
    font.setPixelSize(px(token.size));
    font.setWeight(static_cast<QFont::Weight>(token.weight));
    font.setLetterSpacing(QFont::AbsoluteSpacing, tracking(token) * px(token.size));
    return font;
}

int Theme::lineHeight(TextStyle style) const { return px(typeToken(*m_tokens, m_face, style).line); }

int Theme::px(int designPixels) const { return qRound(designPixels * m_textScale); }

Metrics Theme::metrics() const
{
    Metrics sizes = m_face == Face::Kiosk ? kioskMetrics() : attendedMetrics();
    sizes.control = px(sizes.control);
    sizes.primary = px(sizes.primary);
    sizes.target = px(sizes.target);
    sizes.icon = px(sizes.icon);
    if (m_name == ThemeName::Contrast)
        sizes.border = m_face == Face::Kiosk ? 3 : 2;
    return sizes;
}

int Theme::duration(Motion motion) const
{
    if (m_reducedMotion)
        return 0;
    switch (motion) {
    case Motion::Press: return 80;
    case Motion::State: return 120;
    case Motion::Pane: return 160;
    case Motion::Dialog: break;
    }
    return 200;
}

std::array<QColor, 3> Theme::artTones(int index) const
{
    const auto count = m_tokens->art.size();
    return m_tokens->art.at(((index % count) + count) % count);
}

QColor Theme::tint(Severity severity) const
{
    switch (severity) {
    case Severity::Info: return color(Role::InfoTint);
    case Severity::Success: return color(Role::SuccessTint);
    case Severity::Warning: return color(Role::WarningTint);
    case Severity::Danger: return color(Role::DangerTint);
    case Severity::Neutral: break;
    }
    return color(m_name == ThemeName::Dark ? Role::Raised : Role::Canvas);
}

Role Theme::ink(Severity severity) const
{
    switch (severity) {
    case Severity::Info: return Role::Info;
    case Severity::Success: return Role::Success;
    case Severity::Warning: return Role::Warning;
    case Severity::Danger: return Role::Danger;
    case Severity::Neutral: break;
    }
    return Role::Text2;
}

QPalette Theme::palette() const
{
    QPalette palette;
    const std::pair<QPalette::ColorRole, Role> roles[] = {
        {QPalette::Window, Role::Canvas}, {QPalette::WindowText, Role::Text}, {QPalette::Base, Role::Panel},
        {QPalette::AlternateBase, Role::Sunken}, {QPalette::Text, Role::Text},
        {QPalette::PlaceholderText, Role::Text3}, {QPalette::Button, Role::Panel},
        {QPalette::ButtonText, Role::Text}, {QPalette::BrightText, Role::OnPrimary},
        {QPalette::Highlight, Role::Primary}, {QPalette::HighlightedText, Role::OnPrimary},
        {QPalette::Link, Role::PrimaryText}, {QPalette::LinkVisited, Role::PrimaryText},
        {QPalette::ToolTipBase, Role::Bar}, {QPalette::ToolTipText, Role::OnBar}, {QPalette::Light, Role::Raised},
        {QPalette::Midlight, Role::Sunken}, {QPalette::Mid, Role::Line}, {QPalette::Dark, Role::LineStrong},
        {QPalette::Shadow, Role::Shadow}};
    for (const auto& [place, role] : roles)
        palette.setColor(place, color(role));
    for (const auto place : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText})
        palette.setColor(QPalette::Disabled, place, color(Role::TextDisabled));
    return palette;
}

void Theme::apply(QApplication& app)
{
    m_app = &app;
    app.setProperty(themeProperty, QVariant::fromValue<QObject*>(this));
    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    refresh();
}

void Theme::useFor(QWidget& window)
{
    window.setProperty(themeProperty, QVariant::fromValue<QObject*>(this));
}

void Theme::setTheme(ThemeName name)
{
    if (m_name == name)
        return;
    m_name = name;
    refresh();
}

void Theme::setTextScale(qreal scale)
{
    if (qFuzzyCompare(m_textScale, scale))
        return;
    m_textScale = scale;
    refresh();
}

void Theme::setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

void Theme::refresh()
{
    if (m_app) {
        m_app->setPalette(palette());
        m_app->setFont(font(TextStyle::Body));
        m_app->setStyleSheet(styleSheet());
        const auto widgets = QApplication::allWidgets();
        for (QWidget* widget : widgets)
            widget->update();
    }
    Q_EMIT changed();
}

ThemeName themeNamed(const QString& name)
{
    if (name == QLatin1String("dark"))
        return ThemeName::Dark;
    return name == QLatin1String("contrast") ? ThemeName::Contrast : ThemeName::Light;
}

void repolish(QWidget& widget)
{
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

void setLook(QWidget& widget, const char* property, const QString& value)
{
    if (widget.property(property).toString() == value)
        return;
    widget.setProperty(property, value);
    repolish(widget);
}

} // namespace boxoffice
