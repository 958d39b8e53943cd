"""Every field of a profile: what it takes and becomes, what it refuses and says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from pacelift.coach.profile import Profile
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_problems import BadProfile, Problem
from tests.builders import ABSENT, TODAY, profile, profile_document

NAN = float("nan")
INF = float("inf")

WORDS = "a text of 1 to 100 characters"
DAY = "a date as YYYY-MM-DD, from 1900 to 2199"
BORN = "a year from 1900 to this one"
ZONE = 'the IANA name of a time zone, as in "Europe/Berlin"'
DISTANCE = '"marathon", "half", "10k" or "5k"'
GOAL = '"finish" or a time as "H:MM:SS"'
TIME = 'a time as "H:MM:SS"'
RACE_START = 'a time from "00:00" to "23:59"'
WEEKLY = "a number from 5 to 250 (km)"
LONGEST = "a number from 2 to 60 (km)"
WEEKDAY = '"mon", "tue", "wed", "thu", "fri", "sat" or "sun"'
KG = "a number from 10 to 500 (kg)"
STEP = "1.10 or 1.15"
PACE = 'a time from "2:30" to "15:00" (minutes per km)'
INJURIES = (
    'a list, empty or of "achilles", "back", "bone-stress", "calf", "hamstring", "hip", "knee", '
    '"plantar", "shin", "shoulder"'
)


def problems(**overrides: object) -> tuple[Problem, ...]:
    with pytest.raises(BadProfile) as caught:
        read_profile(profile_document(**overrides), today=TODAY, system_timezone="UTC")
    return caught.value.problems


@pytest.mark.parametrize(
    ("key", "value", "shown", "allowed", "hint"),
    [
        ("name", ABSENT, "nothing", WORDS, ""),
        ("name", 5, "5", WORDS, "write a text in quotes"),
        ("name", "", '""', WORDS, "there is nothing to see in it"),
        ("name", " \t\n\u200d", r'" \t\n\u200d"', WORDS, "there is nothing to see in it"),
        ("name", "x" * 101, f'"{"x" * 58}…', WORDS, "it has 101"),
        ("race.name", ABSENT, "nothing", WORDS, ""),
        ("race.name", ["a"], '["a"]', WORDS, "write a text in quotes"),
        ("race.name", "\u202e", r'"\u202e"', WORDS, "there is nothing to see in it"),
        ("timezone", "", '""', ZONE, ""),
        ("timezone", 1, "1", ZONE, ""),
        ("timezone", "Europe", '"Europe"', ZONE, None),
        ("timezone", "europe/berlin", '"europe/berlin"', ZONE, 'did you mean "Europe/Berlin"?'),
        ("timezone", "Europe/Berln", '"Europe/Berln"', ZONE, 'did you mean "Europe/Berlin"?'),
        ("timezone", "../../etc/passwd", '"../../etc/passwd"', ZONE, None),
        ("timezone", "/etc/localtime", '"/etc/localtime"', ZONE, None),
        ("timezone", "Europe/../Europe/Berlin", '"Europe/../Europe/Berlin"', ZONE, None),
        ("timezone", "localtime", '"localtime"', ZONE, None),
        ("timezone", "posixrules", '"posixrules"', ZONE, None),
        ("timezone", "right/Europe/Berlin", '"right/Europe/Berlin"', ZONE, None),
        ("timezone", "Europe/Berlin\0", r'"Europe/Berlin\x00"', ZONE, None),
        ("timezone", "Mars/Olympus", '"Mars/Olympus"', ZONE, None),
        ("timezone", "A" * 5000, f'"{"A" * 58}…', ZONE, ""),
        ("units", ABSENT, "nothing", '"km" or "mi"', ""),
        ("units", "miles", '"miles"', '"km" or "mi"', None),
        ("units", "KM", '"KM"', '"km" or "mi"', 'did you mean "km"?'),
        ("units", True, "true", '"km" or "mi"', ""),
        ("start", "soon", '"soon"', DAY, ""),
        ("start", "2027-02-30", '"2027-02-30"', DAY, "there is no such day"),
        ("start", "20270106", '"20270106"', DAY, ""),
        ("start", "2027-W01-1", '"2027-W01-1"', DAY, ""),
        ("start", 2027, "2027", DAY, ""),
        ("start", time(9, 30), "09:30:00", DAY, ""),
        ("start", date(1, 1, 1), "0001-01-01", DAY, ""),
        ("start", "9999-12-31", '"9999-12-31"', DAY, ""),
        ("athlete.born", "1986", '"1986"', BORN, 'write 1986, not "1986"'),
        ("athlete.born", 1899, "1899", BORN, ""),
        ("athlete.born", 2200, "2200", BORN, ""),
        ("athlete.born", 1986.0, "1986.0", BORN, "write 1986"),
        ("athlete.born", 1986.5, "1986.5", BORN, ""),
        ("athlete.born", True, "true", BORN, ""),
        ("athlete.screening", ABSENT, "nothing", '"clear", "cleared-by-doctor", "symptoms", "disease" or "pregnant"', ""),
        ("athlete.screening", "clean", '"clean"', '"clear", "cleared-by-doctor", "symptoms", "disease" or "pregnant"', 'did you mean "clear"?'),
        ("athlete.injuries", "knee", '"knee"', INJURIES, 'write ["knee"]'),
        ("athlete.injuries", ["knees"], '["knees"]', INJURIES, 'did you mean "knee"?'),
        ("athlete.injuries", ["knee", 3], '["knee", 3]', INJURIES, "3 is none of these"),
        ("athlete.injuries", [["knee"]], '[["knee"]]', INJURIES, '["knee"] is none of these'),
        ("athlete.injuries", {"knee": True}, "{knee = true}", INJURIES, ""),
        ("race.date", ABSENT, "nothing", DAY, ""),
        ("race.date", datetime(2027, 4, 25, 9, 30), "2027-04-25T09:30:00", DAY, "write only the date, 2027-04-25"),
        ("race.date", datetime(2027, 4, 25, 9, 30, tzinfo=UTC), "2027-04-25T09:30:00+00:00", DAY, "write only the date, 2027-04-25"),
        ("race.date", "2027-04-25T09:30", '"2027-04-25T09:30"', DAY, "write only the date, 2027-04-25"),
        ("race.date", "25.4.2027", '"25.4.2027"', DAY, ""),
        ("race.start", "9:30", '"9:30"', RACE_START, 'write "09:30"'),
        ("race.start", "09:30:00", '"09:30:00"', RACE_START, ""),
        ("race.start", "24:00", '"24:00"', RACE_START, ""),
        ("race.start", "09:60", '"09:60"', RACE_START, ""),
        ("race.start", "٠٩:٣٠", '"٠٩:٣٠"', RACE_START, ""),
        ("race.start", "09:30\n", r'"09:30\n"', RACE_START, ""),
        ("race.start", 930, "930", RACE_START, 'write hours and minutes in quotes, as in "06:30"'),
        ("race.start", time(9, 30, 15), "09:30:15", RACE_START, 'write hours and minutes in quotes, as in "06:30"'),
        ("race.distance", ABSENT, "nothing", DISTANCE, ""),
        ("race.distance", "Marathon", '"Marathon"', DISTANCE, 'did you mean "marathon"?'),
        ("race.distance", 42.195, "42.195", DISTANCE, ""),
        ("race.goal", ABSENT, "nothing", GOAL, ""),
        ("race.goal", "fast", '"fast"', GOAL, ""),
        ("race.goal", "3:45", '"3:45"', GOAL, 'write "3:45:00"'),
        ("race.goal", "50:03", '"50:03"', GOAL, 'write "0:50:03"'),
        ("race.goal", "3:60:00", '"3:60:00"', GOAL, ""),
        ("race.goal", time(3, 45), "03:45:00", GOAL, 'write it in quotes, as in "0:50:03"'),
        ("race.run_walk", "true", '"true"', "true or false", "write it without quotes"),
        ("race.run_walk", 1, "1", "true or false", ""),
        ("running.weekly", ABSENT, "nothing", WEEKLY, ""),
        ("running.weekly", "32", '"32"', WEEKLY, 'write 32, not "32"'),
        ("running.weekly", "32,5", '"32,5"', WEEKLY, 'write 32.5, not "32,5"'),
        ("running.weekly", "32 km", '"32 km"', WEEKLY, "write a number, without quotes or units"),
        ("running.weekly", True, "true", WEEKLY, ""),
        ("running.weekly", NAN, "nan", WEEKLY, ""),
        ("running.weekly", INF, "inf", WEEKLY, ""),
        ("running.weekly", -INF, "-inf", WEEKLY, ""),
        ("running.weekly", -5, "-5", WEEKLY, ""),
        ("running.weekly", 4.9, "4.9", WEEKLY, ""),
        ("running.weekly", 250.1, "250.1", WEEKLY, ""),
        ("running.weekly", None, "nothing", WEEKLY, ""),
        ("running.longest", ABSENT, "nothing", LONGEST, ""),
        ("running.longest", 1.9, "1.9", LONGEST, ""),
        ("running.longest", 61, "61", LONGEST, ""),
        ("running.longest", [16], "[16]", LONGEST, ""),
        ("running.days", ABSENT, "nothing", "a whole number from 3 to 6", ""),
        ("running.days", 2, "2", "a whole number from 3 to 6", ""),
        ("running.days", 7, "7", "a whole number from 3 to 6", ""),
        ("running.days", 4.0, "4.0", "a whole number from 3 to 6", "write 4"),
        ("running.days", 4.5, "4.5", "a whole number from 3 to 6", ""),
        ("running.days", NAN, "nan", "a whole number from 3 to 6", ""),
        ("running.days", "4", '"4"', "a whole number from 3 to 6", 'write 4, not "4"'),
        ("running.days", ["mon"], '["mon"]', "a whole number from 3 to 6", ""),
        ("running.long_run_day", "sunday", '"sunday"', WEEKDAY, 'did you mean "sun"?'),
        ("running.long_run_day", 6, "6", WEEKDAY, ""),
        ("running.marathons", -1, "-1", "a whole number from 0 to 1000", ""),
        ("running.marathons", 1001, "1001", "a whole number from 0 to 1000", ""),
        ("running.marathons", False, "false", "a whole number from 0 to 1000", ""),
        ("running.easy_pace", "2:29", '"2:29"', PACE, ""),
        ("running.easy_pace", "15:01", '"15:01"', PACE, ""),
        ("running.easy_pace", "6:60", '"6:60"', PACE, 'write minutes and seconds in quotes, as in "6:20"'),
        ("running.easy_pace", 6.2, "6.2", PACE, 'write minutes and seconds in quotes, as in "6:20"'),
        ("running.single_run_step", 1.2, "1.2", STEP, ""),
        ("running.single_run_step", 1, "1", STEP, ""),
        ("running.single_run_step", NAN, "nan", STEP, ""),
        ("running.single_run_step", "1.15", '"1.15"', STEP, 'write 1.15, not "1.15"'),
        ("running.recent_race.distance", ABSENT, "nothing", DISTANCE, ""),
        ("running.recent_race.distance", "10", '"10"', DISTANCE, 'did you mean "10k"?'),
        ("running.recent_race.time", ABSENT, "nothing", TIME, ""),
        ("running.recent_race.time", "finish", '"finish"', TIME, ""),
        ("running.recent_race.time", 3003, "3003", TIME, 'write it in quotes, as in "0:50:03"'),
        ("running.recent_race.date", ABSENT, "nothing", DAY, ""),
        ("running.recent_race.date", "last year", '"last year"', DAY, ""),
        ("strength.experience", ABSENT, "nothing", '"none", "some" or "regular"', ""),
        ("strength.experience", False, "false", '"none", "some" or "regular"', ""),
        ("strength.equipment", ABSENT, "nothing", '"none", "bands", "dumbbells" or "gym"', ""),
        ("strength.equipment", ["gym"], '["gym"]', '"none", "bands", "dumbbells" or "gym"', ""),
        ("strength.equipment", "dumbells", '"dumbells"', '"none", "bands", "dumbbells" or "gym"', 'did you mean "dumbbells"?'),
        ("strength.sessions", ABSENT, "nothing", "a whole number from 0 to 3", ""),
        ("strength.sessions", 4, "4", "a whole number from 0 to 3", ""),
        ("strength.sessions", -1, "-1", "a whole number from 0 to 3", ""),
        ("strength.one_rep_max.squat", 9, "9", KG, ""),
        ("strength.one_rep_max.squat", 501, "501", KG, ""),
        ("strength.one_rep_max.press", "40 kg", '"40 kg"', KG, "write a number, without quotes or units"),
        ("strength.one_rep_max.bench", NAN, "nan", KG, ""),
    ],
)  # fmt: skip
def test_a_wrong_value_is_the_one_problem_told(
    key: str, value: object, shown: str, allowed: str, hint: str | None
) -> None:
    """A hint of None may be anything: which zone is nearest depends on the machine's zones."""
    (problem,) = problems(**{key: value})
    assert problem == Problem(key, shown, allowed, problem.hint if hint is None else hint)


