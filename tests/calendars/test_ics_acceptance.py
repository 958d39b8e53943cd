"""The file as the calendars of other people read it: libraries, libical, khal and calcurse.

A program that is missing fails the test: an .ics file that nobody else has read proves nothing.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from pacelift.calendars import contentlines
from pacelift.calendars.event import CalendarEvent
from pacelift.calendars.files import write_whole
from pacelift.calendars.ics import write_calendar
from tests.calendars.builders import SEASONS, Season

NAME = "Hamburg, 2027; \\o/ 🏃"


@pytest.fixture(params=SEASONS, ids=lambda s: f"{s.zone}-{s.first_day}")
def season(request: pytest.FixtureRequest) -> Season:
    return request.param


@pytest.fixture
def octets(season: Season) -> bytes:
    return write_calendar(season.events, name=NAME)


@pytest.fixture
def file(octets: bytes, tmp_path: Path) -> Path:
    write_whole(tmp_path / "plan.ics", octets)
    return tmp_path / "plan.ics"


def ordered(season: Season) -> list[CalendarEvent]:
    return sorted(season.events, key=lambda e: (e.start, e.uid))


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed; on Debian: apt-get install {name}")
    return found


def run(*command: str, **environment: str) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def test_the_octets_are_what_the_standard_asks_for(octets: bytes):
    lines = octets.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    for line in lines:
        assert 0 < len(line) <= 75
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", line.decode())
    unfolded = octets.replace(b"\r\n ", b"").split(b"\r\n")
    uids = [line for line in unfolded if line.startswith(b"UID:")]
    assert len(uids) == len(set(uids)) > 60
    times = [line for line in unfolded if re.match(rb"DT|LAST-MODIFIED", line)]
    assert all(re.fullmatch(rb"[A-Z-]+:\d{8}T\d{6}Z", line) for line in times)


def test_icalendar_reads_every_value(season: Season, octets: bytes):
    calendar = icalendar.Calendar.from_ical(octets)
    assert not calendar.errors
    # Left escaped by 7.3.0, although RFC 7986 says that it is TEXT.
    assert calendar.calendar_name == contentlines.text(NAME)
    for event, made in zip(calendar.events, ordered(season), strict=True):
        assert not event.errors
        assert (event.start, event.end) == (made.start, made.end)
        assert (event["SUMMARY"], event.get("DESCRIPTION", "")) == (made.title, made.body)
        assert (event.uid, event.sequence) == (made.uid, made.sequence)
        assert tuple(event.categories) == made.categories
        assert event["STATUS"] == made.status.upper()
        assert event["LAST-MODIFIED"].dt == made.last_modified
        alarms = [alarm["TRIGGER"].dt.total_seconds() / -60 for alarm in event.walk("VALARM")]
        assert alarms == ([] if made.status == "cancelled" else list(made.reminders))


def test_ical_reads_every_value(season: Season, octets: bytes):
    calendar = IcsCalendarStream.calendar_from_ics(octets.decode())
    for event, made in zip(calendar.events, ordered(season), strict=True):
        assert (event.dtstart, event.dtend) == (made.start, made.end)
        assert (event.summary, event.description or "") == (made.title, made.body)
        assert (event.uid, event.sequence) == (made.uid, made.sequence)
        assert tuple(event.categories) == made.categories
        assert event.status == made.status.upper()


def test_vobject_validates_and_reads_every_value(season: Season, octets: bytes):
    calendar = vobject.readOne(octets.decode())
    assert calendar.validate(raiseException=True)
    for event, made in zip(calendar.vevent_list, ordered(season), strict=True):
        assert event.validate(raiseException=True)
        assert (event.dtstart.value, event.dtend.value) == (made.start, made.end)
        body = event.description.value if made.body else ""
        assert (event.summary.value, body) == (made.title, made.body)
        assert event.uid.value == made.uid


@pytest.fixture(scope="module")
def libical() -> ctypes.CDLL:
    try:
        library = ctypes.CDLL("libical.so.3")
    except OSError:
        pytest.fail("libical is not installed; on Debian: apt-get install libical3")
    text, thing, number = ctypes.c_char_p, ctypes.c_void_p, ctypes.c_int
    signatures: dict[str, tuple[Any, tuple[Any, ...]]] = {
        "icalparser_parse_string": (thing, (text,)),
        "icalrestriction_check": (number, (thing,)),
        "icalcomponent_count_errors": (number, (thing,)),
        "icalcomponent_get_first_component": (thing, (thing, number)),
        "icalcomponent_get_next_component": (thing, (thing, number)),
        "icalcomponent_get_uid": (text, (thing,)),
        "icalcomponent_get_summary": (text, (thing,)),
        "icalcomponent_get_description": (text, (thing,)),
        "icalcomponent_get_first_property": (thing, (thing, number)),
        "icalproperty_get_value_as_string": (text, (thing,)),
        "icalproperty_string_to_kind": (number, (text,)),
        "icalcomponent_string_to_kind": (number, (text,)),
        "icalcomponent_free": (None, (thing,)),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library


def components(libical: ctypes.CDLL, parent: int, name: bytes) -> Iterator[int]:
    kind = libical.icalcomponent_string_to_kind(name)
    found = libical.icalcomponent_get_first_component(parent, kind)
    while found:
        yield found
        found = libical.icalcomponent_get_next_component(parent, kind)


def value(libical: ctypes.CDLL, component: int, name: bytes) -> str:
    kind = libical.icalproperty_string_to_kind(name)
    found = libical.icalcomponent_get_first_property(component, kind)
    return libical.icalproperty_get_value_as_string(found).decode()


def test_libical_finds_no_error_and_reads_every_value(
    season: Season, octets: bytes, libical: ctypes.CDLL
):
    calendar = libical.icalparser_parse_string(octets)
    assert libical.icalrestriction_check(calendar) == 1
    assert libical.icalcomponent_count_errors(calendar) == 0
    events = list(components(libical, calendar, b"VEVENT"))
    for event, made in zip(events, ordered(season), strict=True):
        assert libical.icalcomponent_get_uid(event).decode() == made.uid
        assert libical.icalcomponent_get_summary(event).decode() == made.title
        assert (libical.icalcomponent_get_description(event) or b"").decode() == made.body
        assert value(libical, event, b"DTSTART") == f"{made.start:%Y%m%dT%H%M%SZ}"
        assert value(libical, event, b"DTEND") == f"{made.end:%Y%m%dT%H%M%SZ}"
    libical.icalcomponent_free(calendar)


@pytest.mark.parametrize(
    "broken",
    [
        (b"DTSTAMP:", b"DTSTAMP:x"),
        (b"VERSION:", b"X-VERSION:"),
        (b"CALSCALE", b"METHOD:PUBLISH\r\nX-C"),
    ],
)
def test_libical_would_find_an_error(broken: tuple[bytes, bytes], libical: ctypes.CDLL):
    octets = write_calendar(SEASONS[0].events, name=NAME).replace(*broken)
    calendar = libical.icalparser_parse_string(octets)
    sound = libical.icalrestriction_check(calendar) == 1
    assert not sound or libical.icalcomponent_count_errors(calendar) > 0
    libical.icalcomponent_free(calendar)


KHAL = """[calendars]
[[plan]]
path = {folder}/plan
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


