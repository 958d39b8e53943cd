"""From numbers to joints: frames, limbs that reach, and the places of a few known poses."""

from __future__ import annotations

import pytest

from pacelift.desktop.figure import body
from pacelift.desktop.figure.figures import FILES, parse_figures
from pacelift.desktop.figure.pose import STANDING
from pacelift.desktop.figure.skeleton import Stance, skeleton
from pacelift.desktop.figure.space import ORIGIN, UP, WORLD, Vec, angle, reach
from pacelift.errors import Defect
from pacelift.system.resources import read_text

FIGURES = parse_figures(map(read_text, FILES))


def near(one: Vec, other: Vec) -> bool:
    return (one - other).length < 1e-9


def test_frames_turn_the_way_their_names_say() -> None:
    assert near(WORLD.pitched(90).ahead, UP)
    assert near(WORLD.rolled(90).up, WORLD.right)
    assert near(WORLD.turned(90).ahead, WORLD.right * -1)


def test_two_bones_reach_a_place_and_bend_toward_the_pole() -> None:
    middle, end = reach(ORIGIN, Vec(0, -1, 0), 0.6, 0.6, Vec(1, 0.3, 0))
    assert near(end, Vec(0, -1, 0))
    assert middle.x > 0
    assert (middle.length, (end - middle).length) == pytest.approx((0.6, 0.6))


def test_bones_keep_their_lengths_when_a_place_is_too_far_or_too_near() -> None:
    for target in (Vec(3, 0, 0), Vec(0.01, 0, 0)):
        middle, end = reach(ORIGIN, target, 0.5, 0.3, UP)
        assert (middle.length, (end - middle).length) == pytest.approx((0.5, 0.3))


def test_who_stands_is_as_tall_as_the_measures_say_with_both_soles_down() -> None:
    standing = skeleton(STANDING, Stance())
    assert standing["pelvis"].y == pytest.approx(body.ANKLE + body.SHIN + body.THIGH)
    assert standing["head"].y + body.THICKNESS["head"] == pytest.approx(body.HEIGHT, abs=0.03)
    assert standing["right heel"].y == pytest.approx(body.THICKNESS["heel"])
    assert standing["left heel"].y == pytest.approx(body.THICKNESS["heel"])


def test_a_joints_angle_is_the_angle_between_its_limbs() -> None:
    bent = skeleton({**STANDING, "elbow": (70.0, 0.0), "knee": (40.0, 0.0)}, Stance())
    upper, lower = (
        bent["right elbow"] - bent["right shoulder"],
        bent["right palm"] - bent["right elbow"],
    )
    thigh, shin = bent["right knee"] - bent["right hip"], bent["right ankle"] - bent["right knee"]
    assert angle(upper, lower) == pytest.approx(70)
    assert angle(thigh, shin) == pytest.approx(40)


def test_the_foot_stays_on_its_ball_when_the_heel_goes_up() -> None:
    flat, raised = (
        FIGURES["double-leg-calf-raise"].still(0),
        FIGURES["double-leg-calf-raise"].still(1),
    )
    assert near(flat["right ball"], raised["right ball"])
    assert near(flat["right toe"], raised["right toe"])
    assert raised["right heel"].y - flat["right heel"].y > 0.08
    assert raised["head"].y - flat["head"].y > 0.05


KNOWN = {
    ("bodyweight-squat", 1): {
        "pelvis": (-31, 52, 0),
        "right knee": (11, 44, 9),
        "head": (13, 110, 0),
    },
    ("conventional-deadlift", 0): {
        "pelvis": (-33, 69, 0),
        "right knee": (5, 47, 9),
        "right grip": (5, 25, 22),
    },
    ("side-plank", 0): {
        "right elbow": (0, 4, 0),
        "pelvis": (0, 39, -53),
        "right ankle": (0, 6, -133),
    },
    ("glute-bridge", 1): {"back": (-50, 12, 0), "pelvis": (-5, 35, 0), "right knee": (35, 50, 15)},
}
"""In centimetres."""


@pytest.mark.parametrize(("exercise", "index"), KNOWN)
def test_the_joints_of_known_poses_are_where_they_were(exercise: str, index: int) -> None:
    still = FIGURES[exercise].still(index)
    for joint, place in KNOWN[exercise, index].items():
        at = still[joint]
        assert (round(at.x * 100), round(at.y * 100), round(at.z * 100)) == place, joint


def test_a_squat_is_deep_a_hinge_is_not_and_a_deadlift_starts_at_the_floor() -> None:
    squat, hinge = (
        FIGURES["bodyweight-squat"].still(1),
        FIGURES["barbell-romanian-deadlift"].still(1),
    )
    lift = FIGURES["conventional-deadlift"].still(0)
    assert squat["pelvis"].y < squat["right knee"].y + 0.1
    assert hinge["pelvis"].y > hinge["right knee"].y + 0.35
    assert lift["right grip"].y == pytest.approx(0.225, abs=0.04)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "they are not JSON"),
        ('{"a": {"view": "side", "poses": [{"elbwo": 3}]}}', "elbwo is no channel"),
        ('{"a": {"view": "top", "poses": [{}]}}', "a: KeyError"),
        ('{"a": {"like": "b"}}', "a is like b, which is none"),
    ],
)
def test_what_is_wrong_in_the_files_is_named(text: str, said: str) -> None:
    with pytest.raises(Defect) as caught:
        parse_figures([text])["a"]
    assert said in caught.value.text


def test_a_name_that_stands_twice_is_named() -> None:
    with pytest.raises(Defect, match="a stands twice"):
        parse_figures(['{"a": {}}', '{"a": {}}'])


def test_a_figure_that_is_like_another_has_its_poses_and_its_own_changes() -> None:
    text = """{
        "=one": {"view": "side", "pose": {"knee": 5}, "poses": [{"hip": 1}, {"hip": 2}]},
        "two": {"like": "=one", "pose": {"lean": 3}, "poses": [{}, {"hip": [7, 8]}]}
    }"""
    figures = parse_figures([text])
    first, last = figures["two"].poses
    assert (first["hip"], last["hip"]) == ((1, 1), (7, 8))
    assert (last["knee"], last["lean"]) == ((5, 5), (3, 3))
    assert list(figures) == ["two"]
