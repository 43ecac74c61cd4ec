#pragma once
#include <QAbstractButton>
#include <QWidget>

class QButtonGroup;
class QBoxLayout;

namespace boxoffice {

/// One of a few: exclusive buttons side by side, role RadioButton each; Left/Right move. Set the accessible name of
/// the group on the control itself ("Period").
class SegmentedControl : public QWidget {
    Q_OBJECT
public:
    explicit SegmentedControl(QWidget* parent = nullptr);
    /// The text is the button's accessible name; '&' marks its Alt key. Returns its index.
    int add(const QString& text, const QString& icon = {}, const QString& key = {});
    /// A small count behind the text; empty takes it away.
    void setNote(int index, const QString& note);
    void clear();
    [[nodiscard]] int count() const;
    [[nodiscard]] int current() const;
    [[nodiscard]] QAbstractButton* button(int index) const;
    /// Without a signal.
    void setCurrent(int index);

Q_SIGNALS:
    /// A person chose.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* m_group;
    QBoxLayout* m_row;
};

} // namespace boxoffice
