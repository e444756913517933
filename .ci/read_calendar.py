"""Reads exported calendars with the package `icalendar` and holds them against the programme as JSON.

usage: read_calendar.py ZONE FIRST SECOND LATER   (names of .ics files; FIRST and SECOND with a .json beside)
"""

import json
import sys
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone

ZONE, FIRST, SECOND, LATER = sys.argv[1:]
# Where a programme names no hour; by default.
SESSIONS = {"morning": "08:00", "afternoon": "14:00", "evening": "19:00"}
failures = []


def check(holds, says):
    if not holds:
        failures.append(says)


def read(name):
    raw = open(f"{name}.ics", "rb").read()
    for line in raw.split(b"\r\n"):
        check(len(line) <= 75, f"{name}: a line of {len(line)} octets")
        check(b"\n" not in line and b"\r" not in line, f"{name}: a line ends in something else than CR LF")
        line.decode()  # no letter is cut in two
    calendar = Calendar.from_ical(raw)
    check(not calendar.errors, f"{name}: {calendar.errors}")
    check("METHOD" not in calendar, f"{name}: a METHOD without an ORGANIZER")
    events = {}
    for event in calendar.walk("VEVENT"):
        check(not event.errors, f"{name}: {event.errors}")
        for needed in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "STATUS"):
            check(needed in event, f"{name}: an event without {needed}")
        check("ATTENDEE" not in event and "ORGANIZER" not in event, f"{name}: an event names mail addresses")
        uid = str(event["UID"])
        check(uid not in events, f"{name}: {uid} stands twice")
        events[uid] = event
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        check(start < end, f"{name}: {uid} ends before it begins")
        check(type(start) is type(end), f"{name}: {uid} is half a day and half an hour")
        check(any(letter.isalpha() for letter in str(event["SUMMARY"])), f"{name}: {uid} has no summary")
    return calendar, events


def check_zone(name, calendar):
    """The file's own description of the zone, against the system's, hour by hour over a year."""
    zones = list(calendar.walk("VTIMEZONE"))
    check([str(zone["TZID"]) for zone in zones] == [ZONE], f"{name}: zones {zones}")
    described = Timezone.to_tz(zones[0], lookup_tzid=False)
    theirs, hour = ZoneInfo(ZONE), datetime(2026, 1, 1, 0, 30, tzinfo=timezone.utc)
    wrong = 0
    while hour.year == 2026:
        wrong += hour.astimezone(described).utcoffset() != hour.astimezone(theirs).utcoffset()
        hour += timedelta(hours=1)
    check(wrong == 0, f"{name}: the zone is wrong in {wrong} hours of 2026")


def day_of(start):
    return start if not isinstance(start, datetime) else start.date()


def programme(name):
    return json.load(open(f"{name}.json"))["items"]


def check_items(name, events, off):
    """As many events as items, on the same days, and those that are struck beside them."""
    items = programme(name)
    living = {uid: e for uid, e in events.items() if uid not in off}
    days = Counter(str(day_of(event.decoded("DTSTART"))) for event in living.values())
    check(days == Counter(item["date"] for item in items), f"{name}: other days than the programme's")
    starts = {event.decoded("DTSTART") for event in living.values()}
    for item in items:
        at = item["time"] or SESSIONS.get(item["session"])
        if at and not item["end_date"]:
            hour = datetime.fromisoformat(f"{item['date']}T{at}").replace(tzinfo=ZoneInfo(ZONE))
            check(hour in starts, f"{name}: nothing at {hour}")
    for item in items:
        texts = [str(e["SUMMARY"]) + "\n" + str(e.get("DESCRIPTION", "")) for e in living.values()]
        check(any(item["content"] in text for text in texts), f"{name}: lost: {item['content']}")


calendar, first = read(FIRST)
check_zone(FIRST, calendar)
check_items(FIRST, first, set())
calendar, second = read(SECOND)
check_zone(SECOND, calendar)

check(set(first) <= set(second), "an event lost its identity")
struck = {uid for uid in second if second[uid]["STATUS"] == "CANCELLED" and first[uid]["STATUS"] != "CANCELLED"}
gone = len(programme(FIRST)) - len(programme(SECOND))
check(len(struck) == gone > 0, f"{gone} items are gone, cancelled are: {struck}")
check_items(SECOND, second, struck)
moved = [
    uid for uid in first if day_of(first[uid].decoded("DTSTART")) != day_of(second[uid].decoded("DTSTART"))
]
check(len(moved) == 2, f"moved: {moved}")
for uid in second:
    steps = int(second[uid]["SEQUENCE"]) - int(first[uid]["SEQUENCE"])
    is_changed = uid in struck or uid in moved
    check(steps == is_changed, f"{uid}: SEQUENCE grew by {steps}")
    is_later = second[uid].decoded("LAST-MODIFIED") > first[uid].decoded("LAST-MODIFIED")
    check(is_later == is_changed, f"{uid}: LAST-MODIFIED does not follow")

_, later = read(LATER)
check(not any(event["STATUS"] == "CANCELLED" for event in later.values()), "cancelled for more than 30 days")
check(len(later) < len(second), "nothing went")

for failure in failures:
    print(f"calendar: {failure}", file=sys.stderr)
print(f"{ZONE}: {len(first)} events, {len(second)} after the revision, {len(failures)} failures")
sys.exit(bool(failures))
