#include "seats/seattable.h"
#include <algorithm>

namespace boxoffice {
namespace {

/// The run of digits, or of anything else, that begins at `at`.
qsizetype runEnd(const QString& text, qsizetype at)
{
    const bool digits = text.at(at).isDigit();
    while (at < text.size() && text.at(at).isDigit() == digits)
        ++at;
    return at;
}

int compareRuns(QStringView a, QStringView b)
{
    if (a.front().isDigit() && b.front().isDigit()) {
        while (a.size() > 1 && a.front() == QLatin1Char('0'))
            a = a.mid(1);
        while (b.size() > 1 && b.front() == QLatin1Char('0'))
            b = b.mid(1);
        return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
    }
    const bool shortNames = a.size() <= 2 && b.size() <= 2; // rows go on as AA, BB after Z
    if (shortNames && a.size() != b.size() && a.front().isLetter() && b.front().isLetter())
        return a.size() < b.size() ? -1 : 1;
    return a.compare(b, Qt::CaseInsensitive);
}

/// "7", "112": nearly all names of rows and sections, compared thousands of times for each answer.
bool isShortNumber(const QString& name)
{
    return !name.isEmpty() && name.size() <= 4 && name.front() != QLatin1Char('0')
           && std::all_of(name.begin(), name.end(), [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
}

} // namespace

bool comesBefore(const QString& a, const QString& b)
{
    if (isShortNumber(a) && isShortNumber(b))
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    qsizetype i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        const qsizetype endA = runEnd(a, i), endB = runEnd(b, j);
        if (const int order = compareRuns(QStringView(a).mid(i, endA - i), QStringView(b).mid(j, endB - j)); order != 0)
            return order < 0;
        i = endA;
        j = endB;
    }
    return a.size() - i < b.size() - j;
}

bool SeatTable::touch(SeatIndex a, SeatIndex b) const
{
    return b == a + 1 && b < size() && row[a] == row[b] && number[b] - number[a] == rowOf(a).step && (marks[a] & AisleAfterSeat) == 0;
}

SeatIndex SeatTable::find(quint32 rowIndex, qint32 seatNumber) const
{
    const SeatRow& in = rows[rowIndex];
    const auto begin = number.begin() + in.first, end = begin + in.count;
    const auto found = std::lower_bound(begin, end, seatNumber);
    return found != end && *found == seatNumber ? static_cast<SeatIndex>(found - number.begin()) : noSeat;
}

std::optional<quint32> SeatTable::findSection(const QString& name) const
{
    for (quint32 i = 0; i < sections.size(); ++i)
        if (sections[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    return std::nullopt;
}

std::optional<quint32> SeatTable::findRow(quint32 section, const QString& name) const
{
    const SeatSection& in = sections[section];
    for (quint32 i = in.firstRow; i < in.firstRow + in.rows; ++i)
        if (rows[i].name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    return std::nullopt;
}

SeatIndex SeatTable::freeSeats() const
{
    return static_cast<SeatIndex>(std::count(free.begin(), free.end(), quint8(1)));
}

std::size_t SeatTable::bytes() const
{
    return number.capacity() * 4 + row.capacity() * 4 + block.capacity() * 2 + marks.capacity() + free.capacity()
           + rows.capacity() * sizeof(SeatRow) + sections.capacity() * sizeof(SeatSection);
}

} // namespace boxoffice
