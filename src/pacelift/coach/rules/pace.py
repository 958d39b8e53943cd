"""Pace and fitness rules (R-PACE-*): what a plan's score, paces, prediction and efforts must obey.

The formulas and their numbers stand in `coach.fitness`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pacelift.coach import fitness
from pacelift.coach.plan import PaceRange, Paces, Session, Step, Zone
from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.intensity import RPE
from pacelift.coach.rules.strength import SESSION_RPE
from pacelift.coach.rules.view import PlanView, is_lightened
from pacelift.errors import said

GOAL_TOLERANCE: Final = 0.03
"""R-PACE-7: how much faster than the best-case prediction a goal may be before it is called out."""


LONG_RUN_OVER_MARATHON: Final = (1.05, 1.30)
"""R-PACE-11: an easy long run's pace against M pace."""

SCORE_SLACK: Final = 0.05
PACE_SLACK_S_PER_KM: Final = 1.0
TIME_SLACK_S: Final = 60.0
"""How far score, paces and times may lie off the formulas, and a step's pace outside its zone."""

ZONES: Final[tuple[Zone, ...]] = ("E", "M", "T", "I", "R")


def _score(view: PlanView) -> Iterable[tuple[str, str]]:
    held = view.fitness
    race = held.result or fitness.recent_result(view.profile)
    if race is None or held.source != "recent_race":
        return
    expected = held.factor * fitness.score_of_race(race.km, race.time_s)
    if held.score is None or abs(held.score - expected) > SCORE_SLACK:
        yield (
            "plan",
            said(
                "the score is {score}, the recent race gives {expected:.1f}",
                score=held.score,
                expected=expected,
            ),
        )


def _formula_paces(view: PlanView) -> Paces | None:
    score = view.fitness.score
    if score is None:
        return None
    return fitness.paces_of_score(min(max(score, fitness.LOWEST_SCORE), fitness.HIGHEST_SCORE))


def _training_paces(view: PlanView) -> Iterable[tuple[str, str]]:
    expected, held = _formula_paces(view), view.fitness.paces
    if (expected is None) != (held is None):
        yield "plan", said("paces are known when the score is, and only then")
    elif expected is not None and held is not None and _far(_without_m(held), _without_m(expected)):
        yield (
            "plan",
            said(
                "paces {paces} are not the score's, {expected} s/km",
                paces=_without_m(held),
                expected=_without_m(expected),
            ),
        )
    yield from _steps_outside(view, {"E", "T", "I", "R"})


def _without_m(paces: Paces) -> tuple[float, ...]:
    return (*paces.easy, paces.threshold, paces.interval, paces.repetition)


def _far(held: tuple[float, ...], expected: tuple[float, ...]) -> bool:
    return any(abs(a - b) > PACE_SLACK_S_PER_KM for a, b in zip(held, expected, strict=True))


def _marathon_pace(view: PlanView) -> Iterable[tuple[str, str]]:
    expected, held = _formula_paces(view), view.fitness.paces
    if expected is not None and held is not None and _far((held.marathon,), (expected.marathon,)):
        yield (
            "plan",
            said(
                "M pace is {pace:.0f} s/km, the score's {expected:.0f}",
                pace=held.marathon,
                expected=expected.marathon,
            ),
        )
    yield from _steps_outside(view, {"M"})


def _steps_outside(view: PlanView, zones: set[str]) -> Iterator[tuple[str, str]]:
    """Steps of these zones whose pace lies outside them, or that show one nobody can know."""
    paces = view.fitness.paces
    ranges = {zone: fitness.zone_range(paces, zone) for zone in ZONES} if paces else {}
    since = view.fitness.since or view.profile.start
    for run in (run for run in view.runs if run.start.date() >= since):
        as_slow_as_wanted = run.kind == "recovery" or is_lightened(run)
        for step in run.steps:
            if step.pace is None or step.zone not in zones:
                continue
            zone = fitness.steady_range(paces) if step.kind == "steady" and paces else None
            if not _inside(step, zone or ranges.get(step.zone), as_slow_as_wanted):
                yield (
                    run.id,
                    said(
                        "a step in {zone} at {pace} s/km is outside its zone",
                        zone=step.zone,
                        pace=step.pace,
                    ),
                )


def _inside(step: Step, zone: PaceRange | None, may_be_slow: bool) -> bool:
    if step.pace is None or zone is None:
        return False
    as_slow_as_wanted = may_be_slow or step.kind == "jog"
    not_too_slow = as_slow_as_wanted or step.pace[1] <= zone[1] + PACE_SLACK_S_PER_KM
    return step.pace[0] >= zone[0] - PACE_SLACK_S_PER_KM and not_too_slow


def _prediction(view: PlanView) -> Iterable[tuple[str, str]]:
    held = view.fitness
    if held.score is None or held.prediction_s is None:
        return
    best, worst = held.prediction_s
    equivalent = fitness.equivalent_time_s(held.score, view.profile.race.km)
    if best < equivalent - TIME_SLACK_S or worst < best:
        yield (
            "plan",
            said(
                "the prediction {best} to {worst} s is faster than {equivalent:.0f} s",
                best=best,
                worst=worst,
                equivalent=equivalent,
            ),
        )
    if view.profile.race.distance != "marathon":
        return
    # At the plan's highest week the model is the kindest it can be.
    kindest_s = fitness.volume_aware_marathon_s(held, view.profile, view.highest_km)
    if worst < kindest_s - TIME_SLACK_S:
        yield (
            "plan",
            said("the prediction's slow end {worst} s ignores the weekly volume", worst=worst),
        )


