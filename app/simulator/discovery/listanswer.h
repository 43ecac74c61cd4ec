#pragma once
#include "simulator/call.h"
#include "simulator/jsontext.h"

namespace boxoffice::simulator {

/// {"errors":[{"code","detail","status","_links"}]} (API section 6).
[[nodiscard]] HttpResponse discoveryError(int status, const char* code, const QString& detail);
[[nodiscard]] HttpResponse notFound(const QString& id);
/// One page of a list (API section 6.3); an empty one has no `_embedded`. `items` are those of this page.
[[nodiscard]] HttpResponse paged(const Call& call, const char* resource, const std::vector<Json>& items, int total, int page, int size);

} // namespace boxoffice::simulator
