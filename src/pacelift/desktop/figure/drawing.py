"""The picture as data: outlines in metres on the plane that the viewer sees, the hindmost first.

What they are painted in is `painter`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, radians, sin
from typing import Final

from attrs import frozen

from pacelift.desktop.figure.equipment import equipment
from pacelift.desktop.figure.figures import Figure
from pacelift.desktop.figure.flesh import flesh
from pacelift.desktop.figure.shapes import Cord, Group, Solid, Tone
from pacelift.desktop.figure.skeleton import Skeleton
from pacelift.desktop.figure.space import Vec

Point = tuple[float, float]

FAR_M: Final = 0.22
"""So far behind the trunk a part is as pale as can be."""

_LAYERS: Final = ("behind", "body", "front")


@frozen
class Outline:
    """A shape as it is seen; a line has a thickness and is not filled."""

    points: tuple[Point, ...]
    tone: Tone
    thickness: float = 0.0


@frozen
class Part:
    """Outlines that are painted as one; `paleness` is 0 in front, 1 far behind."""

    name: str
    outlines: tuple[Outline, ...]
    paleness: float


@frozen
class Camera:
    """Seen from so far ahead of the body's right side, and from so far above, in degrees."""

    ahead: float
    above: float

    def seen(self, at: Vec) -> Point:
        """Where a point is in the picture, in metres, y up."""
        return self._across(at), at.y * cos(radians(self.above)) - self._near(at) * sin(
            radians(self.above)
        )

    def depth(self, at: Vec) -> float:
        """How near to the viewer it is."""
        return self._near(at) * cos(radians(self.above)) + at.y * sin(radians(self.above))

    def _across(self, at: Vec) -> float:
        return at.x * cos(radians(self.ahead)) - at.z * sin(radians(self.ahead))

    def _near(self, at: Vec) -> float:
        return at.x * sin(radians(self.ahead)) + at.z * cos(radians(self.ahead))


def drawing(figure: Figure, body: Skeleton) -> tuple[Part, ...]:
    """The figure with its body like this, the hindmost part first."""
    camera = Camera(*figure.camera)
    groups = (*flesh(body), *equipment(figure.items, body))
    trunk = camera.depth(body["waist"])
    ordered = sorted(groups, key=lambda each: (_LAYERS.index(each.layer), camera.depth(each.at)))
    return tuple(_part(each, camera, trunk) for each in ordered)


def bounds(parts: Iterable[Part]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of all of them, in metres."""
    points = [
        (x, y, outline.thickness / 2)
        for part in parts
        for outline in part.outlines
        for x, y in outline.points
    ]
    return (
        min(x - r for x, _, r in points),
        min(y - r for _, y, r in points),
        max(x + r for x, _, r in points),
        max(y + r for _, y, r in points),
    )


def _part(group: Group, camera: Camera, trunk: float) -> Part:
    is_limb = group.name.endswith((" arm", " leg"))
    behind = (trunk - camera.depth(group.at)) / FAR_M if is_limb else 0.0
    shapes = (
        sorted(group.shapes, key=lambda each: _depth(each, camera))
        if group.is_round
        else group.shapes
    )
    outlines = tuple(_outline(each, camera) for each in shapes)
    return Part(group.name, outlines, max(0.0, min(1.0, behind)))


def _depth(shape: Solid | Cord, camera: Camera) -> float:
    points = shape.points if isinstance(shape, Cord) else [at for at, _ in shape.balls]
    return sum(map(camera.depth, points)) / len(points)


def _outline(shape: Solid | Cord, camera: Camera) -> Outline:
    if isinstance(shape, Cord):
        return Outline(tuple(map(camera.seen, shape.points)), shape.tone, shape.thickness)
    points = [
        (x + radius * c, y + radius * s)
        for (x, y), radius in ((camera.seen(at), radius) for at, radius in shape.balls)
        for c, s in (_CIRCLE if radius else _DOT)
    ]
    return Outline(_hull(points), shape.tone)


_CIRCLE: Final = tuple((cos(step * pi / 14), sin(step * pi / 14)) for step in range(28))
_DOT: Final = ((0.0, 0.0),)


def _hull(points: list[Point]) -> tuple[Point, ...]:
    """The convex hull, anticlockwise (Andrew's monotone chain)."""
    ordered = sorted(set(points))
    return (*_half(ordered)[:-1], *_half(ordered[::-1])[:-1])


def _half(ordered: list[Point]) -> list[Point]:
    kept: list[Point] = []
    for x, y in ordered:
        while len(kept) > 1:
            (ax, ay), (bx, by) = kept[-2:]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            kept.pop()
        kept.append((x, y))
    return kept
