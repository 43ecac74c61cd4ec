#include "composition/run.h"
#include "composition/arguments.h"
#include "composition/configcheck.h"
#include "composition/demo.h"
#include "composition/hardening.h"
#include "composition/plancommand.h"
#include "composition/showing.h"
#include "core/loopback.h"
#include <QApplication>
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

/// Qt would end the whole program where it finds none.
bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

std::unique_ptr<QCoreApplication> applicationFor(const Arguments& arguments, int& argc, char** argv)
{
    if (arguments.check)
        return std::make_unique<QCoreApplication>(argc, argv);
    return std::make_unique<QApplication>(argc, argv);
}

int runWith(const Arguments& arguments, const LoadedSettings& loaded, const StateFolder& folder, bool memoryLocked)
{
    return arguments.check ? checkConfiguration(loaded, folder, memoryLocked)
                           : showProgram(arguments, loaded.settings, folder, memoryLocked);
}

/// Everything that can be refused without a display is refused before the first window.
int runChecked(const Arguments& arguments, const LoadedSettings& loaded, int argc, char** argv)
{
    const Result<bool> locked = hardenProcess(loaded.settings.lane.allowUnlockedMemory);
    if (!locked)
        return refuse(locked.failure());
    if (arguments.tour && !mayTour(loaded.settings))
        return refuse(Failure{.kind = FailureKind::Rule, .detail = QStringLiteral("--tour buys for real: expected --demo or a partner/base_url on a loopback address")});
    Result<StateFolder> folder = StateFolder::open(loaded.settings.lane.name, arguments.demo || arguments.tour);
    if (!folder)
        return refuse(folder.failure(), folder.failure().kind == FailureKind::Rule ? alreadyRunning : unusable);
    if (const Result<void> ours = folder->lockJournal(loaded.settings.journal.url); !ours && ours.failure().kind == FailureKind::Rule)
        return refuse(ours.failure(), alreadyRunning); // a folder that cannot be written is said on the screen
    if (!arguments.check && !hasDisplay())
        return refuse(Failure{.kind = FailureKind::Rule, .detail = QStringLiteral("no display: expected DISPLAY or WAYLAND_DISPLAY to be set, or QT_QPA_PLATFORM=offscreen for a tour")});
    const std::unique_ptr<QCoreApplication> application = applicationFor(arguments, argc, argv);
    if (!arguments.demo)
        return runWith(arguments, loaded, *folder, *locked);
    const SystemClock clock;
    Demo demo(clock, arguments.drill);
    if (const Result<void> started = demo.start(); !started)
        return refuse(started.failure());
    const Result<LoadedSettings> pointed = loadSettings(sourcesFor(arguments, demo.settings(loaded.settings.lane.kiosk)));
    return pointed ? runWith(arguments, *pointed, *folder, *locked) : refuse(pointed.failure());
}

int runParsed(const Arguments& arguments, int argc, char** argv)
{
    if (arguments.help || arguments.version) {
        say(stdout, arguments.help ? helpText().chopped(1) : QStringLiteral("boxoffice " BOXOFFICE_VERSION));
        return fine;
    }
    if (!arguments.planFile.isEmpty())
        return checkPlan(arguments.planFile, arguments.planAvailability);
    const auto supplied = arguments.demo ? Demo::settingsBeforeStart(arguments.drill) : QMap<QString, QString>();
    const Result<LoadedSettings> loaded = loadSettings(sourcesFor(arguments, supplied));
    return loaded ? runChecked(arguments, *loaded, argc, argv) : refuse(loaded.failure());
}

} // namespace

int run(int argc, char** argv)
{
    const Result<Arguments> arguments = parseArguments(wordsOf(argc, argv));
    return arguments ? runParsed(*arguments, argc, argv) : refuse(arguments.failure());
}

} // namespace boxoffice