def test_a_number_too_big_to_print_is_refused_like_any_other() -> None:
    told = problems(**{"running.weekly": 10**5000, "running.days": -(10**5000)})
    assert [problem.value for problem in told] == ["a number of very many digits"] * 2


@pytest.mark.parametrize(
    ("key", "value", "shown", "allowed"),
    [
        ("running.weekly", 3.1, "3.1", "a number from 3.2 to 155.3 (mi)"),
        ("running.weekly", 155.4, "155.4", "a number from 3.2 to 155.3 (mi)"),
        ("running.longest", 1.2, "1.2", "a number from 1.3 to 37.2 (mi)"),
        ("running.longest", 37.3, "37.3", "a number from 1.3 to 37.2 (mi)"),
        ("running.easy_pace", "4:01", '"4:01"', 'a time from "4:02" to "24:08" (minutes per mi)'),
        ("running.easy_pace", "24:09", '"24:09"', 'a time from "4:02" to "24:08" (minutes per mi)'),
    ],
)
def test_ranges_are_told_in_the_runners_unit(
    key: str, value: object, shown: str, allowed: str
) -> None:
    assert problems(units="mi", **{key: value}) == (Problem(key, shown, allowed),)


WINDOW_DAYS = 'a list of 1 or more of "mon", "tue", "wed", "thu", "fri", "sat", "sun"'
WINDOW_TO = 'a time from "00:00" to "24:00"'