def _long_run_pace(view: PlanView) -> Iterable[tuple[str, str]]:
    paces = view.fitness.paces
    if paces is None:
        return
    low, high = (share * paces.marathon for share in LONG_RUN_OVER_MARATHON)
    for run in view.runs:
        if run.kind != "long" or any(step.zone == "M" for step in run.steps):
            continue
        for step in run.steps:
            if step.zone == "E" and step.pace and not low <= sum(step.pace) / 2 <= high:
                yield (
                    run.id,
                    said(
                        "long-run pace {pace} s/km, expected {low:.0f} to {high:.0f}",
                        pace=step.pace,
                        low=low,
                        high=high,
                    ),
                )


def _perceived_exertion(view: PlanView) -> Iterable[tuple[str, str]]:
    for week in view.by_week:
        for session in week.sessions:
            most = _most_rpe(session, week.week.strength_phase)
            low, high = session.rpe
            if low > high or high > most:
                yield (
                    session.id,
                    said(
                        "effort {low} to {high} of 10, at most {most}",
                        low=low,
                        high=high,
                        most=most,
                    ),
                )


def _most_rpe(session: Session, strength_phase: str) -> int:
    if session.discipline == "core":
        return SESSION_RPE["core"][1]
    if session.discipline == "strength":
        return SESSION_RPE.get(strength_phase, (0, 10))[1]
    if session.kind == "long" and any(step.zone == "M" for step in session.steps):
        return RPE["marathon-pace"][1]
    return RPE[session.kind][1]


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-PACE-1",
        "hard",
        "Your fitness is a single number, the Daniels-Gilbert score, worked out from a recent "
        "race.",
        "Daniels and Gilbert equations, checked against published race tables",
        "C",
        _score,
    ),
    Rule(
        "R-PACE-2",
        "hard",
        "Equal scores at different distances give the race times you could expect at each.",
        "Daniels and Gilbert equations, checked against published race tables",
        "C",
        unchecked=(
            "a plan holds no table of race times: tests compare the formula with printed ones"
        ),
    ),
    Rule(
        "R-PACE-3",
        "hard",
        "Easy, threshold, interval and repetition paces follow from the score, and every step "
        "keeps to its pace zone.",
        "Daniels' Running Formula, published pace tables",
        "C",
        _training_paces,
    ),
    Rule(
        "R-PACE-4",
        "hard",
        "Marathon pace is your predicted race pace, and a little slower than that for slower "
        "runners.",
        "Daniels' Running Formula, published pace tables",
        "C",
        _marathon_pace,
    ),
    Rule(
        "R-PACE-5",
        "soft",
        "Paces come from what you can do now, never from the time you hope for.",
        "coaching practice: Daniels",
        "P",
        unchecked="a plan does not tell where a pace came from but by R-PACE-1 and R-PACE-3",
    ),
    Rule(
        "R-PACE-6",
        "soft",
        "Simple formulas flatter marathon times: half of recreational runners need ten minutes "
        "more, so weekly volume counts too.",
        "Vickers & Vertosick 2016",
        "B",
        unchecked="it is a formula: tests compare it with the published examples",
    ),
    Rule(
        "R-PACE-7",
        "soft",
        "Your race prediction is a range, and its slow end takes your weekly volume into account.",
        "Vickers & Vertosick 2016",
        "B",
        _prediction,
    ),
    Rule(
        "R-PACE-8",
        "info",
        "Average weekly distance and average training pace tell how a marathon build-up is going.",
        "Tanda 2011, Tanda 2020",
        "B",
        unchecked="shown for information only",
    ),
    Rule(
        "R-PACE-9",
        "info",
        "Starting a marathon above 94 % of critical speed makes a bad second half far more likely.",
        "Smyth & Muniz-Pumares 2020",
        "B",
        unchecked="critical speed is not asked for",
    ),
    Rule(
        "R-PACE-10",
        "soft",
        "Heart rate can stand in for pace: easy running stays below about four fifths of the "
        "maximum.",
        "coaching practice: Pfitzinger, Daniels",
        "P",
        unchecked="a plan guides by pace and effort and prescribes no heart rate",
    ),
    Rule(
        "R-PACE-11",
        "soft",
        "Easy long runs are 5 to 30 % slower than marathon pace.",
        "coaching practice: Pfitzinger, Higdon, Galloway",
        "P",
        _long_run_pace,
    ),
    Rule(
        "R-PACE-12",
        "soft",
        "Every session has a target effort from 0 to 10; easy means you can speak in full "
        "sentences.",
        "coaching practice: McMillan, Fitzgerald",
        "P",
        _perceived_exertion,
    ),
    Rule(
        "R-PACE-13",
        "soft",
        "In heat, slow down: roughly 20 s/km for every 3 °C above 15 °C on long runs.",
        "coaching practice: Galloway",
        "P",
        unchecked="a plan does not know the weather",
    ),
)
