#include "simulator/pictures/seatmap.h"
#include "simulator/jsontext.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace boxoffice::simulator {
namespace {

constexpr int mostSeatsDrawn = 2500;
constexpr int mostRowsDrawn = 15000;
constexpr std::array zoneColours{"#1f5fa8", "#2f8f6b", "#b3671b", "#7a4fa3", "#a83a4c", "#4d6b7a"};

const char* colourOf(int zone) { return zoneColours[std::size_t(zone - 1) % zoneColours.size()]; }

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    return text.endsWith('.') ? text.chopped(1) : text;
}

QByteArray at(const Spot& spot) { return number(double(spot.x)) + ',' + number(double(spot.y)); }

struct Bounds {
    double left = 0, top = 0, right = 0, bottom = 0;
    void add(double x, double y)
    {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    void add(const Spot& corner, const Spot& size)
    {
        add(double(corner.x), double(corner.y));
        add(double(corner.x) + double(size.x), double(corner.y) + double(size.y));
    }
};

class SeatMap {
public:
    explicit SeatMap(const Layout& layout) : m_layout(layout)
    {
        m_bounds.add(layout.heartCorner, layout.heartSize);
        for (const Standing& part : layout.standing)
            m_bounds.add(part.corner, part.size);
        for (const Spot& spot : layout.spots)
            m_bounds.add(double(spot.x), double(spot.y));
    }
    [[nodiscard]] QByteArray svg(const QString& title, const Tariff& tariff, const QString& currency) const;

private:
    [[nodiscard]] double em() const { return std::max(0.5, (m_bounds.right - m_bounds.left) / 55); }
    [[nodiscard]] double margin() const { return em() * 2.5; }
    [[nodiscard]] QByteArray outline(const Section& section) const;
    [[nodiscard]] QByteArray sectionSvg(const Section& section) const;
    [[nodiscard]] QByteArray labelSvg(const Section& section, const QByteArray& colour) const;
    [[nodiscard]] QByteArray rowsSvg(const Section& section) const;
    [[nodiscard]] QByteArray seatsSvg(const Section& section) const;
    [[nodiscard]] QByteArray standingSvg(const Standing& part) const;
    [[nodiscard]] QByteArray heartSvg() const;
    [[nodiscard]] QByteArray legendSvg(const Tariff& tariff, const QString& currency) const;
    [[nodiscard]] QByteArray text(double x, double y, double size, const QString& words, const char* colour) const;
    [[nodiscard]] const Spot& spot(const Row& row, int index) const { return m_layout.spots[std::size_t(row.first + index)]; }

