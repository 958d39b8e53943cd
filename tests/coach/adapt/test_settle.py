"""What lies ahead is fitted to what was really done, and to nothing else."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from attrs import evolve

from pacelift.coach.adapt import adapt
from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.settle import settle
from pacelift.coach.edited import with_sessions
from pacelift.coach.own_moves import FLAGS, flag
from pacelift.coach.plan import Plan
from pacelift.coach.rules import Finding, hard_findings
from tests.coach.adapt.lives import entry, pause, session
from tests.coach.plans import VARIED, catalogue, example_plan, plan_of, varied_plan


def settled(plan: Plan, missed: set[str], now: datetime) -> Adapted:
    gone = [evolve(session(plan, each), status="missed") for each in missed]
    return settle(Adapted(with_sessions(plan, gone), {}), plan, now, catalogue())


@pytest.mark.parametrize("name", VARIED)
@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_a_plan_that_goes_as_planned_stays_as_it_is(name: str, share: float) -> None:
    plan = varied_plan(name)
    now = plan.sessions[int(share * len(plan.sessions))].start
    after = settled(plan, set(), now)
    assert after.plan == evolve(plan, told=now)
    assert after.reasons == {}


def test_weeks_that_were_missed_make_those_after_them_smaller() -> None:
    plan = varied_plan("a fast marathon")
    weeks = range(1, 9)
    missed = {s.id for s in plan.sessions if s.week in weeks and s.discipline == "run"}
    after = settled(plan, missed, datetime.combine(plan.weeks[7].end, datetime.max.time()))
    assert after.plan.weeks[8].km < plan.weeks[8].km
    assert {"R-MISS-3", "R-MISS-7"} >= {reason.rule for reason in after.reasons.values()}
    assert not hard_findings(after.plan, catalogue())


def test_a_taper_after_a_missed_peak_shrinks_with_it() -> None:
    plan = example_plan()
    missed = {s.id for s in plan.sessions if 4 <= s.week <= 13 and s.discipline == "run"}
    after = settled(plan, missed, datetime.combine(plan.weeks[12].end, datetime.max.time())).plan
    assert after.weeks[13].km <= 0.9 * max(week.km for week in after.weeks[:13])
    assert after.weeks[13].km > after.weeks[14].km > after.weeks[15].km


def test_heavy_legs_wait_for_three_weeks_of_real_lifting() -> None:
    plan = example_plan()
    lifts = [s for s in plan.sessions if s.discipline == "strength"]
    heavy = next(each for each in lifts if each.leg_load == 3)
    missed = {each.id for each in lifts if each.start < heavy.start}
    now = max(session(plan, each).start for each in missed)
    after = settled(plan, missed, now)
    assert session(after.plan, heavy.id).leg_load == 2
    assert after.reasons[heavy.id].code == "later-start"
    assert not hard_findings(after.plan, catalogue())


def test_a_race_that_is_now_too_long_for_the_longest_run_is_said_so() -> None:
    plan = example_plan()
    missed = {s.id for s in plan.sessions if 4 <= s.week <= 13 and s.kind == "long"}
    after = settled(plan, missed, datetime.combine(plan.weeks[12].end, datetime.max.time())).plan
    (short,) = (each for each in after.warnings if each.code == "fell-short")
    race = plan.profile.race.date
    lately = (s for s in after.sessions if 0 < (race - s.start.date()).days <= 56)
    longest = max(s.km or 0 for s in lately if s.discipline == "run" and s.status == "planned")
    assert dict(short.values)["km"] == longest


def test_a_flag_goes_with_the_break_it_flags_though_the_longest_run_falls_short() -> None:
    plan = example_plan()
    moved = session(plan, "w05-easy-1")
    finding = Finding("R-INT-2", "hard", moved.id, f"{moved.id} is on the day after w05-long")
    flagged = evolve(plan, warnings=(flag(moved, [finding], plan, None), *plan.warnings))
    missed = {s.id for s in plan.sessions if 4 <= s.week <= 13 and s.kind == "long"}
    now = datetime.combine(plan.weeks[12].end, datetime.max.time())
    codes = {each.code for each in settled(flagged, missed, now).plan.warnings}
    assert "fell-short" in codes
    assert not codes & FLAGS


def test_hours_told_to_the_next_hard_run_are_those_to_the_one_that_is_left() -> None:
    plan = example_plan()
    told = {r.code: dict(r.values) for r in session(plan, "w05-lift-b").why}["hours-to-hard"]
    assert told["kind"] == "long"
    after = settled(plan, {"w05-long"}, session(plan, "w05-quality-1").start).plan
    codes = {r.code: dict(r.values) for r in session(after, "w05-lift-b").why}
    assert codes.get("hours-to-hard", {}).get("kind") != "long"


def test_what_did_not_fit_before_is_none_of_this_entry_s_business() -> None:
    plan = example_plan()
    long = session(plan, "w08-long")
    odd = with_sessions(plan, [evolve(long, km=33.0)])
    after = settle(Adapted(odd, {}), odd, plan.sessions[0].start, catalogue())
    assert after.reasons == {}


def test_what_was_much_for_its_week_is_shortened_once_it_breaks_the_rule() -> None:
    """The way back from an illness has such runs; then a race makes the long run before smaller."""
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    ten_km = {
        "athlete": {"born": 1957, "screening": "clear"},
        "race": {"date": "2027-05-02", "distance": "10k", "goal": "finish", "name": "Ten"},
        "name": "Spring",
        "units": "km",
        "running": {"days": 6, "longest": 17.6, "weekly": 44, "easy_pace": "6:20"},
        "strength": {"equipment": "dumbbells", "experience": "regular", "sessions": 2},
        "window": [{"days": days, "from": "05:00", "to": "21:00"}],
        "start": "2027-01-04",
    }
    plan = plan_of(ten_km)
    plan, _ = pause(plan, "ill", date(2027, 1, 4), date(2027, 1, 30), datetime(2027, 1, 4, 5))
    told = {"date": "2027-02-11", "km": 21.0975, "time_s": 5612}
    plan, _ = adapt(plan, entry(plan, "race", datetime(2027, 2, 11, 7), **told), catalogue())
    assert not hard_findings(plan, catalogue())
