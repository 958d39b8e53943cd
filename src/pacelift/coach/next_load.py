"""The kilograms of the next time, from those of the last ones (R-STR-13, R-STR-14, R-MISS-4).

Two for two (Baechle & Earle): two repetitions over the target in the last set, two sessions in a
row, move the load up, two sets short of it down. What an exercise without a load does is `ladder`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from attrs import evolve, frozen

from pacelift.coach.breaks import FREE_DAYS, Layoff
from pacelift.coach.catalogue import Exercise, Load
from pacelift.coach.estimated_maximum import MaximumRange, estimated_maximum, load_for
from pacelift.coach.load_steps import STEP_BACK, most_after, next_down, next_up, rounded_down
from pacelift.coach.performed import Performed, band_of, twice
from pacelift.coach.plan import Prescription, Reason, StrengthPhase, Value
from pacelift.coach.rules.strength import LOAD_STEP

STILL_PHASES: Final = frozenset({"power", "taper", "none"})
"""Phases whose aim is speed or freshness, so that nothing grows inside them."""
FIRST_RESERVE: Final = 3
"""Repetitions in reserve where a prescription names none."""
BREAK_LOADS: Final[tuple[tuple[int, float], ...]] = ((28, 0.9), (56, 0.8))
"""Share of the last load by days off, in the steps of R-MISS-4; after more, by feel. The more is
lost the longer the break (Bosquet 2013, a meta-analysis); the shares are coaching practice."""
PHASE_STEP: Final = 1.5
"""How much heavier the first sets of a phase may be than those before: a load for one repetition is
that of fifteen and half as much again (Epley)."""


@frozen
class WeekFacts:
    """What the week of a planned lift says to its loads.

    `after_too_hard` tells that the lift before was too hard, though nothing of it was logged;
    `breaks` are the longer ones before this lift.
    """

    phase: StrengthPhase
    cutback: bool = False
    after_too_hard: bool = False
    breaks: tuple[Layoff, ...] = ()

    def days_off_since(self, day: date) -> int:
        """How long the longest break was that began after that day, 0 without one."""
        return max((each.days for each in self.breaks if each.first > day), default=0)


def too_hard(done: Sequence[Performed], facts: WeekFacts) -> bool:
    """Whether the last session of an exercise, or the last lift, was too hard."""
    return facts.after_too_hard or (bool(done) and done[-1].too_hard)


def holds(done: Sequence[Performed], facts: WeekFacts) -> bool:
    """Whether nothing may grow: R-STR-13's cutback weeks and hard days, speed, taper, breaks."""
    still = facts.cutback or facts.phase in STILL_PHASES or too_hard(done, facts)
    return still or (bool(done) and facts.days_off_since(done[-1].day) > FREE_DAYS)


def next_load(
    planned: Prescription,
    exercise: Exercise,
    done: Sequence[Performed],
    facts: WeekFacts,
) -> tuple[float | None, Reason | None]:
    """Kilograms for a planned exercise and why; None kilograms are a load by feel.

    `done` are its own sessions, in order. As planned where the exercise takes no weight or none
    was logged.
    """
    load = exercise.load
    lifted = [] if load is None else _in_steps(load, [each for each in done if each.load_kg])
    lifted = [each for each in lifted if not each.light] or lifted
    last = lifted[-1] if lifted else None
    if load is None or not exercise.loadable or last is None or last.load_kg is None:
        return planned.load_kg, None
    days_off = facts.days_off_since(last.day)
    if days_off > FREE_DAYS:
        return _after_break(exercise, load, last.load_kg, days_off)
    if last.phase != facts.phase:
        return _new_phase(planned, exercise, load, lifted, facts)
    if facts.cutback:
        kg = _unraised(lifted) if last.too_hard else last.load_kg
        short = twice(lifted, exercise) == "short"
        kg = min(kg, next_down(load, last.load_kg)) if short else _lighter(load, kg)
        if kg < last.load_kg:
            less = _values(exercise, kg, before_kg=last.load_kg)
            return kg, Reason("R-STR-14", "lighter-load", less)
        return kg, Reason("R-STR-14", "light-load", _values(exercise, kg))
    if too_hard(done, facts):
        kg = _unraised(lifted)
        if twice(lifted, exercise) == "short":
            kg = min(kg, next_down(load, last.load_kg))
        return kg, Reason("R-STR-13", "hold-hard", _values(exercise, kg))
    still = facts.phase in STILL_PHASES or done[-1].light
    really = next(each.load_kg for each in done if each.day == last.day) or last.load_kg
    if really > last.load_kg:
        big = _values(exercise, last.load_kg, before_kg=really)
        return last.load_kg, Reason("R-STR-13", "big-step", big)
    return _progress(exercise, load, last.load_kg, lifted, still=still)


