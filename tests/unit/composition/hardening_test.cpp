#include "composition/hardening.h"
#include "tests/support/childprogram.h"
#include <QTest>
#include <csignal>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::test;

namespace {

const QString allowed = QStringLiteral("[lane]\nallow_unlocked_memory=true\n");

/// In a child: so much memory may be locked, also for root.
void limitLocking(rlim_t bytes)
{
    const rlimit limit{bytes, bytes};
    setrlimit(RLIMIT_MEMLOCK, &limit);
    prctl(PR_CAPBSET_DROP, CAP_IPC_LOCK);
}

/// The program with so little memory to lock.
Said runLimited(const Home& home, rlim_t bytes, const QStringList& arguments)
{
    QProcess program;
    program.setProcessEnvironment(home.withoutDisplay());
    program.setChildProcessModifier([bytes] { limitLocking(bytes); });
    program.start(QStringLiteral(PROGRAMS "/boxoffice"), arguments);
    const bool ended = QTest::qWaitFor([&program] { return program.state() == QProcess::NotRunning; }, 60'000);
    return {.status = ended && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            .out = QString::fromUtf8(program.readAllStandardOutput()), .err = QString::fromUtf8(program.readAllStandardError())};
}

/// How a forked child of this process ends that does `work`; its answer is the exit status.
template <class Work>
int statusOfChild(Work work)
{
    const pid_t child = fork();
    if (child == 0)
        _exit(work());
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

bool isWithoutDumps()
{
    rlimit core{1, 1};
    getrlimit(RLIMIT_CORE, &core);
    return core.rlim_cur == 0 && core.rlim_max == 0;
}

/// Dies of SIGSEGV, with core dumps allowed by whoever started it. Answers whether one was written.
bool dumpsCore(bool hardened)
{
    const int status = statusOfChild([hardened] {
        if (chdir("/tmp") != 0)
            return 1;
        rlimit core{};
        getrlimit(RLIMIT_CORE, &core);
        core.rlim_cur = core.rlim_max;
        setrlimit(RLIMIT_CORE, &core);
        if (hardened && !hardenProcess(true))
            return 1;
        std::signal(SIGSEGV, SIG_DFL);
        std::raise(SIGSEGV);
        return 0;
    });
    return WIFSIGNALED(status) && WCOREDUMP(status);
}

} // namespace

/// Issue D: RLIMIT_CORE 0, not dumpable, and no selling where card digits could be swapped out; in real processes.
class HardeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aHardenedProcessDumpsNothingAndIsReadByNobody()
    {
        const int status = statusOfChild([] {
            if (!hardenProcess(true) || !isWithoutDumps())
                return 1;
#ifdef __SANITIZE_ADDRESS__
            return 0; // the leak checker must be able to look
#else
            return prctl(PR_GET_DUMPABLE) == 0 ? 0 : 2;
#endif
        });
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        QVERIFY(!dumpsCore(true));
    }

    /// The program itself, seen from outside while it runs.
    void theRunningProgramIsHardened()
    {
        const Home home;
        QProcess program;
        program.setProcessEnvironment(home.offscreen());
        program.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
        program.start(QStringLiteral(PROGRAMS "/boxoffice"), {QStringLiteral("--demo"), QStringLiteral("--set"), QStringLiteral("lane/allow_unlocked_memory=true")});
        QVERIFY(program.waitForStarted());
        const auto limits = [&program] {
            QFile file(QStringLiteral("/proc/%1/limits").arg(program.processId()));
            return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()).simplified() : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(limits().contains(QStringLiteral("Max core file size 0 0 ")), 20'000);
        program.kill();
        program.waitForFinished();
    }

    void whereMemoryCannotBeLockedItStopsAndSaysHowToGoOn_data()
    {
        QTest::addColumn<int>("bytes");
        QTest::newRow("nothing") << 0;
        QTest::newRow("one page") << 4096;
        QTest::newRow("too few pages for a card in hand") << 3 * 4096;
    }
    void whereMemoryCannotBeLockedItStopsAndSaysHowToGoOn()
    {
        QFETCH(int, bytes);
        const Home home;
        const SimulatorChild service(home);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings());
        const Said said = runLimited(home, static_cast<rlim_t>(bytes), {QStringLiteral("--config"), config, QStringLiteral("--check")});
        QCOMPARE(said.status, 2);
        QCOMPARE(said.err.trimmed().count(u'\n'), 0);
        QVERIFY2(said.err.contains(QLatin1String("lane/allow_unlocked_memory")) && said.err.contains(QLatin1String("ulimit -l")), qPrintable(said.err));
        QVERIFY(!said.out.contains(QLatin1String("All is well")));
    }

    void theSettingLetsItGoOnAndTheCheckSaysSo()
    {
        const Home home;
        const SimulatorChild service(home);
        const QString config = home.write(QStringLiteral("box.ini"), service.settings(allowed.toUtf8()));
        const QStringList check{QStringLiteral("--config"), config, QStringLiteral("--check")};
        const Said said = runLimited(home, 0, check);
        QCOMPARE(said.status, 1);
        QVERIFY2(said.out.contains(QLatin1String("FAIL  memory")), qPrintable(said.out));
        QVERIFY(said.out.contains(QLatin1String("pass  certificate"))); // it went on
        const Said free = runProgram(QStringLiteral("boxoffice"), check, home.withoutDisplay());
        QVERIFY2(free.out.contains(QLatin1String("pass  memory")), qPrintable(free.out)); // locked where it can be
    }

    /// As much as the advice names is enough.
    void whatTheAdviceNamesIsEnough()
    {
        const int status = statusOfChild([] {
            limitLocking(64 * 1024);
            if (geteuid() == 0 && setresuid(65534, 65534, 65534) != 0)
                return 2;
            const Result<bool> locked = hardenProcess(false);
            return locked && *locked ? 0 : 1;
        });
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }
};

QTEST_GUILESS_MAIN(HardeningTest)
#include "hardening_test.moc"
