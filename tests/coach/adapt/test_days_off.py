"""Days off of every kind, and the way back."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from pacelift.coach.adapt.days_off import DaysOff, days_off
from pacelift.coach.catalogue import equipment_rank
from pacelift.coach.plan import Plan, Session
from tests.coach.adapt.lives import mark, pause, session
from tests.coach.plans import catalogue, example_plan, plan_with

TUESDAY = date(2027, 2, 16)
MORNING = datetime(2027, 2, 16, 5)


def on(plan: Plan, first: date, last: date) -> list[Session]:
    return [
        each
        for each in plan.sessions
        if first <= each.start.date() <= last and each.discipline != "race"
    ]


def days(first: date, count: int) -> date:
    return date.fromordinal(first.toordinal() + count - 1)


@pytest.mark.parametrize("kind", ["ill", "injured", "away"])
def test_days_off_are_empty(kind: str) -> None:
    last = days(TUESDAY, 5)
    plan, _ = pause(example_plan(), kind, TUESDAY, last, MORNING)
    assert {each.status for each in on(plan, TUESDAY, last)} == {"dropped"}


def test_a_day_without_training_follows_an_illness() -> None:
    plan, _ = pause(example_plan(), "ill", TUESDAY, date(2027, 2, 17), MORNING)
    assert {s.status for s in on(plan, date(2027, 2, 18), date(2027, 2, 18))} == {"dropped"}


def test_after_a_short_illness_two_short_easy_runs_come_first() -> None:
    before = example_plan()
    plan, changes = pause(before, "ill", TUESDAY, date(2027, 2, 18), MORNING)
    assert plan.fitness == before.fitness
    back = [s for s in plan.sessions if s.start.date() > date(2027, 2, 19) and s.km]
    shares = [(s.km or 0) / (session(before, s.id).km or 1) for s in back[:2]]
    assert shares[0] <= 0.5
    assert shares[1] <= 0.75
    assert not any(run.quality for run in back[:4])
    assert {c.reason.rule for c in changes} <= {"R-ILL-1", "R-ILL-2", "R-MISS-3"}


def test_after_twelve_days_off_half_then_three_quarters_then_as_planned() -> None:
    before = example_plan()
    plan, _ = pause(before, "away", TUESDAY, days(TUESDAY, 12), MORNING)
    way = {"w09": 0.5, "w10": 0.75}
    for run in (s for s in plan.sessions if s.discipline == "run" and s.id[:3] in way):
        if run.start.date() <= days(TUESDAY, 12 + 12):
            planned = session(before, run.id)
            most = 0.5 if run.start.date() <= days(TUESDAY, 12 + 6) else 0.75
            assert not run.quality
            assert run.minutes <= most * planned.minutes + 5
    assert session(plan, "w11-quality-1").quality


def test_after_twelve_days_off_the_paces_are_slower_by_the_table() -> None:
    before = example_plan()
    plan, _ = pause(before, "away", TUESDAY, days(TUESDAY, 10), MORNING)
    assert plan.fitness.score == pytest.approx(0.985 * (before.fitness.score or 0))
    was, now = (session(each, "w12-quality-1").steps[1].pace for each in (before, plan))
    assert was is not None
    assert now is not None
    assert now[0] > was[0]


def test_the_prediction_is_slower_and_wider_after_a_week_off() -> None:
    before = example_plan()
    plan, _ = pause(before, "away", TUESDAY, days(TUESDAY, 10), MORNING)
    assert before.fitness.prediction_s is not None
    assert plan.fitness.prediction_s is not None
    was, now = before.fitness.prediction_s, plan.fitness.prediction_s
    assert now[0] > was[0]
    assert now[1] - now[0] > was[1] - was[0]


def test_a_second_week_off_makes_the_slow_end_no_wider_than_the_first() -> None:
    once, _ = pause(example_plan(), "away", TUESDAY, days(TUESDAY, 7), MORNING)
    later = date(2027, 3, 16)
    at = datetime.combine(later, MORNING.time())
    twice, _ = pause(once, "away", later, days(later, 7), at)
    assert (once.fitness.slow_end, twice.fitness.slow_end) == (1.08, 1.08)
    best, worst = once.fitness.prediction_s or (0, 0)
    assert worst >= 1.08 * 1.03 * best


def test_five_days_off_cost_nothing() -> None:
    before = example_plan()
    plan, changes = pause(before, "away", TUESDAY, days(TUESDAY, 5), MORNING)
    assert plan.fitness == before.fitness
    assert {c.session for c in changes if c.what != "dropped"} == set()


@pytest.mark.parametrize(
    ("first", "count", "told"),
    [(TUESDAY, 21, True), (TUESDAY, 12, False), (date(2027, 3, 9), 12, True)],
)
def test_long_breaks_and_late_ones_ask_for_another_look_at_the_goal(
    first: date, count: int, told: bool
) -> None:
    at = datetime.combine(first, MORNING.time())
    plan, _ = pause(example_plan(), "away", first, days(first, count), at)
    assert (("R-MISS-5", "look-at-goal") in {(w.rule, w.code) for w in plan.warnings}) == told


@pytest.mark.parametrize(("count", "code"), [(28, "look-at-goal"), (29, "later-race")])
def test_more_than_four_weeks_off_propose_a_later_or_a_shorter_race(count: int, code: str) -> None:
    plan, _ = pause(example_plan(), "ill", TUESDAY, days(TUESDAY, count), MORNING)
    assert [each.code for each in plan.warnings if each.rule == "R-MISS-5"] == [code]


def test_the_longest_run_told_is_one_since_the_break() -> None:
    first = date(2027, 1, 12)
    plan, _ = pause(example_plan(), "ill", first, date(2027, 4, 20), datetime(2027, 1, 12, 5))
    (short,) = (each for each in plan.warnings if each.code == "fell-short")
    back = [s.km or 0.0 for s in on(plan, date(2027, 4, 21), plan.profile.race.date)]
    assert dict(short.values)["km"] == max(back)


@pytest.mark.parametrize(
    ("pain", "count", "codes"),
    [
        (2, 1, {"while-it-is-small"}),
        (2, 6, set()),
        (2, 13, set()),
        (2, 14, {"pain-that-lasts"}),
        (3, 27, {"pain-that-lasts"}),
        (3, 6, set()),
    ],
)
def test_a_small_pain_is_never_passed_over_and_one_that_lasts_is_seen_by_someone(
    pain: int, count: int, codes: set[str]
) -> None:
    first = date(2027, 2, 18)
    at = datetime.combine(first, MORNING.time())
    plan, changes = pause(example_plan(), "injured", first, days(first, count), at, pain=pain)
    assert {w.code for w in plan.warnings if w.rule == "R-PAIN-1"} == codes
    assert changes or codes


def test_half_of_it_is_half_the_sets_of_a_lift_too() -> None:
    plan, _ = pause(example_plan(), "injured", TUESDAY, days(TUESDAY, 6), MORNING, pain=3)
    for lift in (s for s in on(plan, TUESDAY, days(TUESDAY, 6)) if s.exercises):
        was = {e.exercise: e.sets for e in session(example_plan(), lift.id).exercises}
        for each in lift.exercises:
            assert each.test or each.sets == max(1, was[each.exercise] // 2)


@pytest.mark.parametrize(
    ("pain", "code"), [(1, "nothing-hard"), (4, "half-and-easy"), (6, "injured"), (None, "injured")]
)
def test_what_pain_allows(pain: int | None, code: str) -> None:
    plan, changes = pause(example_plan(), "injured", TUESDAY, date(2027, 2, 21), MORNING, pain=pain)
    assert code in {change.reason.code for change in changes}
    told = ("R-PAIN-1", "see-someone") in {(w.rule, w.code) for w in plan.warnings}
    assert told == (code == "injured")


def test_half_and_easy_has_no_jumps() -> None:
    first = date(2027, 3, 16)
    at = datetime.combine(first, MORNING.time())
    plan, _ = pause(example_plan(), "injured", first, days(first, 6), at, pain=3)
    held = on(plan, first, days(first, 6))
    assert not any(each.contacts for lift in held for each in lift.exercises)
    for run in (s for s in held if s.discipline == "run"):
        assert not run.quality
        assert (run.km or 0) <= (session(example_plan(), run.id).km or 0) / 2


def test_after_an_injury_running_starts_by_the_minute_every_other_day() -> None:
    last = days(TUESDAY, 4)
    plan, changes = pause(example_plan(), "injured", TUESDAY, last, MORNING)
    later = [s for s in plan.sessions if s.start.date() > last and s.discipline == "run"]
    back = [each for each in later if each.status == "planned"][:4]
    for run in back:
        assert [part.minutes for part in run.steps] == [1.0, 1.0]
        assert run.minutes <= 30
    for one, two in pairwise(back):
        assert (two.start.date() - one.start.date()).days >= 2
    between = [c for c in changes if c.what == "dropped" and c.reason.code == "run-and-walk"]
    assert {c.session for c in between} == {"w08-easy-2"}


def test_pauses_that_meet_are_one_break() -> None:
    """Five days ill and then five away are ten days without a run, not twice a short break."""
    middle = days(TUESDAY, 6)
    once, _ = pause(example_plan(), "away", TUESDAY, days(TUESDAY, 12), MORNING)
    first, _ = pause(example_plan(), "away", TUESDAY, days(TUESDAY, 5), MORNING)
    assert first.fitness.factor == 1.0
    twice, changes = pause(first, "away", middle, days(TUESDAY, 12), at(middle))
    assert "way-back" in {change.reason.code for change in changes}
    assert twice.fitness.factor <= once.fitness.factor < 1.0


def test_a_break_that_goes_on_costs_no_more_than_one_as_long() -> None:
    """Eight days, told; then six more: the paces allow for fourteen, not for eight and fourteen."""
    middle = days(TUESDAY, 9)
    first, _ = pause(example_plan(), "away", TUESDAY, days(TUESDAY, 8), MORNING)
    assert first.fitness.factor < 1.0
    longer, _ = pause(first, "away", middle, days(TUESDAY, 14), at(middle))
    at_once, _ = pause(example_plan(), "away", TUESDAY, days(TUESDAY, 14), MORNING)
    assert longer.fitness.factor == pytest.approx(at_once.fitness.factor, abs=0.005)


def test_a_pause_after_a_run_that_was_held_is_as_long_as_it_was_told() -> None:
    assert days_off(example_plan(), TUESDAY, days(TUESDAY, 8)) == DaysOff(8)


def test_runs_missed_before_a_pause_belong_to_the_break() -> None:
    missed, _ = mark(example_plan(), "w06-long", "missed")
    assert days_off(missed, TUESDAY, days(TUESDAY, 8)) == DaysOff(11)


def at(day: date) -> datetime:
    return datetime.combine(day, MORNING.time())


def test_away_with_equipment_trains_with_it() -> None:
    last = days(TUESDAY, 6)
    plan, changes = pause(example_plan(), "away", TUESDAY, last, MORNING, equipment="none")
    assert changes
    for lift in on(plan, TUESDAY, last):
        assert lift.status == "planned"
        for each in lift.exercises:
            assert equipment_rank(catalogue()[each.exercise].equipment) == 0


def test_busy_days_keep_one_short_session_each() -> None:
    last = days(TUESDAY, 6)
    plan, _ = pause(example_plan(), "busy", TUESDAY, last, MORNING)
    kept = [each for each in on(plan, TUESDAY, last) if each.status == "planned"]
    assert [each.id[4:] for each in kept] == ["quality-1", "easy-1", "easy-2", "long"]
    assert all(each.minutes <= 40 for each in kept)
    hard = session(plan, kept[0].id)
    assert (hard.kind, hard.quality) == (session(example_plan(), hard.id).kind, True)
    assert kept[-1].kind == "easy"
    assert plan.fitness == example_plan().fitness


def test_the_race_stays_and_the_taper_never_grows() -> None:
    before = example_plan()
    first = date(2027, 3, 23)
    at = datetime.combine(first, MORNING.time())
    plan, _ = pause(before, "ill", first, days(first, 20), at)
    assert session(plan, "w16-race").start == session(before, "w16-race").start
    for was, now in zip(before.weeks[13:16], plan.weeks[13:16], strict=True):
        assert now.km <= was.km
        assert now.phase == was.phase


@pytest.mark.parametrize("units", ["km", "mi"])
def test_a_short_run_before_a_long_break_keeps_nobody_from_growing_after_it(units: str) -> None:
    """The way back is measured by the month before, and each week's long run may be longer."""
    plan, _ = mark(plan_with(units=units), "w07-easy-1", "done", km=2.0)
    first = session(plan, "w07-easy-1").start
    plan, _ = pause(plan, "ill", first.date(), days(first.date(), 34), first + timedelta(hours=2))
    back = [s for s in plan.sessions if s.id.endswith("long") and s.start.date() > first.date()]
    longs_km = [run.km or 0.0 for run in back if run.status == "planned"]
    assert longs_km[0] > 0.3 * (session(plan, "w06-long").km or 0.0)
    assert max(longs_km) > longs_km[0]
