"""The .ics text: what is in it, equal to the library's own to the byte, and read back the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.calendars.event import CalendarEvent, clean_line, discreet
from pacelift.calendars.ics import read_calendar, write_calendar
from pacelift.errors import BadInput
from tests.calendars.builders import SEASONS, event

ANY_TEXT = st.text(st.characters(codec=None), max_size=200)


@st.composite
def events(draw: st.DrawFn) -> CalendarEvent:
    start = draw(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))
    return CalendarEvent(
        plan=draw(st.sampled_from(["plan-1", "plan-2"])),
        session=f"w{draw(st.integers(1, 52)):02}-easy-1",
        generation=draw(st.integers(0, 3)),
        start=start,
        end=start + timedelta(seconds=draw(st.integers(60, 30_000))),
        zone="Europe/Berlin",
        title=draw(ANY_TEXT),
        body=draw(ANY_TEXT),
        busy=draw(st.booleans()),
        reminders=draw(st.lists(st.integers(0, 40_320), max_size=3)),
        categories=draw(st.lists(ANY_TEXT, max_size=3)),
        status=draw(st.sampled_from(["confirmed", "cancelled"])),
        sequence=draw(st.integers(0, 99)),
        last_modified=start - timedelta(days=draw(st.integers(0, 99))),
    )


def text_of(*made: CalendarEvent, name: str = "Hamburg 2027") -> str:
    """The file with its folds taken back, as text."""
    return write_calendar(made, name=name).decode().replace("\r\n ", "")


def lines_of(*made: CalendarEvent, name: str = "Hamburg 2027") -> list[str]:
    return text_of(*made, name=name).split("\r\n")


def by_the_library(made: Iterable[CalendarEvent], name: str) -> bytes:
    """The same file, built and written by icalendar."""
    calendar = icalendar.Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Pacelift//Pacelift//EN")
    calendar.add("CALSCALE", "GREGORIAN")
    refresh = icalendar.vDuration(timedelta(hours=6))
    refresh.params["VALUE"] = "DURATION"
    calendar["REFRESH-INTERVAL"] = refresh
    calendar["X-PUBLISHED-TTL"] = icalendar.vText("PT6H")
    if clean_line(name):
        calendar["NAME"] = calendar["X-WR-CALNAME"] = icalendar.vText(clean_line(name))
    for each in sorted(made, key=lambda e: (e.start, e.uid)):
        calendar.add_component(_by_the_library(each))
    return calendar.to_ical()


def _by_the_library(made: CalendarEvent) -> icalendar.Event:
    cancelled = made.status == "cancelled"
    component = icalendar.Event()
    component.add("UID", made.uid)
    component.add("DTSTAMP", made.last_modified)
    component.add("LAST-MODIFIED", made.last_modified)
    component.add("SEQUENCE", made.sequence)
    component.add("DTSTART", made.start)
    component.add("DTEND", made.end)
    component.add("SUMMARY", made.title)
    if made.body:
        component.add("DESCRIPTION", made.body)
    if made.categories:
        component.add("CATEGORIES", list(made.categories))
    component.add("STATUS", made.status.upper())
    component.add("TRANSP", "OPAQUE" if made.busy and not cancelled else "TRANSPARENT")
    component["X-PACELIFT-PLAN"] = icalendar.vText(made.plan)
    component["X-PACELIFT-SESSION"] = icalendar.vText(made.session)
    component["X-PACELIFT-GENERATION"] = icalendar.vText(str(made.generation))
    for minutes in () if cancelled else made.reminders:
        alarm = icalendar.Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", made.title)
        alarm.add("TRIGGER", timedelta(minutes=-minutes))
        component.add_component(alarm)
    return component


def has_library_defect(made: CalendarEvent) -> bool:
    r"""icalendar 7.3.0 writes a backslash before an N as a line break."""
    return any(r"\N" in text for text in (made.title, made.body, *made.categories))


@settings(deadline=None)
@given(st.lists(events().filter(lambda e: not has_library_defect(e)), max_size=4))
def test_the_file_is_the_librarys_to_the_byte(made: list[CalendarEvent]):
    assert write_calendar(made, name="Lauf, 2027") == by_the_library(made, "Lauf, 2027")


@pytest.mark.parametrize("season", SEASONS, ids=lambda s: f"{s.zone}-{s.first_day}")
def test_a_season_is_the_librarys_to_the_byte(season):
    plain = [e for e in season.events if not has_library_defect(e)]
    assert len(plain) > 60
    assert write_calendar(plain, name="S") == by_the_library(plain, "S")


@settings(deadline=None)
@given(st.lists(events(), max_size=3, unique_by=lambda e: e.uid))
def test_what_is_written_is_read_back(made: list[CalendarEvent]):
    read = read_calendar(write_calendar(made, name="S"), zone="Asia/Tokyo")
    for was, now in zip(sorted(made, key=lambda e: (e.start, e.uid)), read, strict=True):
        assert (now.uid, now.start, now.end, now.all_day) == (was.uid, was.start, was.end, False)
        assert (now.title, now.body, now.categories) == (was.title, was.body, was.categories)
        assert (now.status, now.sequence) == (was.status, was.sequence)
        assert now.last_modified == was.last_modified
        assert (now.plan, now.session) == (was.plan, was.session)
        assert now.generation == was.generation
        if was.status == "confirmed":
            assert (now.busy, now.reminders) == (was.busy, was.reminders)


def test_the_calendar_says_what_it_is_and_when_to_look_again():
    assert lines_of(name="Lauf; 2027, \n\u202eHamburg")[:-2] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pacelift//Pacelift//EN",
        "CALSCALE:GREGORIAN",
        "NAME:Lauf\\; 2027\\, Hamburg",
        "X-WR-CALNAME:Lauf\\; 2027\\, Hamburg",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ]


def test_a_calendar_without_a_name_has_no_empty_one():
    assert "NAME" not in text_of(name="\x00")


def test_an_event_has_all_a_calendar_asks_for():
    made = event(sequence=3, busy=False, reminders=(60,))
    assert lines_of(made)[8:-2] == [
        "BEGIN:VEVENT",
        "SUMMARY:Easy run 8 km",
        "DTSTART:20270106T053000Z",
        "DTEND:20270106T062000Z",
        "DTSTAMP:20270106T091500Z",
        f"UID:{made.uid}",
        "SEQUENCE:3",
        "CATEGORIES:Running",
        "DESCRIPTION:Easy all the way.",
        "LAST-MODIFIED:20270106T091500Z",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "X-PACELIFT-GENERATION:0",
        "X-PACELIFT-PLAN:plan-1",
        "X-PACELIFT-SESSION:w01-easy-1",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Easy run 8 km",
        "TRIGGER:-PT1H",
        "END:VALARM",
        "END:VEVENT",
    ]


def test_there_is_no_method_and_no_time_zone_table():
    text = text_of(*SEASONS[0].events)
    assert "METHOD" not in text
    assert "TZID" not in text
    assert "VTIMEZONE" not in text


def test_a_cancelled_event_blocks_no_time_and_rings_no_bell():
    text = text_of(event(status="cancelled", reminders=(30,)))
    assert "STATUS:CANCELLED" in text
    assert "TRANSP:TRANSPARENT" in text
    assert "VALARM" not in text


def test_events_are_sorted_by_start_then_uid_whatever_order_they_come_in():
    made = [
        *SEASONS[0].events,
        event(session="twin", start=SEASONS[0].events[3].start, end=SEASONS[0].events[3].end),
    ]
    assert write_calendar(made, name="S") == write_calendar(reversed(made), name="S")
    read = read_calendar(write_calendar(made, name="S"), zone="UTC")
    assert [(e.start, e.uid) for e in read] == sorted((e.start, e.uid) for e in made)


def test_the_same_events_are_the_same_bytes():
    again = [evolve(each) for each in SEASONS[1].events]
    assert write_calendar(SEASONS[1].events, name="S") == write_calendar(again, name="S")


def test_nothing_in_a_text_can_end_its_line():
    hostile = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nX\x0bY\x0cZ\x1c\x1d\x1e\x85\u2028\u2029b"
    lines = lines_of(event(title=hostile, body=hostile, categories=(hostile,)))
    assert lines.count("BEGIN:VEVENT") == 1
    assert len("\n".join(lines).splitlines()) == len(lines) - 1


@given(ANY_TEXT, ANY_TEXT)
def test_the_bytes_hold_no_control_characters(title: str, body: str):
    octets = write_calendar([event(title=title, body=body)], name=title)
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]", octets.decode())
    assert octets.count(b"\n") == octets.count(b"\r\n") == octets.count(b"\r")


def test_a_discreet_file_tells_nothing_of_the_training():
    made = [discreet(each) for each in SEASONS[0].events]
    text = text_of(*made, name="Busy")
    for word in ("run", "Strength", "R-INT", "X-PACELIFT", "plan-1", "easy", "CATEGORIES"):
        assert word not in text
    assert text.count("SUMMARY:Busy") == len(made)
    assert "X-WR-CALNAME:Busy" in text
    assert "\r\nDESCRIPTION:Busy\r\nTRIGGER" in text


FOREIGN = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
{lines}
END:VEVENT
END:VCALENDAR
"""


