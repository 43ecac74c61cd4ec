"""An include may only follow the arrows between the rooms; the allowed list is arrows.json."""
import json
import re
from pathlib import Path, PurePosixPath
from sources import ROOT, Finding, Seed, files, line_of, main, without_comments

ARROWS = json.loads((Path(__file__).parent / "arrows.json").read_text())
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', re.MULTILINE)
ROOMS = {key.split("/")[1] for key in ARROWS["rooms"] if key.startswith("app/")}


def under(name: str, place: str) -> bool:
    return PurePosixPath(name).match(place) if "*" in place else name == place or name.startswith(place + "/")


def row_of(path: str) -> str | None:
    keys = [key for key in ARROWS["rooms"] if under(path, key)]
    return max(keys, key=len, default=None)


def is_own(path: str, key: str, header: str) -> bool:
    if ARROWS["rooms"][key].get("own") == "folder":
        return Path(header).parent == Path(path).parent
    return under(header, key.removeprefix("app/"))


def check_library(path: str, header: str) -> str | None:
    for name, rule in ARROWS["libraries"].items():
        if re.match(rule["headers"], header.split("/")[-1]) or re.match(rule["headers"], header):
            if not any(under(path, place) for place in rule["only"]):
                return f"{name} (<{header}>) belongs to {', '.join(rule['only'])}"
    return None


def check_ours(path: str, key: str, header: str) -> str | None:
    room = header.split("/")[0]
    if room not in ROOMS | {"ui", "tests"}:
        if key.startswith("tests") or header.endswith(".moc"):
            return None
        return f'"{header}" is not named from app/ or from the root' if ((ROOT / path).parent / header).exists() else None
    may = ARROWS["rooms"][key]["may"]
    if may == ["*"] or is_own(path, key, header) or any(under(header, place) for place in may):
        return None
    return f'"{header}" goes against the arrows: {key} may include {", ".join(may) or "nothing but itself"}'


def check(path: str, text: str) -> list[Finding]:
    key = row_of(path)
    if key is None:
        return [Finding(1, "this folder has no row in tests/lint/arrows.json", "put the file into a room, or give the folder a row")]
    found = []
    for include in INCLUDE.finditer(without_comments(text)):
        header = include[2]
        if wrong := check_ours(path, key, header) or (include[1] == "<" and check_library(path, header)) or None:
            found.append(Finding(line_of(text, include.start()), wrong, "move the code to the room that may know it, or pass a value"))
    return found


SEEDS = [
    Seed("app/core/money.cpp", '#include "core/money.h"\n#include <QString>\n'),
    Seed("app/core/money.cpp", '#include "core/money.h"\n#include "net/call.h"\n', (2,)),
    Seed("app/net/call.cpp", '// #include "partner/x.h"\n#include <partner/x.h>\n', (2,)),
    Seed("app/partner/cart.cpp", '#include "net/call.h"\n#include "discovery/event.h"\n', (2,)),
    Seed("app/simulator/world.cpp", '#include "core/clock.h"\n#include "core/money.h"\n#include "partner/cart.h"\n', (2, 3)),
    Seed("app/session/step.cpp", '#include "partner/cart.h"\n#include "simulator/world/world.h"\n#include "ui/theme/theme.h"\n', (2, 3)),
    Seed("ui/pages/browse/browsepage.cpp",
         '#include "session/purchaseview.h"\n#include "ui/pages/browse/row.h"\n#include "ui/pages/pane.h"\n#include "ui/widgets/plate.h"\n'),
    Seed("app/session/cartview.h", '#include "core/money.h"\n#include "session/seatview.h"\n'),
    Seed("app/session/purchaseview.h", '#include "partner/cart.h"\n#include "session/purchasesession.h"\n', (1, 2)),
    Seed("ui/pages/browse/browsepage.cpp",
         '#include "session/purchasesession.h"\n#include "ui/pages/payment/card.h"\n#include "partner/cart.h"\n', (1, 2, 3)),
    Seed("ui/widgets/secretfield.cpp", '#include "crypto/cardrules.h"\n#include "crypto/encrypt.h"\n#include "session/purchaseview.h"\n', (2, 3)),
    Seed("ui/workbench/workbench.cpp", '#include "session/purchasesession.h"\n#include "fulfilment/receipt.h"\n#include "net/call.h"\n', (3,)),
    Seed("app/tour/player.cpp", '#include "ui/widgets/plate.h"\n#include "session/purchasesession.h"\n', (2,)),
    Seed("app/captcha/page.cpp", "#include <QWebEnginePage>\n#include <QtWebEngineCore/QWebEngineProfile>\n"),
    Seed("ui/kiosk/kiosk.cpp", "#include <QtWebEngineWidgets/QWebEngineView>\n#include <QWebEngineView>\n", (1, 2)),
    Seed("app/session/step.cpp", "#include <QWidget>\n#include <QNetworkReply>\n#include <QSqlQuery>\n#include <openssl/evp.h>\n", (1, 2, 3, 4)),
    Seed("tests/unit/simulator/world_test.cpp", '#include "simulator/world/world.h"\n#include "partner/cart.h"\n', (2,)),
    Seed("tests/contract/sale_test.cpp", '#include "simulator/world/world.h"\n#include "partner/cart.h"\n'),
    Seed("app/misc/thing.cpp", '#include "core/money.h"\n', (1,)),
]

if __name__ == "__main__":
    main(check, files(("app", "ui", "tests")), SEEDS)
