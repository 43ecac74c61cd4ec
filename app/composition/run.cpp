#include "composition/run.h"
#include "composition/arguments.h"
#include "composition/configcheck.h"
#include "composition/demo.h"
#include "composition/hardening.h"
#include "composition/showing.h"
#include "core/loopback.h"
#include <QCoreApplication>
#include <cstdio>

namespace boxoffice {
namespace {

constexpr int fine = 0;
constexpr int unusable = 2;
constexpr int alreadyRunning = 3;

void say(FILE* where, const QString& line) { std::fputs(qPrintable(line + QLatin1Char('\n')), where); }

int refuse(const Failure& failure, int status = unusable)
{
    say(stderr, QStringLiteral("boxoffice: ") + failure.detail);
    return status;
}

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    return words;
}

SettingsSources sourcesFor(const Arguments& arguments, const QMap<QString, QString>& supplied)
{
    SettingsSources sources = SettingsSources::ofThisMachine();
    sources.onlyFile = arguments.configFile;
    sources.assignments = arguments.assignments;
    sources.supplied = supplied;
    sources.kiosk = arguments.kiosk;
    return sources;
}

/// A tour really buys: only ever from a server on this machine.
bool mayTour(const Settings& settings) { return isLoopback(settings.partner.baseUrl); }

int runWith(const Arguments& arguments, const LoadedSettings& loaded, int argc, char** argv)
{
    const Result<bool> locked = hardenProcess(loaded.settings.lane.allowUnlockedMemory);
    if (!locked)
        return refuse(locked.failure());
    if (arguments.tour && !mayTour(loaded.settings))
        return refuse(Failure{.kind = FailureKind::Rule, .detail = QStringLiteral("--tour buys for real: expected --demo or a partner/base_url on a loopback address")});
    Result<StateFolder> folder = StateFolder::open(loaded.settings.lane.name, arguments.demo || arguments.tour);
    if (!folder)
        return refuse(folder.failure(), folder.failure().kind == FailureKind::Rule ? alreadyRunning : unusable);
    if (arguments.check) {
        const QCoreApplication application(argc, argv);
        return checkConfiguration(loaded, *folder, *locked);
    }
    return showProgram(arguments, loaded.settings, *folder, *locked, argc, argv);
}

int runParsed(const Arguments& arguments, int argc, char** argv)
{
    if (arguments.help || arguments.version) {
        say(stdout, arguments.help ? helpText().chopped(1) : QStringLiteral("boxoffice " BOXOFFICE_VERSION));
        return fine;
    }
    const SystemClock clock;
    std::unique_ptr<Demo> demo;
    QMap<QString, QString> supplied;
    if (arguments.demo) {
        demo = std::make_unique<Demo>(clock);
        const Result<QMap<QString, QString>> started = demo->start();
        if (!started)
            return refuse(started.failure());
        supplied = *started;
    }
    const Result<LoadedSettings> loaded = loadSettings(sourcesFor(arguments, supplied));
    return loaded ? runWith(arguments, *loaded, argc, argv) : refuse(loaded.failure());
}

} // namespace

int run(int argc, char** argv)
{
    const Result<Arguments> arguments = parseArguments(wordsOf(argc, argv));
    return arguments ? runParsed(*arguments, argc, argv) : refuse(arguments.failure());
}

} // namespace boxoffice
