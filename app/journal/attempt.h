#pragma once
#include "core/clock.h"
#include "core/ids.h"
#include "core/money.h"
#include "core/result.h"
#include "journal/attemptstate.h"
#include <QUrl>
#include <QUuid>

namespace boxoffice {

/// One attempt as it stands. Holds no card number, security code, or ciphertext of either.
struct AttemptRow {
    QUuid id = {};          ///< sent as `source_account_id`
    QString reference = {}; ///< said to people: lane prefix and counter
    QString lane = {};
    QString clerk = {};
    QUrl baseUrl = {}; ///< recovery sends nothing for a row of another service
    EventId event = {};
    QString eventName = {};
    CartId cart = {};
    std::optional<Money> amount = {};
    QString maskedCard = {}; ///< "VISA ends 1006"
    QString paymentType = {};
    std::optional<Instant> holdEndBoot = {}; ///< read back only within the boot it was written in
    std::optional<WallTime> holdEndWall = {};
    AttemptState state = AttemptState::ReserveIntent;
    QString pollingUrlWithoutKey = {};
    OrderNumber orderNumber = {};
    OrderToken orderToken = {};
    QString buyerName = {}; ///< erased after `journal/keep_days`
    QString maskedEmail = {};
    WallTime created = {};
    WallTime changed = {};
    QString invoiceReference = {}; ///< digits; of the newest payment, empty when that was none by invoice

    friend bool operator==(const AttemptRow&, const AttemptRow&) = default;
};

/// One step of an attempt: its new state, and the fields that changed (an unset optional leaves the field).
struct JournalEntry {
    QUuid attempt = {};
    AttemptState state = AttemptState::ReserveIntent;
    WallTime at = {};
    std::optional<QString> reference = std::nullopt; ///< required in the first entry, unique, never changed
    std::optional<QString> lane = std::nullopt;
    std::optional<QString> clerk = std::nullopt;
    std::optional<QUrl> baseUrl = std::nullopt; ///< required in the first entry
    std::optional<EventId> event = std::nullopt;
    std::optional<QString> eventName = std::nullopt;
    std::optional<CartId> cart = std::nullopt;
    std::optional<Money> amount = std::nullopt;
    std::optional<QString> maskedCard = std::nullopt;
    std::optional<QString> paymentType = std::nullopt;
    std::optional<Instant> holdEndBoot = std::nullopt;
    std::optional<WallTime> holdEndWall = std::nullopt;
    std::optional<QString> pollingUrlWithoutKey = std::nullopt;
    std::optional<OrderNumber> orderNumber = std::nullopt;
    std::optional<OrderToken> orderToken = std::nullopt;
    std::optional<QString> buyerName = std::nullopt;
    std::optional<QString> maskedEmail = std::nullopt;
    std::optional<QString> invoiceReference = std::nullopt; ///< digits, of no other sale; empty: not paid by invoice
    std::optional<QString> note = std::nullopt; ///< goes to the event list only: what a person found, an error code
};

/// A line of the append-only list.
struct AttemptEvent {
    QUuid attempt = {};
    AttemptState state = AttemptState::ReserveIntent;
    WallTime at = {};
    QString note = {};

    friend bool operator==(const AttemptEvent&, const AttemptEvent&) = default;
};

/// `Failure.detail` of kind Rule ends with this, or is this, when another sale that is or may be sold has the reference.
inline constexpr QLatin1String invoiceReferenceTaken{"the invoice reference is taken"};

/// Whether a row in that state keeps its invoice reference from other sales: every one but those proven not to be sold.
[[nodiscard]] bool keepsInvoiceReference(AttemptState state);

/// The row after the entry, or why the entry is refused (FailureKind::Rule): an illegal transition, a first entry
/// without id, reference or base URL, a changed reference, a key in the polling URL, an invoice reference that is not
/// digits, or card data in a text. Pure.
[[nodiscard]] Result<AttemptRow> applyEntry(const std::optional<AttemptRow>& current, const JournalEntry& entry);

/// Whether the text carries 13 to 19 digits (of any script, single blanks or dashes between them) that pass the
/// Luhn test: taken for a card number.
[[nodiscard]] bool holdsCardDigits(const QString& text);

/// Whether the text carries 128 or more characters of Base64 in a row: taken for a ciphertext.
[[nodiscard]] bool holdsCiphertext(const QString& text);

} // namespace boxoffice
