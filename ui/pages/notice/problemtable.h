#pragma once
#include "ui/pages/notice/problemtext.h"
#include <array>

namespace boxoffice {

/// One row of the table: the words of a problem without charge, hold and code, which are added per problem.
/// Texts are marked for translation (context "Problem"); `kioskText` stands where the visitor reads other words.
struct ProblemRow {
    ProblemKind kind{};
    ProblemWeight weight{};
    const char* icon = nullptr;
    const char* title = nullptr;
    const char* text = nullptr;
    const char* kioskTitle = nullptr; ///< null: the same
    const char* kioskText = nullptr;  ///< null: the same
    std::array<std::optional<ProblemAction>, 3> actions;
    std::array<std::optional<ProblemAction>, 3> kioskActions; ///< none: the same
};

[[nodiscard]] const ProblemRow& problemRow(ProblemKind kind);
/// The kind of a code of the API's section 5.2, and of a bare status; Other for those nobody documented.
[[nodiscard]] ProblemKind documentedKind(int apiCode, int httpStatus);

} // namespace boxoffice
