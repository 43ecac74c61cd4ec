#include "ui/pages/salewords.h"
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace boxoffice {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Sales)
};

QString times(int count) { return count == 1 ? Words::tr("Once") : Words::tr("%n times", nullptr, count); }

} // namespace

OutcomeWords outcomeWords(SaleOutcome outcome)
{
    switch (outcome) {
    case SaleOutcome::InProgress: return {Words::tr("In progress"), QStringLiteral("clock"), Severity::Info};
    case SaleOutcome::Sold: return {Words::tr("Committed"), QStringLiteral("check"), Severity::Success};
    case SaleOutcome::Declined: return {Words::tr("Not accepted"), QStringLiteral("card"), Severity::Neutral};
    case SaleOutcome::Unknown: return {Words::tr("Outcome unknown"), QStringLiteral("stop"), Severity::Danger};
    case SaleOutcome::Released: return {Words::tr("Released"), QStringLiteral("start-over"), Severity::Neutral};
    case SaleOutcome::Orphaned: return {Words::tr("Hold not released"), QStringLiteral("hourglass"), Severity::Warning};
    case SaleOutcome::NotSold: return {Words::tr("Found not sold"), QStringLiteral("close"), Severity::Neutral};
    case SaleOutcome::Unreadable: return {Words::tr("Unreadable"), QStringLiteral("warning"), Severity::Warning};
    }
    return {};
}

QString saleTime(WallTime at)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
    const QLocale locale;
    QString time = locale.toString(local.time(), QLocale::ShortFormat);
    if (local.date() == QDate::currentDate())
        return time;
    return Words::tr("%1, %2").arg(locale.toString(local.date(), QStringLiteral("MMM d")), time);
}

QString lookWords(const LookView& look)
{
    QString said;
    switch (look.said) {
    case LookSaid::Nothing: return look.looks > 0 ? times(look.looks) : Words::tr("Not yet");
    case LookSaid::CannotAsk: return Words::tr("This account may not look orders up");
    case LookSaid::StillWorking: said = Words::tr("still being worked on"); break;
    case LookSaid::NotFound: said = Words::tr("no order found"); break;
    case LookSaid::NoAnswer: said = Words::tr("no answer"); break;
    }
    if (!look.code.isEmpty())
        said = Words::tr("%1 (%2)").arg(said, look.code);
    if (look.looks == 0)
        return said;
    return Words::tr("%1, last at %2: %3").arg(times(look.looks), saleTime(look.lookedAt), said);
}

QString holdEndTime(WallTime at)
{
    return at == WallTime{} ? QString() : saleTime(at);
}

} // namespace boxoffice
