#include "ui/pages/clearlayout.h"
#include <QLayout>
#include <QWidget>

namespace boxoffice {

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (item->layout())
            clearLayout(*item->layout());
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (!item->layout())
            delete item;
        else
            item->layout()->deleteLater();
    }
}

} // namespace boxoffice
