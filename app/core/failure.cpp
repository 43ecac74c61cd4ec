#include "core/failure.h"

namespace boxoffice {

QString failureName(FailureKind kind)
{
    switch (kind) {
    case FailureKind::NotSent: return QStringLiteral("not sent");
    case FailureKind::ConnectionLost: return QStringLiteral("connection lost");
    case FailureKind::Deadline: return QStringLiteral("deadline passed");
    case FailureKind::Redirected: return QStringLiteral("redirected");
    case FailureKind::TooLarge: return QStringLiteral("answer too large");
    case FailureKind::WrongContent: return QStringLiteral("not JSON");
    case FailureKind::BadJson: return QStringLiteral("broken JSON");
    case FailureKind::MissingField: return QStringLiteral("missing field");
    case FailureKind::WrongType: return QStringLiteral("wrong type");
    case FailureKind::Api: return QStringLiteral("API error");
    case FailureKind::Gateway: return QStringLiteral("gateway error");
    case FailureKind::Http: return QStringLiteral("HTTP error");
    case FailureKind::Quota: return QStringLiteral("quota used up");
    case FailureKind::Tls: return QStringLiteral("TLS refused");
    case FailureKind::Encryption: return QStringLiteral("encryption failed");
    case FailureKind::Storage: return QStringLiteral("storage failed");
    case FailureKind::Rule: return QStringLiteral("refused by a rule");
    case FailureKind::Cancelled: return QStringLiteral("cancelled");
    }
    return QStringLiteral("unknown");
}

} // namespace boxoffice
