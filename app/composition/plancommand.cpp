#include "composition/plancommand.h"
#include "partner/availability.h"
#include "venue/plancheck.h"
#include "venue/seathouse.h"
#include <QFile>
#include <QTextStream>

namespace boxoffice {
namespace {

constexpr int fine = 0, wrong = 1, unreadable = 2;

std::optional<QByteArray> contentsOf(const QString& name)
{
    QFile file(name);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    QTextStream(stderr) << "boxoffice: " << name << ": " << file.errorString() << Qt::endl;
    return std::nullopt;
}

int tell(const QString& file, const Failure& failure)
{
    QTextStream(stdout) << file << ": " << failure.where << ": " << failure.detail << Qt::endl;
    return wrong;
}

} // namespace

int checkPlan(const QString& planFile, const QString& availabilityFile)
{
    const std::optional<QByteArray> planText = contentsOf(planFile);
    const std::optional<QByteArray> answer = availabilityFile.isEmpty() ? QByteArray() : contentsOf(availabilityFile);
    if (!planText || !answer)
        return unreadable;
    const Result<VenuePlan> plan = parseVenuePlan(*planText);
    if (!plan)
        return tell(planFile, plan.failure());
    QStringList findings = findingsIn(*plan);
    if (!availabilityFile.isEmpty()) {
        const Result<SeatTable> table = decodeSeats({*answer});
        if (!table)
            return tell(availabilityFile, table.failure());
        findings += findingsAgainst(*plan, *table);
    }
    QTextStream out(stdout);
    for (const QString& finding : std::as_const(findings))
        out << finding << Qt::endl;
    if (!findings.isEmpty())
        return wrong;
    out << plan->sections.size() << " sections, " << layOut(SeatTable{}, *plan).table.size() << " seats: every seat has its place" << Qt::endl;
    return fine;
}

} // namespace boxoffice
