#pragma once
#include "core/secret.h"
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <optional>

class QKeyEvent;
class QWidget;

namespace boxoffice {

/// Whether text that is no card number for us could be one (crypto/cardrules.h, mayBeCardNumber).
[[nodiscard]] bool looksLikeCardNumber(const QString& text);

/// Keeps a card number that a keyboard-wedge reader types while an ordinary field has the focus out of that field.
/// Digits typed into any text field or list of the program wait in locked memory until no next one comes within 40 ms
/// (fingers are slower, readers faster). Then they are typed where they belong; what can be a card number goes into an
/// empty card field in sight, or is dropped, and the field says so. Thread: UI. One for the whole program.
class WedgeGuard : public QObject {
    Q_OBJECT
public:
    explicit WedgeGuard(bool allowUnlockedMemory, QObject* parent = nullptr);
    /// The rest of a burst that was kept out is being dropped.
    [[nodiscard]] bool isSwallowing() const { return m_swallowing && m_sinceRest.elapsed() < restGapMs; }

Q_SIGNALS:
    /// A card number did not get into `field`; `typed`: it is in the card field instead.
    void keptOut(const QWidget& field, bool typed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr int restGapMs = 250; ///< what follows a burst without such a pause belongs to it
    enum class After { Pause, LineEnd, OtherKey };
    [[nodiscard]] bool pressed(QWidget& field, const QKeyEvent& key);
    [[nodiscard]] bool hold(QWidget& field, char digit);
    /// What waits is typed, or kept out: then true.
    bool settle(After after);
    void replay(QWidget& field, const Secret& digits);
    void keepOut(QWidget& field, const Secret& digits, bool mayType);
    bool m_allowUnlocked;
    std::optional<Secret> m_held;
    QPointer<QWidget> m_field; ///< what waits was typed there
    QTimer m_pause;
    QElapsedTimer m_sinceRest;
    bool m_swallowing = false; ///< the rest of a burst that was kept out
    bool m_replaying = false;
};

} // namespace boxoffice
