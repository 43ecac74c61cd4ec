#pragma once
#include "tour/hand.h"
#include "tour/stallwatch.h"
#include "tour/tourlog.h"
#include "tour/tourscript.h"
#include <QElapsedTimer>
#include <QTimer>
#include <vector>

namespace boxoffice {

/// Sells once by looking at the screens and using their controls, on either face. Knows no session.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(TourScript script, QString folder, QObject* parent = nullptr);
    /// Begins with the window that is on the screen.
    void start();
    [[nodiscard]] const TourLog& log() const { return m_log; }

Q_SIGNALS:
    /// Once. `sold` false: it stalled or the sale ended; the log says at which step and with which text.
    void finished(bool sold);

private:
    struct Step {
        QString name;
        std::function<bool()> isReady; ///< looked at again and again
        std::function<void()> act;
        int settleMs = 0; ///< how long it must have been ready, as a person takes a look
    };
    std::vector<Step> plan();
    void tick();
    void perform(const Step& step);
    bool handleInterruption();
    void noteProblem();
    void openEvent();
    void fillBuyer();
    void fillPayment();
    bool refusedCard();
    bool clickEventAgain();
    void noteWhatIsSold();
    void finish(const QString& result);
    [[nodiscard]] QWidget* quantityField() const;
    [[nodiscard]] QWidget* deliveryChoice() const;
    [[nodiscard]] bool paymentIsOpen() const;

    TourScript m_script;
    TourLog m_log;
    Hand m_hand;
    StallWatch m_stalls;
    QTimer m_look;
    std::vector<Step> m_steps;
    std::size_t m_next = 0;
    qsizetype m_card = 0;
    int m_eventClicks = 0;
    QElapsedTimer m_inStep;
    QElapsedTimer m_sinceProgress;
    QElapsedTimer m_ready;
    QElapsedTimer m_sinceNext;
    bool m_done = false;
};

} // namespace boxoffice
