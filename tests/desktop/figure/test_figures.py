"""Every figure at many moments of its movement: a body that could do it, where it should be."""

from __future__ import annotations

from functools import cache
from math import cos, radians

import pytest

from pacelift.coach.catalogue import parse_catalogue
from pacelift.desktop.figure import body as measures
from pacelift.desktop.figure.equipment import equipment
from pacelift.desktop.figure.figures import FILES, parse_figures
from pacelift.desktop.figure.flesh import flesh
from pacelift.desktop.figure.pose import Pose
from pacelift.desktop.figure.shapes import Solid
from pacelift.desktop.figure.skeleton import BONES, SIDES, Skeleton, ball_of, palm_of
from pacelift.desktop.figure.space import Vec, angle
from pacelift.system.resources import read_text

CATALOGUE = parse_catalogue(read_text("exercises.json"))
FIGURES = parse_figures(map(read_text, FILES))
IDS = tuple(FIGURES)
MOVING = tuple(each for each in IDS if not FIGURES[each].is_hold)
HOLDS = tuple(each for each in IDS if FIGURES[each].is_hold)
MOMENTS = 9

each_figure = pytest.mark.parametrize("exercise", IDS)


@cache
def moments(exercise: str) -> list[tuple[Pose, Skeleton]]:
    figure = FIGURES[exercise]
    times = [figure.motion.length_s * step / MOMENTS for step in range(MOMENTS)]
    return [(figure.motion.at(each), figure.at(each)) for each in times]


def bodies(exercise: str) -> list[Skeleton]:
    return [body for _, body in moments(exercise)]


def test_every_exercise_has_its_figure_and_every_figure_its_exercise() -> None:
    assert sorted(IDS) == sorted(each.id for each in CATALOGUE)


@each_figure
def test_no_limb_is_ever_longer_or_shorter(exercise: str) -> None:
    for body in bodies(exercise):
        for one, other, length in BONES:
            assert (body[one] - body[other]).length == pytest.approx(length, abs=1e-6)


@each_figure
def test_a_planted_foot_is_where_it_is_told_to_be(exercise: str) -> None:
    figure = FIGURES[exercise]
    for pose, body in moments(exercise):
        for leg, side in zip(figure.stance.legs, SIDES, strict=True):
            if leg != "free":
                assert (body[f"{side} ball"] - ball_of(pose, side)).length < 0.002


@each_figure
def test_a_foot_that_has_one_place_does_not_slide(exercise: str) -> None:
    figure = FIGURES[exercise]
    for index, (leg, side) in enumerate(zip(figure.stance.legs, SIDES, strict=True)):
        places = {tuple(pose[f"foot_{axis}"][index] for axis in "xyz") for pose in figure.poses}
        if leg != "free" and len(places) == 1:
            first, *others = [body[f"{side} ball"] for body in bodies(exercise)]
            assert all((other - first).length < 0.002 for other in others)


@each_figure
def test_a_hand_that_has_a_place_reaches_it(exercise: str) -> None:
    figure = FIGURES[exercise]
    for pose, body in moments(exercise):
        for arm, side in zip(figure.stance.arms, SIDES, strict=True):
            if arm != "free":
                target = palm_of(pose, body, side, arm)
                assert (body[f"{side} palm"] - target).length < 0.01


@each_figure
def test_nothing_of_the_body_is_under_the_floor(exercise: str) -> None:
    for body in bodies(exercise):
        for group in flesh(body):
            for solid in group.shapes:
                assert isinstance(solid, Solid)
                low = min(at.y - radius for at, radius in solid.balls)
                assert low > -0.015, group.name


@each_figure
def test_the_body_stands_sits_lies_or_hangs_on_something(exercise: str) -> None:
    figure = FIGURES[exercise]
    rests = any(item.kind in {"box", "bench", "chair", "rail"} for item in figure.items)
    body = figure.at(0)
    low = min(
        at.y - radius
        for group in flesh(body)
        for solid in group.shapes
        if isinstance(solid, Solid)
        for at, radius in solid.balls
    )
    assert low < 0.02 or rests or exercise in {"leg-press", "back-extension"}


@each_figure
def test_knees_and_elbows_bend_as_they_can(exercise: str) -> None:
    for body in bodies(exercise):
        for side in SIDES:
            knee = 180 - angle(
                body[f"{side} hip"] - body[f"{side} knee"],
                body[f"{side} ankle"] - body[f"{side} knee"],
            )
            elbow = 180 - angle(
                body[f"{side} shoulder"] - body[f"{side} elbow"],
                body[f"{side} palm"] - body[f"{side} elbow"],
            )
            assert knee < 155
            assert elbow < 155
            ahead = body.frames[f"{side} shin"].ahead
            straight = body[f"{side} hip"].toward(body[f"{side} ankle"], 0.5)
            assert (body[f"{side} knee"] - straight).dot(ahead) > -0.002


