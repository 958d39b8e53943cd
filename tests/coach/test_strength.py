"""The lifts of one week: what is in them, in which order, how long, and why."""

from __future__ import annotations

import json
from itertools import combinations
from typing import get_args

import pytest
from attrs import evolve

from pacelift.coach.catalogue import Exercise, parse_catalogue
from pacelift.coach.profile import Equipment, InjuryTag
from pacelift.coach.rules import strength as r
from pacelift.coach.rules.strength_menu import COVERAGE
from pacelift.coach.strength import CORE_WARM_UP_MIN, LiftDraft, compose
from pacelift.coach.strength_choice import LiftFrame, one_sided_leg
from pacelift.coach.strength_dose import minutes
from tests.coach.drafts import heavy_week, lift_frame, lift_named, lift_week, lifter
from tests.coach.exercise_records import record
from tests.coach.plans import catalogue

EQUIPMENT: tuple[Equipment, ...] = get_args(Equipment)
TAGS: tuple[InjuryTag, ...] = get_args(InjuryTag)
PHASES = ("foundation", "max-strength", "power", "maintenance", "taper")
EXPERIENCES = ("none", "some", "regular")


def frame(phase: str = "max-strength", **changes: object) -> LiftFrame:
    week = lift_week(phase=phase, weeks_lifting=8, phase_week=2, heavy=phase != "foundation")
    return lift_frame(week=week, **changes)


def exercises(lift: LiftDraft) -> list[Exercise]:
    return [catalogue()[each.exercise] for each in lift.exercises]


def patterns(lift: LiftDraft) -> list[str]:
    return [each.pattern for each in exercises(lift)]


def codes(lift: LiftDraft) -> list[str]:
    return [reason.code for reason in lift.why]


def sets(lift: LiftDraft) -> int:
    return sum(each.sets for each in lift.exercises if not each.test)


def place(each: Exercise, *, test: bool) -> int:
    """R-STR-12's order: power, both legs, one leg, calves, upper body, trunk; tests last."""
    if test:
        return 6
    if each.pattern == "plyo":
        return 0
    if each.area == "legs":
        return 3 if each.pattern == "calf" else 1 + each.unilateral
    return 4 if each.area == "upper" else 5


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("experience", EXPERIENCES)
def test_every_full_lift_covers_knees_hips_calves_upper_body_trunk_and_one_leg_at_a_time(
    equipment: Equipment, experience: str
) -> None:
    for phase in PHASES:
        for lift in compose(frame(phase, profile=lifter(experience, equipment))):
            held = set(patterns(lift))
            assert held & {"squat", "lunge", "step"}, (phase, lift.role)
            assert {"hinge", "calf", "core", "hip"} <= held, (phase, lift.role)
            assert held & {"push", "pull"}, (phase, lift.role)
            assert any(one_sided_leg(each) for each in exercises(lift)), (phase, lift.role)


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("experience", EXPERIENCES)
def test_every_lift_is_ordered_small_and_short(equipment: Equipment, experience: str) -> None:
    for phase in PHASES:
        for test in (False, True):
            given = frame(phase, profile=lifter(experience, equipment))
            given = evolve(given, week=evolve(given.week, test=test))
            for lift in compose(given):
                order = [place(catalogue()[e.exercise], test=e.test) for e in lift.exercises]
                assert order == sorted(order), (phase, lift.role)
                assert len(lift.exercises) <= r.MOST_EXERCISES
                assert len({e.exercise for e in lift.exercises}) == len(lift.exercises)
                assert lift.minutes <= r.MOST_MINUTES
                assert lift.minutes == minutes(given.catalogue, lift.exercises)


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_squats_lunges_and_deadlifts_all_come_in_any_two_weeks(equipment: Equipment) -> None:
    for roles in (("lift-a",), ("lift-a", "lift-b")):
        for phase in ("foundation", "max-strength", "power"):
            for number in range(1, 10):
                lifts = [
                    lift
                    for n in (number, number + 1)
                    for lift in compose(
                        lift_frame(
                            lifter("some", equipment),
                            lift_week(phase=phase, roles=roles, weeks_lifting=8, phase_week=n),
                            number=n,
                        )
                    )
                ]
                held = {pattern for lift in lifts for pattern in patterns(lift)}
                assert {"squat", "lunge"} <= held, (roles, phase, number)
                assert any(each.deadlift for lift in lifts for each in exercises(lift))


