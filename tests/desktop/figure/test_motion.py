"""Between the poses: eased, without a stop on the way, and never beyond what the poses say."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pacelift.desktop.figure.motion import Motion, breathing, round_and_round, there_and_back
from pacelift.desktop.figure.pose import STANDING, Pose


def pose(**changes: float) -> Pose:
    return {**STANDING, **{name: (value, value) for name, value in changes.items()}}


def hips(motion: Motion, count: int = 60) -> list[float]:
    return [motion.at(motion.length_s * step / count)["hip"][0] for step in range(count)]


def test_there_and_back_rests_at_both_ends_for_its_seconds() -> None:
    motion = there_and_back((pose(hip=0), pose(hip=90)), (2, 1, 1, 0.5))
    assert motion.length_s == 4.5
    assert [motion.at(t)["hip"][0] for t in (0, 0.5, 2.5, 3.5)] == [0, 0, 90, 90]
    assert motion.at(1.5)["hip"][0] == pytest.approx(45)
    assert motion.at(4.0)["hip"][0] == pytest.approx(45)


def test_it_begins_and_ends_slowly_and_is_fastest_in_the_middle() -> None:
    motion = there_and_back((pose(hip=0), pose(hip=90)), (1, 0.1, 1, 0))
    early, middle = motion.at(0.1)["hip"][0], motion.at(0.55)["hip"][0] - motion.at(0.45)["hip"][0]
    assert early < middle / 2


def test_a_pose_on_the_way_is_passed_without_a_stop() -> None:
    motion = there_and_back((pose(hip=0), pose(hip=40), pose(hip=90)), (2, 0, 2, 0))
    assert motion.at(1)["hip"][0] == pytest.approx(40)
    assert motion.at(1.05)["hip"][0] - motion.at(0.95)["hip"][0] > 3


def test_no_moment_goes_beyond_the_poses() -> None:
    motion = round_and_round(
        (pose(hip=0), pose(hip=80), pose(hip=85), pose(hip=-10)), (1, 0.3, 2, 0.5), (0, 0.2, 0, 0)
    )
    assert min(hips(motion)) >= -10
    assert max(hips(motion)) <= 85


def test_what_is_the_same_in_two_poses_stays_between_them() -> None:
    motion = round_and_round((pose(hip=0), pose(hip=0), pose(hip=50)), (1, 1, 1), (0, 0, 0))
    assert {motion.at(step / 10)["hip"][0] for step in range(11)} == {0}


def test_both_sides_move_by_their_own_numbers() -> None:
    lifted = {**STANDING, "hip": (0.0, 60.0)}
    motion = there_and_back((pose(hip=0), lifted), (1, 1, 1, 1))
    assert motion.at(2.5)["hip"] == (0, 60)


def test_a_round_that_travels_goes_on_where_it_ended() -> None:
    walk = round_and_round(
        (pose(at_x=0, foot_x=0), pose(at_x=1, foot_x=2)), (1, 1), (0, 0), travel_m=2
    )
    seen = [walk.at(t)["at_x"][0] + 2 * (t // 2) for t in (step / 10 for step in range(60))]
    assert all(0 < after - before < 0.2 for before, after in pairwise(seen))
    assert walk.way_m(1.5) == 1.5


def test_a_cut_stays_in_its_last_pose_and_begins_anew() -> None:
    jump = round_and_round((pose(hip=0), pose(hip=90)), (1, 0.5), (0, 1), is_cut=True)
    assert jump.at(2.4)["hip"][0] == 90
    assert jump.at(2.5)["hip"][0] == 0


def test_a_breath_changes_the_trunk_by_a_little_and_nothing_else() -> None:
    changed = {name for name, value in breathing(STANDING).items() if value != STANDING[name]}
    assert changed == {"spine", "neck"}
