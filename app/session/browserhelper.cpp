#include "session/browserhelper.h"
#include "session/helperlines.h"
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

namespace boxoffice {

using namespace helperlines;

namespace {
constexpr int tooManyCrashes = 3;
constexpr const char* rootFlag = "BOXOFFICE_CAPTCHA_TEST_NO_SANDBOX";

/// Empty when there is no whole line yet. A line over the limit never becomes whole: the read buffer is no larger.
std::optional<QByteArray> nextLine(QLocalSocket& socket)
{
    if (!socket.canReadLine())
        return std::nullopt;
    return socket.readLine();
}

bool isOversize(const QLocalSocket& socket) { return !socket.canReadLine() && socket.bytesAvailable() >= lineLimit; }

QString privateFolder()
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return (runtime.isEmpty() ? QStringLiteral("/tmp") : runtime) + QStringLiteral("/boxoffice-captcha-XXXXXX");
}

QJsonArray sides(const QRect& place) { return {place.x(), place.y(), place.width(), place.height()}; }

/// Settings may hold keys: a browser has no business with them.
QProcessEnvironment bareEnvironment(bool allowRoot)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString& name : names)
        if (name.startsWith(QLatin1String("BOXOFFICE_")))
            environment.remove(name);
    if (allowRoot)
        environment.insert(QLatin1String(rootFlag), QStringLiteral("1"));
    return environment;
}

QTimer* singleTimer(QObject* owner, std::chrono::milliseconds interval)
{
    auto* timer = new QTimer(owner);
    timer->setSingleShot(true);
    timer->setInterval(interval);
    return timer;
}
} // namespace

BrowserHelper::BrowserHelper(BrowserHelperOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_folder(privateFolder()), m_silence(singleTimer(this, m_options.silence)),
      m_idle(singleTimer(this, m_options.idleExit.value_or(std::chrono::milliseconds(0)))), m_rest(singleTimer(this, m_options.rest))
{
    connect(m_silence, &QTimer::timeout, this, [this] { lost(QStringLiteral("silent")); });
    connect(m_idle, &QTimer::timeout, this, [this] {
        if (!m_waiting)
            end();
    });
    connect(m_rest, &QTimer::timeout, this, [this] { m_crashes = 0; });
}

BrowserHelper::~BrowserHelper()
{
    m_waiting.reset();
    end();
    const auto processes = findChildren<QProcess*>();
    for (QProcess* ending : processes)
        ending->waitForFinished(1000); // it was killed: this takes no time
}

bool BrowserHelper::isInstalled() const { return QFileInfo(m_options.program).isExecutable(); }
qint64 BrowserHelper::process() const { return m_process ? m_process->processId() : 0; }
bool BrowserHelper::isResting() { return m_rest->isActive(); }

void BrowserHelper::prewarm()
{
    if (!m_process && !isResting() && start() && m_options.idleExit)
        m_idle->start();
}

void BrowserHelper::open(QJsonObject order, Done done)
{
    hide();
    m_idle->stop();
    const qint64 id = ++m_lastId;
    order.insert(QStringLiteral("id"), id);
    for (auto part = m_dress.begin(); part != m_dress.end(); ++part)
        order.insert(part.key(), part.value());
    if (!m_place.isEmpty())
        order.insert(QStringLiteral("place"), sides(m_place));
    m_waiting = Waiting{id, lineOf(order), std::move(done)};
    if (m_waiting->line.size() > lineLimit)
        return finishSoon(QStringLiteral("too_large"));
    if (isResting())
        return finishSoon(QStringLiteral("worn_out"));
    if (!m_process && !start())
        return finishSoon(QStringLiteral("storage"));
    m_silence->start();
    if (m_helper)
        send(m_waiting->line);
}

void BrowserHelper::hide()
{
    m_silence->stop();
    if (m_options.idleExit)
        m_idle->start();
    if (std::exchange(m_waiting, std::nullopt) && m_helper)
        send(lineOf({{QStringLiteral("type"), QStringLiteral("hide")}}));
}

void BrowserHelper::setPlace(const QRect& place)
{
    if (std::exchange(m_place, place) != place && m_waiting && m_helper && !place.isEmpty())
        send(lineOf({{QStringLiteral("type"), QStringLiteral("place")}, {QStringLiteral("place"), sides(place)}}));
}

bool BrowserHelper::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString path = m_folder.filePath(QStringLiteral("desk"));
    QLocalServer::removeServer(path);
    if (!m_folder.isValid() || !m_server->listen(path)
        || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return false;
    connect(m_server.get(), &QLocalServer::newConnection, this, &BrowserHelper::greet);
    return true;
}

bool BrowserHelper::start()
{
    if (!listen())
        return false;
    m_secret = newSecret();
    m_process = new QProcess(this);
    m_process->setProcessEnvironment(bareEnvironment(m_options.allowRootForTests));
    // A browser writes addresses to its log, and an address may hold a token.
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::finished, this, [this, alive = QPointer(this), ended = m_process] {
        if (m_helper)
            m_helper->waitForReadyRead(0); // what it said before it died still counts
        if (alive && m_process == ended) // one end is one crash: its socket may have told it already
            lost(QStringLiteral("died"));
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            // Qt reports this from inside start(), and nothing may be called from inside open().
            QTimer::singleShot(0, m_process, [this] { lost(QStringLiteral("missing")); });
    });
    launch();
    return true;
}

