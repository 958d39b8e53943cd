"""Shapes in space, of which a picture is made: solids round balls, and cords."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Literal

from attrs import frozen

from pacelift.desktop.figure.space import Frame, Vec

Tone = Literal["skin", "shirt", "shorts", "shoe", "hair", "item", "plate", "soft", "top", "flank"]
"""What it is painted as: of the body, then of things; furniture is soft, with a top and a flank."""

Layer = Literal["behind", "body", "front"]

Ball = tuple[Vec, float]


@frozen
class Solid:
    """The hull of balls; a ball without a radius is a corner."""

    balls: tuple[Ball, ...]
    tone: Tone


@frozen
class Cord:
    """A line of a thickness through points."""

    points: tuple[Vec, ...]
    thickness: float
    tone: Tone


@frozen
class Group:
    """Shapes that are painted as one, as far to the front as `at` is.

    The shapes of one that `is_round` are ordered by how near they are, else they are as given.
    """

    name: str
    at: Vec
    shapes: tuple[Solid | Cord, ...]
    layer: Layer = "body"
    is_round: bool = False


def disc(centre: Vec, frame: Frame, radius: float, thick: float, tone: Tone) -> Solid:
    """A disc about the frame's right."""
    rim = [
        frame.at(cos(step * pi / 10) * radius, sin(step * pi / 10) * radius, side * thick / 2)
        for step in range(20)
        for side in (1, -1)
    ]
    return Solid(tuple((centre + each, 0.0) for each in rim), tone)


def box(low: Vec, high: Vec) -> tuple[Solid, ...]:
    """The three faces of it that a viewer sees who is ahead, to the right and above."""
    x, y, z = (low.x, high.x), (low.y, high.y), (low.z, high.z)
    flank = [Vec(high.x, b, c) for b in y for c in z]
    front = [Vec(a, b, high.z) for a in x for b in y]
    top = [Vec(a, high.y, c) for a in x for c in z]
    faces: tuple[tuple[list[Vec], Tone], ...] = ((flank, "flank"), (front, "soft"), (top, "top"))
    return tuple(Solid(tuple((each, 0.0) for each in face), tone) for face, tone in faces)
