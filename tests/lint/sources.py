"""What every lint script shares: which files there are, C++ with comments or strings blanked out, how a finding
is told, and the two ways a script is run:

    python3 tests/lint/NAME.py              looks at the tree, one line per finding, exit 1 if there is one
    python3 tests/lint/NAME.py --self-test  proves on seeded texts that the script finds what it is for
"""
import os
import re
import sys
from pathlib import Path
from typing import Callable, Iterator, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CPP = (".cpp", ".h")


class Finding(NamedTuple):
    line: int
    what: str
    do: str


class Seed(NamedTuple):
    """A text as it might stand in the tree, and the lines on which the script must speak (none: must be silent)."""
    path: str
    text: str
    lines: tuple[int, ...] = ()


Check = Callable[[str, str], list[Finding]]


def files(folders: tuple[str, ...], endings: tuple[str, ...] = CPP) -> Iterator[str]:
    """Paths from the root of the checkout, sorted; "." stands for the whole tree. Build folders and git are not looked at."""
    for folder in folders:
        for place, below, names in os.walk(ROOT / folder):
            below[:] = sorted(name for name in below if not name.startswith("build") and name not in (".git", ".cache", "__pycache__"))
            for name in sorted(names):
                if not endings or name.endswith(endings):
                    yield str((Path(place) / name).relative_to(ROOT))


TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|(?P<raw>R"(?P<tag>[^()\\\s]{0,16})\(.*?\)(?P=tag)")'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+')",
    re.DOTALL)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def without_comments(text: str) -> str:
    """Comments become spaces: every place keeps its line and column."""
    return TOKEN.sub(lambda found: found[0] if found["raw"] or found["string"] or found["char"] else _blank(found[0]), text)


def only_code(text: str) -> str:
    """Comments and what stands between quotes become spaces; the quotes stay."""
    def blank(found: re.Match) -> str:
        if found["string"] or found["raw"] or found["char"]:
            return found[0][0] + _blank(found[0][1:-1]) + found[0][-1]
        return _blank(found[0])
    return TOKEN.sub(blank, text)


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def arguments(code: str, opening: int) -> list[tuple[int, int]]:
    """Spans of the arguments of the call whose parenthesis or brace stands at `opening`, in blanked code."""
    depth, begin, spans = 0, opening + 1, []
    flat = re.sub(r"<[\w\s:,*&]*>", lambda found: found[0].replace(",", " "), code[opening:opening + 20000])
    for offset, sign in enumerate(flat):
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        if (sign == "," and depth == 1) or depth == 0:
            if code[begin:opening + offset].strip():
                spans.append((begin, opening + offset))
            begin = opening + offset + 1
        if depth == 0:
            break
    return spans


def _look_at_tree(check: Check, paths: Iterator[str]) -> int:
    looked_at = found = 0
    for path in paths:
        looked_at += 1
        for finding in check(path, (ROOT / path).read_text(encoding="utf-8", errors="replace")):
            found += 1
            print(f"{path}:{finding.line}: {finding.what} -> {finding.do}")
    print(f"{looked_at} files looked at, {found} findings")
    return 1 if found or not looked_at else 0


def _prove(check: Check, seeds: list[Seed]) -> int:
    wrong = 0
    for seed in seeds:
        lines = tuple(sorted({finding.line for finding in check(seed.path, seed.text)}))
        if lines != tuple(sorted(seed.lines)):
            wrong += 1
            print(f"self-test: {seed.path} must be found on lines {seed.lines}, was found on {lines}:\n{seed.text}")
    if not any(seed.lines for seed in seeds) or all(seed.lines for seed in seeds):
        wrong += 1
        print("self-test: needs a seeded defect and a clean text")
    print(f"{len(seeds)} seeded texts, {wrong} judged wrongly")
    return 1 if wrong else 0


def main(check: Check, paths: Iterator[str], seeds: list[Seed]) -> None:
    sys.exit(_prove(check, seeds) if "--self-test" in sys.argv[1:] else _look_at_tree(check, paths))
