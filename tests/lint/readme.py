"""README.md tells the truth about what can be checked: every setting of the program is in its table and no other, every link leads somewhere."""
import re
from sources import ROOT, Finding, Seed, line_of, main

DECLARED = re.compile(r'\bkey\("(\w+/\w+)"')
TOLD = re.compile(r"`([a-z]+/[a-z_]+)`")
HEADING = "\n## Pointing it at a real account\n"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def settings() -> set[str]:
    return set(DECLARED.findall((ROOT / "app/core/settingskeys.cpp").read_text()))


def check(path: str, text: str) -> list[Finding]:
    known = settings()
    begin = max(text.find(HEADING), 0)
    end = text.find("\n## ", begin + 1)
    rows = re.compile(r"^\| `.*$", re.MULTILINE).finditer(text, begin, end if end > 0 else len(text))
    told = {name: row.start() for row in rows for name in TOLD.findall(row[0].split("|")[1])}
    found = [Finding(line_of(text, place), f"the program has no setting {name}", "take it out, or give it to the program")
             for name, place in told.items() if name not in known]
    found += [Finding(1, f"the setting {name} is not told", "add it to the table") for name in sorted(known - set(told))]
    found += [Finding(line_of(text, link.start()), f"leads nowhere: {link[1]}", "make the file, or take the link out")
              for link in LINK.finditer(text) if not (ROOT / link[1]).exists()]
    return found


ALL = "".join(f"| `{name}` | | |\n" for name in sorted(settings()))
SEEDS = [
    Seed("README.md", "# A\n[licence](LICENSE) [there](https://example.org)\n" + ALL),
    Seed("README.md", "# A\n![x](docs/none.png)\n| `partner/none` | | |\n" + ALL, (2, 3)),
    Seed("README.md", "# A" + HEADING + ALL + "\n## Map\n| `ui/pages` | | |\n"),
    Seed("README.md", ALL.split("\n", 1)[1], (1,)),
]

if __name__ == "__main__":
    main(check, iter(["README.md"]), SEEDS)
