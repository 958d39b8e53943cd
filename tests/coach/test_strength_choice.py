"""Which exercise stands in which place of a lift."""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import pytest

from pacelift.coach.catalogue import LEVELS, Pattern, equipment_rank, level_rank
from pacelift.coach.plan import StrengthPhase
from pacelift.coach.profile import Equipment, Experience, InjuryTag
from pacelift.coach.strength_choice import (
    LEVEL_BY_EXPERIENCE,
    candidates,
    choose,
    one_sided_leg,
)
from tests.coach.drafts import heavy_week, lift_frame, lift_week, lifter
from tests.coach.plans import catalogue

TAGS: tuple[InjuryTag, ...] = get_args(InjuryTag)
EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
EXPERIENCES: tuple[Experience, ...] = get_args(Experience)
PHASES: tuple[StrengthPhase, ...] = ("foundation", "max-strength", "power", "maintenance", "taper")
MENU: tuple[Pattern, ...] = ("squat", "lunge", "hinge", "calf", "push", "pull", "core", "hip")


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("experience", EXPERIENCES)
def test_every_pattern_of_the_menu_has_an_exercise_at_every_equipment_level(
    equipment: Equipment, experience: Experience
) -> None:
    for phase in PHASES:
        frame = lift_frame(lifter(experience, equipment), lift_week(phase=phase))
        for pattern in MENU:
            assert candidates(frame, pattern), (phase, pattern)


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_nothing_an_injury_or_missing_equipment_rules_out_is_ever_a_candidate(
    equipment: Equipment,
) -> None:
    for tags in (*combinations(TAGS, 1), *combinations(TAGS, 2), TAGS):
        given = lifter(
            equipment=equipment,
            **{"athlete.injuries": list(tags), "athlete.screening": "cleared-by-doctor"},
        )
        for phase in PHASES:
            frame = lift_frame(given, lift_week(phase=phase))
            for pattern in get_args(Pattern):
                for each in candidates(frame, pattern):
                    assert not set(each.avoid) & set(tags)
                    assert equipment_rank(each.equipment) <= equipment_rank(equipment)


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_exercises_are_no_harder_than_experience_allows(experience: Experience) -> None:
    first, later = LEVEL_BY_EXPERIENCE[experience]
    for phase in PHASES:
        frame = lift_frame(lifter(experience, "gym"), lift_week(phase=phase))
        most = level_rank(first if phase == "foundation" else later)
        for pattern in MENU:
            assert all(level_rank(each.level) <= most for each in candidates(frame, pattern))


def test_beginners_lift_no_bar_in_the_foundation() -> None:
    frame = lift_frame(lifter("none", "gym"), lift_week())
    assert not any(each.barbell for pattern in MENU for each in candidates(frame, pattern))


def test_where_the_level_has_nothing_left_a_harder_exercise_stands_in() -> None:
    # With a sore sole the lunges that are left are of a level above a beginner's.
    given = lifter("none", "none", **{"athlete.injuries": ["plantar"]})
    found = candidates(lift_frame(given), "lunge")
    assert found
    assert "beginner" not in {each.level for each in found}
    assert all("plantar" not in each.avoid for each in found)


def test_where_the_phase_has_nothing_an_exercise_of_another_phase_stands_in() -> None:
    frame = lift_frame(lifter("some", "none"), lift_week(phase="taper"))
    found = candidates(frame, "plyo")
    assert found
    assert all(each.band("taper") is None for each in found)


def test_a_pattern_that_injuries_rule_out_altogether_has_no_candidate() -> None:
    given = lifter(**{"athlete.injuries": ["shin"]})
    assert candidates(lift_frame(given, heavy_week()), "plyo") == ()


def test_the_next_pattern_stands_in_for_one_that_is_ruled_out() -> None:
    frame = lift_frame(lifter(**{"athlete.injuries": ["knee"]}))
    assert candidates(frame, "lunge") == ()
    found = choose(frame, ("lunge", "step", "squat"), 0, (), squats=False)
    assert found is not None
    assert found.pattern == "step"


