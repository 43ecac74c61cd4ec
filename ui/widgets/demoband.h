#pragma once
#include <QWidget>

class QMenu;
class QPushButton;

namespace boxoffice {

/// The hatched band that says nothing here is real. On every screen in demo and in training.
class DemoBand : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Demo, Training };
    /// `note` follows the fixed words ("Staff PIN 0000").
    explicit DemoBand(Kind kind, const QString& note = {}, QWidget* parent = nullptr);
    /// Other words after the fixed ones.
    void setNote(const QString& note);
    /// A button on the right, with this name, that opens the menu.
    void addMenu(const QString& name, QMenu* menu);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QString m_fixed;
    QString m_words;
    QPushButton* m_button = nullptr;
};

} // namespace boxoffice
