#include "ui/pages/notice/problemtext.h"
#include "ui/pages/notice/problemtable.h"
#include "ui/theme/theme.h"
#include <QCoreApplication>
#include <QDateTime>

namespace boxoffice {
namespace {

QString words(const char* text, int n = -1)
{
    return QCoreApplication::translate("Problem", text, nullptr, n);
}

bool isKiosk(Face face)
{
    return face == Face::Kiosk;
}

/// Money that may have moved is an unknown outcome whatever else is said of it (ui.md 8).
ProblemKind effectiveKind(const Problem& problem)
{
    if (problem.charged == Charged::Maybe)
        return ProblemKind::OutcomeUnknown;
    return problem.kind == ProblemKind::Other ? documentedKind(problem.apiCode, problem.httpStatus) : problem.kind;
}

QString clockTime(const QDateTime& at, const QLocale& locale)
{
    return locale.toString(at.time(), QLocale::ShortFormat);
}

QDateTime local(WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

bool isAfterReserve(SaleStep step)
{
    return step == SaleStep::Delivery || step == SaleStep::Certificate || step == SaleStep::Payment || step == SaleStep::Commit;
}

QString chargeSentence(const Problem& problem, ProblemKind kind)
{
    const bool paying = problem.step == SaleStep::Payment || problem.step == SaleStep::Commit
                        || problem.step == SaleStep::Certificate;
    if (kind == ProblemKind::OutcomeUnknown || problem.step == SaleStep::Browse || problem.step == SaleStep::Offers)
        return {};
    if (problem.step == SaleStep::Captcha && !problem.seatsHeld)
        return words(QT_TRANSLATE_NOOP("Problem", "Nothing has been held or charged."));
    if (paying && !problem.invoice)
        return words(QT_TRANSLATE_NOOP("Problem", "Your card was not charged."));
    return words(QT_TRANSLATE_NOOP("Problem", "Nothing has been charged."));
}

bool speaksOfSeats(ProblemKind kind)
{
    return kind == ProblemKind::HoldEnded || kind == ProblemKind::CartGone || kind == ProblemKind::PaymentMismatch
           || kind == ProblemKind::OutcomeUnknown;
}

QString seatsSentence(const Problem& problem, ProblemKind kind, const QLocale& locale, const ProblemContext& context)
{
    if (speaksOfSeats(kind))
        return {};
    if (problem.step == SaleStep::Release)
        return words(QT_TRANSLATE_NOOP("Problem", "The seats go back on sale by themselves when their time ends."));
    if (problem.seatsHeld && context.heldUntil)
        return words(QT_TRANSLATE_NOOP("Problem", "Your seats stay held to %1."))
            .arg(clockTime(*context.heldUntil, locale));
    if (problem.seatsHeld)
        return words(QT_TRANSLATE_NOOP("Problem", "Your seats are still held."));
    return isAfterReserve(problem.step) ? words(QT_TRANSLATE_NOOP("Problem", "Please choose your seats again.")) : QString();
}

QString unknownText(const Problem& problem, Face face, const ProblemContext& context)
{
    const QString reference = problem.reference.isEmpty()
        ? QString()
        : words(QT_TRANSLATE_NOOP("Problem", "Reference %1.")).arg(problem.reference);
    QStringList parts;
    if (problem.invoice) {
        parts << words(QT_TRANSLATE_NOOP("Problem", "We sent the order and the reply did not arrive."))
              << (problem.reference.isEmpty()
                      ? words(QT_TRANSLATE_NOOP("Problem", "Keep the cash apart."))
                      : words(QT_TRANSLATE_NOOP("Problem", "Keep the cash apart with reference %1."))
                            .arg(problem.reference));
        return parts.join(u' ');
    }
    parts << words(problemRow(ProblemKind::OutcomeUnknown).text);
    if (!reference.isEmpty())
        parts << reference;
    if (isKiosk(face))
        parts << (context.staffTold ? words(QT_TRANSLATE_NOOP("Problem", "Staff have been told."))
                                    : words(QT_TRANSLATE_NOOP("Problem", "Please tell staff.")));
    return parts.join(u' ');
}

QString mainText(const Problem& problem, const ProblemRow& row, Face face, const ProblemContext& context)
{
    if (row.kind == ProblemKind::OutcomeUnknown)
        return unknownText(problem, face, context);
    if (row.kind == ProblemKind::PriceChanged && !problem.seatsHeld)
        return words(QT_TRANSLATE_NOOP("Problem", "The ticket system asked for another total than the one shown, so nothing was bought."));
    return words(isKiosk(face) && row.kioskText ? row.kioskText : row.text);
}

QString titleText(const Problem& problem, ProblemKind kind, const QLocale& locale, Face face,
                  const ProblemContext& context)
{
    if (kind == ProblemKind::OutcomeUnknown && problem.invoice)
        return words(QT_TRANSLATE_NOOP("Problem", "Do not sell again."));
    if (kind == ProblemKind::Quota && problem.retryAt)
        return words(QT_TRANSLATE_NOOP("Problem", "Back at %1")).arg(clockTime(local(*problem.retryAt), locale));
    if (kind == ProblemKind::Maintenance && problem.retryAt)
        return words(QT_TRANSLATE_NOOP("Problem", "Closed until %1"))
            .arg(clockTime(local(*problem.retryAt), locale));
    if (kind == ProblemKind::NotTogether && context.tickets < 2)
        return words(QT_TRANSLATE_NOOP("Problem", "Not left side by side"));
    if (problem.invoice && (kind == ProblemKind::Declined || kind == ProblemKind::NoFunds))
        return words(QT_TRANSLATE_NOOP("Problem", "Payment not accepted"));
    const ProblemRow& row = problemRow(kind);
    return words(isKiosk(face) && row.kioskTitle ? row.kioskTitle : row.title, context.tickets);
}

QString extraText(ProblemKind kind, const Problem& problem, const QLocale& locale, const ProblemContext& context)
{
    if (kind == ProblemKind::Maintenance && context.nightly.from != context.nightly.to)
        return words(QT_TRANSLATE_NOOP("Problem", "Nightly hours: %1 to %2, venue time."))
            .arg(locale.toString(context.nightly.from, QLocale::ShortFormat), locale.toString(context.nightly.to, QLocale::ShortFormat));
    if (kind == ProblemKind::CaptchaWrong && context.captchaTriesLeft > 0)
        return context.captchaTriesLeft == 1
            ? words(QT_TRANSLATE_NOOP("Problem", "1 try left."))
            : words(QT_TRANSLATE_N_NOOP("Problem", "%n tries left."), context.captchaTriesLeft);
    if (kind == ProblemKind::Quota && !problem.retryAt)
        return words(QT_TRANSLATE_NOOP("Problem", "Try again in a minute."));
    return {};
}

QString codeLine(const Problem& problem, Face face)
{
    QString code;
    if (problem.apiCode != 0)
        code = isKiosk(face) ? QStringLiteral("P-%1").arg(problem.apiCode) : QString::number(problem.apiCode);
    else if (problem.httpStatus != 0)
        code = QStringLiteral("HTTP-%1").arg(problem.httpStatus);
    else if (problem.failure != FailureKind::Rule)
        code = failureName(problem.failure);
    if (code.isEmpty())
        return {};
    return (isKiosk(face) ? words(QT_TRANSLATE_NOOP("Problem", "Code %1"))
                          : words(QT_TRANSLATE_NOOP("Problem", "Code for support: %1")))
        .arg(code);
}

/// These need the seats; without them there is nothing to do them on.
bool needsSeats(ProblemAction action)
{
    return action == ProblemAction::TryAgain || action == ProblemAction::UseAnotherCard
           || action == ProblemAction::ChangePayment || action == ProblemAction::AcceptTotal;
}

QList<ProblemAction> actionsOf(const ProblemRow& row, const Problem& problem, Face face)
{
    const bool own = isKiosk(face) && row.kioskActions[0].has_value();
    QList<ProblemAction> actions;
    for (const std::optional<ProblemAction>& action : own ? row.kioskActions : row.actions)
        if (action)
            actions << *action;
    const bool gone = !problem.seatsHeld && isAfterReserve(problem.step) && !actions.isEmpty() && needsSeats(actions.constFirst());
    return gone ? QList<ProblemAction>{ProblemAction::LookAgain, ProblemAction::StartOver} : actions;
}

/// The order exists; only its details are missing.
ProblemText afterTheSale(const Problem& problem, Face face)
{
    ProblemText text;
    text.title = words(QT_TRANSLATE_NOOP("Problem", "The order went through"));
    text.text = words(QT_TRANSLATE_NOOP(
        "Problem", "Do not pay again. The details of the tickets did not arrive; the order number is all you need."));
    text.actions = {ProblemAction::TryAgain};
    text.weight = ProblemWeight::Info;
    text.icon = QStringLiteral("info");
    text.codeLine = codeLine(problem, face);
    return text;
}

} // namespace

ProblemText describe(const Problem& problem, const QLocale& locale, Face face, const ProblemContext& context)
{
    if (problem.step == SaleStep::Order && problem.kind != ProblemKind::OutcomeUnknown)
        return afterTheSale(problem, face);
    const ProblemKind kind = effectiveKind(problem);
    const ProblemRow& row = problemRow(kind);
    ProblemText text;
    text.title = titleText(problem, kind, locale, face, context);
    QStringList parts;
    parts << mainText(problem, row, face, context)
          << extraText(kind, problem, locale, context) << chargeSentence(problem, kind)
          << seatsSentence(problem, kind, locale, context);
    parts.removeAll(QString());
    text.text = parts.join(u' ');
    text.actions = actionsOf(row, problem, face);
    text.weight = row.weight;
    text.icon = QLatin1String(row.icon);
    text.codeLine = codeLine(problem, face);
    if (kind == ProblemKind::WrongSecurityCode) {
        text.field = ProblemField::SecurityCode;
        text.fieldText = words(QT_TRANSLATE_NOOP("Problem", "Check the three digits on the back (Amex: four on the front)"));
    }
    return text;
}

QString actionText(ProblemAction action, ProblemKind kind)
{
    switch (action) {
    case ProblemAction::TryAgain:
        return kind == ProblemKind::Offline ? words(QT_TRANSLATE_NOOP("Problem", "Try now"))
                                            : words(QT_TRANSLATE_NOOP("Problem", "Try again"));
    case ProblemAction::UseAnotherCard: return words(QT_TRANSLATE_NOOP("Problem", "Use another card"));
    case ProblemAction::ChangePayment: return words(QT_TRANSLATE_NOOP("Problem", "Change payment"));
    case ProblemAction::ChangeNumber: return words(QT_TRANSLATE_NOOP("Problem", "Change number"));
    case ProblemAction::OtherEvents: return words(QT_TRANSLATE_NOOP("Problem", "Other events"));
    case ProblemAction::CheckAgain: return words(QT_TRANSLATE_NOOP("Problem", "Check again"));
    case ProblemAction::LookAgain: return words(QT_TRANSLATE_NOOP("Problem", "Look for the same seats"));
    case ProblemAction::StartOver: return words(QT_TRANSLATE_NOOP("Problem", "Start over"));
    case ProblemAction::AcceptTotal: return words(QT_TRANSLATE_NOOP("Problem", "Go on with the new total"));
    case ProblemAction::CopyReference: return words(QT_TRANSLATE_NOOP("Problem", "Copy reference"));
    case ProblemAction::CallStaff: return words(QT_TRANSLATE_NOOP("Problem", "Call staff"));
    case ProblemAction::Close: return words(QT_TRANSLATE_NOOP("Problem", "Close"));
    }
    return {};
}

} // namespace boxoffice
