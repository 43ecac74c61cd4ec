#pragma once
#include <QString>
#include <vector>

namespace boxoffice::simulator {

enum class VenueKind { Arena, Theatre, Stadium, Club, Room, Hall, Rink, Lawn, Proving };
enum class Numbering { Every, Odd, Even }; ///< neighbours differ by 1, or by 2 in odd-only and even-only rows

struct Row {
    QString name;
    int seats = 0;
    int first = 0; ///< index of its first seat in the layout
};

struct Section {
    QString name;
    int zone = 0; ///< price zone, from 1
    int area = 0; ///< id of an Area
    Numbering numbering = Numbering::Every;
    std::vector<Row> rows;

    [[nodiscard]] int seatNumber(int index) const; ///< printed number of the index-th seat of a row
    [[nodiscard]] int seatIndex(int number) const; ///< the reverse; -1 when the numbering skips it
};

/// A general-admission part: places are counted, not numbered.
struct Standing {
    QString section;
    int zone = 0;
    int area = 0;
    int capacity = 0;
};

struct Area {
    int id = 0;
    QString name;        ///< short, upper case
    QString description;
    int zone = 0;
};

struct Layout {
    std::vector<Section> sections;
    std::vector<Standing> standing;
    std::vector<Area> areas;
    int seats = 0;
    int zones = 0;
    [[nodiscard]] int capacity() const;
    [[nodiscard]] const Area* area(int id) const;
};

/// The geometry of a kind of venue; built once, the same for every event there. Thread-safe.
[[nodiscard]] const Layout& layoutOf(VenueKind kind);

} // namespace boxoffice::simulator
