"""Colours have names in ui/theme; no other place of ui/ spells one out."""
import re
from sources import Finding, Seed, files, line_of, main, without_comments

SPELLED = re.compile(
    r'"[^"\n]*(?<![\w&/])#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b'
    r"|\bQt::(?:dark|light)?(?:red|green|blue|cyan|magenta|yellow|gray|Red|Green|Blue|Cyan|Magenta|Yellow|Gray)\b"
    r"|\bQt::(?:white|black)\b"
    r"|\bQColor(?:\s+\w+)?\s*[({]\s*(?:\d|0x|\"|QStringLiteral|QLatin1String)"
    r"|\bQColor::from\w+\s*\(\s*[\d\"]|\bqRgba?\s*\(\s*\d"
    r"|\brgba?\(\s*\d+\s*,|\bhsla?\(\s*\d+\s*,")


def check(path: str, text: str) -> list[Finding]:
    return [Finding(line_of(text, found.start()), f"a colour spelled out: {found[0].strip()[:40]}", "take it by name from ui/theme")
            for found in SPELLED.finditer(without_comments(text))]


SEEDS = [
    Seed("ui/widgets/a.cpp", 'p.setPen(QColor(12, 30, 40));\np.setPen(Qt::red);\nsetStyleSheet(QStringLiteral("color: #ffcc00"));\nQColor c{0x112233};\np.setBrush(Qt::white);\n',
         (1, 2, 3, 4, 5)),
    Seed("ui/widgets/a.cpp", 'setStyleSheet("background: rgb(1, 2, 3)");\nQColor("red");\nqRgb(1, 2, 3);\n', (1, 2, 3)),
    Seed("ui/widgets/a.cpp", "p.setPen(theme.ink);\np.fillRect(r, Qt::transparent);\nQColor mixed(a, b, c);\n// #ffcc00\nlabel->setText(tr(\"Seat #12\"));\n"),
]

if __name__ == "__main__":
    main(check, (path for path in files(("ui",)) if not path.startswith("ui/theme/")), SEEDS)
