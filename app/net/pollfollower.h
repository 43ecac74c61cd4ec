#pragma once
#include "core/result.h"
#include <QUrl>
#include <chrono>

namespace boxoffice {

/// Pure rules for following a polling URL (API 4.15).

/// The URL may be followed: absolute, https (or http to a loopback address), same scheme, host and port as
/// `base`, below its path, no user, no dot segments. Otherwise FailureKind::Rule.
[[nodiscard]] Result<QUrl> checkedPollUrl(QByteArrayView url, const QUrl& base);

/// Seconds to wait before the next poll: at least 1; more than 120 (or negative) is FailureKind::Rule.
[[nodiscard]] Result<std::chrono::seconds> checkedPollWait(qint64 seconds);

/// `url` with `apikey` added to its query only if it has none: for accounts that send no key header.
[[nodiscard]] QUrl withKeyInQuery(const QUrl& url, const QString& key);

/// `url` without any `apikey`: what may be written to the journal.
[[nodiscard]] QUrl withoutKey(const QUrl& url);

} // namespace boxoffice
