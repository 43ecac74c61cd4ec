#pragma once
#include "journal/attempt.h"
#include <QVariantList>

class QSqlQuery;

namespace boxoffice {

/// The columns of an attempt in the order that rowOf and valuesOf know.
#define BOXOFFICE_ATTEMPT_COLUMNS                                                                                     \
    "id, reference, lane, clerk, base_url, event, event_name, cart, amount_minor, currency, masked_card, "            \
    "payment_type, hold_end_boot, boot, hold_end_wall, state, polling_url, order_number, order_token, buyer_name, "   \
    "masked_email, created, changed, invoice_reference"
/// As many places for values.
#define BOXOFFICE_ATTEMPT_PLACES "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"

/// What is stored of a row; `boot` names this boot of the machine, to which holdEndBoot belongs.
[[nodiscard]] QVariantList valuesOf(const AttemptRow& row, const QString& boot);

/// The row that the query stands on. Storage when a value is none that we write.
[[nodiscard]] Result<AttemptRow> rowOf(const QSqlQuery& query, const QString& boot);

/// What people may call an unreadable row: its reference, else "row 17". The query also gives `seq`, last.
[[nodiscard]] QString rowNameOf(const QSqlQuery& query);

/// Milliseconds since the epoch, and back.
[[nodiscard]] inline qint64 storedTime(WallTime time) { return time.time_since_epoch().count(); }
[[nodiscard]] inline WallTime timeFromStored(qint64 stored) { return WallTime(Duration(stored)); }

/// Never null: the columns are NOT NULL and SQLite takes a null string for NULL.
[[nodiscard]] inline QString storedText(const QString& text) { return text.isNull() ? QStringLiteral("") : text; }

} // namespace boxoffice
