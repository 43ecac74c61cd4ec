#include "catalog/eventpacker.h"
#include "catalog/packedrow.h"
#include <cstring>
#include <type_traits>

namespace boxoffice {
namespace {

template <class T>
void append(QByteArray& bytes, std::span<const T> values)
{
    static_assert(std::is_trivially_copyable_v<T>);
    const auto count = static_cast<quint64>(values.size());
    bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
    if (!values.empty())
        bytes.append(reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size_bytes()));
}

/// Takes runs of values off the front of some bytes; a run that is not there in full ends it.
class Unpacking {
public:
    explicit Unpacking(QByteArrayView bytes) : m_left(bytes) {}

    template <class T>
    [[nodiscard]] std::vector<T> take()
    {
        quint64 count = 0;
        if (!read(&count, sizeof count) || count > static_cast<quint64>(m_left.size()) / sizeof(T)) {
            m_ok = false;
            return {};
        }
        std::vector<T> values(static_cast<std::size_t>(count));
        m_ok = read(values.data(), values.size() * sizeof(T));
        return values;
    }
    [[nodiscard]] bool finished() const { return m_ok && m_left.isEmpty(); }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    bool read(void* to, std::size_t size)
    {
        if (!m_ok || size > static_cast<std::size_t>(m_left.size()))
            return false;
        if (size > 0)
            std::memcpy(to, m_left.data(), size);
        m_left = m_left.sliced(static_cast<qsizetype>(size));
        return true;
    }

    QByteArrayView m_left;
    bool m_ok = true;
};

Failure damaged(const QString& what)
{
    return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("event cache"), .detail = what};
}

void appendTexts(QByteArray& bytes, const std::vector<QString>& texts)
{
    std::vector<quint32> ends;
    std::vector<char16_t> letters;
    for (const QString& text : texts) {
        letters.insert(letters.end(), text.utf16(), text.utf16() + text.size());
        ends.push_back(static_cast<quint32>(letters.size()));
    }
    append<quint32>(bytes, ends);
    append<char16_t>(bytes, letters);
}

std::optional<std::vector<QString>> takeTexts(Unpacking& unpacking)
{
    const auto ends = unpacking.take<quint32>();
    const auto letters = unpacking.take<char16_t>();
    std::vector<QString> texts;
    texts.reserve(ends.size());
    quint32 from = 0;
    for (const quint32 to : ends) {
        if (to < from || to > letters.size())
            return std::nullopt;
        texts.push_back(QString::fromUtf16(letters.data() + from, static_cast<qsizetype>(to - from)));
        from = to;
    }
    return texts;
}

} // namespace

QByteArray EventPacker::pack(const EventTable& table)
{
    TextPool pool;
    std::vector<PackedRow> rows;
    rows.reserve(table.size());
    for (const EventRow& row : table.rows())
        rows.push_back(packedRow(row, pool));
    QByteArray bytes;
    appendTexts(bytes, pool.texts());
    append<PackedRow>(bytes, rows);
    append<quint32>(bytes, table.offsets());
    append<char>(bytes, {table.folded().constData(), static_cast<std::size_t>(table.folded().size())});
    return bytes;
}

Result<std::shared_ptr<const EventTable>> EventPacker::unpack(QByteArrayView bytes)
{
    Unpacking unpacking(bytes);
    const std::optional<std::vector<QString>> texts = takeTexts(unpacking);
    if (!texts)
        return damaged(QStringLiteral("texts overlap"));
    auto table = std::make_shared<EventTable>();
    const auto rows = unpacking.take<PackedRow>();
    table->m_rows.reserve(rows.size());
    for (const PackedRow& packed : rows) {
        std::optional<EventRow> row = unpackedRow(packed, *texts);
        if (!row)
            return damaged(QStringLiteral("impossible row"));
        table->m_rows.push_back(*std::move(row));
    }
    table->m_offsets = unpacking.take<quint32>();
    const auto folded = unpacking.take<char>();
    table->m_folded = QByteArray(folded.data(), static_cast<qsizetype>(folded.size()));
    if (!unpacking.finished() || !holdsTogether(*table))
        return damaged(QStringLiteral("parts do not fit"));
    table->numberZones();
    return std::shared_ptr<const EventTable>(std::move(table));
}

bool EventPacker::holdsTogether(const EventTable& table)
{
    const auto& offsets = table.m_offsets;
    if (offsets.size() != table.m_rows.size() + 1 || offsets.front() != 0 ||
        offsets.back() != static_cast<quint64>(table.m_folded.size()))
        return false;
    for (std::size_t row = 0; row + 1 < offsets.size(); ++row)
        if (offsets[row + 1] <= offsets[row] || offsets[row + 1] > offsets.back() ||
            table.m_folded.at(static_cast<qsizetype>(offsets[row + 1]) - 1) != '\n')
            return false;
    return true;
}

} // namespace boxoffice
