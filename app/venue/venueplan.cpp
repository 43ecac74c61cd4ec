#include "venue/venueplan.h"
#include "core/json.h"
#include <QDir>
#include <QFile>
#include <algorithm>
#include <numbers>

static void initVenueResources() { Q_INIT_RESOURCE(venue); }

namespace boxoffice {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr int mostRows = 200, mostSeats = 1000, mostSections = 2000;

double numberAt(const JsonReader& reader)
{
    const Decimal read = reader.decimal();
    return static_cast<double>(read.unscaled()) * std::pow(10.0, -read.scale());
}

double numberOr(const JsonReader& reader, double otherwise) { return reader.exists() ? numberAt(reader) : otherwise; }

double positiveOr(const JsonReader& reader, double otherwise)
{
    const double read = numberOr(reader, otherwise);
    if (read <= 0 || read > 10'000)
        reader.fail(FailureKind::WrongType, QStringLiteral("expected a length above 0"));
    return read;
}

QPointF pointAt(const JsonReader& reader)
{
    const std::vector<JsonReader> items = reader.items();
    if (items.size() != 2) {
        reader.fail(FailureKind::WrongType, QStringLiteral("expected [x, y]"));
        return {};
    }
    return {numberAt(items[0]), numberAt(items[1])};
}

QStringList namesAt(const JsonReader& reader, int most)
{
    QStringList names;
    for (const JsonReader& item : reader.items())
        names += item.text();
    if (names.isEmpty() || names.size() > most)
        reader.fail(FailureKind::WrongType, QStringLiteral("expected 1 to %1 names").arg(most));
    return names;
}

VenueFocus focusNamed(const JsonReader& reader)
{
    const QString kind = reader.string();
    if (kind == QLatin1String("stage"))
        return VenueFocus::Stage;
    if (kind == QLatin1String("field"))
        return VenueFocus::Field;
    if (kind == QLatin1String("ice"))
        return VenueFocus::Ice;
    reader.fail(FailureKind::WrongType, QStringLiteral("expected stage, field or ice"));
    return VenueFocus::None;
}

int intAt(const JsonReader& reader, int least, int most)
{
    const qint64 read = reader.integer();
    if (read < least || read > most)
        reader.fail(FailureKind::WrongType, QStringLiteral("expected %1 to %2").arg(least).arg(most));
    return static_cast<int>(std::clamp<qint64>(read, least, most));
}

void readSeats(const JsonReader& seats, PlanSection& section)
{
    section.firstNumber = seats["first"].exists() ? intAt(seats["first"], 0, 100'000) : 1;
    section.step = seats["step"].exists() ? intAt(seats["step"], 1, 2) : 1;
    section.seats = intAt(seats["count"], 1, mostSeats);
    section.growth = numberOr(seats["growth"], 0);
    section.spacing = positiveOr(seats["spacing"], 0.56);
    section.curve.leftward = seats["leftward"].maybeBoolean().value_or(false);
    for (const JsonReader& after : seats["aisles_after"].maybeItems())
        section.aislesAfter += intAt(after, 0, 100'000);
    if (std::abs(section.growth) > 10)
        seats["growth"].fail(FailureKind::WrongType, QStringLiteral("expected -10 to 10"));
}

/// Sections share the angle from `from` to `to`, side by side.
void placeOnArc(const JsonReader& arc, std::vector<PlanSection>& sections)
{
    const double from = numberAt(arc["from"]) * degree, to = numberAt(arc["to"]) * degree;
    const double radius = positiveOr(arc["radius"], 0);
    const double stretch = positiveOr(arc["stretch"], 1);
    const QPointF centre = arc["center"].exists() ? pointAt(arc["center"]) : QPointF();
    if (to <= from)
        arc["to"].fail(FailureKind::WrongType, QStringLiteral("expected more than \"from\""));
    const double each = (to - from) / static_cast<double>(sections.size());
    for (std::size_t i = 0; i < sections.size(); ++i) {
        RowCurve& curve = sections[i].curve;
        curve.arc = true;
        curve.origin = centre;
        curve.radius = radius;
        curve.stretch = stretch;
        curve.middle = from + (static_cast<double>(i) + 0.5) * each;
        sections[i].room = each;
    }
}

/// Sections beside each other, `per_line` of them before the next line behind.
void placeInLines(const JsonReader& lines, std::vector<PlanSection>& sections)
{
    const QPointF origin = pointAt(lines["origin"]);
    const auto perLine = static_cast<std::size_t>(lines["per_line"].exists() ? intAt(lines["per_line"], 1, mostSections) : 1);
    const double turned = numberOr(lines["turned"], 0) * degree;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        PlanSection& section = sections[i];
        section.curve.middle = turned;
        const double x = static_cast<double>(i % perLine) * (section.seats * section.spacing + section.aisle);
        const auto line = i / perLine;
        const double y = static_cast<double>(line) * (static_cast<double>(section.rows.size()) * section.curve.depth + section.aisle);
        section.curve.origin = origin + QPointF(x, y);
    }
}

void readGroup(const JsonReader& group, VenuePlan& plan)
{
    PlanSection like;
    like.rows = namesAt(group["rows"], mostRows);
    like.curve.depth = positiveOr(group["row_depth"], 0.9);
    like.aisle = numberOr(group["aisle"], 1.2);
    readSeats(group["seats"], like);
    const QStringList names = namesAt(group["sections"], mostSections);
    std::vector<PlanSection> sections(static_cast<std::size_t>(names.size()), like);
    for (std::size_t i = 0; i < sections.size(); ++i)
        sections[i].name = names.at(static_cast<qsizetype>(i));
    const bool arc = group["arc"].exists();
    if (arc == group["lines"].exists())
        group.fail(FailureKind::WrongType, QStringLiteral("expected either \"arc\" or \"lines\""));
    else if (arc)
        placeOnArc(group["arc"], sections);
    else
        placeInLines(group["lines"], sections);
    for (PlanSection& section : sections) {
        if (plan.section(section.name))
            group["sections"].fail(FailureKind::WrongType, QStringLiteral("section %1 is there twice").arg(section.name));
        plan.sections.push_back(std::move(section));
    }
}

std::vector<VenuePlan> readShipped()
{
    initVenueResources();
    std::vector<VenuePlan> plans;
    const QDir folder(QStringLiteral(":/venues"));
    const QStringList files = folder.entryList();
    for (const QString& name : files) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        Result<VenuePlan> plan = parseVenuePlan(file.readAll());
        if (!plan)
            qFatal("the shipped venue plan %s is wrong at %s: %s", qPrintable(name), qPrintable(plan.failure().where), qPrintable(plan.failure().detail));
        plans.push_back(*std::move(plan));
    }
    return plans;
}

} // namespace

int PlanSection::seatsIn(qsizetype row) const
{
    const double away = static_cast<double>(row) - static_cast<double>(rows.size() - 1) / 2;
    return std::max(1, static_cast<int>(seats) + static_cast<int>(std::lround(away * growth)));
}

double PlanSection::pitchOf(qsizetype row) const
{
    if (room <= 0)
        return spacing;
    const double length = room * (curve.radius + static_cast<double>(row) * curve.depth) - aisle;
    return std::clamp(length / seatsIn(row), 0.9 * spacing, spacing);
}

const PlanSection* VenuePlan::section(const QString& name) const
{
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const PlanSection& each) { return each.name == name; });
    return found == sections.end() ? nullptr : &*found;
}

Result<VenuePlan> parseVenuePlan(QByteArrayView json)
{
    const Result<JsonDocument> document = JsonDocument::parse(json);
    if (!document)
        return document.failure();
    const JsonReader root = document->root();
    VenuePlan plan;
    if (root["format"].string() != QLatin1String("boxoffice-venue-plan-1"))
        root["format"].fail(FailureKind::WrongType, QStringLiteral("expected boxoffice-venue-plan-1"));
    plan.venues = namesAt(root["venues"], 1000);
    if (const JsonReader focus = root["focus"]; focus.exists()) {
        plan.focus = focusNamed(focus["kind"]);
        const QPointF corner = pointAt(focus["corner"]), size = pointAt(focus["size"]);
        plan.focusRect = QRectF(corner.x(), corner.y(), size.x(), size.y());
    }
    for (const JsonReader& group : root["groups"].items())
        if (!root.failure())
            readGroup(group, plan);
    return root.finish(std::move(plan));
}

std::optional<VenuePlan> shippedPlan(const QString& venue)
{
    static const std::vector<VenuePlan> plans = readShipped();
    for (const VenuePlan& plan : plans)
        if (plan.venues.contains(venue))
            return plan;
    return std::nullopt;
}

} // namespace boxoffice
