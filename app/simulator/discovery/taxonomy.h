#pragma once
#include "simulator/jsontext.h"
#include "simulator/world/world.h"

namespace boxoffice::simulator {

/// Discovery's tree of segments, genres and sub-genres, by our genre index.
enum class Branch { Segment, Genre, SubGenre };
[[nodiscard]] QString branchId(Branch branch, int genre);
[[nodiscard]] QString branchName(Branch branch, int genre);
[[nodiscard]] QString undefinedTypeId();    ///< `type` of every event
[[nodiscard]] QString undefinedSubTypeId(); ///< `subType` of every event

/// `classifications` of an event or an attraction.
[[nodiscard]] Json classificationsJson(int genre, bool family);
/// GET classifications/{segments|genres|subgenres}/{id}; nothing for an unknown id.
[[nodiscard]] std::optional<Json> branchJson(Branch branch, const QString& id);
/// GET classifications/{id}: the segment that an id of any branch belongs to.
[[nodiscard]] std::optional<Json> classificationJson(const QString& id);
/// Every entry of GET classifications whose names hold `word` (folded).
[[nodiscard]] std::vector<Json> classificationList(const QString& word);

} // namespace boxoffice::simulator
