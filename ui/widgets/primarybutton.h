#pragma once
#include <QPushButton>

namespace boxoffice {

/// The one primary button of a screen: words on the left, amount and key cap on the right; with none of these the
/// words are centred. Busy: disabled-looking but focusable, ignores clicks, says its busy words.
class PrimaryButton : public QPushButton {
    Q_OBJECT
public:
    enum class Kind { Primary, Plain, Danger, OnBar };
    explicit PrimaryButton(const QString& text, QWidget* parent = nullptr, Kind kind = Kind::Primary);
    void setKind(Kind kind);
    void setAmount(const QString& amount);
    void setKey(const QString& key);
    /// Drawn before the words, or after them when `trailing`.
    void setIconName(const QString& icon, bool trailing = false);
    /// Armed shows "press again" weight: an outline inside the edge.
    void setArmed(bool armed);
    void setBusy(bool busy, const QString& words = {});
    [[nodiscard]] bool isBusy() const { return m_busy; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool hitButton(const QPoint& at) const override;

private:
    [[nodiscard]] QString words() const;
    Kind m_kind;
    QString m_amount, m_key, m_icon, m_busyWords;
    bool m_trailing = false, m_armed = false, m_busy = false;
};

} // namespace boxoffice