@each_figure
def test_hips_ankles_and_necks_are_within_a_persons_range(exercise: str) -> None:
    for body in bodies(exercise):
        pelvis = body.frames["pelvis"]
        for side in SIDES:
            thigh = (body[f"{side} knee"] - body[f"{side} hip"]).unit()
            behind = thigh.dot(pelvis.ahead)
            assert behind > -cos(radians(90 - 42)), "the hip is stretched too far"
            assert angle(thigh, pelvis.up * -1) < 140
            dorsiflexion = 90 - angle(
                body.frames[f"{side} foot"].ahead, body[f"{side} knee"] - body[f"{side} ankle"]
            )
            assert -80 < dorsiflexion < 42, f"{side} ankle"
        assert angle(body.frames["chest"].up, body.frames["head"].up) < 60
        assert angle(pelvis.up, body.frames["chest"].up) < 75


@pytest.mark.parametrize("exercise", MOVING)
def test_what_moves_goes_from_one_pose_to_another(exercise: str) -> None:
    figure = FIGURES[exercise]
    one, other = (figure.still(index) for index in figure.stills)
    assert max((one[joint] - other[joint]).length for joint in one.joints) > 0.03


@pytest.mark.parametrize("exercise", HOLDS)
def test_a_hold_only_breathes(exercise: str) -> None:
    first, *others = bodies(exercise)
    farthest = max((first[joint] - body[joint]).length for body in others for joint in first.joints)
    assert 0.001 < farthest < 0.03


def test_what_is_held_for_seconds_and_tells_of_stillness_is_a_hold() -> None:
    names = ("wall-sit", "front-plank", "side-plank", "bear-hold", "double-leg-calf-hold")
    assert set(names) <= set(HOLDS)
    assert all(CATALOGUE[each].unit == "s" for each in HOLDS)


def kinds(exercise: str) -> set[str]:
    return {item.kind for item in FIGURES[exercise].items}


def test_what_is_loaded_has_its_weight_in_the_picture() -> None:
    wanted = {
        "barbell": {"barbell"},
        "dumbbells": {"dumbbell"},
        "dumbbell": {"dumbbell", "kettlebell"},
        "backpack": {"backpack"},
        "band": {"cord"},
    }
    for each in CATALOGUE:
        if each.load in wanted:
            assert kinds(each.id) & wanted[each.load], each.id


@pytest.mark.parametrize(
    "exercise", [each for each in IDS if kinds(each) & {"dumbbell", "kettlebell"}]
)
def test_a_weight_stays_in_the_hand_that_holds_it(exercise: str) -> None:
    for body in bodies(exercise):
        grips = [body[f"{side} grip"] for side in SIDES]
        weights = [
            group.at
            for group in equipment(FIGURES[exercise].items, body)
            if group.name in {"dumbbell", "kettlebell"}
        ]
        assert weights
        for at in weights:
            assert min((at - grip).length for grip in grips) < 0.2


@pytest.mark.parametrize(
    "exercise",
    [each for each in IDS if any(item.kind == "barbell" for item in FIGURES[each].items)],
)
def test_both_hands_are_on_the_bar(exercise: str) -> None:
    figure = FIGURES[exercise]
    for body in bodies(exercise):
        bars = [each for each in equipment(figure.items, body) if each.name == "bar"]
        (one, *_), (other, *_) = (each.shapes for each in bars)
        ends = one.points[-1], other.points[-1]
        for side in SIDES:
            assert _distance(body[f"{side} grip"], *ends) < 0.12


def _distance(point: Vec, one: Vec, other: Vec) -> float:
    """Of a point from the line through two others."""
    return (point - one).across((other - one).unit()).length


STANDING = (
    "bodyweight-squat",
    "barbell-back-squat",
    "goblet-squat",
    "hip-hinge-drill",
    "barbell-romanian-deadlift",
    "conventional-deadlift",
    "single-leg-romanian-deadlift",
    "static-split-squat",
    "lateral-lunge",
    "double-leg-calf-raise",
    "hip-hike",
    "standing-dumbbell-press",
)
SHARES = (
    ("waist", 0.35),
    ("chest", 0.147),
    ("head", 0.081),
    *(
        (f"{side} {joint}", share)
        for side in SIDES
        for joint, share in (("elbow", 0.028), ("palm", 0.022), ("knee", 0.1), ("ankle", 0.061))
    ),
)
"""Of the body's mass, by Winter's table 4.1, about where its parts are."""


@pytest.mark.parametrize("exercise", STANDING)
def test_who_stands_slowly_does_not_fall_over(exercise: str) -> None:
    figure = FIGURES[exercise]
    for pose, body in moments(exercise):
        feet = [
            body[f"{side} {joint}"].x
            for leg, side in zip(figure.stance.legs, SIDES, strict=True)
            if leg != "free" and ball_of(pose, side).y < measures.THICKNESS["ball"] + 0.3
            for joint in ("heel", "toe")
        ]
        middle = sum(body[joint].x * share for joint, share in SHARES) / sum(
            share for _, share in SHARES
        )
        assert min(feet) - 0.06 < middle < max(feet) + 0.06
