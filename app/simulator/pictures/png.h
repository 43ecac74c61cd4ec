#pragma once
#include <QByteArray>

namespace boxoffice::simulator {

/// A PNG file of 8-bit RGB pixels, line after line from the top (PNG specification, second edition; filter 1).
/// `rgb` holds 3 * width * height bytes.
[[nodiscard]] QByteArray pngOf(int width, int height, const QByteArray& rgb);

} // namespace boxoffice::simulator
