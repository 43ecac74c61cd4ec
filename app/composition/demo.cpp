#include "composition/demo.h"
#include "simulator/simulator.h"
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

QMap<QString, QString> settingsFor(const QUrl& root)
{
    return {
        {QStringLiteral("partner/base_url"), simulator::partnerRoot(root).toString()},
        {QStringLiteral("discovery/base_url"), simulator::discoveryRoot(root).toString()},
        {QStringLiteral("commerce/base_url"), simulator::commerceRoot(root).toString()},
        {QStringLiteral("partner/api_key"), QString::fromLatin1(demoKey())},
        {QStringLiteral("partner/orders"), QStringLiteral("true")},
        {QStringLiteral("captcha/page_origin"), root.toString()},
        {QStringLiteral("captcha/allowed_hosts"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("lane/name"), QStringLiteral("Demo lane")},
        {QStringLiteral("lane/staff_pins_file"), QStringLiteral(":/demo/staff-pins")},
        {QStringLiteral("lane/reference_prefix"), QStringLiteral("99")},
    };
}

} // namespace

Demo::Demo(const Clock& clock) : m_simulator(demoOptions(demoKey()), clock) {}

Result<void> Demo::start()
{
    const Result<quint16> port = m_simulator.start();
    return port ? Result<void>() : Result<void>(port.failure());
}

QMap<QString, QString> Demo::settings() const { return settingsFor(m_simulator.rootUrl()); }

QMap<QString, QString> Demo::settingsBeforeStart() { return settingsFor(QUrl(QStringLiteral("http://127.0.0.1:1"))); }

} // namespace boxoffice
