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
    folder.m_lock->setStaleLockTime(0);
    if (!folder.m_lock->tryLock(0)) {
        const bool taken = folder.m_lock->error() == QLockFile::LockFailedError;
        return Failure{.kind = taken ? FailureKind::Rule : FailureKind::Storage, .where = QStringLiteral("lock"),
                       .detail = taken ? QStringLiteral("another Box Office of lane \"%1\" is running; close it first, or give this one another lane/name").arg(lane)
                                       : QStringLiteral("%1 cannot be written").arg(folder.m_path)};
    }
    return folder;
}

} // namespace boxoffice
