#include "composition/statefolder.h"
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace boxoffice {
namespace {

QString root()
{
    const QString given = qEnvironmentVariable("XDG_STATE_HOME");
    return (given.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : given) + QStringLiteral("/boxoffice");
}

/// A lane may be called anything; its folder may not.
QString folderName(const QString& lane) { return QString::fromLatin1(QUrl::toPercentEncoding(lane, {}, ".")); }

/// Nothing, or why it is not ours.
std::optional<Failure> take(QLockFile& lock, const QString& taken, const QString& unwritable)
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return std::nullopt;
    const bool held = lock.error() == QLockFile::LockFailedError;
    return Failure{.kind = held ? FailureKind::Rule : FailureKind::Storage, .where = QStringLiteral("lock"), .detail = held ? taken : unwritable};
}

} // namespace

Result<StateFolder> StateFolder::open(const QString& lane, bool demo)
{
    StateFolder folder;
    folder.m_path = root() + (demo ? QStringLiteral("/demo/") : QStringLiteral("/lanes/")) + folderName(lane);
    if (!QDir().mkpath(folder.m_path))
        return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("state folder"),
                       .detail = QStringLiteral("%1 cannot be made; the journal of sales needs it").arg(folder.m_path)};
    QFile::setPermissions(folder.m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    folder.m_lock = std::make_unique<QLockFile>(folder.file(QStringLiteral("lock")));
    if (auto failure = take(*folder.m_lock,
                            QStringLiteral("another Box Office of lane \"%1\" is running; close it first, or give this one another lane/name").arg(lane),
                            QStringLiteral("%1 cannot be written").arg(folder.m_path)))
        return *std::move(failure);
    return folder;
}

QString StateFolder::journalFile(const QString& url) const
{
    const QString named = url.section(QLatin1Char(':'), 1);
    return named.isEmpty() ? file(QStringLiteral("journal.sqlite")) : named;
}

Result<void> StateFolder::lockJournal(const QString& url)
{
    const QString journal = journalFile(url);
    if (journal == file(QStringLiteral("journal.sqlite")))
        return {};
    m_journalLock = std::make_unique<QLockFile>(journal + QStringLiteral(".lock"));
    if (auto failure = take(*m_journalLock, QStringLiteral("another Box Office keeps its journal in %1; close it first, or give this one another journal/url").arg(journal),
                            QStringLiteral("%1 cannot be locked: its folder cannot be written").arg(journal)))
        return *std::move(failure);
    return {};
}

} // namespace boxoffice
