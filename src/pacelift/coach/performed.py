"""What was done of an exercise, and what two sessions of it in a row say (R-STR-13).

What follows for the next one is `progression`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, Literal, Protocol

from attrs import frozen

from pacelift.coach.catalogue import Band, Exercise, Unit
from pacelift.coach.plan import Session, Side, StrengthPhase

TWICE: Final = 2
OVER: Final = 2
"""Two for two: so many repetitions over the target, in so many sessions one after the other."""
OVER_BY_UNIT: Final[dict[Unit, int]] = {"reps": OVER, "s": 10, "m": 10}
"""The same for holds and carries: about the time two repetitions take."""
EASY_RESERVE: Final = 3
"""Without a weight, this many repetitions left at the top of the band are too easy."""

Ready = Literal["ready", "short"]


class SetDone(Protocol):
    """A logged set, or some alike: `reps` in the exercise's unit, `rir` repetitions in reserve."""

    @property
    def exercise(self) -> str:
        """The catalogue's id."""

    @property
    def reps(self) -> int:
        """Of one set, or of each of some that were alike."""

    @property
    def load_kg(self) -> float | None:
        """As the exercise counts kilograms; None without."""

    @property
    def rir(self) -> int | None:
        """Repetitions in reserve, None where nobody said."""

    @property
    def side(self) -> Side | None:
        """Which side it was, None for both alike."""


@frozen
class Performed:
    """The last set of an exercise in one session, the weaker side's where both were told.

    `asked_rir` is what the session asked to leave, `rir` what was left. `light` sessions, those of
    a cutback week, neither count as progress nor break its row.
    """

    day: date
    exercise: str
    phase: StrengthPhase
    reps: int
    load_kg: float | None = None
    rir: int | None = None
    asked_rir: int | None = None
    too_hard: bool = False
    light: bool = False


def performed_in(
    session: Session,
    sets: Sequence[SetDone],
    phase: StrengthPhase,
    *,
    too_hard: bool = False,
    light: bool = False,
) -> tuple[Performed, ...]:
    """What a session's log says of each exercise but its tests, asked for or not, as logged first.

    `sets` are in the order they were done; `light` in a cutback week.
    """
    asked = {each.exercise: each for each in session.exercises}
    found = []
    for exercise in dict.fromkeys(each.exercise for each in sets):
        prescription = asked.get(exercise)
        if prescription is not None and prescription.test:
            continue
        last = _last_set([each for each in sets if each.exercise == exercise])
        found.append(
            Performed(
                day=session.start.date(),
                exercise=exercise,
                phase=phase,
                reps=last.reps,
                load_kg=last.load_kg,
                rir=last.rir,
                asked_rir=None if prescription is None else prescription.rir,
                too_hard=too_hard,
                light=light,
            )
        )
    return tuple(found)


def _last_set(done: Sequence[SetDone]) -> SetDone:
    """The last set; of a left and a right one the weaker."""
    by_side = {each.side: each for each in done}
    if done[-1].side is None:
        return done[-1]
    return min((by_side[side] for side in by_side if side), key=lambda each: each.reps)


def band_of(exercise: Exercise, phase: StrengthPhase) -> Band:
    """What a phase asks of an exercise, as the planner has it."""
    return exercise.band(phase) or exercise.amount[0][1]


def judged(done: Performed, exercise: Exercise) -> Ready | None:
    """Whether a session asks for more ("ready"), fell short of the band, or neither."""
    low, high = band_of(exercise, done.phase)
    if done.reps < low:
        return "short"
    if done.too_hard or done.reps < high:
        return None
    asked = 0 if done.asked_rir is None else done.asked_rir
    if not exercise.loadable and done.rir is not None:
        return "ready" if done.rir >= max(EASY_RESERVE, asked) else None
    left = 0 if done.rir is None or done.asked_rir is None else done.rir - asked
    over = OVER_BY_UNIT[exercise.unit]
    return "ready" if done.reps - high + left >= over else None


def twice(history: Sequence[Performed], exercise: Exercise) -> Ready | None:
    """What the last two sessions of an exercise agree on; `history` is of it alone, in order.

    Loads count together when they were alike and of one phase.
    """
    last = [each for each in history if not each.light][-TWICE:]
    if len(last) < TWICE:
        return None
    said = {judged(each, exercise) for each in last}
    alike = len({(each.load_kg, each.phase) for each in last}) == 1
    return said.pop() if len(said) == 1 and (alike or not exercise.loadable) else None
