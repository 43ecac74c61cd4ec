#include "simulator/faults/cardcertificates.h"
#include "simulator/http/selfsigned.h"
#include "simulator/jsontext.h"
#include <QJsonDocument>
#include <QJsonObject>

namespace boxoffice::simulator {
namespace {

CertificatePlan planFor(const QString& form)
{
    constexpr qint64 day = 24 * 3600;
    CertificatePlan plan{.name = QByteArrayLiteral("paysys-sim.0.us.1"), .key = KeyForm::Rsa2048};
    if (form == QLatin1String("future")) {
        plan.notBefore = day;
        plan.notAfter = 2 * day;
    } else if (form == QLatin1String("curve")) {
        plan.key = KeyForm::Ec;
    } else if (form == QLatin1String("short")) {
        plan.key = KeyForm::Rsa512;
    } else if (form != QLatin1String("unknown")) {
        plan.notBefore = -2 * day;
        plan.notAfter = -day;
    }
    return plan;
}

} // namespace

QByteArray spoiledCertificate(const QByteArray& answer, const QString& form)
{
    QString id = QJsonDocument::fromJson(answer).object().value(QLatin1String("id")).toString();
    if (form == QLatin1String("unknown"))
        id += QStringLiteral(".retired");
    const QString pem = form == QLatin1String("garbage") ? QStringLiteral("-----BEGIN CERTIFICATE-----\r\nMIIgarbage\r\n-----END CERTIFICATE-----\r\n")
                                                         : QString::fromLatin1(selfSigned(planFor(form)).certificatePem);
    return object({{"id", id}, {"value", pem}}).text();
}

} // namespace boxoffice::simulator
