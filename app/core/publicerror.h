#pragma once
#include "core/failure.h"
#include <QByteArrayView>

namespace boxoffice {

/// The failure behind an answer of the public APIs (Discovery, Commerce) that is not 2xx: their `errors` list
/// (API 6 and 7) is Api, the gateway's `fault` (5.3) is Gateway, status 429 is Quota, anything else Http.
/// `apiCode` is set for codes that are numbers ("40001"); `detail` is the code as sent ("DIS1004"). The
/// service's own sentences are left out: the gateway's contain the API key.
[[nodiscard]] Failure publicApiFailure(int httpStatus, QByteArrayView body, const QString& where);

} // namespace boxoffice
