#pragma once
#include <QByteArray>
#include <array>

namespace boxoffice::simulator {

/// A sound file (WAV, 8 kHz, 8 bit, mono): groups of short tones with a rest between the groups.
[[nodiscard]] QByteArray toneGroups(const std::array<int, 4>& groups);

} // namespace boxoffice::simulator
