#include "simulator/pictures/poster.h"
#include "simulator/world/dice.h"
#include <cmath>
#include <numbers>

namespace boxoffice::simulator {
namespace {

constexpr double wide = 1024;
constexpr double high = 576;
constexpr double pi = std::numbers::pi;

quint64 hashOf(const QString& text)
{
    quint64 hash = 0;
    for (const QChar c : text)
        hash = mixed(hash, c.unicode());
    return hash;
}

struct Palette {
    int hue;
    int accent; ///< the other colour
};

Drawing backdrop(const Palette& palette)
{
    Drawing drawing(wide, high, hsl(palette.hue, 0.5, 0.1));
    constexpr int bands = 16;
    for (int i = 0; i < bands; ++i)
        drawing.rectangle(0, high * i / bands, wide, high / bands + 1, hsl((palette.hue + 2 * i) % 360, 0.5, 0.08 + 0.012 * i));
    return drawing;
}

/// Music: beams over the heads of a crowd.
void concert(Drawing& drawing, const Palette& palette, Dice& dice)
{
    const double sun = dice.between(300, 724);
    drawing.disc({sun, 330}, dice.between(90, 170), hsl(palette.accent, 0.75, 0.55, 0.9), 96);
    for (int i = 0; i < 9; ++i) {
        const double top = dice.between(60, 960);
        const double foot = dice.between(-200, 1224);
        drawing.polygon({{top - 4, -10}, {top + 4, -10}, {foot + 90, high}, {foot - 90, high}},
                        hsl((palette.hue + dice.below(70)) % 360, 0.8, 0.65, 0.16));
    }
    for (int row = 0; row < 3; ++row)
        for (int head = 0; head < 26; ++head) {
            const Point at{head * 42.0 + dice.between(-12, 12) - row * 14, 478 + row * 44.0 + dice.between(-9, 9)};
            const Colour shade = hsl(palette.hue, 0.4, 0.09 - 0.025 * row);
            drawing.disc(at, 17 + row * 3, shade, 20);
            drawing.rectangle(at.x - 24 - row * 2, at.y + 14, 48 + row * 4, 120, shade);
        }
}

/// Jazz and electronic: broken rings, like a record.
void record(Drawing& drawing, const Palette& palette, Dice& dice)
{
    const Point middle{double(dice.between(380, 644)), double(dice.between(240, 330))};
    for (int ring = 0; ring < 13; ++ring) {
        const double radius = 60 + ring * 27.0;
        double angle = dice.below(628) / 100.0;
        for (int piece = 0; piece < 4; ++piece) {
            const double length = dice.between(40, 130) / 100.0;
            drawing.arc(middle, radius, radius + 15, angle, angle + length,
                        hsl(ring % 4 == 0 ? palette.accent : palette.hue, 0.65, 0.35 + dice.below(30) / 100.0, 0.95));
            angle += length + dice.between(20, 60) / 100.0;
        }
    }
    drawing.disc(middle, 34, hsl(palette.accent, 0.8, 0.6));
    drawing.disc(middle, 9, hsl(palette.hue, 0.5, 0.1), 24);
}

/// Sport: shards of the two teams over a striped field.
void match(Drawing& drawing, const Palette& palette, Dice& dice)
{
    for (int i = 0; i < 10; ++i)
        drawing.polygon({{i * 110.0 - 40, 380}, {i * 110.0 + 15, 380}, {i * 150.0 - 190 + 75, high}, {i * 150.0 - 190, high}}, hsl(palette.hue, 0.4, 0.3, 0.5));
    for (int i = 0; i < 7; ++i) {
        const double x = 30 + i * 60.0 + dice.below(30);
        drawing.polygon({{x - 200, -10}, {x - 110, -10}, {x + 180, 440}, {x + 140, 440}}, hsl(palette.hue, 0.75, 0.3 + dice.below(25) / 100.0, 0.8));
        drawing.polygon({{wide - x + 200, -10}, {wide - x + 110, -10}, {wide - x - 180, 440}, {wide - x - 140, 440}},
                        hsl(palette.accent, 0.75, 0.35 + dice.below(25) / 100.0, 0.8));
    }
    drawing.disc({512, 300}, 66, hsl(palette.accent, 0.1, 0.94));
    drawing.disc({512, 300}, 54, hsl(palette.hue, 0.6, 0.2));
}

/// Stage plays, music in halls, comedy: a curtain and what stands in the light.
void curtain(Drawing& drawing, const Palette& palette, Dice& dice, int genre)
{
    drawing.polygon({{500, -10}, {524, -10}, {740, 540}, {284, 540}}, hsl(palette.accent, 0.5, 0.75, 0.3));
    drawing.rectangle(0, 500, wide, 76, hsl(palette.accent, 0.35, 0.2));
    drawing.arc({512, 520}, 0, 228, pi, 2 * pi, hsl(palette.accent, 0.5, 0.7, 0.14));
    if (genre == 9)
        for (int i = 0; i < 15; ++i)
            drawing.rectangle(400 + i * 15, 190 + std::abs(i - 7) * 18, 7, 310 - std::abs(i - 7) * 18, hsl(palette.accent, 0.45, 0.8));
    else if (genre == 10) {
        drawing.rectangle(508, 250, 8, 270, hsl(palette.hue, 0.1, 0.85));
        drawing.disc({512, 230}, 30, hsl(palette.hue, 0.1, 0.9));
    } else {
        drawing.disc({470, 330}, 74, hsl(palette.accent, 0.2, 0.92));
        drawing.disc({566, 352}, 74, hsl(palette.hue, 0.5, 0.3));
        for (const double eye : {446.0, 494.0, 542.0, 590.0})
            drawing.disc({eye, eye < 520 ? 312.0 : 334.0}, 10, hsl(palette.hue, 0.5, 0.1), 24);
        drawing.arc({470, 340}, 30, 40, 0.3, pi - 0.3, hsl(palette.hue, 0.5, 0.1));
        drawing.arc({566, 408}, 30, 40, pi + 0.3, 2 * pi - 0.3, hsl(palette.accent, 0.2, 0.92));
    }
    for (int fold = 0; fold < 9; ++fold) {
        const double width = 34 - fold * 1.5;
        const Colour cloth = hsl(palette.hue, 0.65, 0.2 + (fold % 2) * 0.1 + dice.below(6) / 100.0);
        drawing.rectangle(fold * 30.0, 0, width, high, cloth);
        drawing.rectangle(wide - fold * 30.0 - width, 0, width, high, cloth);
    }
}

double emFor(const QString& text) { return std::min(64.0, 1500.0 / std::max(1.0, double(text.size()))); }

} // namespace

Drawing poster(const Show& show)
{
    const quint64 act = hashOf(show.attraction.isEmpty() ? show.name : show.attraction);
    const Palette palette{int(act % 360), int((act + 130 + act / 360 % 100) % 360)};
    Dice dice(hashOf(show.id));
    Drawing drawing = backdrop(palette);
    if (show.genre >= 8)
        curtain(drawing, palette, dice, show.genre);
    else if (show.genre >= 6)
        match(drawing, palette, dice);
    else if (show.genre >= 4)
        record(drawing, palette, dice);
    else
        concert(drawing, palette, dice);
    drawing.letters({{wide / 2, 486}, emFor(show.name), show.name, {1, 1, 1}, hsl(palette.hue, 0.5, 0.05, 0.55)});
    return drawing;
}

Drawing facade(const Venue& venue)
{
    const quint64 hash = hashOf(venue.id);
    const Palette palette{int(hash % 360), int((hash + 160) % 360)};
    Dice dice(hash);
    Drawing drawing = backdrop(palette);
    for (int i = 0; i < 40; ++i)
        drawing.disc({double(dice.below(1024)), double(dice.below(280))}, 1.5, hsl(50, 0.5, 0.9, 0.8), 8);
    const bool bowl = venue.kind == VenueKind::Arena || venue.kind == VenueKind::Stadium || venue.kind == VenueKind::Rink;
    if (bowl)
        drawing.arc({512, 620}, 0, 400, pi, 2 * pi, hsl(palette.hue, 0.35, 0.3));
    else
        drawing.polygon({{232, 240}, {512, 130}, {792, 240}, {792, high}, {232, high}}, hsl(palette.hue, 0.35, 0.3));
    for (int i = 0; i < 9; ++i)
        drawing.rectangle(262 + i * 57.0, bowl ? 400 : 280, 34, bowl ? 176 : 296, hsl(palette.accent, 0.7, dice.permille(700) ? 0.65 : 0.25));
    drawing.rectangle(0, 530, wide, 46, hsl(palette.hue, 0.3, 0.1));
    drawing.letters({{wide / 2, 566}, 34, venue.name, {1, 1, 1}});
    return drawing;
}

} // namespace boxoffice::simulator
