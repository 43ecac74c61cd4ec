"""tell-tour.py FOLDER: says what a tour bought, from FOLDER/tour.json, and where its pictures are. Exit 1 when nothing was sold."""
import json
import sys
from pathlib import Path

folder = Path(sys.argv[1])
try:
    tour = json.loads((folder / "tour.json").read_text(encoding="utf-8"))
except (OSError, ValueError) as problem:
    sys.exit(f"The tour left no report: {problem}")


def one_line(ticket) -> str:
    return "  ".join(str(value) for value in ticket.values() if value not in (None, "")) if isinstance(ticket, dict) else str(ticket)


sold = tour.get("result") == "sold"
print("Sold:" if sold else f"Not sold: {tour.get('result', 'no result')}. {tour.get('message', '')}".rstrip())
for name, value in (("Event", tour.get("event")), ("Order", tour.get("order_number")),
                    ("Total", f"{tour['total']} {tour.get('currency', '')}".strip() if "total" in tour else None)):
    if value:
        print(f"  {name:8}{value}")
tickets = tour.get("tickets", [])
for ticket in tickets if isinstance(tickets, list) else [tickets]:
    print(f"  {'Ticket':8}{one_line(ticket)}")
steps = tour.get("steps", [])
print(f"{len(steps)} steps in {sum(step.get('ms', 0) for step in steps)} ms; worst stall of the screen {tour.get('worst_stall_ms', '?')} ms")
print(f"Pictures: {folder.resolve()} ({len(list(folder.glob('*.png')))} files)")
sys.exit(0 if sold else 1)
