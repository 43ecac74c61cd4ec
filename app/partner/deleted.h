#pragma once

namespace boxoffice {

/// The answer to a cart DELETE that worked: 204, or 200 with an empty or JSON body (API 4.14).
struct Deleted {};

} // namespace boxoffice
