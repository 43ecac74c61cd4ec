#pragma once
#include "core/result.h"
#include "core/secret.h"
#include <QElapsedTimer>
#include <memory>
#include <QWidget>

namespace boxoffice {

/// Where card digits enter: key codes go straight into a locked Secret; no text of them ever exists. Shows bullets,
/// and the last four only when the number is complete. Role EditableText without text; description
/// "7 digits entered". No input method, clipboard or drag. Thread: UI.
class SecretField : public QWidget {
    Q_OBJECT
public:
    enum Kind { CardNumber, SecurityCode };
    enum class Refusal {
        TrackData,   ///< a swiped card's track: swallowed to its end, everything wiped
        NotADigit,
        TooLong,
        Pasted,
        NoMemory,    ///< memory cannot be locked: card entry is off
    };
    Q_ENUM(Refusal)
    /// What is not right about the digits so far. WrongDigit and UnknownBrand cannot be mended by typing on.
    enum class Fault { None, Empty, TooShort, TooLong, WrongDigit, UnknownBrand };
    /// `allowUnlocked`: digits may live in memory that could not be locked (a setting, said on the status bar).
    explicit SecretField(Kind kind, bool allowUnlocked = false, QWidget* parent = nullptr);
    ~SecretField() override;

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// For SecurityCode: how many digits the card at hand needs (3, or 4 for American Express).
    void setExpectedLength(int digits);
    [[nodiscard]] int digitCount() const;
    [[nodiscard]] bool complete() const;
    /// Complete and, for a number, its check digit fits.
    [[nodiscard]] bool valid() const;
    [[nodiscard]] Fault fault() const;
    /// The rest of a refused swipe is being dropped; no key that comes now means anything.
    [[nodiscard]] bool isSwallowing() const { return m_swallowing && m_lastKey.elapsed() < burstGapMs; }
    /// "Visa", "Mastercard"...; empty until known.
    [[nodiscard]] QString brand() const;
    /// How many digits the security code of this card number has.
    [[nodiscard]] int securityCodeLength() const;
    /// Moves the digits out and empties the field.
    [[nodiscard]] Result<Secret> take();

public Q_SLOTS:
    void typeDigit(char digit);
    void backspace();
    void wipe();
    void setError(bool error);

public:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    [[nodiscard]] int caret() const { return m_caret; }

Q_SIGNALS:
    void edited();
    void completed();
    void refused(boxoffice::SecretField::Refusal refusal);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    /// A keyboard wedge leaves far less than this between two keys, a person's next try far more.
    static constexpr int burstGapMs = 250;
    [[nodiscard]] bool isTrack(const QKeyEvent& key);
    bool ensureSecret();
    void refuse(Refusal refusal);
    void changed();
    [[nodiscard]] int fullLength() const;
    [[nodiscard]] int longest() const;
    [[nodiscard]] qreal cellX(int index) const;
    Kind m_kind;
    bool m_allowUnlocked;
    std::unique_ptr<Secret> m_secret;
    int m_expected = 3;
    int m_caret = 0;
    int m_blink = 0;
    bool m_caretShown = true;
    bool m_swallowing = false; ///< the rest of a refused burst
    QElapsedTimer m_lastKey; ///< of what is swallowed
    QElapsedTimer m_sinceDigit;
    int m_burst = 0; ///< digits that came faster than fingers do
    bool m_error = false;
    bool m_wasComplete = false;
};

} // namespace boxoffice
