"""Card numbers and security codes live in Secret alone: no ordinary string may be named like one."""
import re
from sources import Finding, Seed, files, line_of, main, only_code

ORDINARY = (r"QString(?:View|List|Builder)?|QByteArray(?:View)?|QLatin1String(?:View)?|QAnyStringView|QLineEdit|QVariant"
            r"|std::(?:w|u8|u16)?string(?:_view)?|std::vector<char>|char")
DECLARED = re.compile(rf"\b(?:{ORDINARY})\b(?:\s*>)?[\s&*]*(?:const\b[\s&*]*)?(?P<name>[A-Za-z_]\w*)")
TERMS = ("pan", "cvv", "cvc", "cvv2", "cvc2", "cin", "card number", "security code", "card digits", "card code")
NEUTRAL = {"text", "string", "value", "bytes", "digits", "raw", "plain", "utf8", "latin1", "input", "data", "copy", "buffer", "edit", "typed"}
MASKS = {"masked", "encrypted", "sealed", "cipher"}


def words(name: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+|\d+", name.removeprefix("m_"))]


def names_card_data(name: str) -> bool:
    parts = words(name)
    if MASKS & set(parts):
        return False
    whole = parts[:]
    while len(parts) > 1 and parts[-1] in NEUTRAL:
        parts.pop()
    return any(" ".join(spelled).endswith(term) and " ".join(spelled)[:-len(term)][-1:] in ("", " ")
               for spelled in (parts, whole) for term in TERMS)


def check(path: str, text: str) -> list[Finding]:
    return [Finding(line_of(text, found.start("name")), f"an ordinary string named like card data: {found['name']}",
                    "hold it in core/secret.h; what is masked or encrypted says so in its name")
            for found in DECLARED.finditer(only_code(text)) if names_card_data(found["name"])]


SEEDS = [
    Seed("app/a.h", "QString pan;\nQByteArray m_cardNumber;\nstd::string securityCode;\nQLineEdit* cvv;\nconst QString& cin)\n", (1, 2, 3, 4, 5)),
    Seed("app/a.h", "QStringView cardPanText;\nchar cvc[4];\nstd::optional<QString> security_code;\nQString cardDigits();\n", (1, 2, 3, 4)),
    Seed("app/a.h", "QString panel; QString span; QString maskedPan; EncryptedText encryptedCin; QByteArray encryptedPan;\n"),
    Seed("app/a.h", "Secret pan;\n// QString pan;\nQString cardNumberLabel;\nQString cinema;\nQString company;\n"),
]

if __name__ == "__main__":
    main(check, files(("app", "ui")), SEEDS)
