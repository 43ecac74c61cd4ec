#include "simulator/world/seating.h"
#include <numbers>

namespace boxoffice::simulator {
namespace {

constexpr double turn = 2 * std::numbers::pi;

/// Sections `slot` and following of a ring of `inAll` sections around the middle; slot 0 begins opposite the stage.
Block ring(Block block, double inner, int inAll, int slot, double stretch)
{
    block.shape = Shape::Arc;
    block.inner = inner;
    block.width = turn / inAll;
    block.from = block.width * slot;
    block.stretch = stretch;
    return block;
}

/// Sections beside each other that all look at the stage, from `middle` to both sides.
Block fan(Block block, double inner, double width, double middle = 0)
{
    constexpr double depthOfStage = 8;
    block.shape = Shape::Arc;
    block.inner = inner;
    block.width = width;
    block.from = middle - width * block.sections / 2;
    block.centreY = -depthOfStage;
    return block;
}

Layout withHeart(Layout layout, Heart heart, Spot corner, Spot size)
{
    layout.heart = heart;
    layout.heartCorner = corner;
    layout.heartSize = size;
    return layout;
}

Layout arena()
{
    Block floor{.name = "F%1", .firstNumber = 1, .sections = 12, .rows = 10, .seats = 12};
    floor.x = -8.0;
    floor.y = -16.0;
    floor.perLine = 3;
    Block lower{.name = "1%1", .firstNumber = 10, .sections = 8, .rows = 15, .seats = 17, .growth = 0.2, .pairs = 2};
    Block lowerEnds = lower;
    lowerEnds.firstNumber = 18;
    lowerEnds.sections = 9;
    Block lowerFar = lowerEnds;
    lowerFar.name = "10%1";
    lowerFar.firstNumber = 1;
    lowerFar.pairs = 0;
    Block upper{.name = "2%1", .firstNumber = 10, .sections = 12, .rows = 9, .seats = 12, .growth = 0.25, .rowNames = RowNames::Numbers, .pairs = 1};
    Block upperEnds = upper;
    upperEnds.firstNumber = 22;
    upperEnds.sections = 15;
    upperEnds.pairs = 0;
    Block rear = upperEnds;
    rear.name = "20%1";
    rear.firstNumber = 1;
    rear.sections = 9;
    rear.growth = 0;
    rear.blindEnds = 2;
    Layout layout = seated({{"FLOOR", "Floor", {floor}},
                            {"LOWER", "Lower Bowl, centre", {ring(lower, 42, 26, 9, 1.2)}},
                            {"LOWEND", "Lower Bowl, ends", {ring(lowerEnds, 42, 26, 17, 1.2), ring(lowerFar, 42, 26, 0, 1.2)}},
                            {"UPPER", "Upper Bowl, centre", {ring(upper, 59, 36, 9, 1.2)}},
                            {"UPEND", "Upper Bowl, ends", {ring(upperEnds, 59, 36, 21, 1.2)}},
                            {"REAR", "Upper Bowl, rear", {ring(rear, 59, 36, 0, 1.2)}}}, {});
    layout.sections.back().rows.pop_back(); // the last section loses a row to the camera platform
    layout.seats -= 12;
    layout.spots.resize(std::size_t(layout.seats));
    layout.marks.resize(std::size_t(layout.seats));
    return withHeart(std::move(layout), Heart::Stage, {-12, -32}, {24, 12});
}

Layout stadium()
{
    const Block field{.name = "%1", .firstNumber = 101, .sections = 40, .rows = 25, .seats = 24, .growth = 0.15, .rowNames = RowNames::Numbers, .pairs = 3};
    const Block club{.name = "%1", .firstNumber = 201, .sections = 50, .rows = 20, .seats = 28, .growth = 0.1, .rowNames = RowNames::Numbers, .pairs = 2};
    const Block terrace{.name = "%1", .firstNumber = 301, .sections = 50, .rows = 28, .seats = 20, .growth = 0.1, .rowNames = RowNames::Numbers, .blindEnds = 1};
    return withHeart(seated({{"FIELD", "Field Level", {ring(field, 92, 40, 0, 1.15)}},
                             {"CLUB", "Club Level", {ring(club, 128, 50, 0, 1.15)}},
                             {"TERRACE", "Terrace", {ring(terrace, 150, 50, 0, 1.15)}}}, {}),
                     Heart::Field, {-55, -34}, {110, 68});
}

Layout theatre()
{
    const Block centre{.name = "STALLS C", .rows = 20, .seats = 14, .growth = 0.3, .rowNames = RowNames::NoIOrO, .pairs = 2};
    Block left{.name = "STALLS L", .rows = 20, .seats = 8, .growth = 0.15, .numbering = Numbering::Odd, .rowNames = RowNames::NoIOrO};
    left.leftward = true;
    Block right = left;
    right.name = "STALLS R";
    right.numbering = Numbering::Even;
    right.leftward = false;
    const Block circle{.name = "CIRCLE", .rows = 12, .seats = 26, .growth = 0.5, .rowNames = RowNames::NoIOrO, .pairs = 1, .blindEnds = 1};
    Block boxes{.name = "BOX %1", .firstNumber = 1, .sections = 4, .rows = 2, .seats = 3};
    boxes.x = -23;
    boxes.y = 1;
    Block boxesRight = boxes;
    boxesRight.firstNumber = 5;
    boxesRight.x = 23;
    Block balconyLeft = left;
    balconyLeft.name = "BALCONY L";
    balconyLeft.rows = 8;
    balconyLeft.seats = 15;
    balconyLeft.growth = 0.5;
    Block balconyRight = balconyLeft;
    balconyRight.name = "BALCONY R";
    balconyRight.numbering = Numbering::Even;
    balconyRight.leftward = false;
    return withHeart(seated({{"STALLS", "Stalls", {fan(centre, 14.5, 0.60), fan(left, 14.5, 0.38, -0.41), fan(right, 14.5, 0.38, 0.41)}},
                             {"CIRCLE", "Circle", {fan(circle, 35, 0.60)}},
                             {"BOXES", "Boxes", {boxes, boxesRight}, true},
                             {"BALCONY", "Balcony", {fan(balconyLeft, 48, 0.24, -0.12), fan(balconyRight, 48, 0.24, 0.12)}}}, {}),
                     Heart::Stage, {-9, -8}, {18, 8});
}

Layout hall()
{
    const Block orchestra{.name = "ORCH %1", .firstNumber = 1, .sections = 3, .rows = 20, .seats = 18, .growth = 0.6, .rowNames = RowNames::NoIOrO, .pairs = 2};
    const Block mezzanine{.name = "MEZZ %1", .firstNumber = 1, .sections = 3, .rows = 14, .seats = 16, .growth = 0.4, .rowNames = RowNames::NoIOrO};
    const Block gallery{.name = "GAL %1", .firstNumber = 1, .sections = 4, .rows = 11, .seats = 15, .growth = 0.2, .rowNames = RowNames::NoIOrO, .blindEnds = 1};
    return withHeart(seated({{"ORCH", "Orchestra", {fan(orchestra, 14, 0.60)}},
                             {"MEZZ", "Mezzanine", {fan(mezzanine, 36, 0.32)}},
                             {"GALLERY", "Gallery", {fan(gallery, 52, 0.22)}}}, {}),
                     Heart::Stage, {-10, -8}, {20, 9});
}

Layout rink()
{
    const Block glass{.name = "%1", .firstNumber = 1, .sections = 16, .rows = 4, .seats = 16, .rowNames = RowNames::Numbers, .pairs = 1};
    const Block main{.name = "%1", .firstNumber = 101, .sections = 24, .rows = 12, .seats = 14, .growth = 0.15, .rowNames = RowNames::Numbers, .pairs = 1};
    const Block end{.name = "%1", .firstNumber = 201, .sections = 4, .rows = 9, .seats = 15, .growth = 0.2, .rowNames = RowNames::Numbers, .blindEnds = 1};
    return withHeart(seated({{"GLASS", "On the glass", {ring(glass, 28, 16, 0, 1.3)}},
                             {"MAIN", "Main stand", {ring(main, 42, 28, 4, 1.3)}},
                             {"END", "End stand", {ring(end, 42, 28, 0, 1.3)}}}, {}),
                     Heart::Ice, {-30, -13}, {60, 26});
}

Layout lawn()
{
    const Block pit{.name = "%1", .firstNumber = 101, .sections = 5, .rows = 20, .seats = 24, .growth = 0.6, .pairs = 2};
    const Block pavilion{.name = "%1", .firstNumber = 201, .sections = 7, .rows = 22, .seats = 26, .growth = 0.4, .pairs = 1, .blindEnds = 1};
    return withHeart(seated({{"PIT", "Reserved Front", {fan(pit, 22, 0.52)}}, {"PAV", "Pavilion", {fan(pavilion, 44, 0.34)}}},
                            {{"LAWN", "Lawn, general admission", 6000, {-70, 60}, {140, 40}}}),
                     Heart::Stage, {-14, -8}, {28, 12});
}

Layout club()
{
    return withHeart(seated({}, {{"FLOOR", "Floor", 900, {-12, 4}, {24, 18}}, {"BALCONY", "Balcony", 320, {-12, 24}, {24, 6}},
                                 {"EARLY", "Early entry", 120, {-12, 2}, {24, 2}}, {"PLATFORM", "Accessible platform", 20, {13, 12}, {4, 8}},
                                 {"RAIL", "VIP rail", 40, {-17, 4}, {4, 14}}}),
                     Heart::Stage, {-8, -6}, {16, 7});
}

Layout room()
{
    Block main{.name = "MAIN", .rows = 10, .seats = 16};
    main.y = 3;
    Block side{.name = "SIDE", .rows = 10, .seats = 12, .numbering = Numbering::Odd, .blindEnds = 1};
    side.x = 9;
    side.y = 3;
    return withHeart(seated({{"TABLES", "Room", {main, side}}}, {}), Heart::Stage, {-3, -3}, {6, 4});
}

/// Twice two hundred seats that tests know by heart: nothing special about any of them.
Layout proving()
{
    Block front{.name = "101", .rows = 10, .seats = 20};
    front.y = 3;
    Block rear = front;
    rear.name = "102";
    rear.numbering = Numbering::Odd;
    rear.y = 14;
    return withHeart(seated({{"FRONT", "Front block", {front}}, {"REAR", "Rear block", {rear}}}, {}), Heart::Stage, {-4, -4}, {8, 5});
}

} // namespace

Layout house(VenueKind kind)
{
    switch (kind) {
    case VenueKind::Arena: return arena();
    case VenueKind::Theatre: return theatre();
    case VenueKind::Stadium: return stadium();
    case VenueKind::Club: return club();
    case VenueKind::Room: return room();
    case VenueKind::Hall: return hall();
    case VenueKind::Rink: return rink();
    case VenueKind::Lawn: return lawn();
    case VenueKind::Proving: return proving();
    }
    return {};
}

} // namespace boxoffice::simulator
