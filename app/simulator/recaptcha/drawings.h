#pragma once
#include <QByteArray>

namespace boxoffice::simulator {

/// What the pictures show. The paths are our own.
struct Drawing {
    const char* plural; ///< "Choose every picture with ..."
    const char* path;   ///< SVG path data within 100 by 100
};
inline constexpr int drawingCount = 6;
[[nodiscard]] const Drawing& drawing(int index);
/// One picture as SVG: the drawing on a coloured ground, turned and placed by `looks`.
[[nodiscard]] QByteArray pictureSvg(int index, quint64 looks);

} // namespace boxoffice::simulator
