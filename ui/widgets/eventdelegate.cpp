#include "ui/widgets/eventdelegate.h"
#include "ui/theme/theme.h"
#include "ui/theme/icon.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {
namespace {

QString textOf(const QModelIndex& index, int role) { return index.data(role).toString(); }

bool hasEvent(const QModelIndex& index) { return !textOf(index, EventRole::Title).isEmpty(); }
bool hasHeading(const QModelIndex& index) { return !textOf(index, EventRole::Heading).isEmpty(); }

Severity severityOf(const QModelIndex& index)
{
    return static_cast<Severity>(index.data(EventRole::StatusSeverity).toInt());
}

int rowHeight(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 108 : 58); }

void paintHeading(QPainter& painter, const Theme& theme, const QRect& box, const QModelIndex& index)
{
    const int pad = theme.px(theme.face() == Face::Kiosk ? 24 : 14);
    painter.fillRect(box, theme.color(Role::Sunken));
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color(Role::Line));
    QFont font = theme.font(theme.face() == Face::Kiosk ? TextStyle::BodyStrong : TextStyle::Detail);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(Role::Text2));
    const QRectF line = QRectF(box).adjusted(pad, 0, -pad, 0);
    const qreal note = drawLine(painter, line, Qt::AlignRight, textOf(index, EventRole::HeadingNote));
    drawLine(painter, line.adjusted(0, 0, -note - pad, 0), Qt::AlignLeft, textOf(index, EventRole::Heading));
}

/// Right side of a row: icon and words; returns the width used.
qreal paintStatus(QPainter& painter, const Theme& theme, const QRectF& line, const QModelIndex& index)
{
    const QString status = textOf(index, EventRole::Status), icon = textOf(index, EventRole::StatusIcon);
    if (status.isEmpty())
        return 0;
    const Severity severity = severityOf(index);
    const bool loud = severity == Severity::Warning || severity == Severity::Danger;
    const Role ink = severity == Severity::Neutral ? Role::Text2 : theme.ink(severity);
    painter.setFont(theme.font(loud ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(theme.color(ink));
    qreal used = drawTabular(painter, line, Qt::AlignRight, status);
    if (!icon.isEmpty()) {
        const int side = theme.px(theme.face() == Face::Kiosk ? 24 : 14), gap = theme.px(6);
        paintIcon(painter, theme, icon, ink,
                  QRectF(line.right() - used - gap - side, line.center().y() - side / 2.0, side, side));
        used += gap + side;
    }
    return used;
}

} // namespace

EventDelegate::EventDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

int EventDelegate::headingHeight(const QWidget* widget)
{
    const Theme& theme = Theme::of(widget);
    return theme.px(theme.face() == Face::Kiosk ? 56 : 31);
}

QSize EventDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const int heading = hasHeading(index) ? headingHeight(option.widget) : 0;
    return {theme.px(200), heading + (hasEvent(index) ? rowHeight(theme) : 0)};
}

void EventDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const Theme& theme = Theme::of(option.widget);
    QStyleOptionViewItem row = option;
    if (hasHeading(index)) {
        QRect top = option.rect;
        top.setHeight(qMin(top.height(), headingHeight(option.widget)));
        paintHeading(*painter, theme, top, index);
        row.rect.setTop(top.bottom() + 1);
    }
    if (hasEvent(index))
        paintRow(painter, row, index);
    painter->restore();
}

void EventDelegate::paintRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::of(option.widget);
    const bool kiosk = theme.face() == Face::Kiosk;
    const bool selected = option.state & QStyle::State_Selected, dimmed = index.data(EventRole::Dimmed).toBool();
    const QRect box = option.rect;
    const bool over = option.state & QStyle::State_MouseOver;
    painter->fillRect(box, theme.color(selected ? Role::PrimaryTint : over ? Role::Sunken : Role::Panel));
    painter->fillRect(QRect(box.left(), box.bottom(), box.width(), 1), theme.color(Role::Line));
    if (selected)
        painter->fillRect(QRect(box.left(), box.top(), kiosk ? 8 : 4, box.height()), theme.color(Role::Primary));

    const int pad = theme.px(kiosk ? 24 : 14), clock = theme.px(kiosk ? 120 : 62);
    const int first = theme.lineHeight(TextStyle::Heading), second = theme.lineHeight(TextStyle::Body);
    const qreal top = box.top() + (box.height() - first - second) / 2.0;
    const QRectF upper(box.left() + pad, top, box.width() - 2 * pad, first);
    const QRectF lower(box.left() + pad, top + first, box.width() - 2 * pad, second);
    const Role strong = dimmed ? Role::Text2 : Role::Text;
    painter->setPen(theme.color(strong));
    painter->setFont(theme.font(TextStyle::Heading));
    drawTabular(*painter, QRectF(upper.left(), upper.top(), clock - 4, first), Qt::AlignLeft, textOf(index, EventRole::Time));
    painter->setFont(theme.font(TextStyle::Detail));
    painter->setPen(theme.color(Role::Text3));
    drawLine(*painter, QRectF(lower.left(), lower.top(), clock - 4, second), Qt::AlignLeft, textOf(index, EventRole::Period));

    QFont title = theme.font(TextStyle::BodyStrong);
    if (dimmed)
        title.setWeight(QFont::Normal);
    painter->setFont(title);
    painter->setPen(theme.color(strong));
    drawLine(*painter, upper.adjusted(clock, 0, 0, 0), Qt::AlignLeft, textOf(index, EventRole::Title));
    const qreal status = paintStatus(*painter, theme, lower, index);
    painter->setFont(theme.font(TextStyle::Body));
    painter->setPen(theme.color(Role::Text2));
    drawLine(*painter, lower.adjusted(clock, 0, status > 0 ? -status - theme.px(8) : 0, 0), Qt::AlignLeft,
             textOf(index, EventRole::Place));
}

} // namespace boxoffice
