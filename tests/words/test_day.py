"""One day of a plan in words."""

from datetime import date

import pytest

from pacelift.words.day import day_of, headline, outlook_lines, quiet_lines, race_line
from pacelift.words.voice import Voice
from tests.words.builders import RACE_DAY, plan

PLAN = plan()
VOICE = Voice()


def _quiet(day: date) -> list[str]:
    return list(quiet_lines(day_of(PLAN, day), PLAN, VOICE))


def test_a_day_holds_its_sessions_and_knows_the_next() -> None:
    day = day_of(PLAN, date(2027, 1, 6))
    assert [each.id for each in day.sessions] == ["w01-easy-1"]
    assert day.next is not None
    assert day.next.id == "w01-lift-a"
    assert headline(day, PLAN, VOICE) == "Wed 6 Jan 2027: week 1 of 4, base"


def test_a_dropped_session_is_on_no_day() -> None:
    day = day_of(PLAN, date(2027, 1, 20))
    assert day.sessions == ()
    assert _quiet(day.date) == [
        "A rest day: no running, no lifting. This is when training settles."
    ]


def test_the_evening_before_a_long_run_has_a_bedtime() -> None:
    day = day_of(PLAN, date(2027, 1, 9))
    lines = list(outlook_lines(day, PLAN, VOICE))
    assert lines[0] == "Tonight: in bed by 22:00; the hour before without screens or hard thinking."
    assert lines[1] == "Next: Sun 10 Jan, 08:00–09:41 (1 h 41 min): Run: Long run 16 km"


def test_an_ordinary_evening_has_none() -> None:
    assert day_of(PLAN, date(2027, 1, 6)).bedtime is None


def test_before_the_plan_its_start_is_told() -> None:
    day = date(2027, 1, 5)
    assert headline(day_of(PLAN, day), PLAN, VOICE) == "Tue 5 Jan 2027"
    assert _quiet(day) == ["Hamburg 2027 starts on Wed 6 Jan 2027."]


def test_after_the_plan_there_is_thanks_and_a_way_on() -> None:
    lines = _quiet(date(2027, 3, 1))
    assert lines[0].startswith("Hamburg 2027 is over.")
    assert list(outlook_lines(day_of(PLAN, date(2027, 3, 1)), PLAN, VOICE)) == []


@pytest.mark.parametrize(
    ("day", "line"),
    [
        (date(2027, 1, 6), "25 days to Hamburg Marathon"),
        (date(2027, 1, 30), "1 day to Hamburg Marathon"),
        (RACE_DAY, None),
        (date(2027, 2, 1), None),
    ],
)
def test_the_days_to_the_race_are_counted(day: date, line: str | None) -> None:
    assert race_line(day_of(PLAN, day), PLAN, VOICE) == line