def test_lift_a_squats_and_lift_b_lunges() -> None:
    a, b = compose(frame())
    assert "squat" in patterns(a)
    assert "lunge" in patterns(b)
    assert (a.role, b.role) == ("lift-a", "lift-b")


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_the_lifts_of_a_week_push_and_pull(equipment: Equipment) -> None:
    lifts = compose(frame(profile=lifter("some", equipment)))
    assert {"push", "pull"} <= {pattern for lift in lifts for pattern in patterns(lift)}


def test_no_injury_in_any_combination_leaves_a_forbidden_or_impossible_lift() -> None:
    subsets = [
        *combinations(TAGS, 1),
        *combinations(TAGS, 2),
        *list(combinations(TAGS, 3))[::7],
        TAGS,
    ]
    for index, tags in enumerate(subsets):
        given = lifter(
            EXPERIENCES[index % 3],
            EQUIPMENT[index % 4],
            **{"athlete.injuries": list(tags), "athlete.screening": "cleared-by-doctor"},
        )
        for phase in PHASES[index % 2 :: 2]:
            week = lift_week(
                phase=phase, weeks_lifting=8, roles=("lift-a", "lift-b", "core-1"), test=True
            )
            lifts = compose(lift_frame(given, week))
            assert [lift.role for lift in lifts] == ["lift-a", "lift-b", "core-1"], tags
            for lift in lifts:
                for each in exercises(lift):
                    assert each.suits(given.strength.equipment, tags), (tags, each.id)
                assert lift.role == "core-1" or len(lift.exercises) >= 4, (tags, phase)


@pytest.mark.parametrize("equipment", EQUIPMENT)
def test_no_one_or_two_injuries_leave_a_gap_in_a_full_lift(equipment: Equipment) -> None:
    weeks = (lift_week(), heavy_week(), heavy_week(phase="power", weeks_lifting=10))
    for tags in (*combinations(TAGS, 1), *combinations(TAGS, 2)):
        given = lifter("none", equipment, **{"athlete.injuries": list(tags)})
        for week in weeks:
            for lift in compose(lift_frame(given, week)):
                held = set(patterns(lift))
                gaps = [wanted for wanted in COVERAGE if held.isdisjoint(wanted)]
                assert not gaps, (tags, week.phase, lift.role)
                assert any(one_sided_leg(each) for each in exercises(lift)), (tags, lift.role)
                assert len(lift.exercises) <= r.MOST_EXERCISES


@pytest.mark.parametrize("equipment", EQUIPMENT)
@pytest.mark.parametrize("phase", ["foundation", "max-strength"])
def test_the_two_lifts_of_a_week_train_the_hips_differently(
    equipment: Equipment, phase: str
) -> None:
    lifts = compose(frame(phase, profile=lifter("some", equipment)))
    hips = [each.id for lift in lifts for each in exercises(lift) if each.pattern == "hip"]
    assert len(set(hips)) == len(hips) == 2


@pytest.mark.parametrize("cap_min", range(20, 55, 5))
def test_a_lift_fits_its_window(cap_min: int) -> None:
    for phase in PHASES:
        lifts = compose(frame(phase, cap_min=cap_min, profile=lifter("regular", "gym")))
        assert all(lift.minutes <= cap_min for lift in lifts)


def test_a_shorter_window_costs_sets_before_exercises() -> None:
    given = frame(profile=lifter("regular", "gym"))
    full = lift_named(compose(given), "lift-a")
    cut = lift_named(compose(evolve(given, cap_min=full.minutes - 5)), "lift-a")
    assert sets(cut) < sets(full)
    assert len(cut.exercises) == len(full.exercises)


def test_a_much_shorter_window_costs_the_last_exercises_too_but_keeps_four() -> None:
    given = frame(profile=lifter("regular", "gym"))
    full, cut = (lift_named(compose(evolve(given, cap_min=cap)), "lift-a") for cap in (90, 25))
    assert 4 <= len(cut.exercises) < len(full.exercises)
    ids = [each.exercise for each in full.exercises]
    assert [each.exercise for each in cut.exercises] == ids[: len(cut.exercises)]


def test_even_a_short_lift_trains_the_trunk_of_the_body_it_promises() -> None:
    cut = compose(frame(cap_min=30, profile=lifter("some", "dumbbells")))
    assert len(cut) == 2
    for lift in cut:
        assert set(patterns(lift)) & {"squat", "lunge"}
        assert "hinge" in patterns(lift)


def test_no_lift_is_made_for_a_window_below_twenty_minutes() -> None:
    assert compose(frame(cap_min=15)) == ()


def test_shortened_jumps_count_fewer_contacts() -> None:
    for cap_min in range(20, 55, 5):
        for lift in compose(frame("power", cap_min=cap_min, contacts_before=60)):
            for each in lift.exercises:
                assert each.contacts == each.sets * catalogue()[each.exercise].contacts


