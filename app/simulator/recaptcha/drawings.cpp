#include "simulator/recaptcha/drawings.h"
#include "simulator/world/dice.h"
#include <QString>
#include <iterator>

namespace boxoffice::simulator {
namespace {

constexpr Drawing drawings[drawingCount] = {
    {"boats", "M12 62h76l-12 22H26zM48 10v46h-6V22L20 56h22zM54 18l24 38H54z"},
    {"houses", "M50 14L90 50H78v36H58V62H42v24H22V50H10z"},
    {"stars", "M50 8l13 27 30 4-22 21 6 30-27-15-27 15 6-30L7 39l30-4z"},
    {"trees", "M50 6l30 34H66l22 28H58v24H42V68H12l22-28H20z"},
    {"fish", "M8 50c16-26 44-30 62-6l22-16v44L70 56C52 80 24 76 8 50zM30 42a5 5 0 1 0 .1 0z"},
    {"cups", "M16 22h54v12h16v28H70c-2 12-8 20-16 20H32c-10 0-16-14-16-30zM70 44v8h8v-8z"},
};
constexpr const char* grounds[] = {"#dbe7f3", "#f3e6d2", "#e2f0dc", "#efe0ee", "#e6e6e6"};
constexpr const char* inks[] = {"#1d4266", "#7a3b12", "#225c2b", "#5b2a63", "#333333"};

} // namespace

const Drawing& drawing(int index) { return drawings[index]; }

QByteArray pictureSvg(int index, quint64 looks)
{
    Dice dice(looks);
    const char* ground = grounds[dice.below(int(std::size(grounds)))];
    const char* ink = inks[dice.below(int(std::size(inks)))];
    const int turn = dice.between(-14, 14);
    const int size = dice.between(62, 92);
    const int left = dice.between(4, 96 - size);
    const int top = dice.between(4, 96 - size);
    return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\" width=\"100\" height=\"100\">"
                          "<rect width=\"100\" height=\"100\" fill=\"%1\"/><path transform=\"translate(%2 %3) scale(%4) rotate(%5 50 50)\" "
                          "fill=\"%6\" fill-rule=\"evenodd\" d=\"%7\"/></svg>")
        .arg(QLatin1String(ground)).arg(left).arg(top).arg(QString::number(size / 100.0, 'f', 2)).arg(turn)
        .arg(QLatin1String(ink), QLatin1String(drawings[index].path)).toUtf8();
}

} // namespace boxoffice::simulator
