#include "tests/support/childprogram.h"
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>

namespace boxoffice::test {

QString Home::write(const QString& name, const QByteArray& bytes) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray Home::read(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QProcessEnvironment Home::withoutDisplay() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names)
        if (name.startsWith(QLatin1String("BOXOFFICE_")) || name == QLatin1String("DISPLAY") ||
            name == QLatin1String("WAYLAND_DISPLAY") || name == QLatin1String("QT_QPA_PLATFORM"))
            environment.remove(name);
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    environment.insert(QStringLiteral("XDG_STATE_HOME"), path(QStringLiteral("state")));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_CONFIG_DIRS"), path(QStringLiteral("machine")));
    return environment;
}

QProcessEnvironment Home::offscreen() const
{
    QProcessEnvironment environment = withoutDisplay();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    return environment;
}

ChildProgram::ChildProgram(const QString& name, const QStringList& arguments, const QProcessEnvironment& environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); }); // a test that crashes leaves none behind
    m_process.start(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("../bin/") + name), arguments);
    if (!m_process.waitForStarted())
        qFatal("%s does not start: %s", qPrintable(m_process.program()), qPrintable(m_process.errorString()));
}

ChildProgram::~ChildProgram() { killHard(); }

void ChildProgram::killHard()
{
    m_process.kill();
    m_process.waitForFinished();
}

Said ChildProgram::ending(int milliseconds)
{
    const bool ended = QTest::qWaitFor([this] { return !isRunning(); }, milliseconds);
    Said said;
    if (ended && m_process.exitStatus() == QProcess::NormalExit)
        said.status = m_process.exitCode();
    said.out = QString::fromUtf8(m_process.readAllStandardOutput());
    said.err = QString::fromUtf8(m_process.readAllStandardError());
    return said;
}

Said runProgram(const QString& name, const QStringList& arguments, const QProcessEnvironment& environment)
{
    return ChildProgram(name, arguments, environment).ending();
}

SimulatorChild::SimulatorChild(const Home& home, const QStringList& arguments)
{
    const QString ready = home.path(QStringLiteral("simulator.url"));
    QFile::remove(ready);
    m_program = std::make_unique<ChildProgram>(QStringLiteral("boxoffice-simulator"),
                                               QStringList{QStringLiteral("--ready-file"), ready, QStringLiteral("--events"), QStringLiteral("0")} + arguments,
                                               home.withoutDisplay());
    if (QTest::qWaitFor([&] { return QFile::exists(ready); }, 20'000))
        m_root = QUrl(QString::fromUtf8(home.read(QStringLiteral("simulator.url")).trimmed()));
}

QByteArray SimulatorChild::ask(const QByteArray& method, const QString& path, const QByteArray& body) const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_root.toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, 10'000) || reply->error() != QNetworkReply::NoError)
        qWarning("the simulator does not answer: %s", qPrintable(reply->errorString()));
    return reply->readAll();
}

QJsonObject SimulatorChild::ledger() const
{
    return QJsonDocument::fromJson(ask("GET", QStringLiteral("/simulator/ledger"))).object();
}

QStringList SimulatorChild::cartStates() const
{
    QStringList states;
    const QJsonArray carts = ledger().value(QStringLiteral("carts")).toArray();
    for (const QJsonValue& cart : carts)
        states.append(cart[QStringLiteral("state")].toString());
    return states;
}

QList<int> SimulatorChild::commitCounts() const
{
    QList<int> counts;
    const QJsonArray commits = ledger().value(QStringLiteral("commits")).toArray();
    for (const QJsonValue& commit : commits)
        counts.append(commit[QStringLiteral("count")].toInt());
    return counts;
}

int SimulatorChild::requests(const QString& endpoint) const
{
    return ledger().value(QStringLiteral("requests"))[endpoint].toInt();
}

void SimulatorChild::addFault(const QByteArray& json) const { (void)ask("POST", QStringLiteral("/simulator/faults"), json); }
void SimulatorChild::clearFaults() const { (void)ask("DELETE", QStringLiteral("/simulator/faults")); }

QByteArray SimulatorChild::settings(const QByteArray& more) const
{
    const QByteArray root = m_root.toEncoded();
    return "[partner]\nbase_url=" + root + "/partners/v1\napi_key=demo-key\n\n[discovery]\nbase_url=" + root +
           "/discovery/v2\n\n[commerce]\nbase_url=" + root + "/commerce/v2\n\n[lane]\nname=Window 7\n\n" + more;
}

} // namespace boxoffice::test
