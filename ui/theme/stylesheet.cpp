#include "ui/theme/theme.h"
#include "ui/theme/tokens.h"
#include <QHash>

namespace boxoffice {
namespace {

/// "@name" is a colour of tokens.json, a size or a font; see vocabulary().
constexpr const char* templateText = R"(
* { outline: 0; }
QToolTip { background: @bar; color: @onBar; border: 1px solid @barLine; padding: 6px 8px; font: @fontDetail; }
QFrame[kind="panel"] { background: @panel; border: 0; }
QFrame[kind="canvas"] { background: @canvas; border: 0; }
QFrame[kind="sunken"] { background: @sunken; border: 0; }
QFrame[kind="card"] { background: @panel; border: 1px solid @line; border-radius: @radiusCard; }
QFrame[kind="dialog"] { background: @raised; border: 1px solid @line; border-radius: @radiusDialog; }
QFrame[kind="bar"] { background: @bar; border: 0; }
QFrame[kind="line"] { background: @line; border: 0; min-height: 1px; max-height: 1px; }
QFrame[kind="column"] { background: @line; border: 0; min-width: 1px; max-width: 1px; }

QPushButton, QToolButton {
  background: @panel; color: @text; border: @borderpx solid @lineStrong; border-radius: @radiusControl;
  padding: 0 @paddingpx; min-height: @inner; font: @fontButton; icon-size: @iconpx; }
QPushButton:hover, QToolButton:hover { background: @sunken; border-color: @text2; }
QPushButton:pressed, QToolButton:pressed { background: @primaryTint; }
QPushButton:checked { background: @primaryTint; border-color: @primary; color: @primaryText; }
QPushButton:disabled, QToolButton:disabled { background: @sunken; color: @textDisabled; border-color: @line; }
QPushButton[kind="primary"] { background: @primary; color: @onPrimary; border-color: @primary; }
QPushButton[kind="primary"]:hover { background: @primaryHover; border-color: @primaryHover; }
QPushButton[kind="primary"]:pressed, QPushButton[armed="true"] { background: @primaryPressed; border-color: @primaryPressed; }
QPushButton[kind="primary"]:disabled { background: @sunken; color: @textDisabled; border-color: @line; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; color: @primaryText; padding: 0 @gappx; }
QPushButton[kind="quiet"]:hover { background: @primaryTint; border-color: transparent; }
QPushButton[kind="quiet"]:disabled { background: transparent; border-color: transparent; color: @textDisabled; }
QPushButton[kind="danger"] { color: @danger; border-color: @danger; }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { background: @dangerTint; }
QPushButton[kind="danger"]:disabled { color: @textDisabled; border-color: @line; }
QPushButton[kind="band"] { background: transparent; border-color: transparent; color: @warning; min-height: 0; padding: 0 @gappx; }
QPushButton[kind="band"]:hover { border-color: @warning; }
QPushButton[kind="tab"] { background: transparent; border-color: transparent; color: @onBar2; padding: 0 @paddingpx; }
QPushButton[kind="tab"]:hover { color: @onBar; border-color: @barLine; }
QPushButton[kind="tab"]:checked { background: @barActive; color: @tabInk; border-color: @barActive; border-bottom: 2px solid @onBar; }
QPushButton[kind="onBar"] { background: transparent; color: @onBar; border-color: @onBar2; }
QPushButton[kind="onBar"]:hover { background: @barLine; color: @hoverOnBar; }
QPushButton[kind="onBar"]:disabled { color: @onBar2; border-color: @barLine; }

QLineEdit, QComboBox, QPlainTextEdit, QAbstractSpinBox {
  background: @panel; color: @text; border: @borderpx solid @lineStrong; border-radius: @radiusControl;
  padding: 0 @paddingpx; min-height: @inner; font: @fontInput;
  selection-background-color: @primary; selection-color: @onPrimary; }
QLineEdit:disabled, QComboBox:disabled { background: @sunken; color: @textDisabled; border-color: @line; }
QLineEdit[state="error"], QComboBox[state="error"] { border: 3px solid @danger; padding: 0 @errorPaddingpx; min-height: @errorInner; }
QComboBox::drop-down { border: 0; width: @control; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @lineStrong; padding: 4px;
  selection-background-color: @primaryTint; selection-color: @text; }
QComboBox QAbstractItemView::item { min-height: @control; padding: 0 @gappx; }

QAbstractItemView { background: @panel; color: @text; border: 0; font: @fontBody; selection-background-color: @primaryTint; selection-color: @text; }
QTableView { gridline-color: @line; alternate-background-color: @sunken; }
QTableView::item, QTreeView::item { padding: 0 @gappx; border: 0; border-bottom: 1px solid @line; }
QTableView::item:selected, QTreeView::item:selected { background: @primaryTint; color: @text; }
QHeaderView { background: @sunken; border: 0; }
QHeaderView::section { background: @sunken; color: @text2; border: 0; border-bottom: 1px solid @line; padding: 0 @gappx; min-height: @inner; font: @fontLabel; }
QAbstractScrollArea { border: 0; }
QScrollArea, QScrollArea > QWidget > QWidget[kind="flow"] { background: transparent; border: 0; }
QScrollBar:vertical { background: transparent; width: @scroll; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @scroll; margin: 0; }
QScrollBar::handle { background: @scrollHandle; border-radius: @scrollRadius; margin: @scrollMargin; }
QScrollBar::handle:vertical { min-height: @control; }
QScrollBar::handle:horizontal { min-width: @control; }
QScrollBar::handle:hover { background: @lineStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: @raised; color: @text; border: 1px solid @lineStrong; padding: 4px; font: @fontBody; }
QMenu::item { padding: 6px 20px; border-radius: @radiusKeycap; }
QMenu::item:selected { background: @primaryTint; }
QCheckBox, QRadioButton { color: @text; font: @fontBody; spacing: @gappx; }
)";

QString cssFont(const QFont& font)
{
    return QStringLiteral("%1 %2px \"%3\"").arg(font.weight()).arg(font.pixelSize()).arg(font.families().constFirst());
}

QHash<QString, QString> vocabulary(const Theme& theme)
{
    const Metrics sizes = theme.metrics();
    const bool kiosk = theme.face() == Face::Kiosk;
    QHash<QString, QString> words;
    for (int i = 0; i < roleCount; ++i)
        words.insert(tokenName(static_cast<Role>(i)), theme.color(static_cast<Role>(i)).name());
    const auto pixels = [&words](const char* name, int px) {
        words.insert(QLatin1String(name), QString::number(px) + QLatin1String("px"));
    };
    pixels("borderpx", sizes.border);
    pixels("paddingpx", sizes.fieldPadding);
    pixels("gappx", sizes.gap);
    pixels("iconpx", sizes.icon);
    pixels("inner", sizes.control - 2 * sizes.border);
    pixels("errorInner", sizes.control - 2 * sizes.errorBorder);
    pixels("errorPaddingpx", sizes.fieldPadding + sizes.border - sizes.errorBorder);
    pixels("control", sizes.control);
    pixels("radiusControl", sizes.radiusControl);
    pixels("radiusCard", sizes.radiusCard);
    pixels("radiusKeycap", sizes.radiusKeycap);
    pixels("radiusDialog", kiosk ? 28 : 12);
    pixels("scroll", kiosk ? 20 : 10);
    pixels("scrollRadius", kiosk ? 6 : 3);
    pixels("scrollMargin", kiosk ? 4 : 2);
    const bool contrast = theme.name() == ThemeName::Contrast;
    words.insert(QStringLiteral("tabInk"), theme.color(contrast ? Role::Bar : Role::OnBar).name());
    words.insert(QStringLiteral("hoverOnBar"), theme.color(contrast ? Role::Bar : Role::OnBar).name());
    words.insert(QStringLiteral("scrollHandle"), theme.color(contrast ? Role::LineStrong : Role::SeatTaken).name());
    words.insert(QStringLiteral("fontButton"), cssFont(theme.font(TextStyle::Button)));
    words.insert(QStringLiteral("fontInput"), cssFont(theme.font(kiosk ? TextStyle::Input : TextStyle::Body)));
    words.insert(QStringLiteral("fontBody"), cssFont(theme.font(TextStyle::Body)));
    words.insert(QStringLiteral("fontDetail"), cssFont(theme.font(TextStyle::Detail)));
    words.insert(QStringLiteral("fontLabel"), cssFont(theme.font(TextStyle::FieldLabel)));
    return words;
}

} // namespace

QString Theme::styleSheet() const
{
    const QHash<QString, QString> words = vocabulary(*this);
    const QString source = QString::fromLatin1(templateText);
    QString sheet;
    sheet.reserve(source.size() * 2);
    for (qsizetype at = 0; at < source.size();) {
        const qsizetype mark = source.indexOf(u'@', at);
        sheet += QStringView(source).mid(at, mark < 0 ? -1 : mark - at);
        if (mark < 0)
            break;
        qsizetype end = mark + 1;
        while (end < source.size() && source.at(end).isLetterOrNumber())
            ++end;
        const auto word = words.constFind(source.mid(mark + 1, end - mark - 1));
        if (word == words.cend())
            qFatal("style sheet: no word %s", qPrintable(source.mid(mark, end - mark)));
        sheet += *word;
        at = end;
    }
    return sheet;
}

} // namespace boxoffice