def foreign(*lines: str) -> bytes:
    return FOREIGN.format(lines="\n".join(lines)).encode()


def test_an_event_of_another_program_is_read_with_what_it_has():
    (read,) = read_calendar(
        foreign("UID:x", "DTSTART:20270401T080000Z", "SUMMARY:Dentist"), zone="Europe/Berlin"
    )
    assert read.start == read.end == datetime(2027, 4, 1, 8, tzinfo=UTC)
    assert (read.title, read.body, read.categories, read.reminders) == ("Dentist", "", (), ())
    assert (read.plan, read.session, read.generation) == (None, None, None)
    assert (read.busy, read.status, read.sequence) == (True, "confirmed", 0)
    assert read.last_modified is None


@pytest.mark.parametrize(
    ("lines", "start", "end"),
    [
        (("DTSTART;TZID=Europe/Berlin:20270328T023000", "DURATION:PT1H"), "01:30", "02:30"),
        (("DTSTART;TZID=America/New_York:20270701T060000", "DURATION:PT45M"), "10:00", "10:45"),
        (("DTSTART:20270701T060000", "DTEND:20270701T070000"), "04:00", "05:00"),
        (("DTSTART:20270701T060000Z", "DTEND:20270701T050000Z"), "06:00", "06:00"),
        (("DTSTART:20270701T060000Z", "DTEND:nonsense"), "06:00", "06:00"),
    ],
)
def test_times_of_any_form_become_instants(lines: tuple[str, ...], start: str, end: str):
    (read,) = read_calendar(foreign("UID:x", *lines), zone="Europe/Berlin")
    assert (f"{read.start:%H:%M}", f"{read.end:%H:%M}") == (start, end)


