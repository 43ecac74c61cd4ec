#pragma once
#include "core/clock.h"
#include "core/failure.h"
#include "core/ids.h"
#include "core/money.h"
#include <QList>
#include <QStringList>
#include <QUuid>
#include <optional>

/// Past sales, as the journal knows them.
namespace boxoffice {

enum class SaleOutcome {
    InProgress, Sold, Declined, Unknown, Released, Orphaned,
    NotSold,    ///< a person found that it was not sold
    Unreadable, ///< the journal has the row, and cannot read it
};

/// What the newest look at an unknown outcome brought.
enum class LookSaid {
    Nothing,      ///< nobody has looked yet, or the sale on the screen asks itself
    StillWorking, ///< the service still works on it
    NotFound,     ///< it answered, and knows of no order: that proves nothing
    NoAnswer,
    CannotAsk,    ///< the account may not look orders up
};
struct LookView {
    QUuid attempt = {};
    int looks = 0;
    WallTime lookedAt{};
    std::optional<WallTime> next = std::nullopt;
    LookSaid said = LookSaid::Nothing;
    QString code = {}; ///< for support; empty if none
};

struct SaleRow {
    QString reference = {};
    WallTime at{};
    QString eventName = {};
    std::optional<Money> total = std::nullopt;
    SaleOutcome outcome = SaleOutcome::InProgress;
    QString stateName = {};
    OrderNumber order = {};
    QString paidWith = {}; ///< "VISA •••• 1006", "Invoice 4471"
    QString buyer = {};
    WallTime holdEnds{};
    QUuid attempt = {};
    bool invoice = false;       ///< unknown: "Do not sell again" instead of "Do not pay again"
    bool elsewhere = false;     ///< of another service than the configured one: nothing is sent for it
    /// Of before the program started. Sold: shortly before or found since, the customer may have no ticket yet; released:
    /// its cart was given back since.
    bool beforeStart = false;
    QString cause = {};         ///< unknown: what the journal noted when it became so
    LookView look = {};         ///< unknown: what was tried since
};

/// How far crash recovery is.
struct RecoveryView {
    int total = 0; ///< carts to give back
    int done = 0;
    QList<LookView> looks = {};
    QStringList unreadable = {}; ///< rows of the journal that nobody can read, by reference where that is known
    std::optional<Failure> failure = std::nullopt; ///< the journal could not be read or written
    WallTime startedAt{};
};

/// What was wrong with the journal when the program started.
struct JournalStartView {
    std::optional<Failure> failure = std::nullopt; ///< it could not be opened: no sale is made
    QString setAside = {}; ///< a damaged file was moved here and a new one begun: past sales are not listed
};

struct SalesView {
    QList<SaleRow> rows = {}; ///< newest first
    int unknown = 0;          ///< outcomes a person must settle
    std::optional<Failure> failure = std::nullopt;
    RecoveryView recovery = {};
    JournalStartView start = {};
};

/// What a person found out about an unknown outcome.
struct SettledView {
    QUuid attempt = {};
    bool sold = false;
    OrderNumber order = {}; ///< may be empty
    QString note = {};
};

} // namespace boxoffice
