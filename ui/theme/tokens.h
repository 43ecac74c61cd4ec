#pragma once
#include "ui/theme/roles.h"
#include <QColor>
#include <QHash>
#include <array>

namespace boxoffice {

struct TypeToken {
    QString family;
    int size = 13, line = 18, weight = 400; ///< px, px, CSS weight
};

/// tokens.json as values. Ours, shipped inside the program: a broken file is a programming error and ends it.
struct Tokens {
    std::array<std::array<QColor, roleCount>, 3> colors; ///< by ThemeName
    std::array<QHash<QString, TypeToken>, 2> type;       ///< by Face
    QList<std::array<QColor, 3>> art;
    [[nodiscard]] static Tokens load();
};

/// The key of a role in tokens.json and in the style sheet template ("lineStrong").
[[nodiscard]] QLatin1String tokenName(Role role);
/// The token a text style reads on a face: its own or its nearest relative, weight as given when not zero.
[[nodiscard]] TypeToken typeToken(const Tokens& tokens, Face face, TextStyle style);

} // namespace boxoffice
