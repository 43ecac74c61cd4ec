#include "composition/demo.h"
#include <QRandomGenerator>

namespace boxoffice {
namespace {

simulator::Options demoOptions(const QByteArray& key)
{
    simulator::Options options;
    options.apiKey = key;
    options.pollWait = 1;
    return options;
}

/// Fresh for every run: nobody else on this machine buys from this demo by guessing.
QByteArray demoKey()
{
    static const QByteArray key = "demo-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return key;
}

} // namespace

Demo::Demo(const Clock& clock) : m_simulator(demoOptions(demoKey()), clock) {}

Result<QMap<QString, QString>> Demo::start()
{
    const Result<quint16> port = m_simulator.start();
    if (!port)
        return port.failure();
    return QMap<QString, QString>{
        {QStringLiteral("partner/base_url"), m_simulator.partnerRoot().toString()},
        {QStringLiteral("discovery/base_url"), m_simulator.discoveryRoot().toString()},
        {QStringLiteral("commerce/base_url"), m_simulator.commerceRoot().toString()},
        {QStringLiteral("partner/api_key"), QString::fromLatin1(demoKey())},
        {QStringLiteral("partner/orders"), QStringLiteral("true")},
        {QStringLiteral("captcha/page_origin"), m_simulator.rootUrl().toString()},
        {QStringLiteral("captcha/allowed_hosts"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("lane/name"), QStringLiteral("Demo lane")},
        {QStringLiteral("lane/staff_pins_file"), QStringLiteral(":/demo/staff-pins")},
        {QStringLiteral("lane/reference_prefix"), QStringLiteral("99")},
    };
}

} // namespace boxoffice
