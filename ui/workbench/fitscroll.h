#pragma once
#include <QScrollArea>

namespace boxoffice {

/// A scroll area as high as its content while there is room, and no higher than `share` of its parent.
class FitScroll : public QScrollArea {
    Q_OBJECT
public:
    explicit FitScroll(double share, QWidget* parent = nullptr);
    void setShare(double share);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    double m_share;
};

} // namespace boxoffice
