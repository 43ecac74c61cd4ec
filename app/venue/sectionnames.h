#pragma once
#include <QString>

namespace boxoffice {

/// What a section's name tells of where it is.
struct SectionPlace {
    int tier = 50;         ///< 0 is nearest to the stage; sections of one tier lie side by side
    bool numbered = false; ///< "112": one of a ring, if there are many
    int side = 0;          ///< -1 left, 0 middle or not said, 1 right
};

/// "F4" and "STALLS L" lie on the floor, "112" in the first ring, "BALCONY" far behind. Words of English, French, Spanish
/// and German houses; a name that says nothing lies behind those that do.
[[nodiscard]] SectionPlace placeOfSection(const QString& name);

} // namespace boxoffice
