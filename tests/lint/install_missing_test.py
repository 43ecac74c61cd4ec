"""packaging/install-missing on machines that lack nothing, something, or root, played by stand-ins for dpkg-query, id, sudo and apt-get."""
import subprocess
import tempfile
import unittest
from pathlib import Path
from sources import ROOT

SCRIPT = ROOT / "packaging/install-missing"
GROUPS = {line.split()[0]: [] for line in (ROOT / "packaging/packages.txt").read_text().splitlines() if line and line[0] != "#"}
for entry in (ROOT / "packaging/packages.txt").read_text().splitlines():
    if entry and entry[0] != "#":
        GROUPS[entry.split()[0]].append(entry.split(None, 2)[1:])


class InstallMissing(unittest.TestCase):
    def play(self, *groups: str, absent=(), removed=(), user=0, sudo=True, apt_fails=False):
        """Runs the script; gives its exit status, what it said, and the apt-get calls it made."""
        with tempfile.TemporaryDirectory() as place:
            path, calls = Path(place), Path(place) / "calls"
            calls.touch()
            tools = {
                "dpkg-query": f'for p; do :; done\ncase " {" ".join(absent)} " in *" $p "*) echo "no packages found" >&2; exit 1;; esac\n'
                              f'case " {" ".join(removed)} " in *" $p "*) printf config-files; exit;; esac\nprintf installed',
                "id": f"echo {user}",
                "apt-get": f'echo "apt-get $*" >> {calls}\ncase "$*" in *install*) exit {int(apt_fails)};; esac',
            }
            if sudo:
                tools["sudo"] = f'echo "sudo $2 $3" >> {calls}\nexec "$@"'
            for name, body in tools.items():
                (path / name).write_text(f"#!/bin/bash\n{body}\n")
                (path / name).chmod(0o755)
            for name in ("bash", "env", "dirname", "readlink", "grep"):
                (path / name).symlink_to(f"/usr/bin/{name}")
            done = subprocess.run(["/bin/bash", SCRIPT, *groups], env={"PATH": place}, capture_output=True, text=True)
            return done.returncode, done.stdout + done.stderr, calls.read_text().splitlines()

    def test_a_complete_machine_is_left_alone(self):
        self.assertEqual(self.play("build", "check", "deep"), (0, "", []))

    def test_only_what_is_missing_is_installed_and_why_is_said(self):
        package, reason = GROUPS["build"][5]
        status, said, calls = self.play("build", absent=[package])
        self.assertEqual(status, 0)
        self.assertIn(package, said)
        self.assertIn(reason, said)
        self.assertEqual(calls, ["apt-get -q update", f"apt-get -q install -y --no-install-recommends {package}"])

    def test_a_package_that_was_removed_counts_as_missing(self):
        self.assertIn("install -y --no-install-recommends cmake", self.play("build", removed=["cmake"])[2][-1])

    def test_other_groups_are_not_asked_for(self):
        package = GROUPS["deep"][0][0]
        self.assertEqual(self.play("build", absent=[package])[2], [])
        self.assertIn(package, self.play("build", "deep", absent=[package])[2][-1])

    def test_without_root_it_asks_sudo(self):
        calls = self.play("build", absent=["cmake"], user=1000)[2]
        self.assertEqual([call.split()[0] for call in calls], ["sudo", "apt-get", "sudo", "apt-get"])

    def test_without_root_and_sudo_it_says_what_to_run(self):
        status, said, calls = self.play("build", absent=["cmake"], user=1000, sudo=False)
        self.assertEqual((status, calls), (1, []))
        self.assertIn("apt-get install --no-install-recommends cmake", said)

    def test_a_failing_apt_is_a_failure(self):
        self.assertEqual(self.play("build", absent=["cmake"], apt_fails=True)[0], 1)


if __name__ == "__main__":
    unittest.main()