    const Layout& m_layout;
    Bounds m_bounds;
};

QByteArray SeatMap::text(double x, double y, double size, const QString& words, const char* colour) const
{
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" font-size=\"" + number(size) + "\" text-anchor=\"middle\" fill=\"" + colour + "\">"
           + words.toHtmlEscaped().toUtf8() + "</text>\n";
}

/// Along the front row, back on the last, and the ends of the rows between.
QByteArray SeatMap::outline(const Section& section) const
{
    QByteArray points;
    const auto add = [&](const Row& row, int index) { points += at(spot(row, index)) + ' '; };
    const Row& front = section.rows.front();
    const Row& back = section.rows.back();
    for (int i = 0; i < front.seats; ++i)
        add(front, i);
    for (const Row& row : section.rows)
        add(row, row.seats - 1);
    for (int i = back.seats - 1; i >= 0; --i)
        add(back, i);
    std::for_each(section.rows.rbegin(), section.rows.rend(), [&add](const Row& row) { add(row, 0); });
    return points.chopped(1);
}

QByteArray SeatMap::rowsSvg(const Section& section) const
{
    QByteArray out;
    for (const Row& row : section.rows) {
        out += "<polyline fill=\"none\" stroke=\"#fff\" stroke-opacity=\"0.45\" stroke-width=\"0.25\" points=\"";
        for (int i = 0; i < row.seats; ++i)
            out += at(spot(row, i)) + (i + 1 < row.seats ? " " : "\"/>\n");
    }
    return out;
}

QByteArray SeatMap::seatsSvg(const Section& section) const
{
    QByteArray out;
    for (const Row& row : section.rows)
        for (int i = 0; i < row.seats; ++i) {
            const int mark = m_layout.marks[std::size_t(row.first + i)];
            const char* fill = mark == Wheelchair ? "#ffd34d" : mark == Companion ? "#fff2c2" : mark == Obstructed ? "#9aa4ad" : "#fff";
            out += "<circle r=\"0.2\" cx=\"" + number(double(spot(row, i).x)) + "\" cy=\"" + number(double(spot(row, i).y)) + "\" fill=\"" + fill
                   + "\"><title>" + section.name.toHtmlEscaped().toUtf8() + ' ' + row.name.toUtf8() + ' ' + QByteArray::number(section.seatNumber(i)) + "</title></circle>\n";
        }
    return out;
}

QByteArray SeatMap::sectionSvg(const Section& section) const
{
    const QByteArray colour = colourOf(section.zone);
    QByteArray out = "<g id=\"section-" + section.name.toHtmlEscaped().replace(QLatin1Char(' '), QLatin1Char('-')).toUtf8() + "\"><polygon points=\"" + outline(section)
                     + "\" fill=\"" + colour + "\" stroke=\"" + colour + "\" stroke-width=\"0.9\" stroke-linejoin=\"round\"/>\n";
    if (m_layout.seats <= mostSeatsDrawn)
        out += seatsSvg(section);
    else if (m_layout.seats <= mostRowsDrawn)
        out += rowsSvg(section);
    return out + labelSvg(section, colour) + "</g>\n";
}

/// In the middle, or before the front row where single seats are drawn.
QByteArray SeatMap::labelSvg(const Section& section, const QByteArray& colour) const
{
    const auto centre = [this](const Row& row) { return spot(row, row.seats / 2); };
    const Row& middle = section.rows[section.rows.size() / 2];
    const double size = std::min(em() * 1.3, middle.seats * 0.9 / double(std::max<qsizetype>(2, section.name.size())));
    if (m_layout.seats > mostSeatsDrawn)
        return text(double(centre(middle).x), double(centre(middle).y) + size / 3, size, section.name, "#fff");
    const Spot front = centre(section.rows[0]);
    const Spot next = centre(section.rows[std::min<std::size_t>(1, section.rows.size() - 1)]);
    const double x = double(front.x) + (double(front.x) - double(next.x)) * 1.3;
    const double y = double(front.y) + (double(front.y) - double(next.y)) * 1.3;
    return text(x, y + size / 3, std::clamp(size, 0.5, 1.0), section.name, colour.constData());
}

QByteArray SeatMap::standingSvg(const Standing& part) const
{
    const auto x = double(part.corner.x), y = double(part.corner.y), width = double(part.size.x), height = double(part.size.y);
    const double size = std::min({em() * 1.6, height * 0.6, width * 1.3 / double(part.section.size())});
    return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" rx=\"0.6\" fill=\""
           + colourOf(part.zone) + "\"/>\n" + text(x + width / 2, y + height / 2 + size / 3, size, part.section, "#fff");
}

QByteArray SeatMap::heartSvg() const
{
    const char* words = m_layout.heart == Heart::Stage ? "STAGE" : m_layout.heart == Heart::Field ? "FIELD" : "ICE";
    const char* fill = m_layout.heart == Heart::Stage ? "#20262c" : m_layout.heart == Heart::Field ? "#3f8a3a" : "#bfe0ee";
    const auto x = double(m_layout.heartCorner.x), y = double(m_layout.heartCorner.y), width = double(m_layout.heartSize.x), height = double(m_layout.heartSize.y);
    const double size = std::min(height * 0.5, width / 6);
    return "<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(width) + "\" height=\"" + number(height) + "\" rx=\""
           + number(m_layout.heart == Heart::Ice ? 8 : 1) + "\" fill=\"" + fill + "\"/>\n"
           + text(x + width / 2, y + height / 2 + size / 3, size, QString::fromLatin1(words), m_layout.heart == Heart::Ice ? "#20262c" : "#fff");
}

QByteArray SeatMap::legendSvg(const Tariff& tariff, const QString& currency) const
{
    QByteArray out;
    const double step = (m_bounds.right - m_bounds.left) / std::max(1, m_layout.zones);
    const double y = m_bounds.bottom + margin();
    for (int zone = 1; zone <= m_layout.zones; ++zone) {
        qint64 most = 0;
        for (const Offer& offer : tariff.offers)
            if (const Price* price = offer.priceIn(zone))
                most = std::max(most, price->face);
        const auto area = std::find_if(m_layout.areas.begin(), m_layout.areas.end(), [zone](const Area& each) { return each.zone == zone; });
        const double x = m_bounds.left + (zone - 0.5) * step;
        out += "<rect x=\"" + number(x - step * 0.4) + "\" y=\"" + number(y - em()) + "\" width=\"" + number(step * 0.8) + "\" height=\"" + number(em() * 0.5)
               + "\" fill=\"" + colourOf(zone) + "\"/>\n"
               + text(x, y + em() * 0.8, em(), area->description.section(QLatin1Char(','), 0, 0), "#20262c");
        if (most > 0)
            out += text(x, y + em() * 2.0, em(), currency + QLatin1Char(' ') + amountString(most), "#20262c");
    }
    return out;
}

QByteArray SeatMap::svg(const QString& title, const Tariff& tariff, const QString& currency) const
{
    const double width = m_bounds.right - m_bounds.left + 2 * margin();
    const double height = m_bounds.bottom - m_bounds.top + 2 * margin() + em() * 3.5;
    QByteArray out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"" + number(m_bounds.left - margin()) + ' ' + number(m_bounds.top - margin()) + ' '
                     + number(width) + ' ' + number(height) + "\" font-family=\"sans-serif\" font-weight=\"600\">\n<title>" + title.toHtmlEscaped().toUtf8() + "</title>\n<rect x=\""
                     + number(m_bounds.left - margin()) + "\" y=\"" + number(m_bounds.top - margin()) + "\" width=\"" + number(width) + "\" height=\"" + number(height)
                     + "\" fill=\"#f4f5f7\"/>\n" + heartSvg();
    for (const Standing& part : m_layout.standing)
        out += standingSvg(part);
    for (const Section& section : m_layout.sections)
        out += sectionSvg(section);
    return out + legendSvg(tariff, currency) + "</svg>\n";
}

} // namespace

QByteArray seatMapSvg(const Layout& layout, const QString& title, const Tariff& tariff, const QString& currency)
{
    return SeatMap(layout).svg(title, tariff, currency);
}

} // namespace boxoffice::simulator
