"""A whole planned lift as the log wants it: each exercise by `progression`, then the sides.

Which lifts are looked at, and when, is for who adapts the plan.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from pacelift.coach.breaks import FREE_DAYS
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.ladder import Ladder, Means
from pacelift.coach.next_load import WeekFacts
from pacelift.coach.performed import Performed
from pacelift.coach.plan import Prescription, Reason, Session
from pacelift.coach.progression import asks_less, next_prescription
from pacelift.coach.sides import SideTest, with_sides
from pacelift.coach.strength_dose import CORE_WARM_UP_MIN, WARM_UP_MIN, work_min


@frozen
class LiftLog:
    """What was done before a lift, in order of time: sets of exercises, tests of sides."""

    performed: tuple[Performed, ...] = ()
    tests: tuple[SideTest, ...] = ()


@frozen
class Progressed:
    """A lift and why it changed, in the order of its exercises; no reason where nothing did."""

    session: Session
    reasons: tuple[Reason, ...]


def progress_session(
    session: Session,
    log: LiftLog,
    facts: WeekFacts,
    means: Means,
    catalogue: Catalogue,
    *,
    soon: bool = False,
) -> Progressed:
    """A planned lift or hip and core session going on from what was logged before its start.

    Its time, minutes and number of exercises stay. A weaker side gets one set more where that
    fits the minutes, and an exercise that takes longer than the one it follows loses sets until it
    does. `soon` allows only what asks less.
    """
    before = [each for each in log.performed if each.day < session.start.date()]
    told: dict[int, Reason] = {}
    made = session.exercises
    for _ in session.exercises:
        held = [each.exercise for each in made]
        for place, planned in enumerate(made):
            others = {each.exercise for each in (*made[:place], *made[place + 1 :])}
            ladder = Ladder(catalogue, means, facts.phase, others)
            following, reason = next_prescription(planned, before, facts, ladder)
            if reason is None or (soon and not asks_less(following, planned, reason)):
                continue
            made = _within(session, place, following, made, catalogue)
            told[place] = reason
        if held == [each.exercise for each in made]:
            break  # else what climbed has left its rung to another one
    reasons = [told[place] for place in sorted(told)]
    if not soon:
        tests = [each for each in log.tests if each.day < session.start.date()]
        light, most_min = _light(before, facts), _most_min(session)
        made, sides = with_sides(made, tests, catalogue, light=light, most_min=most_min)
        reasons += [] if sides is None else [sides]
    return Progressed(evolve(session, exercises=made), tuple(reasons))


def _within(
    session: Session,
    place: int,
    following: Prescription,
    made: tuple[Prescription, ...],
    catalogue: Catalogue,
) -> tuple[Prescription, ...]:
    """The exercises with that one in its place, with fewer sets if another rung takes longer."""

    def having(each: Prescription) -> tuple[Prescription, ...]:
        return (*made[:place], each, *made[place + 1 :])

    if following.exercise != made[place].exercise:
        most_min = max(_most_min(session), work_min(catalogue, made))
        while following.sets > 1 and work_min(catalogue, having(following)) > most_min:
            following = evolve(following, sets=following.sets - 1)
    return having(following)


def _most_min(session: Session) -> int:
    """How long the exercises may take."""
    return session.minutes - (CORE_WARM_UP_MIN if session.kind == "core" else WARM_UP_MIN)


def _light(before: Sequence[Performed], facts: WeekFacts) -> bool:
    if facts.cutback or facts.after_too_hard or facts.phase == "taper":
        return True
    last = before[-1] if before else None
    return last is not None and (last.too_hard or facts.days_off_since(last.day) > FREE_DAYS)
