#pragma once
#include "journal/journal.h"
#include <QTest>

namespace boxoffice::test {

inline WallTime at(int second) { return std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::seconds(second); }

/// The first entry of an attempt.
inline JournalEntry intent(const QString& reference, const QUuid& attempt = QUuid::createUuid())
{
    return {.attempt = attempt,
            .state = AttemptState::ReserveIntent,
            .at = at(0),
            .reference = reference,
            .lane = QStringLiteral("KX7"),
            .baseUrl = QUrl(QStringLiteral("https://app.ticketmaster.test/partners/v1"))};
}

/// A later entry of an attempt.
inline JournalEntry step(const QUuid& attempt, AttemptState state, int second)
{
    return {.attempt = attempt, .state = state, .at = at(second)};
}

/// Waits for the answer to one journal call: `answer<int>([&](auto done) { journal.eraseNames(t, done); })`.
template <class T, class Call>
std::optional<Result<T>> answer(Call call)
{
    auto slot = std::make_shared<std::optional<Result<T>>>();
    call([slot](Result<T> result) { slot->emplace(std::move(result)); });
    std::ignore = QTest::qWaitFor([slot] { return slot->has_value(); }, 20'000);
    return *slot;
}

inline Result<void> written(Journal& journal, const JournalEntry& entry)
{
    return answer<void>([&](auto done) { journal.write(entry, done); }).value();
}

inline QList<AttemptRow> openRows(Journal& journal)
{
    return (*answer<OpenAttempts>([&](auto done) { journal.openAttempts(done); }).value()).rows;
}

inline QList<AttemptRow> recentRows(Journal& journal, int limit = 100)
{
    return *answer<QList<AttemptRow>>([&](auto done) { journal.recent(limit, done); }).value();
}

inline Result<QString> reference(Journal& journal, const QString& prefix)
{
    return answer<QString>([&](auto done) { journal.nextReference(prefix, done); }).value();
}

} // namespace boxoffice::test
