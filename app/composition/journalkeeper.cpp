#include "composition/journalkeeper.h"
#include <QPointer>
#include <QTimer>
#include <utility>

namespace boxoffice {

JournalKeeper::JournalKeeper(SqliteJournal& journal, const Clock& clock, int keepDays, Times times)
    : m_journal(journal), m_clock(clock), m_keepDays(keepDays), m_times(times)
{
    connect(&m_journal, &SqliteJournal::reopened, this, &JournalKeeper::accept);
}

void JournalKeeper::start() { open(); }

void JournalKeeper::open()
{
    const QPointer<JournalKeeper> alive(this);
    m_journal.open([alive](const Result<JournalOpening>& opening) {
        if (!alive)
            return;
        if (opening) {
            alive->accept(*opening);
            return;
        }
        QTimer::singleShot(alive->m_times.again, alive, [keeper = alive.data()] { // its context: no longer than it lives
            if (!keeper->m_open)
                keeper->open();
        });
        if (!std::exchange(alive->m_refused, true))
            Q_EMIT alive->refused(opening.failure());
    });
}

void JournalKeeper::accept(const JournalOpening& opening)
{
    const bool first = !std::exchange(m_open, true);
    Q_EMIT opened(opening);
    if (first)
        eraseNames();
}

void JournalKeeper::eraseNames()
{
    const QPointer<JournalKeeper> alive(this);
    m_journal.eraseNames(m_clock.wall() - std::chrono::days(m_keepDays), [alive](const Result<int>& erased) {
        if (alive)
            QTimer::singleShot(erased ? alive->m_times.day : alive->m_times.eraseAgain, Qt::VeryCoarseTimer, alive,
                               [keeper = alive.data()] { keeper->eraseNames(); });
    });
}

} // namespace boxoffice
