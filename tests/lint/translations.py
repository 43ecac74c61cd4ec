"""What a person reads in ui/ goes through tr(). Heuristics: literals given to the setters and constructors that show
text, and any literal anywhere that reads like a sentence."""
import re
from sources import TOKEN, Finding, Seed, arguments, files, line_of, main, only_code, without_comments

ALL, FIRST, SECOND = slice(None), slice(0, 1), slice(1, 2)
SHOWS = {name: ALL for name in (
    "setText setAccessibleName setAccessibleDescription setToolTip setStatusTip setWhatsThis setWindowTitle setPlaceholderText "
    "setTitle setPrefix setSuffix setSpecialValueText setHeaderLabels setHorizontalHeaderLabels setInformativeText drawText "
    "QLabel QPushButton QCheckBox QRadioButton QGroupBox QToolButton QCommandLinkButton QAction").split()}
SHOWS |= {"addItem": FIRST, "addRow": FIRST, "addAction": slice(0, 2), "addTab": SECOND, "insertItem": SECOND, "setTabText": SECOND}
CALL = re.compile(rf"\b(?P<name>{'|'.join(SHOWS)})\b(?:>|\s+\w+)?\s*[({{]")
TRANSLATED = {"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP", "QT_TR_N_NOOP", "QT_TRANSLATE_N_NOOP"}
WRAPPERS = {"", "QStringLiteral", "QLatin1String", "QLatin1StringView", "QString", "QChar", "fromLatin1", "fromUtf8", "arg", "append", "prepend", "move"}
NOT_SHOWN = {"setObjectName", "qWarning", "qCritical", "qInfo", "qDebug", "qFatal", "qCWarning", "qCInfo", "qCDebug", "Q_ASSERT_X",
             "static_assert", "logic_error", "runtime_error", "Q_LOGGING_CATEGORY", "setStyleSheet"}
SENTENCE = re.compile(r"(?=.* [a-z])[A-Z][a-z’']*(?: [\w’'“”%]+[,.:;!?…]?)+")
MARKUP = re.compile(r"%L?\d|%n|\\[nrt\"'\\]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]+|<[^>]*>|&\w+;")


def enclosing(code: str, begin: int, position: int) -> list[str]:
    """Names of the calls that are open at `position`, outermost first."""
    names = []
    for place in range(begin, position):
        if code[place] in "([{":
            names.append(re.search(r"(\w*)\s*$", code[max(0, place - 60):place])[1])
        elif code[place] in ")]}" and names:
            names.pop()
    return names


def literals(text: str) -> list[tuple[int, str]]:
    return [(found.start(), (found["string"] or found["raw"])) for found in TOKEN.finditer(text) if found["string"] or found["raw"]]


def check(path: str, text: str) -> list[Finding]:
    plain, code, found = without_comments(text), only_code(text), {}
    aliases = list(re.finditer(r"#\s*define\s+(\w+)\([\w, ]+\)\s+QT_TR\w*_NOOP\(", plain))
    translated = TRANSLATED | {alias[1] for alias in aliases}
    strings = literals(plain)
    for call in CALL.finditer(code):
        spans = arguments(code, call.end() - 1)
        for begin, end in spans[SHOWS[call["name"]]]:
            for position, literal in strings:
                if begin <= position < end and re.search(r"[^\W\d_]", MARKUP.sub("", literal)):
                    around = enclosing(code, begin, position)
                    if not translated & set(around) and set(around) <= WRAPPERS:
                        found[position] = f"{call['name']} shows a text that cannot be translated: {literal[:50]}"
    if not path.startswith("ui/theme/"):
        for position, literal in strings:
            start = max(code.rfind(";", 0, position), 0)
            around = set(enclosing(code, start, position))
            if SENTENCE.fullmatch(literal.strip('"')) and not around & (translated | NOT_SHOWN) and not re.search(
                    r"#\s*include[^\n]*$", plain[:position]):
                found.setdefault(position, f"a sentence outside tr(): {literal[:50]}")
    return [Finding(line_of(text, position), what, "wrap it in tr(), or QT_TR_NOOP in a table") for position, what in sorted(found.items())] + [
        Finding(line_of(text, alias.start()), f"lupdate does not look through a macro: no text in {alias[1]}() reaches a translator",
                "write QT_TR_NOOP or QT_TRANSLATE_NOOP at each text") for alias in aliases]


SEEDS = [
    Seed("ui/a.cpp", 'label->setText(tr("Find event"));\nlabel->setText(QStringLiteral("%1/%2").arg(a).arg(b));\nbox->addItem(tr("All"), QStringLiteral("all"));\n'),
    Seed("ui/a.cpp", 'label->setText(QStringLiteral("Find event"));\nedit->setPlaceholderText(QLatin1String("Name"));\nw->setAccessibleName("Total");\n', (1, 2, 3)),
    Seed("ui/a.cpp", 'auto* a = new QLabel(QStringLiteral("Total"), this);\nQPushButton b(QStringLiteral("Buy"));\nauto c = std::make_unique<QLabel>(u"Hold"_qs);\n', (1, 2, 3)),
    Seed("ui/a.cpp", 'label->setText(busy ? tr("Buying") : QStringLiteral("Buy"));\ntabs->addTab(page, QStringLiteral("Sell"));\n', (1, 2)),
    Seed("ui/a.cpp", 'return {Kind::Api, "The card was not charged."};\n', (1,)),
    Seed("ui/a.cpp", 'return {Kind::Api, QT_TR_NOOP("The card was not charged.")};\nsetObjectName(QStringLiteral("Big name"));\nreturn QStringLiteral("American Express");\n'),
    Seed("ui/a.cpp", '#define WORDS(text) QT_TR_NOOP(text)\nrows[] = {{A, WORDS("The card was not charged.")}};\nrows[] = {{A, OTHER("The card was not charged.")}};\n', (1, 3)),
    Seed("ui/a.cpp", 'label->setText(locale.toString(time, QStringLiteral("HH:mm")));\n// setText("Hello there")\n#include "Some thing"\n'),
    Seed("ui/a.cpp", 'label->setText(property("text").toString());\nlabel->setText(QStringLiteral("<b>%1</b>").arg(name));\n'),
]

if __name__ == "__main__":
    main(check, files(("ui",)), SEEDS)
