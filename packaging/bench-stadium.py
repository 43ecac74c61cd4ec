"""bench-stadium.py ROOT: prints the id of the event whose availability is the longest among those of the largest venue."""
import json
import sys
import urllib.request

root = sys.argv[1]


def ask(path):
    with urllib.request.urlopen(urllib.request.Request(root + path, headers={"x-api-key": "demo-key"})) as answer:
        return answer.read()


events = [event for page in range(5)
          for event in json.loads(ask(f"/discovery/v2/events.json?size=200&page={page}")).get("_embedded", {}).get("events", [])]
venues = {}
for event in events:
    venue = event.get("_embedded", {}).get("venues", [{}])[0].get("id", "")
    venues.setdefault(venue, []).append(event["id"])


def places(event):
    return sum(ticket["total"] for ticket in json.loads(ask(f"/partners/v1/events/{event}/availability"))["event"]["tickets"])


largest = max(venues.values(), key=lambda ids: places(ids[0]))
print(max(largest[:20], key=lambda event: len(ask(f"/partners/v1/events/{event}/availability"))))
