#include "session/salejournal.h"
#include <QPointer>
#include <algorithm>
#include <utility>

namespace boxoffice {

SaleJournal::SaleJournal(Journal& journal, const Clock& clock) : m_journal(journal), m_clock(clock)
{
    m_repeat.setSingleShot(true);
    connect(&m_repeat, &QTimer::timeout, this, &SaleJournal::repeat);
}

void SaleJournal::write(const JournalEntry& entry, Done done)
{
    catchUp(entry.attempt);
    send({++m_last, entry}, false, std::move(done));
}

void SaleJournal::note(const JournalEntry& entry, Done done)
{
    catchUp(entry.attempt);
    send({++m_last, entry}, true, std::move(done));
}

void SaleJournal::send(const Waiting& record, bool again, Done done)
{
    JournalEntry stamped = record.entry;
    stamped.at = m_clock.wall();
    if (stamped.holdEndBoot)
        stamped.holdEndWall = m_clock.wall() + (*stamped.holdEndBoot - m_clock.now());
    const QPointer<SaleJournal> alive(this);
    m_journal.write(stamped, [alive, record, again, done = std::move(done)](const Result<void>& result) {
        if (!alive)
            return;
        if (result)
            std::erase_if(alive->m_waiting, [&record](const Waiting& one) {
                return one.entry.attempt == record.entry.attempt && one.number < record.number;
            });
        else if (again && result.failure().kind == FailureKind::Storage)
            alive->m_waiting.push_back(record); // answers come in the order of the calls
        if (alive->m_waiting.empty())
            alive->m_pause = firstPause;
        else if (!alive->m_repeat.isActive())
            alive->m_repeat.start(alive->m_pause);
        if (done)
            done(result);
    });
}

/// The journal takes records in the order in which they are given, and judges each by the one before.
void SaleJournal::catchUp(const QUuid& attempt)
{
    const std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting& record : waiting) {
        if (record.entry.attempt == attempt)
            send(record, true, {});
        else
            m_waiting.push_back(record);
    }
}

void SaleJournal::repeat()
{
    m_pause = std::min<Duration>(2 * m_pause, longestPause);
    const std::deque<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting& record : waiting)
        send(record, true, {});
}

} // namespace boxoffice
