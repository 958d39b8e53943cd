"""How a planned exercise goes on from what was logged (R-STR-13).

Double progression: repetitions climb inside the band of the phase, and from its top the load
(`next_load`) or, without one, the rung of the catalogue (`ladder`). Nothing grows in a cutback
week, after "too hard", or in phases of speed and taper. Without a log a prescription stays as it
was planned, by repetitions in reserve.

Everything follows from the log, nothing from how often it was asked: a plan changed once is not
changed again by the same log.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from pacelift.coach.catalogue import Exercise
from pacelift.coach.ladder import Ladder, Way, climbed
from pacelift.coach.next_load import FIRST_RESERVE, WeekFacts, holds, next_load
from pacelift.coach.performed import Performed, band_of
from pacelift.coach.plan import Prescription, Reason, StrengthPhase
from pacelift.coach.strength_dose import NO_LOAD_TEMPO

STILL_PATTERNS: Final = frozenset({"plyo", "mobility"})
"""Jumps grow by their contacts (R-STR-11), stretches not at all."""


def next_prescription(
    planned: Prescription, history: Sequence[Performed], facts: WeekFacts, ladder: Ladder
) -> tuple[Prescription, Reason | None]:
    """A planned exercise as the log wants it, and why; no reason where it stays as planned.

    `history` holds the sessions before it in order of time, of this and of other exercises.
    """
    exercise = ladder.catalogue[planned.exercise]
    if planned.test or exercise.pattern in STILL_PATTERNS:
        return planned, None
    own = _of(history, exercise)
    hold = holds(own, facts)
    climb = climbed(ladder, exercise, history, hold=hold)
    rung = climb.rung
    moved = planned if rung is exercise else _on_rung(planned, rung, facts.phase)
    done = _of(history, rung)
    load_kg, reason = next_load(moved, rung, done, facts)
    hold = hold or holds(done, facts)
    made = _with_reps(evolve(moved, load_kg=load_kg), rung, done, facts, hold=hold)
    if climb.at_top and rung.unit == "reps" and not rung.loadable:
        made, reason = evolve(made, tempo=NO_LOAD_TEMPO), _slower_reason(rung)
    if climb.way is not None:
        return made, _climbed_reason(exercise, rung, climb.way)
    if made == planned:
        return planned, None
    if reason is None or (reason.code == "same-load" and made.load_kg == planned.load_kg):
        reason = _reps_reason(rung, made)
    return made, reason


def asks_less(after: Prescription, before: Prescription, reason: Reason) -> bool:
    """Whether a changed prescription asks less than it did: a step back, for whatever reason."""
    if after.exercise != before.exercise:
        return reason.code == "easier"
    if after.load_kg != before.load_kg:
        if after.load_kg is None or before.load_kg is None:
            return reason.code == "load-anew"
        return after.load_kg < before.load_kg
    return after.tempo == before.tempo and sum(after.amount) < sum(before.amount)


def _of(history: Sequence[Performed], exercise: Exercise) -> list[Performed]:
    return [each for each in history if each.exercise == exercise.id]


def _on_rung(planned: Prescription, rung: Exercise, phase: StrengthPhase) -> Prescription:
    """The planned dose on another rung, its load by feel until one is logged."""
    reserve = FIRST_RESERVE if planned.rir is None else planned.rir
    return evolve(
        planned,
        exercise=rung.id,
        amount=band_of(rung, phase),
        unit=rung.unit,
        rir=reserve if rung.unit == "reps" else None,
        load_kg=None,
        load_percent=None,
        tempo=None if rung.loadable else planned.tempo,
        weaker=planned.weaker if rung.unilateral else None,
        extra_sets=planned.extra_sets if rung.unilateral else 0,
    )


def _with_reps(
    planned: Prescription,
    exercise: Exercise,
    done: Sequence[Performed],
    facts: WeekFacts,
    *,
    hold: bool,
) -> Prescription:
    """One repetition more than last time inside the band, when last time left what it should."""
    if not done or exercise.unit != "reps":
        return planned
    last = next((each for each in reversed(done) if not each.light), done[-1])
    low, high = band_of(exercise, facts.phase)
    tired = last.rir is not None and last.asked_rir is not None and last.rir < last.asked_rir
    same = last.phase == facts.phase and last.load_kg == planned.load_kg
    if hold or tired or not same or last.reps < low:
        return evolve(planned, amount=(low, high))
    return evolve(planned, amount=(min(high, last.reps + 1), high))


def _climbed_reason(before: Exercise, rung: Exercise, way: Way) -> Reason:
    values = (("exercise", rung.name), ("before", before.name))
    if way == "harder":
        return Reason("R-STR-13", "harder", values)
    return Reason("R-STR-13", "easier", values)


def _slower_reason(rung: Exercise) -> Reason:
    return Reason("R-STR-13", "slower", (("exercise", rung.name),))


def _reps_reason(rung: Exercise, made: Prescription) -> Reason:
    return Reason("R-STR-13", "reps", (("exercise", rung.name), ("reps", made.amount[0])))
