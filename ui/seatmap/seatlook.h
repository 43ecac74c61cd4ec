#pragma once
#include "ui/theme/theme.h"
#include <QFont>
#include <array>

namespace boxoffice {

/// What the map is painted with: colours of the theme and of tokens.json's price levels, in the form the rasteriser takes.
struct SeatLook {
    static constexpr int levels = 12; ///< 7 to 12 repeat the fills with an inner ring
    struct Level {
        QRgb fill = 0;
        QRgb ink = 0;
    };
    std::array<Level, levels> level{};
    QRgb background = 0, taken = 0, off = 0, outline = 0, stage = 0, onStage = 0, yours = 0, onYours = 0, text = 0;
    QColor focus{}, focusGap{}, card{}, onCard{}, cardLine{};
    QFont labelFont{}, cardFont{}, cardStrong{};
    bool patterns = false; ///< always in the contrast theme
    bool motion = true;
    [[nodiscard]] static SeatLook of(const Theme& theme);
};

/// "A" for 0.
[[nodiscard]] QString levelLetter(int level);

} // namespace boxoffice
