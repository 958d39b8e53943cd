"""Points, directions and frames in metres and degrees: x ahead, y up, z to the body's right.

Nothing here knows a body.
"""

from __future__ import annotations

from math import acos, cos, degrees, radians, sin, sqrt
from typing import Final

from attrs import frozen


@frozen
class Vec:
    """A point or a direction."""

    x: float
    y: float
    z: float

    def __add__(self, other: Vec) -> Vec:
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other: Vec) -> Vec:
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, by: float) -> Vec:
        return Vec(self.x * by, self.y * by, self.z * by)

    @property
    def length(self) -> float:
        """How long it is."""
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)

    def dot(self, other: Vec) -> float:
        """The scalar product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other: Vec) -> Vec:
        """The direction at right angles to both, right of up where this one is ahead."""
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def unit(self) -> Vec:
        """The direction; a point without one is taken as up."""
        length = self.length
        return UP if length < _NOTHING else self * (1 / length)

    def across(self, axis: Vec) -> Vec:
        """What of it is at right angles to the direction `axis`."""
        along = self.dot(axis)
        return Vec(self.x - axis.x * along, self.y - axis.y * along, self.z - axis.z * along)

    def toward(self, other: Vec, share: float) -> Vec:
        """The point that share of the way to the other."""
        rest = 1 - share
        return Vec(
            self.x * rest + other.x * share,
            self.y * rest + other.y * share,
            self.z * rest + other.z * share,
        )


_NOTHING: Final = 1e-9
ORIGIN: Final = Vec(0.0, 0.0, 0.0)
UP: Final = Vec(0.0, 1.0, 0.0)


def angle(one: Vec, other: Vec) -> float:
    """Between two directions, 0 to 180."""
    product = one.unit().dot(other.unit())
    return degrees(acos(max(-1.0, min(1.0, product))))


@frozen
class Frame:
    """Where ahead, up and right are for a part of the body."""

    ahead: Vec
    up: Vec
    right: Vec

    def at(self, x: float, y: float, z: float) -> Vec:
        """The direction with these parts, in the world."""
        ahead, up, right = self.ahead, self.up, self.right
        return Vec(
            ahead.x * x + up.x * y + right.x * z,
            ahead.y * x + up.y * y + right.y * z,
            ahead.z * x + up.z * y + right.z * z,
        )

    def pitched(self, by: float) -> Frame:
        """Turned about its right: ahead goes up."""
        c, s = cos(radians(by)), sin(radians(by))
        return Frame(self.at(c, s, 0), self.at(-s, c, 0), self.right)

    def rolled(self, by: float) -> Frame:
        """Turned about its ahead: up goes to the right."""
        c, s = cos(radians(by)), sin(radians(by))
        return Frame(self.ahead, self.at(0, c, s), self.at(0, -s, c))

    def turned(self, by: float) -> Frame:
        """Turned about its up: ahead goes to the left."""
        c, s = cos(radians(by)), sin(radians(by))
        return Frame(self.at(c, 0, -s), self.up, self.at(s, 0, c))


WORLD: Final = Frame(Vec(1.0, 0.0, 0.0), UP, Vec(0.0, 0.0, 1.0))


def reach(start: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec]:
    """The middle joint and the end of two bones from `start` to `target`, bent toward `pole`.

    The bones keep their lengths: what is too far or too near is reached as nearly as they can.
    """
    way = target - start
    axis = way.unit()
    far = max(abs(upper - lower) + _NOTHING, min(upper + lower - _NOTHING, way.length))
    along = (upper * upper - lower * lower + far * far) / (2 * far)
    aside = sqrt(max(0.0, upper * upper - along * along))
    return start + axis * along + pole.across(axis).unit() * aside, start + axis * far
