#include "ui/widgets/segmentedcontrol.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

namespace boxoffice {
namespace {

QString plain(QString text) { return text.remove(u'&'); }

class Segment final : public QAbstractButton {
public:
    Segment(const QString& text, QString icon, QString key, QWidget* parent)
        : QAbstractButton(parent), m_icon(std::move(icon)), m_key(std::move(key))
    {
        speakAs(*this, {.role = QAccessible::RadioButton});
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(plain(text));
    }
    void setNote(const QString& note)
    {
        m_note = note;
        updateGeometry();
        update();
    }
    QSize sizeHint() const override
    {
        const Theme& theme = Theme::of(this);
        return {contentWidth(theme) + 2 * theme.px(theme.face() == Face::Kiosk ? 24 : 10), theme.metrics().control};
    }
    QSize minimumSizeHint() const override
    {
        const Theme& theme = Theme::of(this);
        return {textWidth(theme.font(TextStyle::Button), plain(text())) + theme.px(8), sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    /// The first and the last segment follow the round corners of the control.
    [[nodiscard]] QPainterPath outline(const Theme& theme) const
    {
        const Metrics sizes = theme.metrics();
        const qreal radius = sizes.radiusControl - sizes.border;
        const bool first = x() <= sizes.border, last = geometry().right() >= parentWidget()->width() - sizes.border - 1;
        QRectF box = rect();
        box.adjust(first ? 0 : -2 * radius, 0, last ? 0 : 2 * radius, 0);
        QPainterPath path;
        path.addRoundedRect(box, radius, radius);
        return path;
    }
    [[nodiscard]] int gap(const Theme& theme) const { return theme.px(theme.face() == Face::Kiosk ? 12 : 6); }
    [[nodiscard]] int contentWidth(const Theme& theme) const
    {
        int width = textWidth(theme.font(TextStyle::Button), plain(text()));
        if (!m_icon.isEmpty())
            width += theme.metrics().icon + gap(theme);
        if (!m_note.isEmpty())
            width += textWidth(theme.font(TextStyle::Body), m_note) + gap(theme);
        if (!m_key.isEmpty())
            width += keyCapWidth(theme, m_key) + gap(theme);
        return width;
    }
    QString m_icon, m_key, m_note;
};

void Segment::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    const bool on = isChecked();
    const int bar = theme.face() == Face::Kiosk ? 6 : 3;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(outline(theme));
    if (on || isDown()) {
        painter.fillRect(rect(), theme.color(Role::PrimaryTint));
        if (on)
            painter.fillRect(QRect(0, height() - bar, width(), bar), theme.color(Role::Primary));
    } else if (underMouse() && isEnabled()) {
        painter.fillRect(rect(), theme.color(Role::Sunken));
    }
    const Role ink = !isEnabled() ? Role::TextDisabled : on ? Role::Text : Role::Text2;
    qreal x = qMax<qreal>(4, (width() - contentWidth(theme)) / 2.0);
    const auto rest = [&] { return QRectF(x, 0, qMax<qreal>(0, width() - x - 2), height()); };
    if (!m_icon.isEmpty()) {
        const int side = theme.metrics().icon;
        paintIcon(painter, theme, m_icon, ink, QRectF(x, (height() - side) / 2.0, side, side));
        x += side + gap(theme);
    }
    QFont font = theme.font(TextStyle::Button);
    if (!on)
        font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(theme.color(ink));
    const qreal from = x;
    x += drawLine(painter, rest(), Qt::AlignLeft, plain(text()));
    if (const auto at = text().indexOf(u'&'); at >= 0 && theme.face() == Face::Attended) {
        const QFontMetricsF metrics(font);
        const qreal left = from + metrics.horizontalAdvance(text().left(at));
        const qreal y = std::round(height() / 2.0 + metrics.capHeight() / 2 + 2) + 0.5;
        painter.drawLine(QPointF(left, y), QPointF(left + metrics.horizontalAdvance(text().at(at + 1)), y));
    }
    if (!m_note.isEmpty()) {
        x += gap(theme);
        painter.setFont(theme.font(TextStyle::Body));
        painter.setPen(theme.color(Role::Text3));
        x += drawTabular(painter, rest(), Qt::AlignLeft, m_note);
    }
    if (!m_key.isEmpty()) {
        x += gap(theme);
        const int width = keyCapWidth(theme, m_key), high = keyCapHeight(theme);
        paintKeyCap(painter, theme, m_key, QRect(qRound(x), (height() - high) / 2, width, high),
                    theme.color(Role::Text), theme.color(Role::Panel));
    }
}

} // namespace

SegmentedControl::SegmentedControl(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    m_group->setExclusive(true);
    const int border = Theme::of(this).metrics().border;
    m_row->setContentsMargins(border, border, border, border);
    m_row->setSpacing(1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    speakAs(*this, {.role = QAccessible::Grouping});
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedControl::chosen);
}

int SegmentedControl::add(const QString& text, const QString& icon, const QString& key)
{
    const int index = count();
    auto* segment = new Segment(text, icon, key, this);
    m_group->addButton(segment, index);
    m_row->addWidget(segment, 1);
    if (index == 0)
        segment->setChecked(true);
    return index;
}

void SegmentedControl::setNote(int index, const QString& note)
{
    if (auto* segment = static_cast<Segment*>(button(index)))
        segment->setNote(note);
}

void SegmentedControl::clear()
{
    const auto buttons = m_group->buttons();
    for (QAbstractButton* button : buttons) {
        m_group->removeButton(button);
        delete button;
    }
}

int SegmentedControl::count() const { return static_cast<int>(m_group->buttons().size()); }
int SegmentedControl::current() const { return m_group->checkedId(); }
QAbstractButton* SegmentedControl::button(int index) const { return m_group->button(index); }

void SegmentedControl::setCurrent(int index)
{
    if (QAbstractButton* segment = button(index))
        segment->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const Metrics sizes = theme.metrics();
    QPainter painter(this);
    paintBox(painter, rect(), sizes.radiusControl, theme.color(Role::Panel), theme.color(Role::LineStrong), sizes.border);
    painter.setPen(theme.color(Role::LineStrong));
    for (int i = 1; i < m_row->count(); ++i) {
        const QRect at = m_row->itemAt(i)->geometry();
        painter.drawLine(at.left() - 1, sizes.border, at.left() - 1, height() - sizes.border - 1);
    }
}

} // namespace boxoffice
