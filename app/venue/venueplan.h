#pragma once
#include "core/result.h"
#include "venue/rowcurve.h"
#include <QByteArray>
#include <QRectF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace boxoffice {

/// What everybody came to look at.
enum class VenueFocus { None, Stage, Field, Ice };

/// One section of a plan. Format: resources/venues/README.md.
struct PlanSection {
    QString name{};
    QStringList rows{}; ///< front to back
    RowCurve curve{};
    int firstNumber = 1;
    int step = 1;
    double seats = 1;    ///< in the middle row
    double growth = 0;   ///< seats per row
    double spacing = 0.56; ///< between neighbours, at most
    double room = 0;     ///< angle (arc) or length (straight) that the section may take; 0: as it needs
    double aisle = 1.2;  ///< kept free of `room`
    QList<int> aislesAfter{}; ///< seat numbers that have an aisle behind them

    [[nodiscard]] int seatsIn(qsizetype row) const;
    /// Distance of neighbours in that row.
    [[nodiscard]] double pitchOf(qsizetype row) const;
};

struct VenuePlan {
    QStringList venues{}; ///< names, as Discovery gives them
    VenueFocus focus = VenueFocus::None;
    QRectF focusRect{};
    std::vector<PlanSection> sections{};
    [[nodiscard]] const PlanSection* section(const QString& name) const;
};

/// Strict JSON; the Failure's `where` is the path of what is wrong, `detail` says what was expected.
[[nodiscard]] Result<VenuePlan> parseVenuePlan(QByteArrayView json);
/// The plan shipped for a venue of that name, or nothing.
[[nodiscard]] std::optional<VenuePlan> shippedPlan(const QString& venue);

} // namespace boxoffice
