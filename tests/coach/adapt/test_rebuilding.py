"""After much was missed or too hard, weeks grow from what is really run and not in one step."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

import pytest

from pacelift.coach.adapt.settle import CLEARLY
from pacelift.coach.breaks import least_after
from pacelift.coach.plan import Plan
from pacelift.coach.rules import volume
from pacelift.coach.rules.view import really_km, really_run_km, view_of
from pacelift.errors import Refusal
from tests.coach.adapt.lives import mark, marks, pause, session
from tests.coach.adapt.test_profile_edit import edit
from tests.coach.plans import catalogue, example_plan, varied_plan

ROUNDING_KM = 0.6


def key_runs(*weeks: int) -> list[str]:
    return [f"w{week:02d}-{role}" for week in weeks for role in ("quality-1", "long")]


@cache
def month_of_easy_runs() -> Plan:
    """The example, its key runs missed from week 5 to week 9 and all easy runs held."""
    return marks(example_plan(), "missed", key_runs(5, 6, 7, 8, 9))


def kms(plan: Plan) -> list[float]:
    return [really_run_km(plan, week) for week in plan.weeks]


def test_no_week_leaps_above_what_was_really_run_lately() -> None:
    weeks = kms(month_of_easy_runs())
    for index in range(9, 13):
        most = volume.next_high_km(max(*weeks[index - 4 : index], least_after(weeks[:index])))
        assert weeks[index] <= most + ROUNDING_KM
    assert weeks[12] > weeks[9] > 0


def test_a_week_is_not_put_back_further_than_after_no_run_at_all() -> None:
    """Half of the highest of the last five weeks, a third of any before (R-MISS-4)."""
    plan = example_plan()
    for each in key_runs(5, 6, 7, 8, 9):
        plan, changes = mark(plan, each, "missed")
        if any(change.reason.code == "repeat-week" for change in changes):
            week = int(each[1:3])
            real = [really_run_km(plan, past) for past in plan.weeks[:week]]
            least = max(0.5 * max(real[-5:]), 0.33 * max(real))
            assert plan.weeks[week].km >= 0.9 * min(least, example_plan().weeks[week].km)
            assert plan.weeks[week].km >= 14.0


def test_the_taper_follows_the_weeks_that_are_left() -> None:
    weeks = month_of_easy_runs().weeks
    assert weeks[13].km <= 0.9 * max(week.km for week in weeks[9:13])
    assert weeks[12].km > weeks[13].km > weeks[14].km > weeks[15].km


def test_the_long_run_stays_the_longest_of_its_week() -> None:
    plan = month_of_easy_runs()
    for week in plan.weeks[10:15]:
        runs = [
            s.km or 0.0
            for s in plan.sessions
            if s.week == week.number and s.discipline == "run" and s.status == "planned"
        ]
        assert max(runs) == week.long_km > sorted(runs)[-2]


def test_one_bad_week_costs_little() -> None:
    plan = marks(example_plan(), "missed", key_runs(7))
    first = example_plan()
    for week, was in zip(plan.weeks[8:13], first.weeks[8:13], strict=True):
        assert week.km >= 0.84 * was.km


def test_one_missed_long_run_leaves_the_weeks_after_it() -> None:
    plan = marks(example_plan(), "missed", ["w07-long"])
    assert [w.km for w in plan.weeks[9:]] == [w.km for w in example_plan().weeks[9:]]


def test_a_ladder_has_a_rung_a_week() -> None:
    """Runs that are only planned for a week are no measure of the longer ones of it."""
    plan = varied_plan("a fast marathon")
    first, last = plan.weeks[3].start, plan.weeks[8].end
    after, _ = pause(plan, "away", first, last, datetime.combine(first, datetime.min.time()))
    runs = [s for s in after.sessions if s.discipline == "run" and s.status == "planned"]
    for week in (12, 13, 14, 15):
        monday = datetime.combine(plan.weeks[week - 1].start, datetime.min.time())
        before = [r for r in runs if monday - timedelta(days=30) <= r.start < monday]
        most = volume.allowed_single_run_km(max(map(really_km, before)), 1.1)
        assert max(really_km(r) for r in runs if r.week == week) <= most + 0.05


def test_a_week_with_two_runs_that_were_too_hard_is_no_measure() -> None:
    plan = marks(example_plan(), "too-hard", key_runs(7))
    weeks = kms(plan)
    assert weeks[6] > weeks[4]
    assert weeks[8] <= volume.next_high_km(max(weeks[4], weeks[7])) + ROUNDING_KM


def test_the_way_back_from_a_break_is_no_measure_either() -> None:
    plan = marks(example_plan(), "missed", key_runs(4))
    first, last = plan.weeks[7].start, plan.weeks[8].end
    at = datetime.combine(first, datetime.min.time())
    weeks = kms(pause(plan, "away", first, last, at)[0])
    assert weeks[10] > CLEARLY * (volume.next_high_km(max(weeks[7:10])) + ROUNDING_KM)


def test_days_off_in_weeks_that_were_made_smaller_before_are_no_measure() -> None:
    plan = marks(example_plan(), "missed", key_runs(4))
    first, last = plan.weeks[6].start, plan.weeks[8].end
    at = datetime.combine(first, datetime.min.time())
    weeks = kms(pause(plan, "away", first, last, at)[0])
    assert weeks[6:9] == [0.0, 0.0, 0.0]
    assert weeks[9] >= 0.5 * 0.9 * plan.weeks[9].km


def test_a_season_planned_anew_is_not_held_down_twice() -> None:
    plan = month_of_easy_runs()
    at = session(plan, "w09-long").start + timedelta(hours=12)
    after, _ = edit(plan, at, **{"race.date": plan.profile.race.date + timedelta(weeks=13)})
    codes = {why.code for each in after.sessions if each.week > 20 for why in each.why}
    assert "weeks-before" not in codes
    assert "fell-short" not in {each.code for each in after.warnings}


def test_after_key_runs_that_were_too_hard_weeks_grow_as_new_highs_do() -> None:
    """A week with two of them was too much to be a measure (R-HARD-1, R-VOL-1)."""
    plan = marks(example_plan(), "too-hard", [*key_runs(4, 5), "w07-quality-1"])
    weeks = kms(plan)
    assert weeks[6] <= volume.next_high_km(max(weeks[1:3])) + ROUNDING_KM
    for index in range(7, 13):
        measures = [km for at, km in enumerate(weeks) if index - 4 <= at < index and at != 4]
        assert weeks[index] <= CLEARLY * (volume.next_high_km(max(measures)) + ROUNDING_KM)


def test_a_little_more_than_may_follow_is_left() -> None:
    """Weeks up to a tenth over the limit are not worth another plan; others keep to the limit."""
    plan = marks(example_plan(), "missed", key_runs(7))
    left = [
        (week.number, week.km)
        for week, was in zip(plan.weeks[8:15], example_plan().weeks[8:15], strict=True)
        if week.km == was.km and not week.cutback
    ]
    assert left
    runs = [each for each in plan.sessions if each.week in dict(left)]
    assert not any(why.code == "weeks-before" for each in runs for why in each.why)


def test_after_a_month_of_half_weeks_the_next_is_no_full_one() -> None:
    plan = example_plan()
    first, last = plan.weeks[4].start, plan.weeks[8].end
    at = datetime.combine(first, datetime.min.time())
    after, _ = pause(plan, "injured", first, last, at, pain=3)
    weeks = kms(after)
    assert weeks[10] <= volume.next_high_km(max(weeks[6:10])) + ROUNDING_KM
    assert weeks[10] < 0.75 * plan.weeks[10].km


def test_after_a_break_the_way_back_has_its_own_stages() -> None:
    """Two weeks ill: half, three quarters, then as planned (R-MISS-4)."""
    plan = example_plan()
    first, last = plan.weeks[4].start, plan.weeks[5].end
    after, _ = pause(plan, "ill", first, last, datetime.combine(first, datetime.min.time()))
    assert after.weeks[9].km >= 0.95 * plan.weeks[9].km


def test_a_later_race_reaches_no_less_far_than_the_plan_that_is_kept() -> None:
    plan = month_of_easy_runs()
    at = session(plan, "w09-long").start + timedelta(hours=12)
    race = plan.profile.race.date
    lately = [s for s in view_of(plan, catalogue()).runs_before_race if s.week > 9]
    longest = max(s.km or 0.0 for s in lately)
    with pytest.raises(Refusal) as refused:
        edit(plan, at, **{"race.date": race + timedelta(weeks=2)})
    reach = re.search(r"about (\d+) km", refused.value.text)
    assert reach is not None
    assert longest - 1.0 <= float(reach[1]) <= longest + 6.0
