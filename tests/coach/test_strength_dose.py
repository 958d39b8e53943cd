"""How much of an exercise: sets, repetitions in reserve, loads, rest, jumps, minutes."""

from __future__ import annotations

import pytest
from attrs import evolve

from pacelift.coach.plan import Prescription
from pacelift.coach.rules import strength as r
from pacelift.coach.strength_choice import LiftFrame
from pacelift.coach.strength_dose import DOSES, SECONDS, jumps, minutes, prescribe, work_min
from tests.coach.drafts import heavy_week, lift_frame, lift_week, lifter
from tests.coach.lifting import planned
from tests.coach.plans import catalogue

SQUAT, SPLIT_SQUAT, ROW, PLANK = (
    "barbell-back-squat",
    "static-split-squat",
    "one-arm-dumbbell-row",
    "front-plank",
)
BEST = {"strength.one_rep_max": {"squat": 100, "deadlift": 133, "bench": 61}}


def dose(exercise: str, frame: LiftFrame, *, main: bool = True) -> Prescription:
    return prescribe(frame, catalogue()[exercise], main=main)


def jumped(frame: LiftFrame) -> int:
    made = jumps(frame)
    return 0 if made is None else made.contacts


@pytest.mark.parametrize("phase", ["max-strength", "power", "maintenance"])
@pytest.mark.parametrize("experience", ["none", "some", "regular"])
def test_sets_and_reserve_stay_in_the_band_of_their_phase(phase: str, experience: str) -> None:
    frame = lift_frame(lifter(experience, "gym"), heavy_week(phase=phase))
    for exercise in (SQUAT, SPLIT_SQUAT, "trap-bar-deadlift"):
        made = dose(exercise, frame)
        assert 1 <= made.sets <= r.SETS[phase]
        assert made.rir is not None
        assert made.rir >= r.LEAST_RIR[phase]
        assert made.amount == catalogue()[exercise].band(phase)


def test_the_foundation_starts_with_two_sets_and_more_in_reserve() -> None:
    early, later = (dose("goblet-squat", lift_frame(week=lift_week(phase_week=n))) for n in (1, 2))
    assert (early.sets, early.rir) == (2, 4)
    assert (later.sets, later.rir) == (3, 3)


def test_who_lifts_regularly_does_a_set_more_of_the_main_lifts_in_max_strength() -> None:
    some, regular = (lift_frame(lifter(e, "gym"), heavy_week()) for e in ("some", "regular"))
    assert (dose(SQUAT, some).sets, dose(SQUAT, regular).sets) == (3, 4)
    assert dose(ROW, some, main=False).sets == dose(ROW, regular, main=False).sets == 2


def test_a_beginner_keeps_one_more_in_reserve_when_it_gets_heavy() -> None:
    none, some = (dose(SQUAT, lift_frame(lifter(e, "gym"), heavy_week())) for e in ("none", "some"))
    assert (none.rir, some.rir) == (3, 2)


def test_only_squats_lunges_steps_and_hinges_count_as_main_lifts() -> None:
    frame = lift_frame(week=heavy_week())
    assert (dose(ROW, frame).sets, dose(ROW, frame).rest_s) == (2, 60)
    assert (dose("goblet-squat", frame).sets, dose("goblet-squat", frame).rest_s) == (3, 150)


@pytest.mark.parametrize("phase", ["foundation", "max-strength", "power", "maintenance"])
def test_a_deload_keeps_one_more_in_reserve(phase: str) -> None:
    usual = lift_week(phase=phase, phase_week=3, weeks_lifting=8)
    for exercise in ("goblet-squat", ROW):
        full, less = (
            dose(exercise, lift_frame(week=evolve(usual, deload=deload)))
            for deload in (False, True)
        )
        assert less.rir == min(5, full.rir + 1)


def test_after_the_last_heavy_lift_the_taper_keeps_more_in_reserve() -> None:
    heavy, light = (
        dose("goblet-squat", lift_frame(week=heavy_week(phase="taper", heavy=h)))
        for h in (True, False)
    )
    assert (heavy.rir, light.rir) == (3, 4)
    assert light.sets <= r.SETS["taper"]


def test_a_hold_has_no_repetitions_in_reserve() -> None:
    made = dose(PLANK, lift_frame(), main=False)
    assert (made.unit, made.rir) == ("s", None)


def test_loads_come_from_the_one_rep_max_rounded_down_to_what_plates_allow() -> None:
    frame = lift_frame(lifter("some", "gym", **BEST), heavy_week())
    assert dose(SQUAT, frame).load_kg == 80.0  # 80 % of 100
    assert dose("trap-bar-deadlift", frame).load_kg == 105.0  # 80 % of 133 is 106.4
    assert dose("dumbbell-deadlift", frame).load_kg == 37.0  # 80 % of 35 % of 133 is 37.24
    assert dose("barbell-bench-press", frame, main=False).load_kg == 47.5  # 80 % of 61 is 48.8


def test_a_deload_takes_five_percent_off_the_load() -> None:
    frame = lift_frame(lifter("some", "gym", **BEST), heavy_week(deload=True))
    assert dose(SQUAT, frame).load_kg == 75.0  # 76 kg, down to the plates


