#include "ui/workbench/fitscroll.h"
#include <QEvent>
#include <QLayout>

namespace boxoffice {

FitScroll::FitScroll(double share, QWidget* parent) : QScrollArea(parent), m_share(share)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FitScroll::setShare(double share)
{
    m_share = share;
    updateGeometry();
}

QSize FitScroll::sizeHint() const
{
    if (!widget())
        return QScrollArea::sizeHint();
    const int wide = width();
    QLayout* inside = widget()->layout();
    if (inside)
        inside->activate();
    const int wanted = inside && inside->hasHeightForWidth() ? inside->totalHeightForWidth(wide)
                                                             : widget()->sizeHint().height();
    const int most = parentWidget() ? static_cast<int>(parentWidget()->height() * m_share) : wanted;
    return {wide, qMin(wanted, qMax(most, 60))};
}

QSize FitScroll::minimumSizeHint() const
{
    return {0, qMin(60, sizeHint().height())};
}

bool FitScroll::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::LayoutRequest && watched == widget())
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace boxoffice
