#pragma once
#include "core/failure.h"
#include <QNetworkReply>

namespace boxoffice {

/// The status line's number, 0 if none came.
[[nodiscard]] int httpStatus(const QNetworkReply& reply);

/// Qt reports every status from 400 as an error as well; true if `error` is only that (or none), so that the
/// answer is whole. False for a broken transfer under any status.
[[nodiscard]] bool isHttpAnswer(QNetworkReply::NetworkError error, int status);

/// What an error without any answer means: Tls, NotSent (no peer was found) or ConnectionLost.
[[nodiscard]] FailureKind transportKind(QNetworkReply::NetworkError error);

/// "network error 205"; never Qt's own text, which spells the URL with its query.
[[nodiscard]] QString errorDetail(QNetworkReply::NetworkError error);

} // namespace boxoffice
