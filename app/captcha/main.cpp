#include "captcha/attendant.h"
#include "captcha/browserflags.h"
#include <QApplication>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace boxoffice;
using namespace boxoffice::captcha;

namespace {
enum Exit { Fine = 0, NotUnderstood = 1, NotGreeted = 2, IsRoot = 3 };

/// One line of standard input, at most 4 KiB.
QByteArray readGreeting()
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < 4096; c = std::getchar())
        line += char(c);
    return line;
}
} // namespace

int main(int argc, char** argv)
{
    const bool root = geteuid() == 0;
    if (root && qgetenv("BOXOFFICE_CAPTCHA_TEST_NO_SANDBOX") != "1") {
        std::fputs("boxoffice-captcha: a browser must not run as root\n", stderr);
        return IsRoot;
    }
    const rlimit noCore{0, 0};
    setrlimit(RLIMIT_CORE, &noCore); // a dump would hold tokens
    const Result<Greeting> greeting = decodeGreeting(readGreeting());
    if (!greeting) {
        std::fputs("boxoffice-captcha: Box Office starts this program by itself\n", stderr);
        return NotGreeted;
    }
    setBrowserFlags(root, greeting->hosts);
    char* name[] = {argv[0], nullptr};
    int count = argc > 0 ? 1 : 0; // no argument of anybody reaches Chromium
    QApplication application(count, name);
    application.setQuitOnLastWindowClosed(false);
    ProgramLink link(*greeting);
    QObject::connect(&link, &ProgramLink::ended, &application, [](ProgramLink::Ending ending) {
        QCoreApplication::exit(ending == ProgramLink::Ending::HungUp ? Fine : NotUnderstood);
    });
    Attendant attendant(link);
    return application.exec();
}
