#include "venue/sectionnames.h"
#include <QStringList>

namespace boxoffice {
namespace {

struct Word {
    const char* begins;
    int tier;
};

/// The first that fits counts.
constexpr Word words[] = {
    {"FLOOR", 0}, {"FLR", 0}, {"FIELD", 0}, {"PIT", 0}, {"COURT", 0}, {"GA", 0}, {"VIP", 0}, {"INNENRAUM", 0},
    {"STALL", 10}, {"ORCH", 10}, {"PARTERRE", 10}, {"PARKETT", 10}, {"PLATEA", 10}, {"MAIN", 10}, {"ROOM", 10},
    {"BOX", 20}, {"LOGE", 20}, {"PALCO", 20}, {"SUITE", 20},
    {"CIRCLE", 30}, {"DRESS", 30}, {"MEZZ", 30}, {"ROYAL", 30}, {"GRAND", 30}, {"CLUB", 30}, {"PAV", 30}, {"CORBEILLE", 30}, {"RANG", 30}, {"LOWER", 30},
    {"BALC", 40}, {"UPPER", 42}, {"GAL", 45}, {"TERRACE", 45}, {"LAWN", 48},
};

bool isOneOf(const QString& word, const QStringList& list) { return list.contains(word); }

int sideOf(const QStringList& parts)
{
    for (qsizetype i = 1; i < parts.size(); ++i) {
        if (isOneOf(parts.at(i), {QStringLiteral("L"), QStringLiteral("LEFT"), QStringLiteral("LT"), QStringLiteral("LINKS"), QStringLiteral("GAUCHE")}))
            return -1;
        if (isOneOf(parts.at(i), {QStringLiteral("R"), QStringLiteral("RIGHT"), QStringLiteral("RT"), QStringLiteral("RECHTS"), QStringLiteral("DROITE")}))
            return 1;
    }
    return 0;
}

qsizetype leadingDigits(const QString& name)
{
    qsizetype at = 0;
    while (at < name.size() && name.at(at).isDigit())
        ++at;
    return at;
}

} // namespace

SectionPlace placeOfSection(const QString& name)
{
    const QString upper = name.trimmed().toUpper();
    SectionPlace place;
    if (const qsizetype digits = leadingDigits(upper); digits > 0 && digits <= 4 && upper.size() - digits <= 2) {
        place.numbered = true;
        place.tier = 25 + upper.left(digits).toInt() / 100; // 1 to 99 lie before 100
        return place;
    }
    const QStringList parts = upper.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    place.side = sideOf(parts);
    for (const Word& word : words)
        if (upper.startsWith(QLatin1String(word.begins)))
            return place.tier = word.tier, place;
    if (upper.size() >= 2 && upper.at(0) == QLatin1Char('F') && upper.at(1).isDigit())
        place.tier = 0;
    return place;
}

} // namespace boxoffice
