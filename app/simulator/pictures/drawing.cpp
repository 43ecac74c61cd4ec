#include "simulator/pictures/drawing.h"
#include "simulator/pictures/png.h"
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace boxoffice::simulator {
namespace {

constexpr int linesPerPixel = 4; ///< edges are smoothed over so many scan lines, and exactly along them

QByteArray number(double value)
{
    QByteArray text = QByteArray::number(value, 'f', 1);
    return text.endsWith(".0") ? text.chopped(2) : text;
}

QByteArray css(const Colour& colour)
{
    const auto part = [](double value) { return int(std::lround(std::clamp(value, 0.0, 1.0) * 255)); };
    return '#' + QByteArray::number(part(colour.red) << 16 | part(colour.green) << 8 | part(colour.blue), 16).rightJustified(6, '0');
}

QByteArray paint(const Colour& colour)
{
    const QByteArray opacity = colour.alpha < 1 ? "\" fill-opacity=\"" + QByteArray::number(colour.alpha, 'f', 2) : QByteArray();
    return " fill=\"" + css(colour) + opacity + '"';
}

/// How much of each pixel of one line lies inside a polygon.
class Coverage {
public:
    Coverage(const std::vector<Point>& points, int width) : m_points(points), m_line(std::size_t(width)) {}
    void read(int y)
    {
        std::fill(m_line.begin() + qsizetype(m_from), m_line.begin() + qsizetype(m_to), 0.0F);
        m_from = m_line.size();
        m_to = 0;
        for (int i = 0; i < linesPerPixel; ++i)
            addLine(y + (i + 0.5) / linesPerPixel);
        m_from = std::min(m_from, m_to);
    }
    [[nodiscard]] std::size_t from() const { return m_from; }
    [[nodiscard]] std::size_t to() const { return m_to; }
    [[nodiscard]] float at(std::size_t x) const { return m_line[x]; }

private:
    void addLine(double y)
    {
        m_crossings.clear();
        for (std::size_t i = 0, j = m_points.size() - 1; i < m_points.size(); j = i++) {
            const Point& a = m_points[j];
            const Point& b = m_points[i];
            if ((a.y <= y) != (b.y <= y))
                m_crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(m_crossings.begin(), m_crossings.end());
        for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2)
            addSpan(std::max(m_crossings[i], 0.0), std::min(m_crossings[i + 1], double(m_line.size())));
    }
    void addSpan(double from, double to)
    {
        if (from >= to)
            return;
        const auto first = std::size_t(from);
        const std::size_t end = std::min(m_line.size(), std::size_t(std::ceil(to)));
        m_from = std::min(m_from, first);
        m_to = std::max(m_to, end);
        for (std::size_t pixel = first; pixel < end; ++pixel) {
            const double part = std::min(to, double(pixel + 1)) - std::max(from, double(pixel));
            m_line[pixel] += float(part / linesPerPixel);
        }
    }
    const std::vector<Point>& m_points;
    std::vector<float> m_line;
    std::vector<double> m_crossings;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
};

class Canvas {
public:
    Canvas(int width, int height, Colour background) : m_width(width), m_height(height), m_pixels(std::size_t(width) * std::size_t(height), {float(background.red), float(background.green), float(background.blue)}) {}

    void fill(const std::vector<Point>& points, const Colour& colour)
    {
        const auto [top, bottom] = std::minmax_element(points.begin(), points.end(), [](const Point& a, const Point& b) { return a.y < b.y; });
        Coverage coverage(points, m_width);
        const int last = std::min(m_height - 1, int(std::floor(bottom->y)));
        for (int y = std::max(0, int(std::floor(top->y))); y <= last; ++y) {
            coverage.read(y);
            blend(y, coverage, colour);
        }
    }
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray bytes(qsizetype(m_pixels.size()) * 3, Qt::Uninitialized);
        char* out = bytes.data();
        for (const auto& pixel : m_pixels)
            for (const float value : pixel)
                *out++ = char(std::lround(std::clamp(value, 0.0F, 1.0F) * 255));
        return bytes;
    }

private:
    void blend(int y, const Coverage& line, const Colour& colour)
    {
        const std::array<float, 3> ink{float(colour.red), float(colour.green), float(colour.blue)};
        for (std::size_t x = line.from(); x < line.to(); ++x) {
            const float alpha = line.at(x) * float(colour.alpha);
            auto& pixel = m_pixels[std::size_t(y) * std::size_t(m_width) + x];
            for (std::size_t i = 0; i < ink.size(); ++i)
                pixel[i] += (ink[i] - pixel[i]) * alpha;
        }
    }
    int m_width;
    int m_height;
    std::vector<std::array<float, 3>> m_pixels;
};

} // namespace

