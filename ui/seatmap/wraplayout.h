#pragma once
#include <QLayout>
#include <QList>
#include <vector>

namespace boxoffice {

/// Controls side by side at the size they ask for, on as many lines as that takes: nothing is cut at any text size or in any
/// language. At most one of a line may grow into the room that is left.
class WrapLayout : public QLayout {
    Q_OBJECT
public:
    explicit WrapLayout(QWidget* parent = nullptr);
    ~WrapLayout() override;
    /// Needs its minimum width only and takes what its line has left.
    void setGrowing(const QWidget* widget);
    /// Lines without one that grows stand on the right.
    void setRight(bool right);
    /// What all of them take beside each other, margins included.
    [[nodiscard]] int oneLineWidth() const;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    struct Place {
        QLayoutItem* item;
        int width;
    };
    struct Line {
        std::vector<Place> places{};
        int width = 0, height = 0;
    };
    [[nodiscard]] std::vector<Line> lines(int width) const;
    [[nodiscard]] int wanted(QLayoutItem& item) const;
    QList<QLayoutItem*> m_items;
    const QWidget* m_growing = nullptr;
    bool m_right = false;
};

} // namespace boxoffice
