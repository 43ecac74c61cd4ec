#pragma once
#include "core/result.h"
#include "session/paymentview.h"

namespace boxoffice {

/// The buyer of invoice sales without one, as the file at `path` (lane/walkup_file) names them: an INI file of one section,
/// [buyer], with first_name, last_name, email, phone, line1, line2, unit, city, region, country (two letters) and
/// postal_code. FailureKind::Rule, with one line that names file and key and says what is expected, for a file that
/// cannot be read, another key, or a value that the payment page would refuse; also when one that `required` needs is
/// missing, because the clerk would be asked for it with every sale.
[[nodiscard]] Result<BuyerForm> readWalkUp(const QString& path, const QList<BuyerField>& required);

} // namespace boxoffice
