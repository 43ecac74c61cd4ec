#include "ui/widgets/stepsrail.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QPainter>

namespace boxoffice {
namespace {

constexpr int labelGap = 12, lineGap = 14, shortestLine = 20;

int circleOf(const Theme& theme) { return theme.px(theme.face() == Face::Kiosk ? 38 : 24); }

class RailItem final : public QWidget {
public:
    explicit RailItem(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        speakAs(*this, {.role = QAccessible::ListItem});
    }
};

} // namespace

StepsRail::StepsRail(QWidget* parent) : QWidget(parent)
{
    speakAs(*this, {.role = QAccessible::List});
    setAccessibleName(tr("Steps"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepsRail::setSteps(const QStringList& steps)
{
    qDeleteAll(m_items);
    m_items.clear();
    m_steps = steps;
    for (int i = 0; i < steps.size(); ++i) {
        m_items.append(new RailItem(this));
        m_items.last()->show();
    }
    setCurrent(m_current);
    updateGeometry();
}

void StepsRail::setCurrent(int index)
{
    m_current = index;
    for (int i = 0; i < m_items.size(); ++i)
        m_items[i]->setAccessibleName(stepWords(i));
    update();
}

QString StepsRail::stepWords(int index) const
{
    const QString words = tr("Step %1 of %2, %3").arg(index + 1).arg(m_steps.size()).arg(m_steps.value(index));
    if (index == m_current)
        return tr("%1, current").arg(words);
    return index < m_current ? tr("%1, done").arg(words) : words;
}

qreal StepsRail::labelsWidth() const
{
    const QFont font = Theme::of(this).font(TextStyle::BodyStrong);
    qreal width = 0;
    for (const QString& step : m_steps)
        width += labelGap + textWidth(font, step);
    return width;
}

bool StepsRail::isCompact() const
{
    const auto count = static_cast<int>(m_steps.size());
    return width() < circleOf(Theme::of(this)) * count + labelsWidth() + (count - 1) * (2 * lineGap + shortestLine);
}

QSize StepsRail::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    const auto count = static_cast<int>(m_steps.size());
    return {circleOf(theme) * count + qRound(labelsWidth()) + count * 60, qMax(circleOf(theme), theme.px(40))};
}

QSize StepsRail::minimumSizeHint() const
{
    const Theme& theme = Theme::of(this);
    const auto count = static_cast<int>(m_steps.size());
    const int name = textWidth(theme.font(TextStyle::BodyStrong), m_steps.value(qMin(m_current, count - 1)));
    return {circleOf(theme) * count + name + labelGap + count * 10, sizeHint().height()};
}

void StepsRail::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    const auto count = static_cast<int>(m_steps.size());
    if (count == 0)
        return;
    const bool compact = isCompact();
    QFont strong = theme.font(TextStyle::BodyStrong), plain = theme.font(TextStyle::Body);
    plain.setWeight(QFont::Medium);
    const int circle = circleOf(theme);
    const auto labelled = [&](int i) { return !compact || i == qMin(m_current, count - 1); };
    qreal used = 0;
    for (int i = 0; i < count; ++i)
        used += circle + (labelled(i) ? labelGap + textWidth(strong, m_steps[i]) : 0);
    const qreal between = count > 1 ? qMax(4.0, (width() - used) / (count - 1)) : 0;

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    qreal x = 0;
    for (int i = 0; i < count; ++i) {
        const bool done = i < m_current, now = i == m_current;
        const QRectF disc(x, (height() - circle) / 2.0, circle, circle);
        const Role ink = done || now ? Role::OnBar : Role::OnBar2;
        paintBox(painter, disc, circle / 2.0, now ? theme.color(Role::OnBar) : QColor(Qt::transparent), theme.color(ink), 2);
        painter.setFont(strong);
        painter.setPen(theme.color(now ? Role::Bar : ink));
        if (done) {
            const int side = circle * 6 / 10;
            paintIcon(painter, theme, QStringLiteral("check"), ink,
                      QRectF(disc.center().x() - side / 2.0, disc.center().y() - side / 2.0, side, side));
        } else {
            QFont number = strong;
            number.setPixelSize(circle * 54 / 100);
            painter.setFont(number);
            drawLine(painter, disc, Qt::AlignHCenter, QString::number(i + 1));
        }
        qreal end = disc.right();
        if (labelled(i)) {
            painter.setFont(now ? strong : plain);
            painter.setPen(theme.color(ink));
            drawLine(painter, QRectF(end + labelGap, 0, textWidth(strong, m_steps[i]) + 2, height()), Qt::AlignLeft, m_steps[i]);
            end += labelGap + textWidth(strong, m_steps[i]);
        }
        m_items[i]->setGeometry(QRectF(x, 0, end - x, height()).toAlignedRect());
        if (i + 1 < count && between > 8) {
            const qreal gap = qMin<qreal>(lineGap, between / 3);
            painter.setPen(QPen(theme.color(done ? Role::OnBar2 : Role::BarLine), 2));
            painter.drawLine(QPointF(end + gap, height() / 2.0), QPointF(end + between - gap, height() / 2.0));
        }
        x = end + between;
    }
}

} // namespace boxoffice
