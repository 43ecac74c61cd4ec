#pragma once
#include "core/clock.h"
#include <QWidget>
#include <optional>

class QTimer;
class QAbstractButton;

namespace boxoffice {

class TextLabel;

/// Waiting for an answer: words, a flat bar to the next check, "0:34 so far", and a stop button named
/// "Stop waiting" where one may stop. Role ProgressBar, value the seconds so far.
class WaitBar : public QWidget {
    Q_OBJECT
public:
    explicit WaitBar(const Clock& clock, QWidget* parent = nullptr);
    /// Shows itself 300 ms after `since`: a quick answer never flickers.
    void start(const QString& words, Instant since, std::optional<Instant> nextCheck = std::nullopt,
               bool canStop = false);
    void stop();
    /// Other words once the wait is that long; they end with stop().
    struct Later {
        std::chrono::seconds after;
        QString words;
    };
    void setLater(const QList<Later>& later);
    /// Long in line: a second button, "Keep waiting", beside the one that stops; it goes with stop().
    void askToKeep(bool asked);
    [[nodiscard]] std::chrono::seconds elapsed() const;

Q_SIGNALS:
    void stopRequested();
    void keepRequested();

private:
    class Track;
    void tick();
    const Clock& m_clock;
    QTimer* m_timer;
    TextLabel *m_words, *m_soFar;
    Track* m_track;
    QAbstractButton *m_stop, *m_keep;
    std::optional<Instant> m_since, m_next;
    Instant m_lapFrom{};
    QString m_text, m_said;
    QList<Later> m_later;
};

} // namespace boxoffice
