#include "net/networkerror.h"

namespace boxoffice {

int httpStatus(const QNetworkReply& reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isHttpAnswer(QNetworkReply::NetworkError error, int status)
{
    if (error == QNetworkReply::NoError)
        return true;
    const bool content = error >= QNetworkReply::ContentAccessDenied && error <= QNetworkReply::UnknownContentError
        && error != QNetworkReply::ContentReSendError;
    const bool saysStatus = content || error == QNetworkReply::ProtocolInvalidOperationError // 400
        || error == QNetworkReply::ProxyAuthenticationRequiredError                          // 407
        || error >= QNetworkReply::InternalServerError;
    return status >= 400 && saysStatus;
}

FailureKind transportKind(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return FailureKind::Tls;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProtocolUnknownError:
        return FailureKind::NotSent;
    default:
        return FailureKind::ConnectionLost;
    }
}

QString errorDetail(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::NoError ? QString() : QStringLiteral("network error %1").arg(int(error));
}

} // namespace boxoffice