@pytest.mark.parametrize(
    ("window", "key", "shown", "allowed", "hint"),
    [
        ({"from": "08:00", "to": "09:00"}, "window[2].days", "nothing", WINDOW_DAYS, ""),
        ({"days": [], "from": "08:00", "to": "09:00"}, "window[2].days", "[]", WINDOW_DAYS, ""),
        ({"days": "mon", "from": "08:00", "to": "09:00"}, "window[2].days", '"mon"', WINDOW_DAYS, 'write ["mon"]'),
        ({"days": ["Mon"], "from": "08:00", "to": "09:00"}, "window[2].days", '["Mon"]', WINDOW_DAYS, 'did you mean "mon"?'),
        ({"days": [0], "from": "08:00", "to": "09:00"}, "window[2].days", "[0]", WINDOW_DAYS, "0 is none of these"),
        ({"days": ["mon"], "to": "09:00"}, "window[2].from", "nothing", RACE_START, ""),
        ({"days": ["mon"], "from": "24:00", "to": "24:00"}, "window[2].from", '"24:00"', RACE_START, ""),
        ({"days": ["mon"], "from": "08:00"}, "window[2].to", "nothing", WINDOW_TO, ""),
        ({"days": ["mon"], "from": "08:00", "to": "24:01"}, "window[2].to", '"24:01"', WINDOW_TO, ""),
        ({"days": ["mon"], "from": "08:00", "to": 9}, "window[2].to", "9", WINDOW_TO, 'write hours and minutes in quotes, as in "06:30"'),
    ],
)  # fmt: skip
def test_a_wrong_value_in_a_window_is_told_with_the_windows_number(
    window: dict[str, Any], key: str, shown: str, allowed: str, hint: str
) -> None:
    good = {"days": ["sat"], "from": "08:00", "to": "09:00"}
    assert problems(window=[good, window, good]) == (Problem(key, shown, allowed, hint),)


