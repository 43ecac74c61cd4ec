#include "ui/kiosk/kioskheader.h"
#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/widgets/holdpill.h"
#include "ui/widgets/spoken.h"
#include "ui/widgets/stepsrail.h"
#include "ui/widgets/textpaint.h"
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace boxoffice {

KioskMark::KioskMark(QWidget* parent) : QWidget(parent)
{
    speakAs(*this, {.role = QAccessible::StaticText});
    setAccessibleName(tr("Box Office"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void KioskMark::setShort(bool shortened)
{
    m_short = shortened;
    updateGeometry();
    update();
}

QSize KioskMark::sizeHint() const
{
    const Theme& theme = Theme::of(this);
    return {m_short ? 48 : 64 + textWidth(theme.font(TextStyle::Section), tr("Box Office")) + 2, theme.px(56)};
}

void KioskMark::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    paintIcon(painter, theme, QStringLiteral("mark"), Role::OnBar, QRectF(0, (height() - 48) / 2.0 - 3, 48, 48));
    if (m_short)
        return;
    painter.setFont(theme.font(TextStyle::Section));
    painter.setPen(theme.color(Role::OnBar));
    drawLine(painter, QRectF(64, 0, width() - 64, height()), Qt::AlignLeft, tr("Box Office"));
}

KioskHeader::KioskHeader(const Clock& clock, QWidget* parent)
    : Pane(Role::Bar, {}, parent), m_mark(new KioskMark), m_rail(new StepsRail), m_pill(new HoldPill(clock)),
      m_more(new QPushButton(tr("More time?")))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(48, 0, 48, 0);
    row->setSpacing(24);
    m_rail->setSteps({tr("Event"), tr("Tickets"), tr("Delivery"), tr("Pay"), tr("Buy")});
    m_more->setProperty("kind", QStringLiteral("onBar"));
    m_more->setAccessibleName(tr("More time?"));
    m_more->hide();
    row->addWidget(m_mark);
    row->addSpacing(24);
    row->addWidget(m_rail, 1);
    row->addStretch();
    row->addWidget(m_pill);
    row->addWidget(m_more);
    connect(m_more, &QPushButton::clicked, this, &KioskHeader::moreTimeAsked);
}

QSize KioskHeader::sizeHint() const { return {1080, Theme::of(this).px(112)}; }

void KioskHeader::setStep(int step)
{
    m_step = step;
    m_rail->setCurrent(qMax(0, step));
    fit();
}

void KioskHeader::setHold(const std::optional<HoldView>& hold)
{
    if (hold)
        m_pill->setHold(hold->endsAt, hold->length, hold->warnings);
    else
        m_pill->clear();
    m_held = hold.has_value();
    m_more->setVisible(m_held);
    fit();
}

void KioskHeader::resizeEvent(QResizeEvent* event)
{
    Pane::resizeEvent(event);
    fit();
}

/// Upright, the name leaves before the time does; with the largest text the rail too.
void KioskHeader::fit()
{
    const int margin = width() < 1400 ? 40 : 48;
    layout()->setContentsMargins(margin, 0, margin, 0);
    const bool shortened = width() < 1400 && (m_held || Theme::of(this).textScale() > 1.1);
    static_cast<KioskMark*>(m_mark)->setShort(shortened);
    const int time = m_held ? m_pill->sizeHint().width() + m_more->sizeHint().width() + 48 : 0;
    const int room = width() - 2 * margin - m_mark->sizeHint().width() - 96 - time;
    m_rail->setVisible(m_step >= 0 && room >= m_rail->minimumSizeHint().width());
}

} // namespace boxoffice
