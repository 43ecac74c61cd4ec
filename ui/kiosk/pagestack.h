#pragma once
#include <QStackedWidget>

namespace boxoffice {

/// A stack that needs the room of the page it shows, not of its largest.
class PageStack : public QStackedWidget {
    Q_OBJECT
public:
    explicit PageStack(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

} // namespace boxoffice
