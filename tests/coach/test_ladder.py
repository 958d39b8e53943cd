"""Who lifts nothing climbs the catalogue's ladder, and comes down it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacelift.coach.catalogue import equipment_rank, level_rank
from pacelift.coach.ladder import Means, climbed, means_of
from pacelift.coach.performed import Performed
from pacelift.coach.profile import Strength
from tests.coach.lifting import ANYTHING, did, ladder, weekly
from tests.coach.plans import catalogue

BARE = Means("none", (), "advanced", barbell=True)
EASY: tuple[tuple[int, None], ...] = ((14, None), (14, None))
SHORT: tuple[tuple[int, None], ...] = ((3, None), (3, None))


def led(
    start: str, history: Sequence[Performed], *, hold: bool = False, means: Means = BARE
) -> str:
    """The id of the rung a log leads to."""
    return climbed(ladder(means), catalogue()[start], history, hold=hold).rung.id


def test_top_repetitions_with_enough_left_twice_climb_a_rung() -> None:
    history = weekly("push-up", (12, None), (12, None), rir=3, asked_rir=2)
    assert led("push-up", history) == "feet-raised-push-up"
    assert led("push-up", history[:1]) == "push-up"


def test_two_short_sessions_come_down_a_rung() -> None:
    assert led("push-up", weekly("push-up", *SHORT)) == "incline-push-up"


def test_who_climbed_too_early_comes_back_and_may_try_again() -> None:
    climb = weekly("push-up", *EASY)
    fall = [did("feet-raised-push-up", 3, week=n) for n in (2, 3)]
    again = [did("push-up", 14, week=n) for n in (4, 5)]
    assert led("push-up", climb + fall) == "push-up"
    assert led("push-up", climb + fall + again) == "feet-raised-push-up"


def test_a_plan_changed_before_ends_at_the_same_rung() -> None:
    climb = weekly("push-up", *EASY)
    fall = [did("feet-raised-push-up", 3, week=n) for n in (2, 3)]
    assert led("feet-raised-push-up", climb + fall) == led("push-up", climb + fall)


def test_rungs_out_of_reach_are_passed_over_or_end_the_ladder() -> None:
    history = weekly("backpack-squat", *EASY)
    assert led("bodyweight-squat", weekly("bodyweight-squat", *EASY)) == "tempo-squat"
    assert led("backpack-squat", history) == "backpack-squat"
    novice = Means("none", (), "intermediate", barbell=True)
    assert led("push-up", weekly("push-up", *EASY), means=novice) == "push-up"


def test_a_sore_shoulder_ends_the_ladder_below_what_strains_it() -> None:
    sore = Means("none", ("shoulder",), "advanced", barbell=True)
    history = weekly("shoulder-blade-squeeze", *EASY)
    assert led("shoulder-blade-squeeze", history) == "prone-ytw"
    assert led("shoulder-blade-squeeze", history, means=sore) == "shoulder-blade-squeeze"


@pytest.mark.parametrize(("too_easy", "too_hard"), [((0, 3), (1, 2)), ((0, 2), (1, 3))])
def test_of_two_rungs_that_ask_for_each_other_the_one_asked_for_later_stays(
    too_easy: tuple[int, int], too_hard: tuple[int, int]
) -> None:
    """Logged in turn, as by somebody whose lifts hold both of them."""
    easy = [did("push-up", 14, week=week) for week in too_easy]
    hard = [did("feet-raised-push-up", 2, week=week) for week in too_hard]
    history = sorted([*easy, *hard], key=lambda each: each.day)
    later = "feet-raised-push-up" if too_easy[1] > too_hard[1] else "push-up"
    for start in ("push-up", "feet-raised-push-up"):
        assert led(start, history) == later


def test_a_rung_the_session_already_holds_is_not_taken_twice() -> None:
    climb = climbed(
        ladder(BARE, taken=("feet-raised-push-up",)),
        catalogue()["push-up"],
        weekly("push-up", *EASY),
        hold=False,
    )
    assert (climb.rung.id, climb.way, climb.at_top) == ("push-up", None, True)


def test_while_holding_only_rungs_done_before_are_climbed() -> None:
    history = weekly("push-up", *EASY)
    assert led("push-up", history, hold=True) == "push-up"
    known = [*history, did("feet-raised-push-up", 8, week=2)]
    assert led("push-up", known, hold=True) == "feet-raised-push-up"
    assert led("push-up", weekly("push-up", *SHORT), hold=True) == "incline-push-up"


def test_a_weight_goes_up_and_down_before_the_rung_does() -> None:
    assert led("backpack-squat", weekly("backpack-squat", (2, 8.0), (2, 8.0))) == "backpack-squat"
    assert led("backpack-squat", weekly("backpack-squat", (2, 1.0), (2, 1.0))) == "tempo-squat"
    for reps in (14, 20):
        history = weekly("goblet-squat", (reps, 16.0), (reps, 16.0))
        assert led("goblet-squat", history, means=ANYTHING) == "goblet-squat"


def test_the_foundation_knows_no_bar_for_who_is_new_to_lifting() -> None:
    new = Strength("none", "gym", 2)
    assert means_of(new, (), "foundation") == Means("gym", (), "beginner", barbell=False)
    assert means_of(new, (), "max-strength") == Means("gym", (), "intermediate", barbell=True)
    known = Strength("regular", "bands", 2)
    assert means_of(known, ("knee",), "power") == Means(
        "bands", ("knee",), "advanced", barbell=True
    )


@given(
    st.sampled_from([each.id for each in catalogue() if not each.test and each.pattern != "plyo"]),
    st.sampled_from(["none", "bands", "dumbbells", "gym"]),
    st.sets(st.sampled_from(["knee", "shoulder", "back", "calf", "hip"]), max_size=2),
    st.sampled_from(["beginner", "intermediate", "advanced"]),
    st.lists(st.tuples(st.sampled_from([1, 99]), st.none()), max_size=6),
)
def test_a_rung_climbed_suits_the_runner(
    start: str,
    equipment: str,
    injuries: set[str],
    hardest: str,
    sets: list[tuple[int, None]],
) -> None:
    means = Means(equipment, tuple(sorted(injuries)), hardest, barbell=False)  # type: ignore[arg-type]
    rung = catalogue()[led(start, weekly(start, *sets), means=means)]
    if rung.id != start:
        assert equipment_rank(rung.equipment) <= equipment_rank(means.equipment)
        assert not injuries & set(rung.avoid)
        assert rung.pattern == catalogue()[start].pattern
        assert not rung.test
        assert not rung.barbell
        easier = level_rank(rung.level) <= level_rank(catalogue()[start].level)
        assert easier or level_rank(rung.level) <= level_rank(means.hardest)


@pytest.mark.parametrize("start", ["box-squat", "wall-push-up", "hip-hinge-drill"])
def test_falling_short_at_the_foot_of_the_ladder_stays_there(start: str) -> None:
    assert led(start, weekly(start, *SHORT)) == start
