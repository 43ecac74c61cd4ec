#pragma once
#include <QPushButton>

namespace boxoffice {

/// A square with an icon on the map: as large as the face's controls, on the kiosk at least 60 px.
class MapButton : public QPushButton {
    Q_OBJECT
public:
    MapButton(QString icon, const QString& name, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_icon;
};

} // namespace boxoffice
