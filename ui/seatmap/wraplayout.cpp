#include "ui/seatmap/wraplayout.h"
#include <QStyle>
#include <QWidget>
#include <algorithm>
#include <utility>

namespace boxoffice {

WrapLayout::WrapLayout(QWidget* parent) : QLayout(parent) { setContentsMargins(0, 0, 0, 0); }

WrapLayout::~WrapLayout() { qDeleteAll(m_items); }

void WrapLayout::setGrowing(const QWidget* widget)
{
    m_growing = widget;
    invalidate();
}

void WrapLayout::setRight(bool right)
{
    m_right = right;
    invalidate();
}

void WrapLayout::addItem(QLayoutItem* item)
{
    m_items += item;
    invalidate();
}

QLayoutItem* WrapLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= m_items.size())
        return nullptr;
    invalidate();
    return m_items.takeAt(index);
}

int WrapLayout::wanted(QLayoutItem& item) const
{
    return item.widget() && item.widget() == m_growing ? item.minimumSize().width() : item.sizeHint().width();
}

int WrapLayout::oneLineWidth() const
{
    const QMargins margins = contentsMargins();
    int width = margins.left() + margins.right(), gap = 0;
    for (QLayoutItem* item : m_items)
        if (!item->isEmpty())
            width += wanted(*item) + std::exchange(gap, spacing());
    return width;
}

std::vector<WrapLayout::Line> WrapLayout::lines(int width) const
{
    std::vector<Line> lines;
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = std::min(wanted(*item), width);
        if (lines.empty() || lines.back().width + spacing() + wide > width)
            lines.push_back({.places = {}, .width = -spacing()});
        lines.back().places.push_back({item, wide});
        lines.back().width += spacing() + wide;
    }
    for (Line& line : lines)
        for (Place& place : line.places) {
            if (place.item->widget() && place.item->widget() == m_growing)
                place.width += width - std::exchange(line.width, width);
            line.height = std::max(line.height, place.item->hasHeightForWidth() ? place.item->heightForWidth(place.width) : place.item->sizeHint().height());
        }
    return lines;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom(), gap = 0;
    for (const Line& line : lines(width - margins.left() - margins.right()))
        height += line.height + std::exchange(gap, spacing());
    return height;
}

QSize WrapLayout::sizeHint() const
{
    const int width = oneLineWidth();
    return {width, heightForWidth(width)};
}

QSize WrapLayout::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize least;
    for (const QLayoutItem* item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    const QRect inside = rect.marginsRemoved(contentsMargins());
    int y = inside.top();
    for (const Line& line : lines(inside.width())) {
        int x = m_right ? inside.right() + 1 - line.width : inside.left();
        for (const Place& place : line.places) {
            const int high = place.item->hasHeightForWidth() ? line.height : std::min(line.height, place.item->sizeHint().height());
            const QRect box(x, y + (line.height - high) / 2, place.width, high);
            place.item->setGeometry(QStyle::visualRect(parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight, inside, box));
            x += place.width + spacing();
        }
        y += line.height + spacing();
    }
}

} // namespace boxoffice
