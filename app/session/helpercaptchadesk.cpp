#include "session/helpercaptchadesk.h"
#include "core/json.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTimer>
#include <algorithm>

namespace boxoffice {

namespace {
constexpr int version = 1;
constexpr qint64 lineLimit = 65536;
constexpr qsizetype tokenLimit = 4096;
constexpr const char* rootFlag = "BOXOFFICE_CAPTCHA_TEST_NO_SANDBOX";

QByteArray lineOf(QJsonObject fields)
{
    fields.insert(QStringLiteral("v"), version);
    return QJsonDocument(fields).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray newSecret()
{
    QByteArray bytes(32, '\0');
    QRandomGenerator::system()->generate(bytes.begin(), bytes.end());
    return bytes.toHex();
}

/// Takes the same time wherever the two differ.
bool sameSecret(const QByteArray& left, const QByteArray& right)
{
    if (left.isEmpty() || left.size() != right.size())
        return false;
    int different = 0;
    for (qsizetype i = 0; i < left.size(); ++i)
        different |= left[i] ^ right[i];
    return different == 0;
}

bool isToken(const QString& token)
{
    return !token.isEmpty() && token.size() <= tokenLimit
           && std::all_of(token.begin(), token.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; });
}

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
} // namespace

HelperCaptchaDesk::HelperCaptchaDesk(HelperCaptchaOptions options, QObject* parent)
    : QObject(parent), m_options(std::move(options)), m_folder(privateFolder()), m_silence(new QTimer(this))
{
    m_silence->setSingleShot(true);
    m_silence->setInterval(m_options.silence);
    connect(m_silence, &QTimer::timeout, this, [this] { lost(QStringLiteral("silent")); });
}

HelperCaptchaDesk::~HelperCaptchaDesk()
{
    m_waiting.reset();
    endHelper();
    for (QProcess* ending : findChildren<QProcess*>())
        ending->waitForFinished(1000); // it was killed: this takes no time
}

QStringList HelperCaptchaDesk::recaptchaHosts()
{
    return {QStringLiteral("www.google.com"), QStringLiteral("www.gstatic.com"), QStringLiteral("fonts.gstatic.com"),
            QStringLiteral("www.recaptcha.net")};
}

qint64 HelperCaptchaDesk::helperProcess() const { return m_process ? m_process->processId() : 0; }

void HelperCaptchaDesk::prewarm()
{
    if (!m_process && !startHelper())
        m_lastFailure = QStringLiteral("storage");
}

void HelperCaptchaDesk::show(const CaptchaChallenge& challenge, std::function<void(QString)> solved,
                             std::function<void()> failed)
{
    hide();
    const qint64 id = ++m_lastId;
    m_waiting = Waiting{id, showLine(id, challenge), std::move(solved), std::move(failed)};
    if (m_waiting->line.size() > lineLimit)
        return failSoon(QStringLiteral("too_large"));
    if (!m_process && !startHelper())
        return failSoon(QStringLiteral("storage"));
    m_silence->start();
    if (m_helper)
        send(m_waiting->line);
}

void HelperCaptchaDesk::hide()
{
    m_silence->stop();
    if (std::exchange(m_waiting, std::nullopt) && m_helper)
        send(lineOf({{QStringLiteral("type"), QStringLiteral("hide")}}));
}

QByteArray HelperCaptchaDesk::showLine(qint64 id, const CaptchaChallenge& challenge) const
{
    const QStringList hosts = m_options.allowedHosts.isEmpty() ? recaptchaHosts() : m_options.allowedHosts;
    QJsonObject fields{{QStringLiteral("type"), QStringLiteral("show")},
                       {QStringLiteral("id"), id},
                       {QStringLiteral("title"), m_options.title},
                       {QStringLiteral("origin"), m_options.pageOrigin},
                       {QStringLiteral("allowed_hosts"), QJsonArray::fromStringList(hosts)}};
    if (!challenge.html.isEmpty()) {
        fields.insert(QStringLiteral("html"), QString::fromUtf8(challenge.html));
    } else {
        fields.insert(QStringLiteral("site_key"), challenge.siteKey);
        fields.insert(QStringLiteral("widget_script"), m_options.widgetScript);
    }
    return lineOf(fields);
}

bool HelperCaptchaDesk::listen()
{
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    const QString path = m_folder.filePath(QStringLiteral("desk"));
    QLocalServer::removeServer(path);
    if (!m_folder.isValid() || !m_server->listen(path)
        || !QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner))
        return false;
    connect(m_server.get(), &QLocalServer::newConnection, this, &HelperCaptchaDesk::greet);
    return true;
}

