"""A planned exercise going on from the log: repetitions first, then load or rung."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.ladder import Ladder
from pacelift.coach.next_load import WeekFacts
from pacelift.coach.performed import Performed, band_of
from pacelift.coach.plan import Prescription
from pacelift.coach.progression import next_prescription
from tests.coach.lifting import BACK_SQUAT, HEAVY, did, ladder, off, planned, weekly
from tests.coach.plans import catalogue


def going_on(
    history: Sequence[Performed],
    asked: Prescription | None = None,
    facts: WeekFacts = HEAVY,
    rungs: Ladder | None = None,
) -> tuple[Prescription, str | None]:
    """What is next of a back squat, or of what is asked, with the reason's code."""
    made, reason = next_prescription(asked or planned(), history, facts, rungs or ladder())
    return made, reason and reason.code


def test_without_a_log_a_prescription_stays_as_it_was_planned() -> None:
    asked = planned(load_kg=50.0, load_percent=(80, 87))
    assert going_on([], asked) == (asked, None)
    assert going_on(weekly("push-up", (12, None)), asked) == (asked, None)


def test_repetitions_climb_inside_the_band_before_the_load_does() -> None:
    """Three to six: after 4 aim for 5, after 6 stay at the top, after twice 8 more weight."""
    asked = planned(load_kg=60.0)
    assert going_on(weekly(BACK_SQUAT, (4, 60.0)), asked) == (evolve(asked, amount=(5, 6)), "reps")
    top = going_on(weekly(BACK_SQUAT, (6, 60.0)), asked)
    assert top == (evolve(asked, amount=(6, 6)), "reps")
    up = going_on(weekly(BACK_SQUAT, (8, 60.0), (8, 60.0)), top[0])
    assert up == (evolve(asked, load_kg=62.5, amount=(3, 6)), "load-up")


def test_a_whole_block_of_squats_worked_through() -> None:
    """A log of seven weeks, each week's prescription as the one before left it."""
    sets = [(4, 60.0), (5, 60.0), (8, 60.0), (8, 60.0), (4, 62.5), (2, 62.5), (2, 62.5)]
    expected: list[tuple[float, tuple[int, int], str]] = [
        (60.0, (5, 6), "same-load"),
        (60.0, (6, 6), "reps"),
        (60.0, (6, 6), "reps"),
        (62.5, (3, 6), "load-up"),
        (62.5, (5, 6), "reps"),
        (62.5, (3, 6), "reps"),
        (57.5, (3, 6), "load-down"),
    ]
    asked = planned()
    for weeks, (kg, amount, code) in enumerate(expected, 1):
        made, told = going_on(weekly(BACK_SQUAT, *sets[:weeks]), asked)
        assert (made.load_kg, made.amount) == (kg, amount)
        assert told in (code, None)
        asked = made


@pytest.mark.parametrize(
    ("changes", "facts"),
    [
        ({"rir": 1, "asked_rir": 2}, HEAVY),
        ({"too_hard": True}, HEAVY),
        ({}, WeekFacts("max-strength", cutback=True)),
        ({}, WeekFacts("max-strength", after_too_hard=True)),
        ({}, WeekFacts("max-strength", breaks=(off(8),))),
        ({}, WeekFacts("maintenance")),
    ],
)
def test_repetitions_do_not_climb_when_they_cost_too_much_or_a_week_is_light(
    changes: dict[str, Any], facts: WeekFacts
) -> None:
    made, _ = going_on(weekly(BACK_SQUAT, (4, 20.0), **changes), planned(load_kg=20.0), facts)
    assert made.amount == band_of(catalogue()[BACK_SQUAT], facts.phase)


def test_own_weight_climbs_a_rung_with_that_rungs_band() -> None:
    history = weekly("push-up", (12, None), (12, None), rir=3, asked_rir=2)
    made, code = going_on(history, planned("push-up"))
    assert made == planned("feet-raised-push-up")
    assert code == "harder"