def test_no_load_is_ever_above_the_asked_share() -> None:
    for best in (20, 33, 47.5, 81, 120):
        given = lifter("some", "gym", **{"strength.one_rep_max": {"squat": best, "deadlift": best}})
        for phase in ("foundation", "max-strength", "power", "maintenance", "taper"):
            for each in catalogue():
                made = dose(each.id, lift_frame(given, heavy_week(phase=phase)))
                if made.load_kg is not None:
                    assert each.one_rep_max_factor is not None
                    share = DOSES[phase].percent[0] / 100
                    assert 0 < made.load_kg <= best * each.one_rep_max_factor * share + 1e-9


def test_a_lift_too_light_for_the_smallest_plate_has_no_load() -> None:
    given = lifter("some", "dumbbells", **{"strength.one_rep_max": {"deadlift": 10}})
    made = dose("dumbbell-kickstand-romanian-deadlift", lift_frame(given))
    assert (made.load_kg, made.load_percent) == (1.0, (60, 70))
    light = dose("dumbbell-kickstand-romanian-deadlift", lift_frame(given, lift_week(deload=True)))
    assert light.load_kg is None


def test_without_a_one_rep_max_the_share_is_told_without_kilograms() -> None:
    made = dose(SQUAT, lift_frame(lifter("some", "gym"), heavy_week()))
    assert (made.load_kg, made.load_percent) == (None, (80, 87))


def test_bodyweight_exercises_have_neither_load_nor_share() -> None:
    made = dose(SPLIT_SQUAT, lift_frame(lifter("some", "gym", **BEST), heavy_week()))
    assert (made.load_kg, made.load_percent) == (None, None)


def test_without_load_a_heavy_phase_is_slow_instead() -> None:
    frame = lift_frame(lifter("some", "none"), heavy_week())
    assert dose(SPLIT_SQUAT, frame).tempo == "3-1-1"
    assert dose("push-up", frame).tempo is None
    assert dose(SPLIT_SQUAT, lift_frame(lifter("some", "none"))).tempo is None
    assert dose("goblet-squat", lift_frame(week=heavy_week())).tempo is None


@pytest.mark.parametrize("phase", ["foundation", "taper"])
def test_neither_foundation_nor_taper_holds_jumps(phase: str) -> None:
    assert jumps(lift_frame(week=heavy_week(phase=phase))) is None


@pytest.mark.parametrize(("weeks", "jumps_at_all"), [(0, False), (3, False), (4, True)])
def test_jumps_wait_until_three_weeks_of_lifting_are_over(
    weeks: int, *, jumps_at_all: bool
) -> None:
    frame = lift_frame(week=heavy_week(weeks_lifting=weeks))
    assert bool(jumped(frame)) == jumps_at_all


def test_the_first_jumps_are_few() -> None:
    for equipment in ("none", "bands", "dumbbells", "gym"):
        frame = lift_frame(lifter("regular", equipment), heavy_week(phase="power"))
        assert 0 < jumped(frame) <= r.FIRST_CONTACTS[0]


def test_ground_contacts_grow_by_twenty_at_most() -> None:
    for experience in ("none", "some", "regular"):
        for before in range(10, 121, 5):
            for week in range(8):
                power = heavy_week(phase="power", phase_week=week)
                frame = lift_frame(lifter(experience, "gym"), power, contacts_before=before)
                assert jumped(frame) <= min(before + r.CONTACTS_STEP, r.MOST_CONTACTS)


@pytest.mark.parametrize("experience", ["none", "some", "regular"])
def test_contacts_grow_to_the_forty_to_eighty_of_the_power_phase(experience: str) -> None:
    before, weeks = 0, []
    for week in range(4):
        power = heavy_week(phase="power", phase_week=week, weeks_lifting=8 + week)
        before = jumped(lift_frame(lifter(experience), power, contacts_before=before or 30))
        weeks.append(before)
    assert 40 <= weeks[-1] <= 80


def test_jumps_come_with_rest_and_no_load() -> None:
    made = jumps(lift_frame(week=heavy_week()))
    assert made is not None
    assert (made.rest_s, made.load_kg, made.rir) == (90, None, None)
    exercise = catalogue()[made.exercise]
    assert exercise.pattern == "plyo"
    assert made.contacts == made.sets * exercise.contacts


def test_injuries_that_forbid_jumps_leave_them_out() -> None:
    given = lifter(**{"athlete.injuries": ["achilles"]})
    assert jumps(lift_frame(given, heavy_week())) is None


def test_minutes_count_warm_up_work_rest_and_both_sides() -> None:
    frame = lift_frame()
    two_sided = Prescription("goblet-squat", 3, (10, 10), "reps", 3, None, None, 60)
    one_sided = evolve(two_sided, exercise=SPLIT_SQUAT)
    # 6 + 3 x (40 + 60) s = 11 min and 6 + 3 x (80 + 60) s = 13 min, to the next five
    assert minutes(frame.catalogue, [two_sided]) == 15
    assert minutes(frame.catalogue, [two_sided, two_sided]) == 20
    assert minutes(frame.catalogue, [one_sided, one_sided]) == 20
    assert minutes(frame.catalogue, [one_sided, one_sided, one_sided]) == 30


def test_a_weaker_side_s_set_takes_one_side_s_time_and_a_rest() -> None:
    sided = planned("dumbbell-split-squat", amount=(10, 10), unit="reps", rest_s=60)
    more = work_min(catalogue(), [evolve(sided, extra_sets=1)]) - work_min(catalogue(), [sided])
    assert more == pytest.approx((10 * SECONDS["reps"] + 60) / 60)