@pytest.mark.parametrize(
    ("lines", "days"),
    [((), 1), (("DTEND;VALUE=DATE:20270704",), 3), (("DURATION:P2D",), 2)],
)
def test_a_whole_day_is_from_midnight_to_midnight_there(lines: tuple[str, ...], days: int):
    (read,) = read_calendar(
        foreign("UID:x", "DTSTART;VALUE=DATE:20270701", *lines), zone="Europe/Berlin"
    )
    assert read.all_day
    assert read.start == datetime(2027, 6, 30, 22, tzinfo=UTC)
    assert read.end - read.start == timedelta(days=days)


@pytest.mark.parametrize(
    "lines",
    [
        ("UID:x",),
        ("DTSTART:20270701T060000Z",),
        ("UID:x", "DTSTART:20279901T060000Z"),
        ("UID:x", "DTSTART:00010101T000000"),
        ("UID:x", "DTSTART:20270701T060000Z", "DURATION:P99999999D"),
    ],
)
def test_an_event_without_identity_or_time_is_left_out(lines: tuple[str, ...]):
    assert read_calendar(foreign(*lines), zone="Asia/Tokyo") == ()


def test_odd_values_of_other_programs_do_no_harm():
    (read,) = read_calendar(
        foreign(
            "UID:x",
            "DTSTART:20270701T060000Z",
            "SUMMARY:first",
            "SUMMARY:second",
            f"SEQUENCE:{'9' * 5000}",
            "X-PACELIFT-GENERATION:x",
            "CATEGORIES:a\\,b,c",
            "CATEGORIES:d",
            "LAST-MODIFIED:yesterday",
            "no colon",
            "BEGIN:VALARM",
            "TRIGGER;VALUE=DATE-TIME:20270701T050000Z",
            "END:VALARM",
            "BEGIN:VALARM",
            "TRIGGER:PT10M",
            "END:VALARM",
        ),
        zone="UTC",
    )
    assert (read.title, read.sequence, read.generation) == ("first", 0, None)
    assert read.categories == ("a,b", "c", "d")
    assert (read.last_modified, read.reminders) == (None, ())


def test_a_byte_order_mark_and_other_encodings_are_put_up_with():
    octets = foreign("UID:x", "DTSTART:20270701T060000Z", "SUMMARY:Lauf")
    (read,) = read_calendar(b"\xef\xbb\xbf" + octets.replace(b"Lauf", b"L\xe4ufe"), zone="UTC")
    assert read.title == "L\ufffdufe"


@pytest.mark.parametrize(
    "octets",
    [
        b"",
        b"hello",
        b"/etc/passwd",
        b"END:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCARD\r\nEND:VCARD\r\n",
        b"\x00\xff" * 50,
        foreign("DTSTART;VALUE=DATE,DATE:20270701"),
        write_calendar([event()], name="S")[:200],
    ],
)
def test_what_is_no_calendar_is_refused(octets: bytes):
    with pytest.raises(BadInput) as refused:
        read_calendar(octets, zone="UTC")
    assert refused.value.code == "not-a-calendar"


@settings(deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(data: st.DataObject):
    octets = write_calendar([event(), event(session="b")], name="S")
    at = data.draw(st.integers(0, len(octets)))
    cut = data.draw(st.integers(0, 40))
    damaged = octets[:at] + data.draw(st.binary(max_size=12)) + octets[at + cut :]
    with suppress(BadInput):
        read_calendar(damaged, zone="Europe/Berlin")
