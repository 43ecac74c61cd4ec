#include "composition/demo.h"
#include "simulator/control/drills.h"
#include "simulator/simulator.h"
#include <QRandomGenerator>

namespace boxoffice {
namespace {

simulator::Options demoOptions(const QByteArray& key, const QString& drill)
{
    simulator::Options options;
    options.apiKey = key;
    options.pollWait = 1;
    options.otherBuyersPerMinute = 3; // seats go and come back while one looks
    if (const Result<simulator::FaultScript> script = simulator::drill(drill))
        simulator::applyOptions(*script, options);
    return options;
}

/// Fresh for every run: nobody else on this machine buys from this demo by guessing.
QByteArray demoKey()
{
    static const QByteArray key = "demo-" + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    return key;
}

/// A drill has a lane, and so a journal, of its own.
QMap<QString, QString> settingsFor(const QUrl& root, const QString& drill)
{
    return {
        {QStringLiteral("partner/base_url"), simulator::partnerRoot(root).toString()},
        {QStringLiteral("discovery/base_url"), simulator::discoveryRoot(root).toString()},
        {QStringLiteral("commerce/base_url"), simulator::commerceRoot(root).toString()},
        {QStringLiteral("partner/api_key"), QString::fromLatin1(demoKey())},
        {QStringLiteral("partner/orders"), QStringLiteral("true")},
        {QStringLiteral("captcha/page_origin"), root.toString()},
        {QStringLiteral("captcha/allowed_hosts"), QStringLiteral("127.0.0.1")},
        {QStringLiteral("lane/name"), drill.isEmpty() ? QStringLiteral("Demo lane") : QStringLiteral("Training lane")},
        {QStringLiteral("lane/staff_pins_file"), QStringLiteral(":/demo/staff-pins")},
        {QStringLiteral("lane/reference_prefix"), QStringLiteral("99")},
        {QStringLiteral("journal/url"), QStringLiteral("sqlite:")}, // in its own state folder, whatever the machine's settings say
    };
}

/// Members sign in at the simulator as the documents have it; the browser helper stops at the redirect, so nobody answers there.
QMap<QString, QString> memberSettings(const QUrl& root, const QString& secretFile, bool kiosk)
{
    return {
        {QStringLiteral("partner/payment_types"), kiosk ? QStringLiteral("card,member") : QStringLiteral("card,invoice,member")},
        {QStringLiteral("member/base_url"), root.toString()},
        {QStringLiteral("member/client_id"), simulator::Options().memberClientId},
        {QStringLiteral("member/client_secret_file"), secretFile},
        {QStringLiteral("member/redirect_uri"), QStringLiteral("https://demo.invalid/signed-in")},
    };
}

} // namespace

Demo::Demo(const Clock& clock, const QString& drill) : m_drill(drill), m_simulator(demoOptions(demoKey(), drill), clock) {}

Result<void> Demo::start()
{
    if (const Result<quint16> port = m_simulator.start(); !port)
        return port.failure();
    if (const Result<simulator::FaultScript> script = simulator::drill(m_drill))
        for (const simulator::FaultRule& rule : script->faults)
            m_simulator.addFault(rule);
    if (m_secret.open()) { // otherwise the demo goes on, and "Member" says that it is not set up
        m_secret.write(simulator::Options().memberClientSecret.toUtf8());
        m_secret.flush();
    }
    const QByteArray& authority = m_simulator.authorityPem();
    if (authority.isEmpty() || (m_authority.open() && m_authority.write(authority) == authority.size() && m_authority.flush()))
        return {};
    return Failure{.kind = FailureKind::Storage, .where = QStringLiteral("drill"), .detail = QStringLiteral("the drill's certificate cannot be written to %1").arg(m_authority.fileName())};
}

QMap<QString, QString> Demo::settings(bool kiosk) const
{
    QMap<QString, QString> settings = settingsFor(m_simulator.rootUrl(), m_drill);
    settings.insert(memberSettings(m_simulator.rootUrl(), m_secret.fileName(), kiosk));
    if (!m_simulator.authorityPem().isEmpty())
        settings.insert(QStringLiteral("net/ca_file"), m_authority.fileName());
    return settings;
}

QMap<QString, QString> Demo::settingsBeforeStart(const QString& drill) { return settingsFor(QUrl(QStringLiteral("http://127.0.0.1:1")), drill); }

QString Demo::noteFor(const QString& drill)
{
    const Result<simulator::FaultScript> script = simulator::drill(drill);
    return script ? QStringLiteral("Training: %1.").arg(script->title) : QString();
}

} // namespace boxoffice
