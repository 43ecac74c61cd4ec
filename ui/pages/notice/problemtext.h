#pragma once
#include "session/purchaseview.h"
#include <QLocale>
#include <QStringList>

namespace boxoffice {

enum class Face;

/// What the person in front of the screen may do about a problem. The shell maps it to an intent.
enum class ProblemAction {
    TryAgain,       ///< the same step once more
    UseAnotherCard, ///< back to empty payment fields
    ChangePayment,  ///< back to the payment fields as they are
    ChangeNumber,   ///< back to the offers
    OtherEvents,
    CheckAgain,     ///< fetch the offers again
    LookAgain,      ///< the same tickets, reserved anew
    StartOver,
    AcceptTotal,    ///< go on with the total the service now says
    CopyReference,
    CallStaff,
    Close,
};

/// How much it matters; chooses colour and role of the box.
enum class ProblemWeight { Info, Warning, Danger };

/// The payment field a problem belongs to: its sentence stands under that field.
enum class ProblemField { None, CardNumber, SecurityCode };

/// What the words may mention besides the problem itself. All of it is optional.
struct ProblemContext {
    QString eventName = {};
    std::optional<QDateTime> heldUntil = std::nullopt; ///< local time of this station
    int tickets = 0;
    int captchaTriesLeft = 0;
    bool staffTold = false;     ///< the alert command succeeded
    NightlyHours nightly = {};  ///< when the service is closed, venue time
};

struct ProblemText {
    QString title = {}, text = {};
    QList<ProblemAction> actions = {}; ///< the first one is the primary
    ProblemWeight weight = ProblemWeight::Warning;
    QString icon = {};      ///< resources/icons name
    QString codeLine = {};  ///< attended: "Code for support: 20122"; kiosk: "Code P-20122"; empty if none
    ProblemField field = ProblemField::None;
    QString fieldText = {};
};

/// The one table from problems to words (ui.md 8), for every ProblemKind and every code of the API's
/// section 5. "Not charged" appears only where problem.charged is No; nobody is blamed.
[[nodiscard]] ProblemText describe(const Problem& problem, const QLocale& locale, Face face,
                                   const ProblemContext& context = {});
/// The visible words of an action, and its accessible name.
[[nodiscard]] QString actionText(ProblemAction action, ProblemKind kind);

} // namespace boxoffice
