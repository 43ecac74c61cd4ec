#pragma once
#include <QByteArray>
#include <QString>
#include <vector>

namespace boxoffice::simulator {

struct Point {
    double x = 0;
    double y = 0;
};
struct Colour {
    double red = 0; ///< all from 0 to 1
    double green = 0;
    double blue = 0;
    double alpha = 1;
};
[[nodiscard]] Colour hsl(int hue, double saturation, double lightness, double alpha = 1); ///< hue in degrees

struct Lettering {
    Point at;          ///< middle of the base line
    double size = 10;  ///< of an em
    QString text;
    Colour colour;
    Colour ground{0, 0, 0, 0}; ///< of a band across the whole picture behind the letters
};

/// A picture of filled polygons, so that one description gives an SVG and a PNG without any drawing library. Letters are
/// in the SVG alone. Thread-safe; a value.
class Drawing {
public:
    Drawing(double width, double height, Colour background) : m_width(width), m_height(height), m_background(background) {}

    void polygon(std::vector<Point> points, Colour fill);
    void rectangle(double x, double y, double width, double height, Colour fill);
    void disc(Point middle, double radius, Colour fill, int corners = 48);
    /// A piece of a ring; angles in radians, 0 to the right and growing downwards.
    void arc(Point middle, double inner, double outer, double from, double to, Colour fill);
    void letters(Lettering lettering) { m_letters.push_back(std::move(lettering)); }

    [[nodiscard]] QByteArray svg(const QString& title) const;
    /// As 8-bit RGB, `pixelsWide` by `pixelsHigh`; the middle of the picture where the proportions differ.
    [[nodiscard]] QByteArray png(int pixelsWide, int pixelsHigh) const;

private:
    struct Shape {
        std::vector<Point> points;
        Colour fill;
    };
    double m_width;
    double m_height;
    Colour m_background;
    std::vector<Shape> m_shapes;
    std::vector<Lettering> m_letters;
};

} // namespace boxoffice::simulator
