#pragma once
#include <QWidget>

namespace boxoffice {

/// The hatched band that says nothing here is real. On every screen in demo and in training.
class DemoBand : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Demo, Training };
    /// `note` follows the fixed words ("Staff PIN 0000").
    explicit DemoBand(Kind kind, const QString& note = {}, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_words;
};

} // namespace boxoffice