bool HelperCaptchaDesk::startHelper()
{
    if (!listen())
        return false;
    m_secret = newSecret();
    m_process = new QProcess(this);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : environment.keys()) // settings may hold keys: a browser has no business with them
        if (name.startsWith(QLatin1String("BOXOFFICE_")))
            environment.remove(name);
    if (m_options.allowRootForTests)
        environment.insert(QLatin1String(rootFlag), QStringLiteral("1"));
    m_process->setProcessEnvironment(environment);
    // A browser writes addresses to its log, and an address may hold a token.
    m_process->setStandardOutputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    connect(m_process, &QProcess::finished, this, [this, alive = QPointer(this)] {
        if (m_helper)
            m_helper->waitForReadyRead(0); // what it said before it died still counts
        if (alive)
            lost(QStringLiteral("died"));
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            // Qt reports this from inside start(), and nothing may be called from inside show().
            QTimer::singleShot(0, m_process, [this] { lost(QStringLiteral("missing")); });
    });
    m_process->start(m_options.program, QStringList());
    m_process->write(lineOf({{QStringLiteral("socket"), m_server->fullServerName()},
                             {QStringLiteral("secret"), QString::fromLatin1(m_secret)}}));
    m_process->closeWriteChannel();
    return true;
}

void HelperCaptchaDesk::endHelper()
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

void HelperCaptchaDesk::greet()
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
void HelperCaptchaDesk::readUnproven(QLocalSocket* caller)
{
    const std::optional<QByteArray> line = nextLine(*caller);
    if (!line) {
        if (isOversize(*caller))
            caller->abort();
        return;
    }
    const Result<JsonDocument> hello = JsonDocument::parse(*line);
    const bool ours = hello.ok() && hello->root()["v"].integer() == version
                      && hello->root()["type"].string() == QLatin1String("hello")
                      && sameSecret(hello->root()["secret"].string().toUtf8(), m_secret);
    if (ours)
        adopt(caller);
    else
        caller->abort();
}

void HelperCaptchaDesk::adopt(QLocalSocket* helper)
{
    helper->disconnect();
    helper->setParent(this);
    m_helper = helper;
    m_secret.clear();
    m_server->close();
    connect(helper, &QLocalSocket::readyRead, this, &HelperCaptchaDesk::readHelper);
    connect(helper, &QLocalSocket::disconnected, this, [this] { lost(QStringLiteral("died")); });
    if (m_waiting)
        send(m_waiting->line);
    readHelper();
}

void HelperCaptchaDesk::readHelper()
{
    const QPointer<HelperCaptchaDesk> alive(this);
    QPointer<QLocalSocket> helper(m_helper);
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
bool HelperCaptchaDesk::handle(const QByteArray& line)
{
    const Result<JsonDocument> document = JsonDocument::parse(line);
    if (!document.ok() || document->root()["v"].integer() != version)
        return false;
    const JsonReader root = document->root();
    const QString type = root["type"].string();
    if (type == QLatin1String("alive"))
        return true;
    if (type == QLatin1String("activity")) {
        Q_EMIT activity();
        return true;
    }
    const qint64 id = root["id"].integer();
    const QString token = type == QLatin1String("token") ? root["token"].string() : QString();
    const QString why = type == QLatin1String("failed") ? root["why"].string() : QString();
    if (root.failure() || (type != QLatin1String("ready") && !isToken(token) && why.isEmpty()))
        return false;
    if (!m_waiting || m_waiting->id != id)
        return true; // about a captcha that was hidden meanwhile
    if (type == QLatin1String("ready")) {
        Q_EMIT ready();
    } else if (!token.isEmpty()) {
        m_silence->stop();
        const Waiting done = *std::exchange(m_waiting, std::nullopt);
        done.solved(token);
    } else {
        fail(why);
    }
    return true;
}

void HelperCaptchaDesk::lost(const QString& why)
{
    endHelper();
    fail(why);
}

void HelperCaptchaDesk::fail(const QString& why)
{
    m_silence->stop();
    m_lastFailure = why;
    if (const std::optional<Waiting> ended = std::exchange(m_waiting, std::nullopt))
        ended->failed();
}

void HelperCaptchaDesk::failSoon(const QString& why)
{
    QTimer::singleShot(0, this, [this, why, id = m_lastId] {
        if (m_waiting && m_waiting->id == id)
            fail(why);
    });
}

void HelperCaptchaDesk::send(const QByteArray& line) { m_helper->write(line); }

} // namespace boxoffice
