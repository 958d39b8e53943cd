"""The picture as data: outlines in metres on the plane that the viewer sees, the hindmost first.

What they are painted in is `painter`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import acos, atan2, ceil, cos, floor, hypot, inf, pi, radians, sin
from typing import Final

from attrs import field, frozen

from pacelift.desktop.figure.equipment import equipment
from pacelift.desktop.figure.figures import Figure
from pacelift.desktop.figure.flesh import flesh
from pacelift.desktop.figure.shapes import Ball, Cord, Group, Solid, Tone
from pacelift.desktop.figure.skeleton import Skeleton
from pacelift.desktop.figure.space import ORIGIN, Frame, Vec

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Left, bottom, right and top, in metres."""

FAR_M: Final = 0.22
"""So far behind the trunk a part is as pale as can be."""

FLOOR_BEHIND_M: Final = 0.75
SEEN_M: Final = 3.0
"""As far ahead and behind the floor has marks."""
MARKS_A_ROUND: Final = 2
RIM_M: Final = 0.012
FLAT: Final = 2
"""A face with no more corners is seen from its edge."""

_LAYERS: Final = ("behind", "body", "front")


@frozen
class Outline:
    """A shape as it is seen; a line has a thickness and is not filled.

    The rim goes round what is round, a little wider: it keeps a limb apart from what is behind.
    """

    points: tuple[Point, ...]
    tone: Tone
    thickness: float = 0.0
    rim: tuple[Point, ...] = ()


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
    _axes: Frame = field(init=False, repr=False)
    """Right, up and toward the viewer: what of a point is in each."""

    @_axes.default
    def _what_it_sees(self) -> Frame:
        c, s = cos(radians(self.ahead)), sin(radians(self.ahead))
        up, down = cos(radians(self.above)), sin(radians(self.above))
        return Frame(Vec(c, 0, -s), Vec(-s * down, up, -c * down), Vec(s * up, down, c * up))

    def seen(self, at: Vec) -> Point:
        """Where a point is in the picture, in metres, y up."""
        return self._axes.ahead.dot(at), self._axes.up.dot(at)

    def depth(self, at: Vec) -> float:
        """How near to the viewer it is."""
        return self._axes.right.dot(at)


def drawing(figure: Figure, body: Skeleton) -> tuple[Part, ...]:
    """The figure with its body like this, the hindmost part first."""
    camera = Camera(*figure.camera)
    groups = (*flesh(body), *equipment(figure.items, body))
    trunk = camera.depth(body["waist"])
    ordered = sorted(groups, key=lambda each: (_LAYERS.index(each.layer), camera.depth(each.at)))
    return tuple(_part(each, camera, trunk) for each in ordered)


def far_edge(figure: Figure) -> float:
    """Where the floor ends in the picture, in metres."""
    camera = Camera(*figure.camera)
    return camera.seen(ORIGIN)[1] + FLOOR_BEHIND_M * sin(radians(camera.above))


def floor_marks(figure: Figure, time_s: float) -> tuple[tuple[Point, Point], ...]:
    """Lines across the floor that one passes who travels; none where nobody does."""
    gap = figure.motion.travel_m / MARKS_A_ROUND
    if not gap:
        return ()
    camera, way = Camera(*figure.camera), figure.motion.way_m(time_s)
    first = floor((way - SEEN_M) / gap)
    places = [each * gap - way for each in range(first, first + ceil(2 * SEEN_M / gap) + 1)]
    return tuple(
        (camera.seen(Vec(x, 0, -FLOOR_BEHIND_M)), camera.seen(Vec(x, 0, FLOOR_BEHIND_M)))
        for x in places
    )


def bounds(figure: Figure, bodies: Iterable[Skeleton]) -> Bounds:
    """What the figure takes up of the picture with all of these bodies."""
    camera = Camera(*figure.camera)
    discs = [
        (*camera.seen(at), radius)
        for body in bodies
        for group in (*flesh(body), *equipment(figure.items, body))
        for shape in group.shapes
        for at, radius in _balls(shape)
    ]
    return (
        min(x - radius for x, _, radius in discs),
        min(y - radius for _, y, radius in discs),
        max(x + radius for x, _, radius in discs),
        max(y + radius for _, y, radius in discs),
    )


def _balls(shape: Solid | Cord) -> Sequence[Ball]:
    if isinstance(shape, Solid):
        return shape.balls
    return [(at, shape.thickness / 2) for at in shape.points]


def _part(group: Group, camera: Camera, trunk: float) -> Part:
    is_limb = group.name.endswith((" arm", " leg"))
    behind = (trunk - camera.depth(group.at)) / FAR_M if is_limb else 0.0
    shapes = group.shapes
    if group.is_round:
        shapes = tuple(sorted(shapes, key=lambda each: _depth(each, camera)))
    outlines = [_outline(each, camera) for each in shapes]
    seen = tuple(each for each in outlines if each.thickness or len(each.points) > FLAT)
    return Part(group.name, seen, max(0.0, min(1.0, behind)))


def _depth(shape: Solid | Cord, camera: Camera) -> float:
    balls = _balls(shape)
    return sum(camera.depth(at) for at, _ in balls) / len(balls)


def _outline(shape: Solid | Cord, camera: Camera) -> Outline:
    if isinstance(shape, Cord):
        return Outline(tuple(map(camera.seen, shape.points)), shape.tone, shape.thickness)
    discs = [(*camera.seen(at), radius) for at, radius in shape.balls]
    if not all(radius for _, _, radius in discs):
        return Outline(_polygon([(x, y) for x, y, _ in discs]), shape.tone)
    rim = _hull([(x, y, radius + RIM_M) for x, y, radius in discs])
    return Outline(_hull(discs), shape.tone, rim=rim)


Disc = tuple[float, float, float]
"""A ball as it is seen: x, y and radius."""


def _hull(discs: list[Disc]) -> tuple[Point, ...]:
    """What a cord round all of them encloses, anticlockwise."""
    *others, last = discs
    return _rounded(discs) if others[1:] else _capsule(discs[0], last)


def _capsule(one: Disc, other: Disc) -> tuple[Point, ...]:
    (ax, ay, a), (bx, by, b) = one, other
    wide = hypot(bx - ax, by - ay)
    if wide <= abs(a - b):
        x, y, radius = max(one, other, key=lambda disc: disc[2])
        return _arc(x, y, radius, 0, 2 * pi)
    way, turn = atan2(by - ay, bx - ax), acos((a - b) / wide)
    return (
        *_arc(bx, by, b, way - turn, way + turn),
        *_arc(ax, ay, a, way + turn, way + 2 * pi - turn),
    )


def _arc(x: float, y: float, radius: float, start: float, end: float) -> tuple[Point, ...]:
    steps = max(2, ceil((end - start) / _STEP))
    step = (end - start) / steps
    angles = [start + step * number for number in range(steps + 1)]
    return tuple((x + radius * cos(each), y + radius * sin(each)) for each in angles)


def _rounded(discs: list[Disc]) -> tuple[Point, ...]:
    """In each direction the point of the disc that reaches farthest."""
    points = []
    for c, s in _DIRECTIONS:
        farthest = -inf
        for x, y, radius in discs:
            if (reach := x * c + y * s + radius) > farthest:
                farthest, point = reach, (x + radius * c, y + radius * s)
        points.append(point)
    return tuple(points)


_STEP: Final = pi / 8
_DIRECTIONS: Final = tuple((cos(step * pi / 16), sin(step * pi / 16)) for step in range(32))


def _polygon(points: list[Point]) -> tuple[Point, ...]:
    """Andrew's monotone chain."""
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