Colour hsl(int hue, double saturation, double lightness, double alpha)
{
    const auto part = [&](int n) {
        const double k = std::fmod(n + hue / 30.0, 12.0);
        return lightness - saturation * std::min(lightness, 1 - lightness) * std::clamp(std::min(k - 3, 9 - k), -1.0, 1.0);
    };
    return {part(0), part(8), part(4), alpha};
}

void Drawing::polygon(std::vector<Point> points, Colour fill)
{
    if (points.size() > 2)
        m_shapes.push_back({std::move(points), fill});
}

void Drawing::rectangle(double x, double y, double width, double height, Colour fill)
{
    polygon({{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, fill);
}

void Drawing::disc(Point middle, double radius, Colour fill, int corners)
{
    std::vector<Point> points;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / corners;
        points.push_back({middle.x + radius * std::cos(angle), middle.y + radius * std::sin(angle)});
    }
    polygon(std::move(points), fill);
}

void Drawing::arc(Point middle, double inner, double outer, double from, double to, Colour fill)
{
    std::vector<Point> points;
    const int steps = std::max(2, int((to - from) * 12));
    for (int i = 0; i <= steps; ++i) {
        const double angle = from + (to - from) * i / steps;
        points.push_back({middle.x + outer * std::cos(angle), middle.y + outer * std::sin(angle)});
    }
    for (int i = steps; i >= 0; --i) {
        const double angle = from + (to - from) * i / steps;
        points.push_back({middle.x + inner * std::cos(angle), middle.y + inner * std::sin(angle)});
    }
    polygon(std::move(points), fill);
}

QByteArray Drawing::svg(const QString& title) const
{
    const QByteArray size = number(m_width) + ' ' + number(m_height);
    QByteArray out = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" preserveAspectRatio=\"xMidYMid slice\">\n<title>"
                     + title.toHtmlEscaped().toUtf8() + "</title>\n<rect width=\"" + number(m_width) + "\" height=\"" + number(m_height) + '"'
                     + paint(m_background) + "/>\n";
    for (const Shape& shape : m_shapes) {
        out += "<polygon points=\"";
        for (const Point& point : shape.points)
            out += number(point.x) + ',' + number(point.y) + ' ';
        out.chop(1);
        out += '"' + paint(shape.fill) + "/>\n";
    }
    for (const Lettering& each : m_letters) {
        if (each.ground.alpha > 0)
            out += "<rect x=\"0\" y=\"" + number(each.at.y - 66) + "\" width=\"" + number(m_width) + "\" height=\"96\"" + paint(each.ground) + "/>\n";
        out += "<text x=\"" + number(each.at.x) + "\" y=\"" + number(each.at.y) + "\" font-size=\"" + number(each.size)
               + "\" text-anchor=\"middle\" font-family=\"sans-serif\" font-weight=\"600\"" + paint(each.colour) + '>'
               + each.text.toHtmlEscaped().toUtf8() + "</text>\n";
    }
    return out + "</svg>\n";
}

QByteArray Drawing::png(int pixelsWide, int pixelsHigh) const
{
    const double scale = std::max(pixelsWide / m_width, pixelsHigh / m_height);
    const double left = (pixelsWide - m_width * scale) / 2;
    const double top = (pixelsHigh - m_height * scale) / 2;
    Canvas canvas(pixelsWide, pixelsHigh, m_background);
    for (const Shape& shape : m_shapes) {
        std::vector<Point> points;
        points.reserve(shape.points.size());
        for (const Point& point : shape.points)
            points.push_back({left + point.x * scale, top + point.y * scale});
        canvas.fill(points, shape.fill);
    }
    return pngOf(pixelsWide, pixelsHigh, canvas.bytes());
}

} // namespace boxoffice::simulator
