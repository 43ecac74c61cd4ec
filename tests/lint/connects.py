"""A connection to a function dies with a context object: connect(sender, signal, CONTEXT, function)."""
import re
from sources import Finding, Seed, arguments, files, line_of, main, only_code

CALL = re.compile(r"(?P<scope>\w*::|\.|->)?\b(?P<name>connect|singleShot)\s*\(")


def check(path: str, text: str) -> list[Finding]:
    code, found = only_code(text), []
    for call in CALL.finditer(code):
        if call["scope"] == "::" or re.search(r"\b(void|bool|int|auto|Connection)\s+(\w+::)?$", code[:call.start("name")]):
            continue  # the system call, or a declaration
        args = [code[begin:end].strip() for begin, end in arguments(code, call.end() - 1)]
        if call["name"] == "connect" and len(args) == 3 and not args[2].startswith("SLOT"):
            found.append(Finding(line_of(text, call.start("name")), "connect without a context object",
                                 "name the object whose death ends it: connect(sender, signal, context, function)"))
        elif call["name"] == "singleShot" and (len(args) == 2 or (len(args) == 3 and re.match(r"Qt::\w*Timer", args[1]))):
            found.append(Finding(line_of(text, call.start("name")), "singleShot without a context object",
                                 "name the object whose death ends it: singleShot(time, context, function)"))
    return found


SEEDS = [
    Seed("app/a.cpp", "connect(a, &A::done, this, [this] { f(1, 2); });\n"),
    Seed("app/a.cpp", "connect(a, &A::done, [this] { f(1, 2); });\n", (1,)),
    Seed("app/a.cpp", "\nQObject::connect(a, qOverload<int, int>(&A::done),\n    [](int x, int y) { g(x, y); });\n", (2,)),
    Seed("app/a.cpp", "connect(a, qOverload<int, int>(&A::done), this, &B::f);\n"),
    Seed("app/a.cpp", "// connect(a, &A::done, [] {});\nauto s = \"connect(a, b, c)\";\n"),
    Seed("app/a.cpp", "connect(a, SIGNAL(x()), SLOT(y()));\nmyconnect(a, b, c);\n::connect(socket, address, length);\n"),
    Seed("app/a.cpp", "QTimer::singleShot(0, [] {});\nQTimer::singleShot(0, this, [] {});\nQTimer::singleShot(5ms, Qt::PreciseTimer, f);\n", (1, 3)),
]

if __name__ == "__main__":
    main(check, files(("app", "ui", "tests")), SEEDS)
