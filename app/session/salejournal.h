#pragma once
#include "core/clock.h"
#include "journal/journal.h"
#include <QObject>
#include <QTimer>
#include <deque>

namespace boxoffice {

/// What the sale writes into the journal, in order. A record that the disk refuses is written again until it is kept,
/// before anything newer of the same attempt, and let go as soon as something newer of it was kept: an old state never
/// overwrites a newer one. On the thread of the journal's user.
class SaleJournal : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(const Result<void>&)>;
    static constexpr Duration firstPause = std::chrono::seconds(1), longestPause = std::chrono::minutes(1);

    SaleJournal(Journal& journal, const Clock& clock);
    /// Stamps the entry with both clocks and writes it once: `done` decides what is sent then.
    void write(const JournalEntry& entry, Done done);
    /// What has happened has happened: again and again while the disk refuses it. `done`, if any, hears of the first try.
    void note(const JournalEntry& entry, Done done = {});

private:
    struct Waiting {
        quint64 number = 0;
        JournalEntry entry;
    };
    void send(const Waiting& record, bool again, Done done);
    void catchUp(const QUuid& attempt);
    void repeat();

    Journal& m_journal;
    const Clock& m_clock;
    quint64 m_last = 0;
    std::deque<Waiting> m_waiting; ///< in the order in which they happened
    QTimer m_repeat;
    Duration m_pause = firstPause;
};

} // namespace boxoffice
