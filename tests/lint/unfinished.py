"""Nothing unfinished and nothing private is committed: no reminder, no path of one machine, no key."""
import re
from sources import Finding, Seed, files, line_of, main

REMINDER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|(?-i:[Nn]ot impl" r"emented)", re.IGNORECASE)
PRIVATE_PATH = re.compile(r"(?<![\w.])/(?:wo" r"rk|home/\w+|Users/\w+)/")
KEY = re.compile(r"-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIV" r"ATE KEY-----"
                 r"|(?:api_?key|secret|password|token)[\"']?\s*[=:]\s*[\"']?(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{24,}\b", re.IGNORECASE)
TEXT = (".cpp", ".h", ".py", ".txt", ".cmake", ".md", ".json", ".qrc", ".ini", ".xml", ".desktop", ".service", ".yml",
        "demo", "check", "run", "install-missing", ".clang-tidy", ".clang-format")


def check(path: str, text: str) -> list[Finding]:
    found = [Finding(line_of(text, hit.start()), f"unfinished: {hit[0]}", "finish it, or take the remark out") for hit in REMINDER.finditer(text)]
    found += [Finding(line_of(text, hit.start()), f"a path of one machine: {hit[0]}", "name it from the checkout") for hit in PRIVATE_PATH.finditer(text)]
    if not path.startswith("tests/"):
        found += [Finding(line_of(text, hit.start()), "looks like a key or a secret", "keep it in a file named by the settings, outside the checkout")
                  for hit in KEY.finditer(text)]
    return found


SEEDS = [
    Seed("app/a.cpp", "// TO" "DO later\nint x;\n// fix" "me\nauto p = \"/wo" "rk/main\";\n", (1, 3, 4)),
    Seed("app/a.cpp", "auto apiKey = \"Ab3" "dEf6hIj9kLm2nOp5qRs8tUv\";\n-----BEGIN PRIV" "ATE KEY-----\n", (1, 2)),
    Seed("app/a.cpp", "case 501: return \"Not Impl" "emented\";\n"),
    Seed("app/a.cpp", "// The to-do list of a day at work/home.\nauto apiKey = settings.apiKey();\n"),
]

if __name__ == "__main__":
    main(check, (path for path in files((".",), TEXT) if not path.startswith("tests/fixtures/")), SEEDS)
