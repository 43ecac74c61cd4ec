#pragma once
#include <QtGlobal>

namespace boxoffice::simulator {

/// Mixes numbers into one; the same on every machine, unlike qHash and the standard distributions.
[[nodiscard]] constexpr quint64 mixed(quint64 x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}
[[nodiscard]] constexpr quint64 mixed(quint64 a, quint64 b) { return mixed(mixed(a) ^ b); }

/// Small repeatable randomness: everything invented follows from the seed.
class Dice {
public:
    explicit constexpr Dice(quint64 seed) : m_state(mixed(seed)) {}
    constexpr quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return mixed(m_state);
    }
    constexpr int below(int bound) { return int(next() % quint64(bound)); }
    constexpr int between(int low, int high) { return low + below(high - low + 1); }
    constexpr bool permille(int chance) { return below(1000) < chance; }

private:
    quint64 m_state;
};

} // namespace boxoffice::simulator
