"""Holds the reading of a drawn scan against the reading of the sample it was drawn from.

usage: score.py WAY SAMPLE.json READING.json

An item is exact when its day, session, hour, units and officials are the same, and its words but for a letter in ten.
One that is wrong, missing or made up is silent when no question points at it or at its day. Exit status 1 when
anything is silent, or fewer are exact than LEAST says.
"""

import difflib
import json
import sys

# Of a hundred items, so many are exact at least; what is measured stands in the closing note of the change.
LEAST = {"clean": 95, "askew": 90, "coarse": 90, "stamped": 75, "turned": 90, "photo": 90, "telegram": 75}
FIELDS = ("date", "end_date", "session", "time", "units", "officials")

way, sample, reading = sys.argv[1], *(json.load(open(path, encoding="utf-8")) for path in sys.argv[2:])


def likeness(a, b):
    return difflib.SequenceMatcher(None, a["content"].casefold(), b["content"].casefold(), autojunk=False).ratio()


def exact(want, got):
    return all(want[field] == got[field] for field in FIELDS) and likeness(want, got) >= 0.9


questions = [f for f in reading["findings"] if f["severity"] != "note"]
asked_items = {index for f in questions for index in f["items"]}
asked_days = {f["date"] for f in questions if not f["items"]}
left, right, silent = dict(enumerate(reading["items"])), 0, 0
for want in sample["items"]:
    order = sorted(left, key=lambda at: -likeness(want, left[at]) - (want["date"] == left[at]["date"]) / 4)
    found = order[0] if order and likeness(want, left[order[0]]) >= 0.6 else None
    if found is None:
        silent += want["date"] not in asked_days
    elif exact(want, left[found]):
        right += 1
    else:
        silent += found not in asked_items and want["date"] not in asked_days
    left.pop(found, None)
silent += sum(at not in asked_items for at in left)

share = 100 * right // len(sample["items"])
print(f"{way}: {right} of {len(sample['items'])} exact, {silent} silent, {len(questions)} questions")
sys.exit(silent > 0 or share < LEAST[way])
