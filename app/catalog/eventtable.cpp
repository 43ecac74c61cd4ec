#include "catalog/eventtable.h"
#include <QHash>
#include <algorithm>
#include <tuple>

namespace boxoffice {
namespace {

/// Letters that have no decomposition but that nobody types.
QString withoutLigatures(const QString& text)
{
    static const QHash<QChar, QString> plain{
        {QChar(0x00f8), QStringLiteral("o")},  {QChar(0x0142), QStringLiteral("l")},
        {QChar(0x00e6), QStringLiteral("ae")}, {QChar(0x0153), QStringLiteral("oe")},
        {QChar(0x0111), QStringLiteral("d")},  {QChar(0x00f0), QStringLiteral("d")},
        {QChar(0x00fe), QStringLiteral("th")}, {QChar(0x0131), QStringLiteral("i")},
        {QChar(0x00df), QStringLiteral("ss")},
    };
    QString replaced;
    for (const QChar c : text) {
        const auto found = plain.constFind(c);
        if (found == plain.constEnd())
            replaced += c;
        else
            replaced += *found;
    }
    return replaced;
}

bool isApostrophe(QChar c) { return c == QLatin1Char('\'') || c == QChar(0x2019) || c == QChar(0x02bc); }

auto inOrder(const EventRow& row)
{
    constexpr int sortsLast = 1;
    const QDate date = row.localDate.value_or(QDate());
    return std::make_tuple(row.localDate ? 0 : sortsLast, date, row.localTime.value_or(QTime(0, 0)));
}

bool before(const EventRow& a, const EventRow& b)
{
    const auto left = inOrder(a);
    const auto right = inOrder(b);
    if (left != right)
        return left < right;
    if (const int byName = a.name.compare(b.name, Qt::CaseInsensitive); byName != 0)
        return byName < 0;
    return a.id.text() < b.id.text();
}

} // namespace

QByteArray foldedText(const QString& text)
{
    QString folded;
    const QString plain = withoutLigatures(text.normalized(QString::NormalizationForm_KD).toCaseFolded());
    for (const QChar c : plain) {
        if (c.isMark() || isApostrophe(c))
            continue;
        if (c.isLetterOrNumber() || c.isSurrogate())
            folded += c;
        else if (!folded.isEmpty() && folded.back() != QLatin1Char(' '))
            folded += QLatin1Char(' ');
    }
    return folded.trimmed().toUtf8();
}

EventTable::EventTable(std::vector<EventRow> rows) : m_rows(std::move(rows))
{
    std::sort(m_rows.begin(), m_rows.end(), before);
    m_offsets.reserve(m_rows.size() + 1);
    for (const EventRow& row : m_rows) {
        m_folded += foldedText(row.name + QLatin1Char(' ') + row.venue + QLatin1Char(' ') + row.city) + '\n';
        m_offsets.push_back(static_cast<quint32>(m_folded.size()));
    }
    numberZones();
}

void EventTable::numberZones()
{
    QHash<QString, quint16> numbers;
    m_zoneOf.reserve(m_rows.size());
    for (const EventRow& row : m_rows) {
        auto number = numbers.find(row.timeZone);
        if (number == numbers.end()) {
            number = numbers.insert(row.timeZone, static_cast<quint16>(m_zones.size()));
            m_zones.push_back(row.timeZone);
        }
        m_zoneOf.push_back(*number);
    }
}

} // namespace boxoffice