def test_a_rung_with_a_weight_starts_by_feel_and_then_follows_its_own_log() -> None:
    climb = weekly("tempo-squat", (14, None), (14, None))
    asked = planned("tempo-squat", tempo="3-1-1")
    made, code = going_on(climb, asked)
    assert (made.exercise, made.load_kg, made.tempo, code) == (
        "backpack-squat",
        None,
        None,
        "harder",
    )
    known = [*climb, did("backpack-squat", 8, 10.0, week=2)]
    made, code = going_on(known, asked)
    assert (made.load_kg, made.amount, code) == (10.0, (9, 10), "harder")


def test_a_rung_in_repetitions_after_a_hold_has_a_reserve_and_the_other_way_none() -> None:
    up, _ = going_on(
        weekly("double-leg-calf-hold", (90, None), (90, None)), planned("double-leg-calf-hold")
    )
    assert (up.exercise, up.unit, up.rir) == ("double-leg-calf-raise", "reps", 3)
    down, code = going_on(
        weekly("double-leg-calf-raise", (2, None), (2, None)), planned("double-leg-calf-raise")
    )
    assert (down.exercise, down.unit, down.rir, code) == (
        "double-leg-calf-hold",
        "s",
        None,
        "easier",
    )


def test_at_the_top_of_the_ladder_the_movement_gets_slower() -> None:
    history = weekly("feet-raised-push-up", (14, None), (14, None))
    made, code = going_on(history, planned("feet-raised-push-up"))
    assert (made.exercise, made.tempo, code) == ("feet-raised-push-up", "3-1-1", "slower")


def test_a_climb_to_the_top_that_is_too_easy_too_is_slower_at_once() -> None:
    history = [
        *weekly("push-up", (14, None), (14, None)),
        *(did("feet-raised-push-up", 14, week=n) for n in (2, 3)),
    ]
    made, code = going_on(history, planned("push-up"))
    assert (made.exercise, made.tempo, code) == ("feet-raised-push-up", "3-1-1", "harder")
    assert going_on(history, made) == (made, None)


def test_a_lighter_week_brings_no_new_rung_and_no_slower_one() -> None:
    facts = WeekFacts("max-strength", cutback=True)
    for name in ("push-up", "feet-raised-push-up"):
        history = weekly(name, (14, None), (14, None))
        assert going_on(history, planned(name), facts) == (planned(name), None)


@pytest.mark.parametrize("name", ["pogo-hops", "hip-flexor-stretch"])
def test_jumps_and_stretches_stay_as_they_are(name: str) -> None:
    history = weekly(name, (99, None), (99, None))
    assert going_on(history, planned(name)) == (planned(name), None)


def test_a_test_is_never_changed() -> None:
    asked = planned("single-leg-calf-raise-test", test=True, amount=(1, 40))
    assert going_on(weekly(asked.exercise, (50, None), (50, None)), asked) == (asked, None)


logs = st.lists(
    st.tuples(
        st.integers(1, 20),
        st.sampled_from([None, 10.0, 60.0]),
        st.none() | st.integers(0, 5),
        st.booleans(),
    ),
    max_size=6,
)
names = st.sampled_from([each.id for each in catalogue() if not each.test])


@given(names, logs, st.booleans())
def test_the_same_log_changes_a_prescription_only_once(
    name: str,
    sets: list[tuple[int, float | None, int | None, bool]],
    cutback: bool,
) -> None:
    history = [
        did(name, reps, kg, rir=rir, asked_rir=2, too_hard=hard, week=n)
        for n, (reps, kg, rir, hard) in enumerate(sets)
    ]
    facts = WeekFacts("max-strength", cutback=cutback)
    once, _ = next_prescription(planned(name), history, facts, ladder())
    assert next_prescription(once, history, facts, ladder()) == (once, None)


@given(names, logs)
def test_sets_rest_and_jumps_are_not_the_logs_to_change(
    name: str, sets: list[tuple[int, float | None, int | None, bool]]
) -> None:
    history = weekly(name, *((reps, kg) for reps, kg, _, _ in sets))
    made, reason = next_prescription(planned(name), history, HEAVY, ladder())
    low, high = band_of(catalogue()[made.exercise], "max-strength")
    assert (made.sets, made.rest_s, made.contacts) == (3, 120, 0)
    assert low <= made.amount[0] <= made.amount[1] == high
    assert (reason is None) == (made == planned(name))