def test_where_nothing_at_all_is_left_there_is_no_exercise() -> None:
    given = lifter(**{"athlete.injuries": ["shin"]})
    assert choose(lift_frame(given), ("plyo",), 0, (), squats=True) is None


def test_what_is_taken_is_not_chosen_again() -> None:
    frame = lift_frame()
    first = choose(frame, ("core",), 4, (), squats=True)
    assert first is not None
    second = choose(frame, ("core",), 4, (first.id,), squats=True)
    assert second is not None
    assert second.id != first.id


@pytest.mark.parametrize("pattern", MENU)
def test_an_exercise_stays_for_a_block_of_four_weeks(pattern: Pattern) -> None:
    chosen = [
        choose(lift_frame(week=heavy_week(phase_week=n)), (pattern,), 0, (), squats=True)
        for n in range(8)
    ]
    assert len(set(chosen[:4])) == len(set(chosen[4:])) == 1


def test_the_next_block_takes_turns_where_there_is_another_as_good() -> None:
    frames = [lift_frame(lifter("regular", "gym"), heavy_week(phase_week=n)) for n in (0, 4, 8)]
    patterns: tuple[Pattern, ...] = ("squat", "push", "pull", "core", "hip", "calf")
    chosen = [[choose(f, (p,), 0, (), squats=True) for p in patterns] for f in frames]
    assert chosen[0] != chosen[1]
    assert chosen[0] == chosen[2]


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("squats", [True, False])
def test_a_hinge_is_of_the_deadlift_family(equipment: Equipment, *, squats: bool) -> None:
    for phase in PHASES:
        for experience in EXPERIENCES:
            frame = lift_frame(lifter(experience, equipment), lift_week(phase=phase))
            found = choose(frame, ("hinge", "hamstring"), 1, (), squats=squats)
            assert found is not None
            assert found.deadlift, (phase, experience)


@pytest.mark.parametrize("equipment", ["dumbbells", "gym"])
def test_heavy_phases_use_what_can_be_loaded(equipment: Equipment) -> None:
    for pattern in ("squat", "lunge", "hinge"):
        frame = lift_frame(lifter("some", equipment), heavy_week())
        found = choose(frame, (pattern,), 0, (), squats=True)
        assert found is not None
        assert found.loadable, pattern


def test_a_gym_in_the_heavy_phase_means_the_bar() -> None:
    found = choose(
        lift_frame(lifter("regular", "gym"), heavy_week()), ("squat",), 0, (), squats=True
    )
    assert found is not None
    assert found.barbell


def test_the_foundation_uses_no_bar_even_for_those_who_may() -> None:
    found = choose(lift_frame(lifter("regular", "gym")), ("squat",), 0, (), squats=True)
    assert found is not None
    assert not found.barbell


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_calves_are_trained_with_straight_knees_in_one_lift_and_bent_in_the_other(
    equipment: Equipment,
) -> None:
    for phase in PHASES:
        frame = lift_frame(lifter("some", equipment), lift_week(phase=phase))
        straight, bent = (
            choose(frame, ("calf",), 2, (), squats=squats) for squats in (True, False)
        )
        assert straight is not None
        assert bent is not None
        assert (straight.calf_knee, bent.calf_knee) == ("straight", "bent"), phase


@pytest.mark.parametrize("squats", [True, False])
def test_trunk_work_differs_from_place_to_place(*, squats: bool) -> None:
    frame = lift_frame()
    first = choose(frame, ("core",), 1, (), squats=squats)
    second = choose(frame, ("core",), 2, (), squats=squats)
    assert first != second


def test_a_one_sided_leg_exercise_is_no_calf_and_no_trunk_exercise() -> None:
    exercises = catalogue()
    assert one_sided_leg(exercises["static-split-squat"])
    assert not one_sided_leg(exercises["goblet-squat"])
    assert not one_sided_leg(exercises["single-leg-calf-raise"])
    assert not one_sided_leg(exercises["side-plank"])


def test_levels_of_experience_never_fall_after_the_foundation() -> None:
    for first, later in LEVEL_BY_EXPERIENCE.values():
        assert LEVELS.index(later) >= LEVELS.index(first)
