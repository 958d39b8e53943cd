"""A pose as numbers: angles in degrees, places in metres, each for the right and the left side.

What the numbers come to is `skeleton`'s; how they change is `motion`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Pair = tuple[float, float]
"""Of the right side (the one that is seen in a side view) and of the left."""

Pose = Mapping[str, Pair]
"""Every channel of `STANDING` by its name; what has no sides has its number twice.
Z is out to the own side."""

STANDING: Final[Pose] = {
    # the trunk: turned to its left, tilted to its right, leant ahead, rolled about its length
    "turn": (0.0, 0.0),
    "tilt": (0.0, 0.0),
    "lean": (0.0, 0.0),
    "roll": (0.0, 0.0),
    # the spine: rounded, bent to its right, twisted to its left; the neck is bent ahead
    "spine": (0.0, 0.0),
    "bend": (0.0, 0.0),
    "twist": (0.0, 0.0),
    "neck": (0.0, 0.0),
    "neck_turn": (0.0, 0.0),
    # where the base is
    "at_x": (0.0, 0.0),
    "at_y": (0.0, 0.0),
    "at_z": (0.0, 0.0),
    # a leg
    "hip": (0.0, 0.0),
    "hip_out": (0.0, 0.0),
    "hip_turn": (0.0, 0.0),
    "knee": (0.0, 0.0),
    "ankle": (0.0, 0.0),
    "toes": (0.0, 0.0),
    # a foot that is planted: its ball, how far the heel is up, where the knee looks
    "foot_x": (0.0, 0.0),
    "foot_y": (0.0, 0.0),
    "foot_z": (0.088, 0.088),
    "heel": (0.0, 0.0),
    "toe_out": (0.0, 0.0),
    "knee_x": (1.0, 1.0),
    "knee_y": (0.6, 0.6),
    "knee_z": (0.1, 0.1),
    # an arm
    "blades": (0.0, 0.0),
    "shrug": (0.0, 0.0),
    "shoulder": (4.0, 4.0),
    "shoulder_out": (6.0, 6.0),
    "shoulder_turn": (10.0, 10.0),
    "elbow": (14.0, 14.0),
    "wrist": (0.0, 0.0),
    # a palm that has its place, and where the elbow looks
    "hand_x": (0.0, 0.0),
    "hand_y": (0.0, 0.0),
    "hand_z": (0.0, 0.0),
    "elbow_x": (-0.6, -0.6),
    "elbow_y": (-1.0, -1.0),
    "elbow_z": (0.3, 0.3),
    # a thing that moves by itself
    "item_x": (0.0, 0.0),
    "item_y": (0.0, 0.0),
    "item_z": (0.0, 0.0),
}
"""Standing at ease, and the names of all there is to tell of a pose."""


def pair(value: float | list[float]) -> Pair:
    """The numbers of a channel from those that were written: one for both sides, or one a side."""
    if isinstance(value, list):
        right, left = value
        return float(right), float(left)
    return float(value), float(value)
