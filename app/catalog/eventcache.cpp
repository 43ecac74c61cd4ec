#include "catalog/eventcache.h"
#include "catalog/eventpacker.h"
#include "catalog/packedrow.h"
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <cstring>
#include <openssl/evp.h>

namespace boxoffice {
namespace {

constexpr std::size_t digestSize = 32;

/// Everything that decides whether the bytes after it can be read. The row size catches another compiler.
struct Header {
    char magic[8] = {'B', 'O', 'X', 'E', 'V', 'T', 'S', '\n'};
    quint32 byteOrder = 0x01020304;
    quint32 version = EventPacker::version;
    quint32 rowSize = sizeof(PackedRow);
    quint32 reserved = 0;
    qint64 fetchedAt = 0; ///< milliseconds since 1970
    quint64 bodySize = 0;
    unsigned char digest[digestSize] = {}; ///< SHA-256 of the header with a zero digest, then the body
};
static_assert(std::is_trivially_copyable_v<Header> && sizeof(Header) == 72);

QByteArrayView bytesOf(const Header& header) { return {reinterpret_cast<const char*>(&header), sizeof header}; }

/// OpenSSL's, because it uses the processor's instructions: Qt's would take longer than reading the file.
bool addDigest(Header& header, QByteArrayView body)
{
    std::memset(header.digest, 0, sizeof header.digest);
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1 &&
           EVP_DigestUpdate(context.get(), &header, sizeof header) == 1 &&
           EVP_DigestUpdate(context.get(), body.data(), static_cast<std::size_t>(body.size())) == 1 &&
           EVP_DigestFinal_ex(context.get(), header.digest, nullptr) == 1;
}

Failure storage(const QString& detail)
{
    return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("event cache"), .detail = detail};
}

/// The body, when the header and the digest vouch for it.
Result<QByteArrayView> checkedBody(QByteArrayView file, Header& header)
{
    if (file.size() < static_cast<qsizetype>(sizeof header))
        return storage(QStringLiteral("too short"));
    std::memcpy(&header, file.data(), sizeof header);
    const Header own;
    if (std::memcmp(header.magic, own.magic, sizeof own.magic) != 0)
        return storage(QStringLiteral("not an event cache"));
    if (header.byteOrder != own.byteOrder || header.version != own.version || header.rowSize != own.rowSize)
        return storage(QStringLiteral("another version"));
    const QByteArrayView body = file.sliced(sizeof header);
    Header expected = header;
    if (header.bodySize != static_cast<quint64>(body.size()) || !addDigest(expected, body) ||
        std::memcmp(expected.digest, header.digest, digestSize) != 0)
        return storage(QStringLiteral("checksum differs"));
    return body;
}

Result<CachedEvents> read(QByteArrayView file)
{
    Header header;
    const Result<QByteArrayView> body = checkedBody(file, header);
    if (!body.ok())
        return body.failure();
    Result<std::shared_ptr<const EventTable>> table = EventPacker::unpack(*body);
    if (!table.ok())
        return table.failure();
    return CachedEvents{*std::move(table), WallTime(Duration(header.fetchedAt))};
}

void setAside(const QString& path)
{
    const QString aside = path + QStringLiteral(".set-aside");
    QFile::remove(aside);
    if (!QFile::rename(path, aside))
        QFile::remove(path);
}

} // namespace

Result<CachedEvents> EventCache::load() const
{
    QFile file(m_path);
    if (!file.exists())
        return CachedEvents{};
    if (!file.open(QIODevice::ReadOnly))
        return storage(file.errorString());
    Result<CachedEvents> events = read(file.readAll());
    file.close();
    if (!events.ok())
        setAside(m_path);
    return events;
}

Result<void> EventCache::save(const EventTable& table, WallTime fetchedAt) const
{
    const QByteArray body = EventPacker::pack(table);
    Header header;
    header.fetchedAt = fetchedAt.time_since_epoch().count();
    header.bodySize = static_cast<quint64>(body.size());
    if (!addDigest(header, body))
        return storage(QStringLiteral("no SHA-256"));
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    QSaveFile file(m_path);
    const QByteArrayView head = bytesOf(header);
    if (!file.open(QIODevice::WriteOnly) || file.write(head.data(), head.size()) != head.size() ||
        file.write(body) != body.size() || !file.commit())
        return storage(file.errorString());
    return {};
}

} // namespace boxoffice
