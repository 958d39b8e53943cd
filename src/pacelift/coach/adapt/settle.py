"""After every entry: what lies ahead fits what was really done, and says no more than is so.

Runs are shortened, never lengthened: to the longest really run (R-VOL-3, R-MISS-3), weeks to those
before them (R-VOL-1, R-TAPER-1, R-TAPER-2), fast work to its week (R-INT-3), heavy legs and jumps
to when lifting really began (R-STR-11), all of them to the longest there may be (R-LONG-2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from typing import Final

from attrs import evolve

from pacelift.coach.adapt import easing
from pacelift.coach.adapt.adapted import Adapted, is_ahead
from pacelift.coach.adapt.lighter_week import of_at_most
from pacelift.coach.adapt.predicted import predicted
from pacelift.coach.assemble import told_again
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.own_moves import broken_by
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.coach.rules import hard_findings
from pacelift.coach.rules.intensity import over_caps
from pacelift.coach.rules.long_run import cap_minutes
from pacelift.coach.rules.phases import too_short
from pacelift.coach.rules.rebuilding import rebuilt_limits
from pacelift.coach.rules.strength_safety import beyond_beginners
from pacelift.coach.rules.taper_rules import taper_limits
from pacelift.coach.rules.view import PlanView, WeekView, view_of
from pacelift.coach.rules.volume import BELOW_KM, single_run_limits, two_week_limits

MOST_ROUNDS: Final = 200
SLACK_KM: Final = 1e-6
CLEARLY: Final = 1.10
"""A week with more than 110 % of another is a spike (R-VOL-1)."""

TECHNIQUE_RIR: Final = 3
WORK_STEP: Final = 0.9

WEEKS_BEFORE: Final = Reason("R-MISS-7", "weeks-before")
WORK_WITH_WEEK: Final = Reason("R-MISS-7", "work-with-week")
LATER_START: Final = Reason("R-STR-11", "later-start")

Change = tuple[str, list[Session], Reason]
"""Where something no longer fits, what changes, and why."""
Fix = Callable[[PlanView, datetime], Iterator[Change]]


def settle(
    adapted: Adapted,
    before: Plan,
    now: datetime,
    catalogue: Catalogue,
    *,
    planned_anew: bool = False,
) -> Adapted:
    """The plan with what lies ahead fitted to what was really done.

    What did not fit in the plan before either is left: it is none of this entry's business. A
    season `planned_anew` is built up from what was really run already.
    """
    fixes = tuple(fix for fix in _FIXES if not (planned_anew and fix is _rebuilt_weeks))
    known = cache(lambda: {key for key, _ in _misfits(view_of(before, catalogue), now, fixes)})
    view = view_of(adapted.plan, catalogue)
    for _ in range(MOST_ROUNDS):
        misfits = _misfits(view, now, fixes)
        change = next((change for key, change in misfits if key not in known()), None)
        if change is None:
            break
        adapted = adapted.having(*change[1:])
        view = view_of(adapted.plan, catalogue, view)
    plan = predicted(_said_again(adapted.plan, now, catalogue, too_short(view)), view, now)
    return Adapted(plan, adapted.reasons)


def _misfits(
    view: PlanView, now: datetime, fixes: Sequence[Fix]
) -> Iterator[tuple[tuple[int, str], Change]]:
    for kind, fix in enumerate(fixes):
        for change in fix(view, now):
            if change[1]:
                yield (kind, change[0]), change


def _single_runs(view: PlanView, now: datetime) -> Iterator[Change]:
    """Runs that are longer than the longest really run before them allows.

    A ladder has a rung a week: what is only planned for a week is no measure of its other runs.
    """

    def rung(run: Session) -> int:
        day = run.start.toordinal()
        return day - run.start.weekday() if is_ahead(run, now) else day

    for by_day, by_rung in zip(single_run_limits(view), single_run_limits(view, rung), strict=True):
        # Each is a misfit of its own: what was too much for its week before may now break R-VOL-3.
        for key, (run, most, longest) in sorted(
            (("day", by_day), ("rung", by_rung)), key=lambda limit: limit[1][1]
        ):
            if is_ahead(run, now) and (run.km or 0.0) > most + SLACK_KM:
                made = easing.shortened(run, view.plan, most)
                why = Reason("R-MISS-3", "really-run", (("longest_km", longest),))
                yield f"{run.id} by {key}", [made] if made != run else [], why


def _weeks(view: PlanView, now: datetime) -> Iterator[Change]:
    """Weeks with more than those before them allow."""
    yield from _lighter(view, now, _week_limits(view))


def _rebuilt_weeks(view: PlanView, now: datetime) -> Iterator[Change]:
    """Weeks with clearly more than may follow weeks in which much was missed or too hard.

    For a little more a runner is not to learn another plan: the least change is none.
    """
    limits = rebuilt_limits(view)
    yield from _lighter(view, now, (each for each in limits if each[0].km > CLEARLY * each[1]))


def _lighter(
    view: PlanView, now: datetime, limits: Iterable[tuple[WeekView, float, float]]
) -> Iterator[Change]:
    for week, most, _ in limits:
        if week.km > most + SLACK_KM:
            made = of_at_most(week.runs, view.plan, most, now)
            yield week.where, made, WEEKS_BEFORE


def _week_limits(view: PlanView) -> Iterator[tuple[WeekView, float, float]]:
    yield from two_week_limits(view)
    if view.highest_km:
        for week, before, most in taper_limits(view):
            yield week, min(most, before - BELOW_KM), view.highest_km


def _work(view: PlanView, now: datetime) -> Iterator[Change]:
    """Runs with more fast work than their week allows."""
    for week in view.by_week:
        for run in week.runs:
            if is_ahead(run, now) and any(over_caps(run, week.asked_km)):
                yield run.id, [_less_work(run, view, week.asked_km)], WORK_WITH_WEEK


def _less_work(run: Session, view: PlanView, week_km: float) -> Session:
    share = WORK_STEP
    while share > easing.LEAST_SHARE:
        made = easing.with_less_work(run, share)
        if not any(over_caps(made, week_km)):
            return made
        share *= WORK_STEP
    return easing.as_easy(run, view.plan, 1 - SLACK_KM)


def _new_to_lifting(view: PlanView, now: datetime) -> Iterator[Change]:
    """Lifts that come too soon after lifting really began."""
    for lift, too_heavy in beyond_beginners(view):
        if is_ahead(lift, now):
            if too_heavy:
                made = easing.with_lighter_legs(lift, view.catalogue, TECHNIQUE_RIR)
            else:
                made = easing.with_fewer_jumps(lift, view.catalogue)
            yield lift.id, [made], LATER_START


def _too_long(view: PlanView, now: datetime) -> Iterator[Change]:
    """Runs longer than the longest there may be at the runner's pace and goal."""
    cap_min = cap_minutes(view.profile, view.fitness)
    for run in view.runs:
        if is_ahead(run, now) and run.minutes > cap_min:
            made = easing.shortened(run, view.plan, (run.km or 0.0) * cap_min / run.minutes)
            yield run.id, [made], Reason("R-LONG-2", "within-cap", (("minutes", cap_min),))


_FIXES: Final[tuple[Fix, ...]] = (
    _single_runs,
    _weeks,
    _rebuilt_weeks,
    _work,
    _new_to_lifting,
    _too_long,
)


def _said_again(plan: Plan, now: datetime, catalogue: Catalogue, longest_km: float | None) -> Plan:
    """Hours between sessions and a longest run too short for the race told as they are now."""
    sessions = tuple(told_again(plan.sessions, plan.clocks, now))
    warnings = tuple(each for each in plan.warnings if each.code != "fell-short")
    plan = _still_broken(evolve(plan, sessions=sessions, warnings=warnings, told=now), catalogue)
    if longest_km is None:
        return plan
    short = Reason("R-PHASE-2", "fell-short", (("km", longest_km),))
    return evolve(plan, warnings=(*plan.warnings, short))


def _still_broken(plan: Plan, catalogue: Catalogue) -> Plan:
    """The plan without the flags of rules that it no longer breaks."""
    flags = [each for each in plan.warnings if broken_by(each)]
    if not flags:
        return plan
    broken = {finding.rule for finding in hard_findings(plan, catalogue)}
    gone = [each for each in flags if not broken_by(each) & broken]
    return evolve(plan, warnings=tuple(each for each in plan.warnings if each not in gone))