void BrowserHelper::launch()
{
    m_process->start(m_options.program, QStringList());
    m_process->write(lineOf({{QStringLiteral("socket"), m_server->fullServerName()},
                             {QStringLiteral("secret"), QString::fromLatin1(m_secret)},
                             {QStringLiteral("hosts"), QJsonArray::fromStringList(m_options.resolvable)}}));
    m_process->closeWriteChannel();
}

void BrowserHelper::end()
{
    m_silence->stop();
    m_server.reset(); // and with it whoever called without proving itself
    m_secret.clear();
    if (QLocalSocket* helper = std::exchange(m_helper, nullptr)) {
        helper->disconnect(this);
        helper->abort();
        helper->deleteLater();
    }
    if (QProcess* process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
    }
}

void BrowserHelper::greet()
{
    while (m_server && m_server->hasPendingConnections()) {
        QLocalSocket* caller = m_server->nextPendingConnection();
        caller->setReadBufferSize(lineLimit);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { readUnproven(caller); });
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        readUnproven(caller);
    }
}

/// Whoever does not know the secret is hung up on; the helper may still come.
void BrowserHelper::readUnproven(QLocalSocket* caller)
{
    const std::optional<QByteArray> line = nextLine(*caller);
    if (line && isHello(*line, m_secret))
        adopt(caller);
    else if (line || isOversize(*caller))
        caller->abort();
}

void BrowserHelper::adopt(QLocalSocket* helper)
{
    helper->disconnect();
    helper->setParent(this);
    m_helper = helper;
    m_secret.clear();
    m_server->close();
    connect(helper, &QLocalSocket::readyRead, this, &BrowserHelper::read);
    connect(helper, &QLocalSocket::disconnected, this, [this] { lost(QStringLiteral("died")); });
    if (m_waiting)
        send(m_waiting->line);
    read();
}

void BrowserHelper::read()
{
    const QPointer<BrowserHelper> alive(this);
    const QPointer<QLocalSocket> helper(m_helper);
    while (alive && helper && helper == m_helper) {
        const std::optional<QByteArray> line = nextLine(*helper);
        if (!line) {
            if (isOversize(*helper))
                lost(QStringLiteral("protocol"));
            return;
        }
        if (m_waiting)
            m_silence->start();
        if (!handle(*line) && alive)
            lost(QStringLiteral("protocol"));
    }
}

/// False for a line that is none of the protocol's.
bool BrowserHelper::handle(const QByteArray& line)
{
    const std::optional<Said> said = helperlines::read(line);
    if (!said)
        return false;
    if (said->what == Said::What::Alive)
        return true;
    if (said->what == Said::What::Activity) {
        Q_EMIT activity();
        return true;
    }
    if (!m_waiting || m_waiting->id != said->id)
        return true; // about something that was hidden meanwhile
    if (said->what == Said::What::Ready) {
        Q_EMIT ready();
        return true;
    }
    m_crashes = said->answer.why == QLatin1String("crashed") ? m_crashes + 1 : 0;
    if (m_crashes >= tooManyCrashes)
        m_rest->start();
    finish(said->answer);
    return true;
}

void BrowserHelper::lost(const QString& why)
{
    end();
    if (++m_crashes >= tooManyCrashes)
        m_rest->start();
    finish({.why = why});
}

void BrowserHelper::finish(const HelperAnswer& answer)
{
    m_silence->stop();
    if (m_options.idleExit)
        m_idle->start();
    if (const std::optional<Waiting> ended = std::exchange(m_waiting, std::nullopt))
        ended->done(answer);
}

void BrowserHelper::finishSoon(const QString& why)
{
    QTimer::singleShot(0, this, [this, why, id = m_lastId] {
        if (m_waiting && m_waiting->id == id)
            finish({.why = why});
    });
}

void BrowserHelper::send(const QByteArray& line) { m_helper->write(line); }

} // namespace boxoffice
