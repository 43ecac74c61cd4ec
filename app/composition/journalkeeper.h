#pragma once
#include "core/clock.h"
#include "journal/sqlitejournal.h"
#include <QObject>

namespace boxoffice {

/// Opens the lane's journal and keeps it in order: tries again until it opens (a full disk, a folder without rights),
/// and erases names older than `journal/keep_days` as soon as it is open and every day after. Thread: the journal's.
class JournalKeeper : public QObject {
    Q_OBJECT
public:
    struct Times {
        Duration again = std::chrono::seconds(5);    ///< between two tries to open
        Duration day = std::chrono::hours(24);       ///< between two erasures
        Duration eraseAgain = std::chrono::hours(1); ///< after one that failed
    };
    JournalKeeper(SqliteJournal& journal, const Clock& clock, int keepDays, Times times = defaultTimes());

    void start();
    [[nodiscard]] static Times defaultTimes() { return {}; }

Q_SIGNALS:
    /// It is open: by `start`, by a later try, or by itself after a failure.
    void opened(const boxoffice::JournalOpening& opening);
    /// The first try failed; told once.
    void refused(const boxoffice::Failure& failure);

private:
    void open();
    void accept(const JournalOpening& opening);
    void eraseNames();

    SqliteJournal& m_journal;
    const Clock& m_clock;
    const int m_keepDays;
    const Times m_times;
    bool m_open = false;
    bool m_refused = false;
};

} // namespace boxoffice
