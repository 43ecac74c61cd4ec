#pragma once

namespace boxoffice {

/// The whole program. Returns the exit status: 0 fine, 1 --check or --tour found something wrong, 2 usage or
/// settings, 3 another instance of this lane runs, 70 internal error.
[[nodiscard]] int run(int argc, char** argv);

} // namespace boxoffice