# The khal beside this Python, else the system's.
OWN_KHAL = importlib.util.find_spec("khal") is not None


def khal(*arguments: str) -> str:
    command = [sys.executable, "-m", "khal"] if OWN_KHAL else [program("khal")]
    return run(*command, *arguments)


def is_read_right_by_khal(text: str) -> bool:
    """False for what Debian 12's khal, with its icalendar 4, decodes twice."""
    return OWN_KHAL or not re.search(r"\\|%2C", text)


def test_khal_shows_every_session_at_its_local_minute(season: Season, file: Path):
    folder = file.parent
    (folder / "plan").mkdir()
    (folder / "conf").write_text(KHAL.format(folder=folder, zone=season.zone), encoding="utf-8")
    khal("-c", f"{folder}/conf", "import", "--batch", "-a", "plan", str(file))
    fields = ("uid", "start-long", "end-long", "title", "status", "description")
    form = "\x1f".join(f"{{{field}}}" for field in fields) + "\x1e"
    command = ("list", "--day-format", "", "--format", form, f"{season.first_day}", "70d")
    printed = khal("-c", f"{folder}/conf", *command).split("\x1e")
    rows = [dict(zip(fields, row.split("\x1f"), strict=True)) for row in printed if row.strip()]
    shown = {each["uid"].strip(): each for each in rows}
    assert len(shown) == len(season.events)
    for made in season.events:
        each = shown[made.uid]
        if is_read_right_by_khal(made.title + made.body):
            assert (each["title"], each["description"]) == (made.title, made.body)
        assert each["start-long"] == f"{season.wall(made.start):%Y-%m-%d %H:%M}"
        assert each["end-long"] == f"{season.wall(made.end):%Y-%m-%d %H:%M}"
        assert each["status"].strip() == made.status.upper()


def test_calcurse_takes_every_session_at_its_local_minute(season: Season, file: Path):
    folder = str(file.parent / "calcurse")
    Path(folder).mkdir()
    calcurse = program("calcurse")
    report = run(calcurse, "-D", folder, "-i", str(file), TZ=season.zone)
    assert f"{len(season.events)} apps / 0 events / 0 todos / 0 skipped" in report
    query = ("-Q", "--input-datefmt", "4", "--from", f"{season.first_day}", "--days", "70")
    form = "%(start:%Y-%m-%d %H:%M)|%(end:%Y-%m-%d %H:%M)|%m\n"
    printed = run(calcurse, "-D", folder, *query, "--format-apt", form, TZ=season.zone)
    shown = {line for line in printed.splitlines() if "|" in line}
    expected = {
        f"{season.wall(e.start):%Y-%m-%d %H:%M}|{season.wall(e.end):%Y-%m-%d %H:%M}|{e.title}"
        for e in season.events
    }
    assert shown == expected


def test_a_session_at_half_past_six_stays_there_when_the_clocks_change(season: Season):
    mornings = {f"{season.wall(e.start):%H:%M}" for e in season.events[:63]}
    offsets = {season.wall(e.start) - e.start.replace(tzinfo=None) for e in season.events[:63]}
    assert mornings == {"06:30"}
    assert len(offsets) == 2


def test_the_night_of_the_change_has_its_session_at_a_time_that_exists():
    starts = [season.events[-1].start for season in SEASONS]
    assert starts == [
        datetime(2027, 3, 28, 1, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2027, 3, 14, 7, 0, tzinfo=UTC),
        datetime(2026, 11, 1, 5, 30, tzinfo=UTC),
    ]