def _in_steps(load: Load, lifted: Sequence[Performed]) -> list[Performed]:
    """The sessions with no load more than a step above those before, until it was lifted twice.

    What was typed amiss, or tried for once, is not asked for the next time (R-STR-13).
    """
    made: list[Performed] = []
    heaviest_kg = 0.0
    for each in lifted:
        kg = each.load_kg or 0.0
        made.append(evolve(each, load_kg=min(kg, max(_most_kg(load, each, made), heaviest_kg))))
        heaviest_kg = max(heaviest_kg, kg)
    return made


def _most_kg(load: Load, done: Performed, before: Sequence[Performed]) -> float:
    """The most that a session may say of the next one, after those before it."""
    if not before:
        return done.load_kg or 0.0
    same = [each.load_kg or 0.0 for each in before if each.phase == done.phase]
    if same:
        return most_after(load, max(same))
    highest = max(each.load_kg or 0.0 for each in before)
    return rounded_down(load, highest * PHASE_STEP) or highest


def _values(exercise: Exercise, kg: float, **more: float) -> tuple[tuple[str, Value], ...]:
    return (("exercise", exercise.name), ("kg", kg), *more.items())


def _after_break(
    exercise: Exercise, load: Load, last_kg: float, days_off: int
) -> tuple[float | None, Reason]:
    share = next((share for most, share in BREAK_LOADS if days_off <= most), None)
    kg = None if share is None else rounded_down(load, last_kg * share)
    if kg is None:
        return None, Reason("R-MISS-4", "load-anew", (("exercise", exercise.name),))
    return kg, Reason("R-MISS-4", "load-back", _values(exercise, kg, before_kg=last_kg))


def _new_phase(
    planned: Prescription,
    exercise: Exercise,
    load: Load,
    lifted: Sequence[Performed],
    facts: WeekFacts,
) -> tuple[float | None, Reason | None]:
    """A phase opens at the cautious end of the estimated maximum, as planned without one.

    Fast sets are far from the most a runner can lift, and say nothing of it.
    """
    most_kg = lifted[-1].load_kg if holds(lifted, facts) else None
    last = ([each for each in lifted if each.phase not in STILL_PHASES] or lifted)[-1]
    maximum = estimated_maximum(last.load_kg or 0.0, last.reps, last.rir)
    if maximum is None or exercise.unit != "reps":
        kg = planned.load_kg
        return (kg if kg is None or most_kg is None else min(kg, most_kg)), None
    wanted = _opening_kg(planned, exercise, maximum, facts)
    kg = rounded_down(load, wanted if most_kg is None else min(wanted, most_kg))
    if kg is None:
        return None, Reason("R-STR-13", "by-feel", _values(exercise, last.load_kg or 0.0))
    low_kg, high_kg = round(maximum.low_kg), round(maximum.high_kg)
    values = _values(exercise, kg, low_kg=low_kg, high_kg=high_kg)
    return kg, Reason("R-STR-13", "new-phase", values)


def _opening_kg(
    planned: Prescription, exercise: Exercise, maximum: MaximumRange, facts: WeekFacts
) -> float:
    reserve = FIRST_RESERVE if planned.rir is None else planned.rir
    wanted = load_for(maximum, band_of(exercise, facts.phase)[1], reserve)
    if planned.load_percent is not None:
        wanted = maximum.low_kg * planned.load_percent[0] / 100
    return wanted * STEP_BACK if facts.cutback else wanted


def _unraised(lifted: Sequence[Performed]) -> float:
    """The last load without the step it had just taken (R-HARD-1)."""
    kgs = [each.load_kg for each in lifted[-2:] if each.phase == lifted[-1].phase]
    return min(kg for kg in kgs if kg is not None)


def _lighter(load: Load, kg: float) -> float:
    """R-STR-14: a little less, if from there one step of R-STR-13 leads back."""
    less = next_down(load, kg)
    return less if less * LOAD_STEP >= kg else kg


def _progress(
    exercise: Exercise,
    load: Load,
    last_kg: float,
    lifted: Sequence[Performed],
    *,
    still: bool,
) -> tuple[float | None, Reason]:
    said = twice(lifted, exercise)
    if said == "short":
        kg = next_down(load, last_kg)
        return kg, Reason("R-STR-13", "load-down", _values(exercise, kg, before_kg=last_kg))
    if said != "ready" or still:
        return last_kg, Reason("R-STR-13", "same-load", _values(exercise, last_kg))
    up_kg = next_up(load, exercise.area, last_kg)
    if up_kg is None:
        return None, Reason("R-STR-13", "by-feel", _values(exercise, last_kg))
    return up_kg, Reason("R-STR-13", "load-up", _values(exercise, up_kg, before_kg=last_kg))
