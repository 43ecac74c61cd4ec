#pragma once
#include <QString>
#include <optional>
#include <string_view>

namespace boxoffice {

/// An exact decimal number as JSON spells it: unscaled * 10^-scale. No binary floating point anywhere.
class Decimal {
public:
    constexpr Decimal() = default;
    constexpr Decimal(qint64 unscaled, int scale) : m_unscaled(unscaled), m_scale(scale) {}

    /// Reads JSON number grammar (also with an exponent) of at most 18 significant digits. Nothing else:
    /// no sign '+', no grouping, no spaces, no NaN.
    [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

    [[nodiscard]] qint64 unscaled() const { return m_unscaled; }
    [[nodiscard]] int scale() const { return m_scale; }
    /// The value times 10^digits when that is a whole number that fits, else nothing.
    [[nodiscard]] std::optional<qint64> shifted(int digits) const;

private:
    qint64 m_unscaled = 0;
    int m_scale = 0;
};

} // namespace boxoffice
