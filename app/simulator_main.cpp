#include "simulator/programoptions.h"
#include "simulator/simulator.h"
#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTextStream>
#include <csignal>
#include <optional>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace boxoffice;

namespace {

constexpr int usage = 2;

/// SIGTERM and SIGINT end the event loop instead of the process.
std::optional<int> signalDescriptor()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    if (pthread_sigmask(SIG_BLOCK, &set, nullptr) != 0)
        return std::nullopt;
    const int descriptor = signalfd(-1, &set, SFD_CLOEXEC);
    return descriptor < 0 ? std::nullopt : std::optional<int>(descriptor);
}

int fail(const QString& message, int status)
{
    QTextStream(stderr) << "boxoffice-simulator: " << message << '\n';
    return status;
}

bool write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path); // appears whole, or not at all
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

/// Where the authority's certificate is written; empty when nobody needs one.
QString authorityFile(const simulator::Simulator& simulator, const simulator::ProgramOptions& asked)
{
    if (simulator.authorityPem().isEmpty())
        return {};
    if (!asked.authorityFile.isEmpty())
        return asked.authorityFile;
    return QDir::temp().filePath(QStringLiteral("boxoffice-simulator-ca-%1.pem").arg(simulator.rootUrl().port()));
}

/// Says where it listens, and whom to trust; the ready file says the same and comes last, so that whoever waits for it
/// finds everything.
std::optional<QString> announce(const simulator::Simulator& simulator, const simulator::ProgramOptions& asked)
{
    QByteArray said = simulator.rootUrl().toEncoded() + '\n';
    if (const QString path = authorityFile(simulator, asked); !path.isEmpty()) {
        if (!write(path, simulator.authorityPem()))
            return QStringLiteral("%1 cannot be written").arg(path);
        said += "CA " + path.toUtf8() + '\n';
    }
    QTextStream(stdout) << QString::fromUtf8(said);
    if (!asked.readyFile.isEmpty() && !write(asked.readyFile, said))
        return QStringLiteral("--ready-file cannot be written");
    return std::nullopt;
}

int serve(const simulator::ProgramOptions& asked)
{
    const auto signals_ = signalDescriptor();
    const SystemClock clock;
    simulator::Simulator simulator(asked.options, clock);
    if (const Result<quint16> port = simulator.start(); !port)
        return fail(port.failure().detail, port.failure().kind == FailureKind::NotSent ? 1 : usage);
    for (const simulator::FaultRule& rule : asked.faults)
        simulator.addFault(rule);
    QSocketNotifier stop(signals_.value_or(0), QSocketNotifier::Read);
    stop.setEnabled(signals_.has_value());
    QObject::connect(&stop, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    if (const std::optional<QString> wrong = announce(simulator, asked))
        return fail(*wrong, 1);
    const int status = QCoreApplication::exec();
    if (asked.authorityFile.isEmpty() && !simulator.authorityPem().isEmpty()) // of this run alone, and nobody asked for it
        QFile::remove(authorityFile(simulator, asked));
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("boxoffice-simulator"));
    const Result<simulator::ProgramOptions> asked = simulator::readProgramOptions(QCoreApplication::arguments().mid(1));
    if (!asked)
        return fail(asked.failure().detail, usage);
    if (asked->answer.isEmpty())
        return serve(*asked);
    QTextStream(stdout) << asked->answer;
    return 0;
}
