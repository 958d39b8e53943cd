"""What days off mean for the race itself: it stays, and what speaks against it is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from pacelift.coach.adapt.goal import goal_told
from pacelift.coach.adapt.race_day import CODES
from pacelift.coach.plan import Plan, Reason
from pacelift.words.card import plan_b_lines
from pacelift.words.voice import Voice
from tests.coach.adapt.lives import pause
from tests.coach.adapt.test_profile_edit import edit
from tests.coach.plans import example_plan

RACE_DAY = example_plan().profile.race.date


def day(by: int) -> date:
    return RACE_DAY + timedelta(days=by)


def paused(kind: str, first: int, last: int, **told: Any) -> Plan:
    """The example with such a pause, its days counted from the race's."""
    return pause(example_plan(), kind, day(first), day(last), morning(first), **told)[0]


def morning(by: int) -> datetime:
    return datetime.combine(day(by), datetime.min.time()) + timedelta(hours=5)


def of_race(plan: Plan) -> list[Reason]:
    return [each for each in plan.warnings if each.code in CODES]


@pytest.mark.parametrize(
    ("kind", "told", "rule", "code"),
    [
        ("ill", {}, "R-ILL-1", "race-ill"),
        ("injured", {"pain": 8}, "R-PAIN-1", "race-hurt"),
        ("injured", {}, "R-PAIN-1", "race-hurt"),
        ("injured", {"pain": 3}, "R-PAIN-1", "race-sore"),
        ("injured", {"pain": 1}, "R-PAIN-1", "race-sore"),
    ],
)
def test_ill_or_hurt_on_race_day_is_told_first_of_all_on_the_card_and_of_the_goal(
    kind: str, told: dict[str, Any], rule: str, code: str
) -> None:
    plan = paused(kind, -3, 2, **told)
    (warning,) = of_race(plan)
    assert (warning.rule, warning.code) == (rule, code)
    assert plan.warnings[0] == warning
    race = next(each for each in plan.sessions if each.discipline == "race")
    assert (race.status, race.start.date()) == ("planned", RACE_DAY)
    assert race.why[0] == warning
    assert goal_told(example_plan(), plan) is not None
    assert plan_b_lines(race, Voice())[0].startswith("Tired: Do not start")


@pytest.mark.parametrize(("last", "told"), [(-2, 0), (-1, 1), (0, 1)])
def test_the_day_after_an_illness_is_no_race_day(last: int, told: int) -> None:
    plan = paused("ill", -60, last)
    assert [each.code for each in of_race(plan)].count("race-ill") == told


@pytest.mark.parametrize(
    ("kind", "first", "last", "told"),
    [
        ("away", -21, -1, {}),
        ("injured", -21, -2, {"pain": 6}),
        ("ill", -9, -3, {}),
        ("ill", -6, -3, {}),
    ],
)
def test_a_race_before_the_way_back_is_over_is_told(
    kind: str, first: int, last: int, told: dict[str, Any]
) -> None:
    (warning,) = of_race(paused(kind, first, last, **told))
    assert warning.code == "race-on-way-back"
    assert dict(warning.values)["days"] == last - first + 1


@pytest.mark.parametrize(
    ("kind", "first", "last", "told"),
    [
        ("away", -2, 2, {}),
        ("away", -9, -1, {}),
        ("busy", -3, 2, {}),
        ("ill", -40, -30, {}),
        ("ill", 1, 5, {}),
        ("injured", -9, -2, {"pain": 2}),
        ("away", -21, -1, {"equipment": "none"}),
    ],
)
def test_other_days_off_say_nothing_of_race_day(
    kind: str, first: int, last: int, told: dict[str, Any]
) -> None:
    assert not of_race(paused(kind, first, last, **told))


def test_what_is_told_of_race_day_stays_on_the_card_when_the_forecast_changes() -> None:
    plan = paused("ill", -9, -3)
    after, _ = pause(plan, "injured", day(-2), day(1), morning(-2), pain=7)
    race = next(each for each in after.sessions if each.discipline == "race")
    assert race.why[0].code == "race-hurt"
    assert [each.code for each in of_race(after)] == ["race-hurt"]
    assert [each.code for each in race.why].count("race-on-way-back") == 0


def hurt_on_the_day() -> Plan:
    return pause(example_plan(), "injured", day(-3), day(2), morning(-70), pain=8)[0]


def test_a_season_planned_anew_keeps_what_is_told_of_its_race_day() -> None:
    after, _ = edit(hurt_on_the_day(), morning(-69), **{"running.days": 5})
    race = next(each for each in after.sessions if each.discipline == "race")
    assert [each.code for each in of_race(after)] == ["race-hurt"]
    assert race.why[0].code == "race-hurt"


def test_another_race_day_is_another_matter() -> None:
    later = RACE_DAY + timedelta(weeks=5)
    after, _ = edit(hurt_on_the_day(), morning(-69), **{"race.date": later})
    race = next(each for each in after.sessions if each.discipline == "race")
    assert not of_race(after)
    assert not [each for each in race.why if each.code in CODES]
