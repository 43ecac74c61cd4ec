#pragma once
#include "simulator/world/layout.h"

namespace boxoffice::simulator {

enum class Shape { Straight, Arc };
enum class RowNames { Letters, NoIOrO, Numbers }; ///< letters go on as AA, BB; theatres leave out I and O, which read as 1 and 0

/// Sections of one make, and where they lie. Metres and radians; angle 0 looks from the stage into the middle of the house.
struct Block {
    const char* name = ""; ///< "%1" is the running section number
    int firstNumber = 0;
    int sections = 1;
    int rows = 1;
    int seats = 1;       ///< in the middle row; `growth` widens the rows behind it and narrows those before it alike
    double growth = 0;   ///< seats per row
    Numbering numbering = Numbering::Every;
    RowNames rowNames = RowNames::Letters;
    int pairs = 0;       ///< wheelchair and companion places at the start of the last row of each section
    int blindEnds = 0;   ///< seats with obstructed view at both ends of every row
    Shape shape = Shape::Straight;
    double x = 0;        ///< Straight: middle of the first section
    double y = 0;        ///< Straight: its front row
    int perLine = 1;     ///< Straight: sections beside each other before the next line of them
    double inner = 0;    ///< Arc: radius of the front row
    double from = 0;     ///< Arc: where the first section begins
    double width = 0;    ///< Arc: angle of one section
    double stretch = 1;  ///< Arc: longer along x than along y
    double centreY = 0;  ///< Arc: of its centre
    bool leftward = false; ///< seats count from the right: the left half of a house counted from the middle
};

struct Level {
    const char* name = ""; ///< of its area
    const char* description = "";
    std::vector<Block> blocks;
    bool sharesZone = false; ///< sold at the price of the level before it
};

struct Floor {
    const char* section = "";
    const char* description = "";
    int capacity = 0;
    Spot corner{};
    Spot size{};
};

/// Seats, rows, positions and marks of a house from its plan: one price zone per level and per floor.
[[nodiscard]] Layout seated(const std::vector<Level>& levels, const std::vector<Floor>& floors);
/// The plans: one for each kind.
[[nodiscard]] Layout house(VenueKind kind);

} // namespace boxoffice::simulator
