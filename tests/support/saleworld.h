#pragma once
#include "tests/support/salewatch.h"
#include <array>
#include <deque>

namespace boxoffice::sale::test {

/// The machine under test: step(), or step() with something broken.
using Machine = std::function<Step(const State&, const Event&, Instant)>;

/// How often each Stage x Event pair was given to the machine.
using Visits = std::array<std::array<quint64, std::variant_size_v<Event>>, std::variant_size_v<Stage>>;

/// One lane and the world around it: a buyer who wishes anything at any time, the model service, a journal whose disk
/// may be full, timers that are late, answers that come twice or long after. All of it from one Dice.
class SaleWorld {
public:
    SaleWorld(Dice dice, Machine machine, Visits& visits);

    /// Plays sales until one breaks an invariant, `sales` are over, or the dice are used up (`goOn` says no).
    /// Empty when all held; otherwise what broke and the last steps.
    [[nodiscard]] QString play(int sales, const std::function<bool()>& goOn = [] { return true; });

private:
    struct Call { Effect effect; Operation operation = 0; Instant sentAt{}; };
    struct Timer { Instant at{}; Event event; };

    void rules();
    void act();
    void settle();
    void give(const Event& event);
    void take(const std::vector<Effect>& effects);
    void answerOldest(bool kind);
    void writeOldest(bool full);
    void fireTimer(Duration patience);
    void remember(const Event& event);
    void repeatOld();
    [[nodiscard]] Event wish();
    [[nodiscard]] Event anyWish();
    [[nodiscard]] Event reserveWish();
    [[nodiscard]] Event payWish();
    [[nodiscard]] Event buyWish();
    [[nodiscard]] Event deliveryWish();
    [[nodiscard]] quint32 roll(quint32 sides) { return m_dice(sides); }
    void fail(const QString& what);

    Dice m_dice;
    Machine m_machine;
    Visits& m_visits;
    ModelService m_service;
    ModelJournal m_journal;
    SaleWatch m_watch;
    State m_state;
    Instant m_now{std::chrono::hours(1)};
    std::deque<Call> m_calls; ///< the cart queue: the oldest is the one in flight
    std::vector<Timer> m_timers;
    std::vector<Event> m_old; ///< may come again, at any time
    QStringList m_trail;
    QString m_wrong;
    int m_begun = 0;
    int m_serial = 0;
};

/// "Held x PollDue", for what is printed.
[[nodiscard]] QString pairName(std::size_t stage, std::size_t event);

} // namespace boxoffice::sale::test
