"""packaging/check and packaging/demo, played with stand-ins for cmake, ctest and the program: what they say and how they end."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path
from sources import ROOT

DPKG = "printf installed"
CTEST = r"""
while [ "$1" != --output-junit ]; do shift; done
case "$*" in *"-LE lint"*) cases=$SUITES;; *) cases=$LINT;; esac
printf '<testsuite>' > "$2"; for status in $cases; do printf '<testcase status="%s"/>' "$status" >> "$2"; done; printf '</testsuite>' >> "$2"
case "$cases" in *fail*) exit 8;; esac"""
CMAKE = r"""
echo "cmake $*" >> "$CALLS"
case "$1" in --build) [ -z "${BREAK:-}" ] || exit 1; mkdir -p build/release/bin; cp "$PROGRAM" build/release/bin/boxoffice;;
             *) mkdir -p build/release; touch build/release/build.ninja;; esac"""
PROGRAM = r"""#!/bin/bash
echo "program $QT_QPA_PLATFORM $*" >> "$CALLS"
for word; do case "$word" in --tour=*) printf '%s' "$REPORT" > "${word#--tour=}/tour.json";; esac; done
exit "${ENDS:-0}" """
SOLD = {"result": "sold", "order_number": "12-3456/PEL", "event": "Glass Harbor", "tickets": ["Floor, adult", "Floor, adult"],
        "total": "95.00", "currency": "USD", "steps": [{"name": "search", "ms": 40, "picture": "01.png"}], "worst_stall_ms": 9}


class Commands(unittest.TestCase):
    def setUp(self):
        self.place = Path(self.enterContext(tempfile.TemporaryDirectory()))
        shutil.copytree(ROOT / "packaging", self.place / "packaging", symlinks=True)
        self.calls = self.place / "calls"
        self.calls.touch()
        (self.place / "tools").mkdir()
        for name, body in {"dpkg-query": DPKG, "ctest": CTEST, "cmake": CMAKE}.items():
            self.tool(self.place / "tools" / name, "#!/bin/bash\n" + body)
        self.tool(self.place / "program", PROGRAM)

    def tool(self, path: Path, text: str):
        path.write_text(text)
        path.chmod(0o755)

    def run_command(self, *command: str, **settings: str):
        kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY", "BOXOFFICE_TOUR_DIR", "QT_QPA_PLATFORM")}
        done = subprocess.run([self.place / command[0], *command[1:]], cwd="/", capture_output=True, text=True, env=kept | {
            "PATH": f"{self.place}/tools:{os.environ['PATH']}", "CALLS": str(self.calls), "PROGRAM": str(self.place / "program"), **settings})
        return done.returncode, done.stdout + done.stderr, done.stdout.splitlines()[-1] if done.stdout else ""

    def check(self, lint: str, suites: str, **settings: str):
        status, _, last = self.run_command("packaging/check", LINT=lint, SUITES=suites, **settings)
        return status, last

    def test_check_counts_lint_and_suites(self):
        self.assertEqual(self.check("run run", "run run run"), (0, "5 passed, 0 failed"))

    def test_check_fails_when_a_suite_fails(self):
        self.assertEqual(self.check("run run", "run fail run"), (1, "4 passed, 1 failed"))

    def test_check_still_runs_the_suites_when_lint_fails(self):
        self.assertEqual(self.check("run fail", "run run"), (1, "3 passed, 1 failed"))

    def test_a_test_that_did_not_run_has_not_passed(self):
        self.assertEqual(self.check("run", "run notrun"), (1, "2 passed, 1 failed"))

    def test_check_fails_when_no_test_ran(self):
        self.assertEqual(self.check("", "")[0], 1)
        self.assertEqual(self.check("run", "")[0], 1)

    def test_check_fails_when_the_build_fails(self):
        self.assertEqual(self.check("run run", "run", BREAK="yes"), (1, "2 passed, 1 failed"))

    def test_check_knows_its_one_option(self):
        self.assertEqual(self.run_command("packaging/check", "--depp")[0], 2)

    def demo(self, *arguments: str, report=SOLD, **settings: str):
        return self.run_command("packaging/demo", *arguments, REPORT=json.dumps(report), **settings)

    def test_demo_opens_the_program_where_there_is_a_display(self):
        self.assertEqual(self.demo("--kiosk", DISPLAY=":0")[0], 0)
        self.assertEqual(self.calls.read_text().splitlines()[-1], "program  --demo --kiosk")

    def test_demo_plays_a_sale_without_a_display_and_says_what_was_bought(self):
        status, said, _ = self.demo("--kiosk")
        self.assertEqual(status, 0)
        self.assertEqual(self.calls.read_text().splitlines()[-1], "program offscreen --demo --tour=build/demo-tour --kiosk")
        for words in ("Glass Harbor", "12-3456/PEL", "95.00 USD", "Floor, adult", "build/demo-tour"):
            self.assertIn(words, said)

    def test_demo_ends_as_the_tour_ended(self):
        self.assertEqual(self.demo(ENDS="1")[0], 1)
        self.assertEqual(self.demo(report={"result": "stalled"})[0], 1)
        self.assertEqual(self.demo(report={"result": "stalled"}, ENDS="70")[0], 70)

    def test_a_second_demo_does_not_configure_again(self):
        self.demo()
        self.calls.write_text("")
        self.demo()
        self.assertEqual([line for line in self.calls.read_text().splitlines() if "--preset" in line], [])


if __name__ == "__main__":
    unittest.main()
