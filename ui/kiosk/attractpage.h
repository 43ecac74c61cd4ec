#pragma once
#include "catalog/catalogview.h"
#include "ui/theme/roles.h"
#include <QPixmap>
#include <QWidget>
#include <optional>

namespace boxoffice {

class PrimaryButton;

/// "One of these is yours.": bowl art with one yellow seat, "Touch to start" and what is on tonight. A touch
/// anywhere starts.
class AttractPage : public QWidget {
    Q_OBJECT
public:
    explicit AttractPage(QWidget* parent = nullptr);
    void setView(const CatalogView& view);
    void focusFirst();

Q_SIGNALS:
    void started();

public:
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Show {
        QString time, name, venue;
    };
    struct Bowl {
        QPixmap picture = {};
        std::optional<ThemeName> name = std::nullopt;
    };
    void drawBowl(const QSizeF& size);
    [[nodiscard]] bool isUpright() const { return height() > width(); }
    [[nodiscard]] QRect wordsRect() const;
    Bowl m_bowl;
    QList<Show> m_tonight;
    QString m_heading;
    PrimaryButton* m_start;
};

} // namespace boxoffice
