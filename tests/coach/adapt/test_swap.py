"""Lifts with other equipment: the same movements, as far as there is one for them."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.adapt.swap import with_equipment
from pacelift.coach.catalogue import EQUIPMENT
from pacelift.coach.plan import Plan, Session
from pacelift.coach.profile import Equipment
from tests.coach.plans import VARIED, catalogue, example_plan, varied_plan


def lifts(plan: Plan) -> list[Session]:
    return [each for each in plan.sessions if each.exercises]


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("name", VARIED)
def test_every_exercise_can_be_done_there_and_moves_as_the_one_before(
    name: str, equipment: Equipment
) -> None:
    plan = varied_plan(name)
    injuries = plan.profile.athlete.injuries
    for lift in lifts(plan):
        made = with_equipment(lift, plan, equipment, catalogue())
        names = [each.exercise for each in made.exercises]
        assert len(names) == len(set(names))
        assert made.minutes <= lift.minutes
        assert sum(e.sets for e in made.exercises) <= sum(e.sets for e in lift.exercises)
        patterns = [catalogue()[each.exercise].pattern for each in lift.exercises]
        for each in made.exercises:
            held = catalogue()[each.exercise]
            assert held.suits(equipment, injuries) or each.test
            assert held.pattern in patterns


def test_with_as_much_as_at_home_nothing_is_swapped() -> None:
    plan = example_plan()
    equipment = plan.profile.strength.equipment
    for lift in lifts(plan):
        assert with_equipment(lift, plan, equipment, catalogue()) == lift


def test_a_stand_in_has_no_load_of_the_other_exercise() -> None:
    plan = example_plan()
    lift = next(s for s in plan.sessions if s.id == "w09-lift-a")
    loaded = evolve(lift, exercises=tuple(evolve(e, load_kg=20.0) for e in lift.exercises))
    made = with_equipment(loaded, plan, "none", catalogue())
    before = {each.exercise for each in lift.exercises}
    new = [each for each in made.exercises if each.exercise not in before]
    assert new
    assert {(each.load_kg, each.load_percent, each.contacts) for each in new} == {(None, None, 0)}
