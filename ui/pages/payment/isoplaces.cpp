#include "ui/pages/payment/isoplaces.h"
#include "core/json.h"
#include <QFile>
#include <QHash>
#include <QLocale>
#include <QStandardPaths>
#include <QThreadPool>
#include <algorithm>
#include <tuple>

namespace boxoffice {
namespace {

QByteArray dataFile(const char* name)
{
    QFile file(QStandardPaths::locate(QStandardPaths::GenericDataLocation, QStringLiteral("iso-codes/json/") + QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <class Take>
void readRows(const char* name, std::string_view list, Take take)
{
    const Result<JsonDocument> document = JsonDocument::parse(dataFile(name));
    if (!document)
        return;
    for (const JsonReader& row : document->root()[list].maybeItems())
        take(row);
}

QList<IsoCountry> readCountries()
{
    QList<IsoCountry> all;
    readRows("iso_3166-1.json", "3166-1", [&all](const JsonReader& row) {
        const QString formal = row["name"].maybeString().value_or(QString());
        all.append({row["alpha_2"].maybeString().value_or(QString()), row["common_name"].maybeString().value_or(formal)});
    });
    for (int i = QLocale::AnyTerritory + 1; all.isEmpty() && i <= QLocale::LastTerritory; ++i) {
        const auto territory = static_cast<QLocale::Territory>(i);
        if (const QString code = QLocale::territoryToCode(territory); code.size() == 2 && code.front().isUpper())
            all.append({code, QLocale::territoryToString(territory)});
    }
    std::ranges::sort(all, [](const IsoCountry& a, const IsoCountry& b) { return a.name.localeAwareCompare(b.name) < 0; });
    return all;
}

QHash<QString, QList<IsoRegion>> readRegions()
{
    QHash<QString, QList<IsoRegion>> all;
    readRows("iso_3166-2.json", "3166-2", [&all](const JsonReader& row) {
        const QString code = row["code"].maybeString().value_or(QString());
        all[code.left(2)].append({code.mid(3), row["name"].maybeString().value_or(QString())});
    });
    if (!all.isEmpty()) // the army's post, which ISO does not know
        all[QStringLiteral("US")] += {{QStringLiteral("AA"), QStringLiteral("Armed Forces Americas")},
                                      {QStringLiteral("AE"), QStringLiteral("Armed Forces Europe")},
                                      {QStringLiteral("AP"), QStringLiteral("Armed Forces Pacific")}};
    return all;
}

} // namespace

const QList<IsoCountry>& isoCountries()
{
    static const QList<IsoCountry> all = readCountries();
    return all;
}

const QList<IsoRegion>& isoRegions(const QString& country)
{
    static const QHash<QString, QList<IsoRegion>> all = readRegions();
    static const QList<IsoRegion> none;
    const auto found = all.constFind(country);
    return found == all.constEnd() ? none : *found;
}

void readPlacesAhead()
{
    QThreadPool::globalInstance()->start([] {
        std::ignore = isoCountries();
        std::ignore = isoRegions({});
    });
}

bool addressNeedsRegion(const QString& country)
{
    static const QList<QString> needing{QStringLiteral("AU"), QStringLiteral("BR"), QStringLiteral("CA"),
                                        QStringLiteral("IN"), QStringLiteral("MX"), QStringLiteral("US")};
    return needing.contains(country);
}

QString regionAbbrev(const QString& typed, const QString& country)
{
    for (const IsoRegion& region : isoRegions(country))
        if (typed.compare(region.abbrev, Qt::CaseInsensitive) == 0 || typed.compare(region.name, Qt::CaseInsensitive) == 0)
            return region.abbrev;
    return {};
}

} // namespace boxoffice
