#pragma once
#include <QWidget>

namespace boxoffice {

/// Minus, number, plus. One focus stop: digits set the number (a second digit within a second appends), Up/+ and
/// Down/- step, Home/End go to the ends, Delete and Backspace to 0. Role SpinBox with a value; set the accessible
/// name as the contract says.
class QuantityStepper : public QWidget {
    Q_OBJECT
    Q_PROPERTY(int value READ value WRITE setValue NOTIFY edited USER true)
public:
    explicit QuantityStepper(QWidget* parent = nullptr);
    [[nodiscard]] int value() const { return m_value; }
    [[nodiscard]] int maximum() const { return m_maximum; }
    /// Shows the number without telling anybody.
    void setValue(int value);
    /// 0 to `maximum`; `step` is what plus and minus move by (multiples), `first` what plus makes of 0 (minimum).
    void setLimits(int maximum, int step = 1, int first = 1);
    void setError(bool error);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

public Q_SLOTS:
    void stepUp();
    void stepDown();

Q_SIGNALS:
    /// A person changed the number.
    void edited(int value);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void change(int value);
    [[nodiscard]] int side() const;
    [[nodiscard]] QRect minusRect() const;
    [[nodiscard]] QRect plusRect() const;
    int m_value = 0, m_maximum = 99, m_step = 1, m_first = 1;
    int m_pressed = 0; ///< -1 minus, +1 plus
    bool m_error = false;
    qint64 m_lastDigitAt = 0;
};

} // namespace boxoffice