def test_jumps_open_lift_a_and_are_in_no_other() -> None:
    a, b = compose(frame("power"))
    assert patterns(a)[0] == "plyo"
    assert "plyo" not in patterns(b)


@pytest.mark.parametrize(
    ("phase", "loads"),
    [("foundation", [2, 2]), ("max-strength", [3, 2]), ("power", [3, 2]), ("maintenance", [3, 2])],
)
def test_lift_a_is_as_heavy_as_its_phase_and_lift_b_medium(phase: str, loads: list[int]) -> None:
    assert [lift.leg_load for lift in compose(frame(phase))] == loads


def test_a_deload_has_about_half_the_jumps() -> None:
    contacts = [
        sum(
            each.contacts
            for each in compose(lift_frame(week=week, contacts_before=60))[0].exercises
        )
        for week in (heavy_week(phase="power"), heavy_week(phase="power", deload=True))
    ]
    assert 0 < contacts[1] <= r.DELOAD_SETS * contacts[0]


def test_where_nothing_of_a_pattern_may_be_done_its_place_stays_empty() -> None:
    few = parse_catalogue(
        json.dumps([record("squat"), record("row", pattern="pull", area="upper")])
    )
    lifts = compose(lift_frame(catalogue=few))
    assert [{each.exercise for each in lift.exercises} for lift in lifts] == [{"squat", "row"}] * 2


def test_where_heavy_legs_may_not_be_they_are_medium() -> None:
    week = heavy_week(phase="taper", heavy=False, roles=("lift-a",))
    assert [lift.leg_load for lift in compose(lift_frame(week=week))] == [2]


def test_a_deload_week_loads_the_legs_no_more_than_the_foundation_does() -> None:
    lifts = compose(lift_frame(week=heavy_week(deload=True, heavy=False)))
    assert [lift.leg_load for lift in lifts] == [2, 2]


@pytest.mark.parametrize("phase", ["foundation", "max-strength", "power", "maintenance"])
@pytest.mark.parametrize("experience", EXPERIENCES)
def test_a_deload_lift_has_at_most_sixty_percent_of_the_sets(phase: str, experience: str) -> None:
    given = frame(phase, profile=lifter(experience, "gym"))
    less = evolve(given, week=evolve(given.week, deload=True))
    for usual, deload in zip(compose(given), compose(less), strict=True):
        assert sets(deload) <= r.DELOAD_SETS * sets(usual), usual.role


def test_a_deload_is_one_against_the_fewer_sets_of_the_week_before_too() -> None:
    week = lift_week(phase_week=2, weeks_lifting=2, deload=True)
    for lift in compose(lift_frame(week=week, sets_before=10.0)):
        assert sets(lift) <= r.DELOAD_SETS * 10.0


@pytest.mark.parametrize("cap_min", [20, 25, 30, 40])
def test_a_deload_is_one_against_what_a_short_window_leaves_too(cap_min: int) -> None:
    for phase in ("foundation", "max-strength", "power", "maintenance"):
        given = frame(phase, profile=lifter("regular", "gym"), cap_min=cap_min)
        less = evolve(given, week=evolve(given.week, deload=True))
        for usual, deload in zip(compose(given), compose(less), strict=True):
            assert sets(deload) <= r.DELOAD_SETS * sets(usual), (phase, usual.role)


def test_a_deload_lift_is_a_point_easier() -> None:
    usual, deload = (
        compose(lift_frame(week=heavy_week(deload=easy)))[0].rpe for easy in (False, True)
    )
    assert deload == (usual[0] - 1, usual[1] - 1)


def measured(lift: LiftDraft) -> list[str]:
    return [each.exercise for each in lift.exercises if each.test]


def test_a_test_week_measures_left_and_right_in_its_lighter_lift() -> None:
    a, b = compose(lift_frame(week=heavy_week(deload=True, test=True)))
    assert measured(a) == []
    assert set(measured(b)) == {"single-leg-calf-raise-test", "single-leg-bridge-test"}
    for each in b.exercises:
        if each.test:
            assert (each.sets, each.rir) == (1, None)
    assert ("sides-test" in codes(a), "sides-test" in codes(b)) == (False, True)


def test_a_lone_lift_holds_the_tests_itself() -> None:
    week = heavy_week(deload=True, test=True, roles=("lift-a",))
    (lift,) = compose(lift_frame(week=week))
    assert len(measured(lift)) == 2


def test_with_hip_and_core_beside_one_lift_the_tests_are_still_made() -> None:
    week = heavy_week(deload=True, test=True, roles=("lift-a", "core-1"))
    assert any(measured(lift) for lift in compose(lift_frame(week=week)))


