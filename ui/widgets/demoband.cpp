#include "ui/widgets/demoband.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/textpaint.h"
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace boxoffice {

DemoBand::DemoBand(Kind kind, const QString& note, QWidget* parent)
    : QWidget(parent),
      m_fixed(kind == Kind::Demo ? tr("DEMO. Nothing here is real and nobody is charged.")
                                 : tr("Training. Tickets are not real and nobody is charged."))
{
    speakAs(*this, {.role = QAccessible::StaticText});
    setNote(note);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void DemoBand::setNote(const QString& note)
{
    m_words = note.isEmpty() ? m_fixed : m_fixed + u' ' + note;
    setAccessibleName(m_words);
    update();
}

void DemoBand::addMenu(const QString& name, QMenu* menu)
{
    m_button = new QPushButton(name, this);
    m_button->setAccessibleName(name);
    m_button->setProperty("kind", QStringLiteral("band"));
    m_button->setFont(Theme::of(this).font(TextStyle::Detail));
    m_button->setMenu(menu);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, Theme::of(this).metrics().gutter, 1);
    row->addStretch();
    row->addWidget(m_button);
}

QSize DemoBand::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {400, theme.px(theme.face() == Face::Kiosk ? 36 : 24)};
}

QSize DemoBand::minimumSizeHint() const { return {120, sizeHint().height()}; }

void DemoBand::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Role::WarningTint));
    QColor hatch = theme.color(Role::Warning);
    hatch.setAlphaF(0.16f);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int pitch = theme.px(18);
    painter.setPen(QPen(hatch, pitch / 2.0));
    for (int x = -height(); x < width() + height(); x += pitch)
        painter.drawLine(QPointF(x - 4, height() + 4), QPointF(x + height() + 4, -4));
    painter.restore();
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.color(Role::Warning));

    QFont font = theme.font(TextStyle::Detail);
    font.setWeight(QFont::DemiBold);
    const int icon = theme.px(theme.face() == Face::Kiosk ? 22 : 14), gap = theme.px(8), pad = theme.px(14);
    const int taken = m_button ? 2 * m_button->width() : 0; // the words stay in the middle
    const int words = qMin(textWidth(font, m_words) + 1, width() - taken - icon - gap - 2 * pad);
    QRectF plate(0, 0, words + icon + gap + 2 * pad, height() - 1);
    plate.moveLeft((width() - plate.width()) / 2);
    painter.fillRect(plate, theme.color(Role::WarningTint));
    paintIcon(painter, theme, QStringLiteral("info"), Role::Warning,
              QRectF(plate.left() + pad, (plate.height() - icon) / 2, icon, icon));
    painter.setFont(font);
    painter.setPen(theme.color(Role::Warning));
    drawLine(painter, plate.adjusted(pad + icon + gap, 0, -pad, 0), Qt::AlignLeft, m_words);
}

} // namespace boxoffice
