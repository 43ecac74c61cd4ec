#pragma once
#include <QByteArray>
#include <QString>
#include <vector>

namespace boxoffice::simulator {

enum class VenueKind { Arena, Theatre, Stadium, Club, Room, Hall, Rink, Lawn, Proving };
enum class Numbering { Every, Odd, Even }; ///< neighbours differ by 1, or by 2 in odd-only and even-only rows
enum class Heart { Stage, Field, Ice };    ///< what everybody came to look at

/// Metres in plan. The stage's front edge, or the middle of a field, is the origin; y grows towards the audience.
struct Spot {
    float x = 0;
    float y = 0;
};

/// What is special about a seat; ordinary seats have none of them.
enum Mark : unsigned char { Plain = 0, Wheelchair = 1, Companion = 2, Obstructed = 4 };

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
    Spot corner{}; ///< of its rectangle: smallest x and y
    Spot size{};
};

struct Area {
    int id = 0;
    QString name;        ///< short, upper case
    QString description;
    int zone = 0;
};

struct Layout {
    std::vector<Section> sections; ///< seats count through them in this order, row by row
    std::vector<Standing> standing;
    std::vector<Area> areas;
    std::vector<Spot> spots;          ///< by seat
    std::vector<unsigned char> marks; ///< by seat
    QByteArray placeIds;              ///< of all seats, one behind the other
    std::vector<quint32> placeIdEnds; ///< by seat
    Heart heart = Heart::Stage;
    Spot heartCorner{}; ///< of the rectangle of stage, field or ice: smallest x and y
    Spot heartSize{};
    int seats = 0;
    int zones = 0;

    [[nodiscard]] int capacity() const;
    [[nodiscard]] const Area* area(int id) const;
    [[nodiscard]] bool isAccessible(int seat) const { return (marks[std::size_t(seat)] & (Wheelchair | Companion)) != 0; }
    [[nodiscard]] QByteArrayView placeId(int seat) const; ///< as placeid.h says
    [[nodiscard]] bool hasAccessible(int zone) const; ///< wheelchair places are sold in this price zone
    /// Where a seat of the whole house lies in its row.
    struct Address {
        int section = 0;
        int row = 0;
        int index = 0;
    };
    [[nodiscard]] Address address(int seat) const;
};

/// The geometry of a kind of venue; built when first asked for, the same for every event there. Thread-safe.
[[nodiscard]] const Layout& layoutOf(VenueKind kind);

} // namespace boxoffice::simulator