def test_the_calf_test_takes_the_place_of_the_calf_exercise() -> None:
    _, lift = compose(lift_frame(week=heavy_week(deload=True, test=True)))
    assert patterns(lift).count("calf") == 1


def test_an_injury_leaves_its_test_out() -> None:
    given = lifter(**{"athlete.injuries": ["achilles"]})
    _, lift = compose(lift_frame(given, heavy_week(deload=True, test=True)))
    assert measured(lift) == ["single-leg-bridge-test"]


def test_a_lone_lift_squats_and_lunges_in_turn() -> None:
    found = [
        patterns(compose(lift_frame(week=lift_week(roles=("lift-a",)), number=n))[0])
        for n in (1, 2, 3)
    ]
    assert ["squat" in found[0], "lunge" in found[1], "squat" in found[2]] == [True] * 3


def test_a_hip_and_core_session_trains_both_without_loading_the_legs() -> None:
    (core,) = compose(lift_frame(week=lift_week(roles=("core-1",), phase_week=2)))
    assert (core.leg_load, core.rpe, codes(core)) == (0, r.SESSION_RPE["core"], ["hip-core"])
    assert {"hip", "core"} <= set(patterns(core))
    assert all(each.load_kg is None for each in core.exercises)
    assert max(each.sets for each in core.exercises) == 2


@pytest.mark.parametrize(
    "week",
    [lift_week(roles=("core-1",), deload=True), heavy_week(roles=("core-1",), phase="taper")],
)
def test_a_light_week_s_hip_and_core_session_has_half_the_sets(week: object) -> None:
    (core,) = compose(lift_frame(week=week))
    assert {each.sets for each in core.exercises} == {1}


@pytest.mark.parametrize("experience", EXPERIENCES)
def test_a_hip_and_core_session_takes_the_time_it_claims_and_twenty_minutes_at_most(
    experience: str,
) -> None:
    for phase in PHASES:
        for equipment in EQUIPMENT:
            week = lift_week(phase=phase, roles=("core-1",))
            given = lift_frame(lifter(experience, equipment), week)
            (core,) = compose(given)
            assert core.minutes == minutes(given.catalogue, core.exercises, CORE_WARM_UP_MIN)
            assert 10 <= core.minutes <= 20, (phase, equipment)
            assert len(core.exercises) >= 4, (phase, equipment)


def test_a_window_too_short_for_hip_and_core_has_none() -> None:
    assert compose(lift_frame(week=lift_week(roles=("core-1",)), cap_min=15)) == ()


def test_reasons_of_a_lift_name_its_phase_and_what_it_is_for() -> None:
    a, b = compose(frame("max-strength"))
    assert codes(a) == ["max-strength", "durability", "progression"]
    assert codes(b) == ["max-strength", "one-sided", "progression"]


@pytest.mark.parametrize(
    ("phase", "rule"),
    [
        ("foundation", "R-STR-9"),
        ("power", "R-STR-9"),
        ("maintenance", "R-STR-6"),
        ("taper", "R-STR-8"),
    ],
)
def test_each_phase_has_its_rule(phase: str, rule: str) -> None:
    assert {lift.why[0].rule for lift in compose(frame(phase))} == {rule}


def test_a_beginner_is_told_that_technique_comes_first() -> None:
    lifts = compose(frame("foundation", profile=lifter("none")))
    assert all("technique-first" in codes(lift) for lift in lifts)
    assert "technique-first" not in codes(compose(frame("max-strength", profile=lifter("none")))[0])


def test_a_light_lift_is_for_economy() -> None:
    assert "economy" in codes(compose(frame("foundation", profile=lifter("some")))[0])


def test_a_deload_says_so_first_and_asks_for_no_progress() -> None:
    lift = compose(lift_frame(week=heavy_week(deload=True)))[0]
    assert codes(lift)[0] == "deload"
    assert "progression" not in codes(lift)


def test_a_heavy_phase_without_equipment_says_how_it_gets_harder() -> None:
    assert "no-load" in codes(compose(frame(profile=lifter("some", "none")))[0])
    assert "no-load" not in codes(compose(frame(profile=lifter("some", "gym")))[0])


def test_an_injury_is_named_in_the_reasons() -> None:
    given = lifter(**{"athlete.injuries": ["knee", "back"]})
    (reason,) = [each for each in compose(frame(profile=given))[0].why if each.code == "swapped"]
    assert reason.rule == "R-STR-17"
    assert dict(reason.values)["injury"] in {"knee", "back"}
