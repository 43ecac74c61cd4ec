"""A .cpp never passes 400 lines, a header never 200 (the aims are 200 and 120)."""
from sources import Finding, Seed, files, main

LIMITS = {".cpp": 400, ".h": 200}


def check(path: str, text: str) -> list[Finding]:
    limit = LIMITS["." + path.rsplit(".", 1)[1]]
    lines = len(text.splitlines())
    if lines <= limit:
        return []
    return [Finding(limit + 1, f"{lines} lines, the limit is {limit}", "split by screen, endpoint or concept")]


SEEDS = [
    Seed("app/a.cpp", "x\n" * 400),
    Seed("app/a.cpp", "x\n" * 401, (401,)),
    Seed("app/a.h", "x\n" * 200),
    Seed("app/a.h", "x\n" * 201, (201,)),
]

if __name__ == "__main__":
    main(check, files(("app", "ui", "tests")), SEEDS)
