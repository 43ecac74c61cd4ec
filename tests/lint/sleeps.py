"""Nothing sleeps: a test waits for a condition, the program for an event. A fixed pause is slow and still fails on a busy machine."""
import re
from sources import Finding, Seed, files, line_of, main, only_code

SLEEP = re.compile(r"\b(?:QThread::(?:currentThread\(\)\s*->\s*)?(?:m|u)?sleep|QTest::q(?:Sleep|Wait)|qSleep|qWait|usleep|nanosleep"
                   r"|sleep_for|sleep_until|(?<![\w.:>])sleep)\s*\(")


def check(path: str, text: str) -> list[Finding]:
    return [Finding(line_of(text, found.start()), f"a fixed pause: {found[0].rstrip('( ')}",
                    "wait for the condition itself (QTRY_VERIFY, QTest::qWaitFor, QSignalSpy) or move a ManualClock")
            for found in SLEEP.finditer(only_code(text))]


SEEDS = [
    Seed("tests/a.cpp", "QTest::qWait(100);\nQTest::qSleep(5);\nstd::this_thread::sleep_for(5ms);\nusleep(3);\nQThread::msleep(9);\nsleep(1);\n", (1, 2, 3, 4, 5, 6)),
    Seed("tests/a.cpp", "QTRY_VERIFY(done);\nQTest::qWaitFor([&] { return done; });\nspy.wait();\n// sleep(1)\nbool asleep();\n"),
]

if __name__ == "__main__":
    main(check, files(("app", "ui", "tests")), SEEDS)