@pytest.mark.parametrize(
    ("key", "value", "field", "expected"),
    [
        ("name", " Rome\t2027 ", "name", "Rome 2027"),
        ("timezone", "America/Argentina/Buenos_Aires", "timezone", "America/Argentina/Buenos_Aires"),
        ("timezone", "Etc/GMT+5", "timezone", "Etc/GMT+5"),
        ("start", "2027-01-07", "start", date(2027, 1, 7)),
        ("start", ABSENT, "start", TODAY),
        ("timezone", ABSENT, "timezone", "UTC"),
        ("athlete.born", ABSENT, "athlete.born", None),
        ("athlete.born", 2027, "athlete.born", 2027),
        ("athlete.born", 1900, "athlete.born", 1900),
        ("athlete.screening", "symptoms", "athlete.screening", "symptoms"),
        ("athlete.injuries", ABSENT, "athlete.injuries", ()),
        ("athlete.injuries", ["shin", "achilles", "shin"], "athlete.injuries", ("achilles", "shin")),
        ("race.name", "שלום 🏃‍♀️", "race.name", "שלום 🏃‍♀️"),
        ("race.date", "2027-04-25", "race.date", date(2027, 4, 25)),
        ("race.start", ABSENT, "race.start", time(9, 30)),
        ("race.start", "00:00", "race.start", time(0, 0)),
        ("race.start", "23:59", "race.start", time(23, 59)),
        ("race.start", time(8, 15), "race.start", time(8, 15)),
        ("race.goal", "finish", "race.goal_s", None),
        ("race.goal", "3:45:00", "race.goal_s", 13500),
        ("race.goal", "03:45:00", "race.goal_s", 13500),
        ("race.run_walk", ABSENT, "race.run_walk", False),
        ("race.run_walk", True, "race.run_walk", True),
        ("running.weekly", 112, "running.weekly_km", 112.0),
        ("running.weekly", 16, "running.weekly_km", 16.0),
        ("running.weekly", 32.5, "running.weekly_km", 32.5),
        ("running.longest", 32, "running.longest_km", 32.0),
        ("running.days", 3, "running.days", 3),
        ("running.days", 6, "running.days", 6),
        ("running.long_run_day", ABSENT, "running.long_run_day", None),
        ("running.long_run_day", "mon", "running.long_run_day", 0),
        ("running.marathons", ABSENT, "running.marathons", 0),
        ("running.marathons", 1000, "running.marathons", 1000),
        ("running.recent_race", ABSENT, "running.recent_race", None),
        ("running.recent_race.time", "0:45:00", "running.recent_race.time_s", 2700),
        ("running.easy_pace", ABSENT, "running.easy_pace_s_per_km", None),
        ("running.easy_pace", "2:30", "running.easy_pace_s_per_km", 150),
        ("running.easy_pace", "15:00", "running.easy_pace_s_per_km", 900),
        ("running.single_run_step", ABSENT, "running.single_run_step", 1.10),
        ("running.single_run_step", 1.15, "running.single_run_step", 1.15),
        ("strength.sessions", 0, "strength.sessions", 0),
        ("strength.one_rep_max", ABSENT, "strength.one_rep_max_kg", ()),
        ("strength.one_rep_max", {}, "strength.one_rep_max_kg", ()),
        ("strength.one_rep_max", {"squat": 80, "deadlift": 102.5}, "strength.one_rep_max_kg", (("deadlift", 102.5), ("squat", 80.0))),
    ],
)  # fmt: skip
def test_a_good_value_becomes_the_coachs(
    key: str, value: object, field: str, expected: object
) -> None:
    found: Any = profile(**{key: value})
    for name in field.split("."):
        found = getattr(found, name)
    assert found == expected


def test_miles_become_km() -> None:
    read: Profile = profile(
        units="mi", **{"running.weekly": 20, "running.longest": 10, "running.easy_pace": "10:00"}
    )
    assert read.running.weekly_km == pytest.approx(32.18688)
    assert read.running.longest_km == pytest.approx(16.09344)
    assert read.running.easy_pace_s_per_km == pytest.approx(372.823, abs=1e-3)


def test_the_bounds_told_in_miles_are_allowed() -> None:
    wide = profile(units="mi", **{"running.weekly": 155.3, "running.longest": 37.2})
    small = profile(units="mi", **{"running.weekly": 3.2, "running.longest": 1.3})
    assert (wide.running.weekly_km, wide.running.longest_km) < (250, 60)
    assert small.running.weekly_km > 5
    assert small.running.longest_km > 2
