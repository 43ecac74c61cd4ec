#include "journal/journalfile.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace boxoffice {
namespace {

constexpr qsizetype headerSize = 100;
const QLatin1String asideMark(".corrupt-");
const QLatin1String companions[] = {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal")};

Failure failed(const char* what, int error)
{
    return {.kind = FailureKind::Storage, .where = QStringLiteral("journal"),
            .detail = QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromLocal8Bit(strerror(error)))};
}

quint32 headerField(const QByteArray& header, qsizetype offset)
{
    return qFromBigEndian<quint32>(header.constData() + offset);
}

FileVerdict verdictOn(const QByteArray& header)
{
    if (header.size() < headerSize || !header.startsWith(QByteArray("SQLite format 3\0", 16)))
        return FileVerdict::Corrupt;
    if (headerField(header, 68) != journalApplicationId)
        return FileVerdict::Foreign;
    return headerField(header, 60) > journalSchemaVersion ? FileVerdict::Newer : FileVerdict::Ours;
}

bool renameWithoutReplacing(const QString& from, const QString& to)
{
    return renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                     RENAME_NOREPLACE) == 0;
}

bool standsAnywhere(const QString& path)
{
    struct stat ignored{};
    return lstat(QFile::encodeName(path).constData(), &ignored) == 0;
}

bool isFree(const QString& path)
{
    return !standsAnywhere(path) && std::ranges::none_of(companions, [&](QLatin1String end) {
        return standsAnywhere(path + end);
    });
}

Result<void> syncFolder(const QString& path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int handle = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = handle >= 0 && fsync(handle) == 0;
    const int error = errno;
    if (handle >= 0)
        ::close(handle);
    return synced ? Result<void>() : Result<void>(failed("the folder cannot be synced", error));
}

Result<void> makeFolder(const QString& folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    if (Result<void> above = makeFolder(QFileInfo(folder).absolutePath()); !above)
        return above;
    if (mkdir(QFile::encodeName(folder).constData(), S_IRWXU) != 0 && errno != EEXIST)
        return failed("the folder cannot be made", errno);
    return syncFolder(folder);
}

} // namespace

Result<FileVerdict> examineJournalFile(const QString& path)
{
    const bool strayLog = QFileInfo(path + companions[0]).size() > 0;
    if (!standsAnywhere(path))
        return strayLog ? FileVerdict::Corrupt : FileVerdict::Absent;
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return failed("the journal is no file", EISDIR);
    if (!file.open(QIODevice::ReadOnly))
        return failed("the journal cannot be read", errno);
    if (file.size() == 0)
        return strayLog ? FileVerdict::Corrupt : FileVerdict::Absent;
    const QByteArray header = file.read(headerSize);
    if (file.error() != QFileDevice::NoError)
        return failed("the journal cannot be read", errno);
    return verdictOn(header);
}

Result<void> setJournalAside(const QString& path, QString& aside)
{
    for (int number = 1; number <= 1000; ++number) {
        const QString place = path + asideMark + QString::number(number);
        if (!isFree(place))
            continue;
        for (const QLatin1String end : {QLatin1String(""), companions[0], companions[1], companions[2]}) {
            if (!standsAnywhere(path + end))
                continue;
            if (!renameWithoutReplacing(path + end, place + end))
                return failed("the damaged journal cannot be moved aside", errno);
            aside = place;
        }
        return syncFolder(path);
    }
    return failed("the damaged journal cannot be moved aside: too many already", EEXIST);
}

QStringList journalsSetAside(const QString& path)
{
    const QFileInfo file(path);
    QStringList found;
    for (QString name : file.absoluteDir().entryList(QDir::Files | QDir::Hidden | QDir::System)) {
        if (!name.startsWith(file.fileName() + asideMark))
            continue;
        for (const QLatin1String end : companions)
            if (name.endsWith(end))
                name.chop(end.size());
        if (const QString whole = file.absoluteDir().filePath(name); !found.contains(whole))
            found << whole;
    }
    return found;
}

Result<void> createJournalFile(const QString& path)
{
    if (Result<void> made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return made;
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return failed("the journal cannot be made", errno);
    ::close(handle);
    return syncFolder(path);
}

Result<void> closeToOthers(const QString& path)
{
    for (const QString& file : {path, path + companions[0], path + companions[1]})
        if (standsAnywhere(file) && chmod(QFile::encodeName(file).constData(), S_IRUSR | S_IWUSR) != 0)
            return failed("the journal cannot be closed to others", errno);
    return {};
}

std::optional<FileIdentity> identityOf(const QString& path)
{
    struct stat found{};
    if (stat(QFile::encodeName(path).constData(), &found) != 0)
        return std::nullopt;
    return FileIdentity{.device = found.st_dev, .number = found.st_ino};
}

bool hasRollbackLog(const QString& path) { return standsAnywhere(path + companions[2]); }

} // namespace boxoffice
