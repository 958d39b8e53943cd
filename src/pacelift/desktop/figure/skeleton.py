"""The joints of a body in a pose, all limbs at their lengths.

The trunk comes from its angles; a limb that is free from its own; one that is planted reaches for
its place. The base is what does not give way: the body is moved until that is where it belongs.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin
from typing import Final, Literal, get_args

from attrs import evolve, frozen

from pacelift.desktop.figure import body
from pacelift.desktop.figure.body import THICKNESS
from pacelift.desktop.figure.pose import Pose
from pacelift.desktop.figure.space import ORIGIN, WORLD, Frame, Vec, reach

Leg = Literal["free", "planted", "carries"]
"""One that carries has its own angles, as a free one, and its foot on the floor."""
Arm = Literal["free", "world", "chest", "pelvis", "head"]
Base = Literal["pelvis", "feet", "knees", "shoulders", "chest", "elbows", "hands", "hips"]
"""What of the right side stays: "feet" is the ball of a planted foot, "hips" the hip joint."""

LEGS: Final = get_args(Leg)
ARMS: Final = get_args(Arm)
BASES: Final = get_args(Base)
SIDES: Final = ("right", "left")

_BASE_JOINTS: Final[Mapping[Base, str]] = {
    "pelvis": "pelvis",
    "feet": "right ankle",
    "knees": "right knee",
    "shoulders": "back",
    "chest": "chest",
    "elbows": "right elbow",
    "hands": "right palm",
    "hips": "right hip",
}


@frozen
class Stance:
    """What is planted: the base, and each leg and arm as (right, left)."""

    base: Base = "feet"
    legs: tuple[Leg, Leg] = ("carries", "carries")
    arms: tuple[Arm, Arm] = ("free", "free")


@frozen
class Skeleton:
    """Joints by name, such as "right knee", and the frames of the parts."""

    joints: Mapping[str, Vec]
    frames: Mapping[str, Frame]

    def __getitem__(self, joint: str) -> Vec:
        return self.joints[joint]

    def moved(self, by: Vec) -> Skeleton:
        """All of it elsewhere."""
        return evolve(self, joints={name: at + by for name, at in self.joints.items()})


BONES: Final[tuple[tuple[str, str, float], ...]] = (
    ("pelvis", "waist", body.LOW_BACK),
    ("waist", "chest", body.MID_BACK),
    ("chest", "back", body.HIGH_BACK),
    ("back", "neck", body.NECK),
    ("neck", "head", body.SKULL),
    *(
        (f"{side} {one}" if one not in {"back", "pelvis"} else one, f"{side} {other}", length)
        for side in SIDES
        for one, other, length in (
            ("pelvis", "hip", body.HIP),
            ("hip", "knee", body.THIGH),
            ("knee", "ankle", body.SHIN),
            ("ball", "toe", body.TOES),
            ("back", "shoulder", body.SHOULDER),
            ("shoulder", "elbow", body.UPPER_ARM),
            ("elbow", "palm", body.FOREARM),
            ("palm", "fingers", body.FINGERS),
        )
    ),
)
"""Two joints, and what stays between them."""


def skeleton(pose: Pose, stance: Stance) -> Skeleton:
    """The body in that pose on its base."""
    joints, frames = _trunk(pose)
    for side, sign in _SIGNS:
        _free_leg(joints, frames, pose, side, sign)
        _free_arm(joints, frames, pose, side, sign)
    moved = Skeleton(joints, frames).moved(_to_base(joints, pose, stance))
    joints = {**moved.joints, "item": Vec(*(_of(pose, f"item_{axis}") for axis in "xyz"))}
    for index, (side, sign) in enumerate(_SIGNS):
        if stance.legs[index] == "planted":
            _planted_leg(joints, frames, pose, side, sign)
        if stance.legs[index] != "free":
            _planted_foot(joints, frames, pose, side, sign)
        if stance.arms[index] != "free":
            _planted_arm(joints, frames, pose, side, sign, stance.arms[index])
    return Skeleton(joints, frames)


def ball_of(pose: Pose, side: str) -> Vec:
    """Where the ball of a planted foot is."""
    x, y, z = (_of(pose, f"foot_{axis}", side) for axis in "xyz")
    return Vec(x, y + THICKNESS["ball"], z if side == "right" else -z)


def palm_of(pose: Pose, body: Skeleton, side: str, arm: Arm) -> Vec:
    """Where the palm of an arm that is not free should be."""
    x, y, z = (_of(pose, f"hand_{axis}", side) for axis in "xyz")
    out = z if side == "right" else -z
    if arm == "world":
        return Vec(x, y, out)
    origin = body["back" if arm == "chest" else arm]
    return origin + body.frames[arm].at(x, y, out)


_SIGNS: Final = (("right", 1.0), ("left", -1.0))


def _of(pose: Pose, name: str, side: str = "right") -> float:
    return pose[name][0 if side == "right" else 1]


# -- the trunk


def _trunk(pose: Pose) -> tuple[dict[str, Vec], dict[str, Frame]]:
    pelvis = (
        WORLD.turned(_of(pose, "turn"))
        .rolled(_of(pose, "tilt"))
        .pitched(-_of(pose, "lean"))
        .turned(_of(pose, "roll"))
    )
    low, chest = _curved(pelvis, pose), _curved(_curved(pelvis, pose), pose)
    neck = chest.turned(_of(pose, "neck_turn")).pitched(-_of(pose, "neck"))
    waist = pelvis.up * body.LOW_BACK
    middle = waist + low.up * body.MID_BACK
    back = middle + chest.up * body.HIGH_BACK
    top = back + chest.up.toward(neck.up, 0.5).unit() * body.NECK
    head = top + neck.up * body.SKULL
    joints = {"pelvis": ORIGIN, "waist": waist, "chest": middle, "back": back, "neck": top}
    return {**joints, "head": head}, {"pelvis": pelvis, "waist": low, "chest": chest, "head": neck}


def _curved(frame: Frame, pose: Pose) -> Frame:
    """Half of what the spine does."""
    bent = frame.pitched(-_of(pose, "spine") / 2).rolled(_of(pose, "bend") / 2)
    return bent.turned(_of(pose, "twist") / 2)


# -- limbs by their angles


def _free_leg(
    joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str, sign: float
) -> None:
    pelvis = frames["pelvis"]
    hip = joints["pelvis"] + pelvis.right * (sign * body.HIP)
    thigh = (
        pelvis.pitched(_of(pose, "hip", side))
        .rolled(-sign * _of(pose, "hip_out", side))
        .turned(-sign * _of(pose, "hip_turn", side))
    )
    knee = hip - thigh.up * body.THIGH
    shin = thigh.pitched(-_of(pose, "knee", side))
    ankle = knee - shin.up * body.SHIN
    joints |= {f"{side} hip": hip, f"{side} knee": knee, f"{side} ankle": ankle}
    frames[f"{side} shin"] = shin
    foot = shin.pitched(_of(pose, "ankle", side))
    toes = foot.pitched(_of(pose, "toes", side))
    _foot(joints, frames, side, ankle, foot, toes)


def _foot(
    joints: dict[str, Vec],
    frames: dict[str, Frame],
    side: str,
    ankle: Vec,
    foot: Frame,
    toes: Frame,
) -> None:
    heel, ball = ankle + foot.at(*_HEEL), ankle + foot.at(*_BALL)
    toe = ball + (toes.ahead - toes.up * _TOE_DROP).unit() * body.TOES
    joints |= {f"{side} heel": heel, f"{side} ball": ball, f"{side} toe": toe}
    frames[f"{side} foot"] = foot


_HEEL: Final = (-body.HEEL_BACK, THICKNESS["heel"] - body.ANKLE, 0.0)
_BALL: Final = (body.BALL_AHEAD, THICKNESS["ball"] - body.ANKLE, 0.0)
_TOE_DROP: Final = (THICKNESS["ball"] - THICKNESS["toe"]) / body.TOES


def _free_arm(
    joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str, sign: float
) -> None:
    chest = frames["chest"]
    blade = chest.turned(-sign * _of(pose, "blades", side)).rolled(-sign * _of(pose, "shrug", side))
    shoulder = joints["back"] + blade.right * (sign * body.SHOULDER)
    upper = (
        chest.pitched(_of(pose, "shoulder", side))
        .rolled(-sign * _of(pose, "shoulder_out", side))
        .turned(sign * _of(pose, "shoulder_turn", side))
    )
    elbow = shoulder - upper.up * body.UPPER_ARM
    lower = upper.pitched(_of(pose, "elbow", side))
    palm = elbow - lower.up * body.FOREARM
    joints |= {f"{side} shoulder": shoulder, f"{side} elbow": elbow, f"{side} palm": palm}
    _fingers(joints, frames, pose, side)


def _fingers(joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str) -> None:
    """They go on as the forearm does, or are bent back with the wrist, toward the head."""
    palm = joints[f"{side} palm"]
    along = (palm - joints[f"{side} elbow"]).unit()
    bent = radians(_of(pose, "wrist", side))
    aside = frames["chest"].up.across(along).unit()
    fingers = palm + (along * cos(bent) + aside * sin(bent)) * body.FINGERS
    joints[f"{side} fingers"] = fingers
    joints[f"{side} grip"] = palm.toward(fingers, body.GRIP)


# -- limbs that reach for their place


def _to_base(joints: Mapping[str, Vec], pose: Pose, stance: Stance) -> Vec:
    if stance.base == "feet":
        return _ankle_of(pose, "right", 1.0)[0] - joints["right ankle"]
    at = Vec(_of(pose, "at_x"), _of(pose, "at_y"), _of(pose, "at_z"))
    return at - joints[_BASE_JOINTS[stance.base]]


def _ankle_of(pose: Pose, side: str, sign: float) -> tuple[Vec, Frame]:
    """Of a planted foot: its ankle, and how the foot stands on its ball."""
    out = WORLD.turned(_of(pose, "turn") - sign * _of(pose, "toe_out", side))
    foot = out.pitched(-_of(pose, "heel", side))
    return ball_of(pose, side) - foot.at(*_BALL), foot


def _planted_leg(
    joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str, sign: float
) -> None:
    ankle, _ = _ankle_of(pose, side, sign)
    pole = _pole(frames["pelvis"], pose, "knee", side, sign)
    knee, end = reach(joints[f"{side} hip"], ankle, body.THIGH, body.SHIN, pole)
    joints |= {f"{side} knee": knee, f"{side} ankle": end}
    along = (knee - end).unit()
    straight = (joints[f"{side} hip"] - end).unit()
    ahead = pole.across(straight).across(along).unit()
    frames[f"{side} shin"] = Frame(ahead, along, ahead.cross(along))


def _planted_foot(
    joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str, sign: float
) -> None:
    """Its toes stay flat when the heel is up."""
    _, foot = _ankle_of(pose, side, sign)
    flat = foot.pitched(max(0.0, _of(pose, "heel", side)))
    _foot(joints, frames, side, joints[f"{side} ankle"], foot, flat)


def _planted_arm(
    joints: dict[str, Vec], frames: dict[str, Frame], pose: Pose, side: str, sign: float, arm: Arm
) -> None:
    target = palm_of(pose, Skeleton(joints, frames), side, arm)
    pole = _pole(frames["chest"], pose, "elbow", side, sign)
    shoulder = joints[f"{side} shoulder"]
    elbow, palm = reach(shoulder, target, body.UPPER_ARM, body.FOREARM, pole)
    joints |= {f"{side} elbow": elbow, f"{side} palm": palm}
    _fingers(joints, frames, pose, side)


def _pole(frame: Frame, pose: Pose, name: str, side: str, sign: float) -> Vec:
    x, y, z = (_of(pose, f"{name}_{axis}", side) for axis in "xyz")
    return frame.at(x, y, z * sign)
