#include "simulator/discovery/taxonomy.h"
#include "simulator/world/dice.h"

namespace boxoffice::simulator {
namespace {

const char* text(Branch branch, int genre)
{
    const Genre& names = World::genre(genre);
    return branch == Branch::Segment ? names.segment : branch == Branch::Genre ? names.genre : names.subGenre;
}

/// Genres with the same name above them share that id.
int firstOf(Branch branch, int genre)
{
    for (int i = 0; i < genre; ++i)
        if (QLatin1String(text(branch, i)) == QLatin1String(text(branch, genre)) && (branch != Branch::SubGenre || i == genre))
            return i;
    return genre;
}

Json selfLink(const char* path, const QString& id)
{
    return object({{"self", object({{"href", QStringLiteral("/discovery/v2/classifications/%1%2?locale=en-us").arg(QLatin1String(path), id)}})}});
}

Json named(Branch branch, int genre) { return object({{"id", branchId(branch, genre)}, {"name", branchName(branch, genre)}}); }

Json subGenreJson(int genre)
{
    const QString id = branchId(Branch::SubGenre, genre);
    return object({{"id", id}, {"name", branchName(Branch::SubGenre, genre)}, {"_links", selfLink("subgenres/", id)}});
}

Json genreJson(int genre)
{
    const QString id = branchId(Branch::Genre, genre);
    std::vector<Json> below;
    for (int i = 0; i < World::genreCount(); ++i)
        if (branchId(Branch::Genre, i) == id)
            below.push_back(subGenreJson(i));
    return object({{"id", id}, {"name", branchName(Branch::Genre, genre)}, {"_links", selfLink("genres/", id)},
                   {"_embedded", object({{"subgenres", array(below)}})}});
}

Json segmentJson(int genre)
{
    const QString id = branchId(Branch::Segment, genre);
    std::vector<Json> below;
    for (int i = 0; i < World::genreCount(); ++i)
        if (branchId(Branch::Segment, i) == id && firstOf(Branch::Genre, i) == i)
            below.push_back(genreJson(i));
    return object({{"id", id}, {"name", branchName(Branch::Segment, genre)}, {"_links", selfLink("segments/", id)},
                   {"_embedded", object({{"genres", array(below)}})}});
}

Json entryJson(int genre)
{
    return object({{"_links", selfLink("", branchId(Branch::Segment, genre))}, {"segment", segmentJson(genre)}});
}

} // namespace

QString branchId(Branch branch, int genre)
{
    const char* prefix = branch == Branch::Segment ? "KZFz" : branch == Branch::Genre ? "Knv" : "KZaz";
    const int salt = branch == Branch::Segment ? 900 : branch == Branch::SubGenre ? 50 : 0;
    return QString::fromLatin1(prefix) + QString::number(mixed(quint64(firstOf(branch, genre) + salt)), 36).left(8);
}

QString branchName(Branch branch, int genre) { return QString::fromUtf8(text(branch, genre)); }

QString undefinedTypeId() { return QStringLiteral("KZAyXgnZfZ7v7nI"); }
QString undefinedSubTypeId() { return QStringLiteral("KZFzBErXgnZfZ7v7lJ"); }

Json classificationsJson(int genre, bool family)
{
    return array({object({{"primary", true}, {"segment", named(Branch::Segment, genre)}, {"genre", named(Branch::Genre, genre)},
                          {"subGenre", named(Branch::SubGenre, genre)}, {"type", object({{"id", undefinedTypeId()}, {"name", "Undefined"}})},
                          {"subType", object({{"id", undefinedSubTypeId()}, {"name", "Undefined"}})}, {"family", family}})});
}

std::optional<Json> branchJson(Branch branch, const QString& id)
{
    for (int genre = 0; genre < World::genreCount(); ++genre)
        if (branchId(branch, genre) == id)
            return branch == Branch::Segment ? segmentJson(genre) : branch == Branch::Genre ? genreJson(genre) : subGenreJson(genre);
    return std::nullopt;
}

std::optional<Json> classificationJson(const QString& id)
{
    for (int genre = 0; genre < World::genreCount(); ++genre)
        for (const Branch branch : {Branch::Segment, Branch::Genre, Branch::SubGenre})
            if (branchId(branch, genre) == id)
                return entryJson(genre);
    return std::nullopt;
}

std::vector<Json> classificationList(const QString& word)
{
    std::vector<Json> entries;
    for (int genre = 0; genre < World::genreCount(); ++genre) {
        if (firstOf(Branch::Segment, genre) != genre)
            continue;
        bool found = false;
        for (int other = 0; other < World::genreCount(); ++other)
            for (const Branch branch : {Branch::Segment, Branch::Genre, Branch::SubGenre})
                found = found || (firstOf(Branch::Segment, other) == genre && folded(branchName(branch, other)).contains(word));
        if (found)
            entries.push_back(entryJson(genre));
    }
    return entries;
}

} // namespace boxoffice::simulator
