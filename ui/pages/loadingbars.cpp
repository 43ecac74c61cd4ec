#include "ui/pages/loadingbars.h"
#include "ui/theme/theme.h"
#include <QPainter>

namespace boxoffice {

LoadingBars::LoadingBars(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Loading"));
    m_show.setSingleShot(true);
    m_slow.setSingleShot(true);
    connect(&m_show, &QTimer::timeout, this, [this] {
        m_shown = true;
        update();
    });
    connect(&m_slow, &QTimer::timeout, this, &LoadingBars::slow);
    hide();
}

void LoadingBars::start()
{
    show();
    if (m_running)
        return;
    m_running = true;
    m_show.start(300);
    m_slow.start(5000);
}

void LoadingBars::stop()
{
    m_running = m_shown = false;
    m_show.stop();
    m_slow.stop();
    hide();
}

void LoadingBars::paintEvent(QPaintEvent*)
{
    if (!m_shown)
        return;
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Role::Line));
    const int row = theme.px(58), bar = theme.px(11), left = theme.metrics().gutter;
    for (int y = 0; y + row <= height(); y += row) {
        painter.drawRoundedRect(QRectF(left, y + row / 4.0, theme.px(36), bar), 3, 3);
        painter.drawRoundedRect(QRectF(left + theme.px(62), y + row / 4.0, width() * 0.45, bar), 3, 3);
        painter.drawRoundedRect(QRectF(left + theme.px(62), y + row * 0.58, width() * 0.28, bar), 3, 3);
    }
}

} // namespace boxoffice
