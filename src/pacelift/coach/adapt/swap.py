"""A lift done with other equipment: each exercise that needs more goes to one that does not."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from pacelift.coach.adapt.easing import with_exercises
from pacelift.coach.catalogue import Catalogue, Exercise
from pacelift.coach.plan import Plan, Prescription, Reason, Session
from pacelift.coach.profile import Equipment

OTHER_EQUIPMENT: Final = Reason("R-STR-18", "other-equipment")


def with_equipment(
    session: Session, plan: Plan, equipment: Equipment, catalogue: Catalogue
) -> Session:
    """The lift with what that equipment allows; an exercise without a stand-in is left out."""
    injuries = plan.profile.athlete.injuries
    stays = {
        each.exercise
        for each in session.exercises
        if each.test or catalogue[each.exercise].suits(equipment, injuries)
    }
    chosen: list[Prescription] = []
    for each in session.exercises:
        if each.exercise in stays:
            chosen.append(each)
            continue
        taken = stays | {other.exercise for other in chosen}
        stand_in = _stand_in(each, plan, equipment, catalogue, taken)
        if stand_in is not None:
            chosen.append(stand_in)
    return with_exercises(session, catalogue, chosen)


def _stand_in(
    each: Prescription,
    plan: Plan,
    equipment: Equipment,
    catalogue: Catalogue,
    taken: set[str],
) -> Prescription | None:
    held = catalogue[each.exercise]
    found = catalogue.available(equipment, plan.profile.athlete.injuries, pattern=held.pattern)
    fitting = [e for e in found if e.id not in taken and e.unit == held.unit and not e.contacts]
    if not fitting:
        return None
    best = min(fitting, key=lambda exercise: _distance(exercise, held))
    sets = min(each.sets, best.sets[1])
    return evolve(each, exercise=best.id, sets=sets, load_kg=None, load_percent=None, contacts=0)


def _distance(exercise: Exercise, held: Exercise) -> tuple[bool, bool, bool]:
    """How unlike the exercise it stands in for it is."""
    return (
        exercise.unilateral != held.unilateral,
        exercise.level != held.level,
        exercise.load is None and held.load is not None,
    )
