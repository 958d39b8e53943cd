"""The things that an exercise needs, as shapes: in the hands, on the body, or in the room.

One small function a kind; `KINDS` names them all. Places are told as a joint ("right palm"), as a
point [x, y, z] in metres, or as {"of": joint, "in": frame, "by": [x, y, z]}.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from typing import Any, Final

from pacelift.desktop.figure.figures import Item
from pacelift.desktop.figure.shapes import Cord, Group, Layer, Solid, Tone, box, disc
from pacelift.desktop.figure.skeleton import Skeleton
from pacelift.desktop.figure.space import WORLD, Frame, Vec

Told = Mapping[str, Any]

SHAFT: Final = 0.62
"""Half of a bar, shortened so that it fits the picture."""
HANDS: Final = ("right grip", "left grip")


def equipment(items: Iterable[Item], body: Skeleton) -> tuple[Group, ...]:
    """All of it, where the body has it."""
    return tuple(group for item in items for group in KINDS[item.kind](item.told, body))


# -- places


def place(told: Any, body: Skeleton) -> Vec:
    """The point that is told."""
    if isinstance(told, str):
        return body[told]
    if isinstance(told, Mapping):
        return body[told["of"]] + _frame(told.get("in", "world"), body).at(*told["by"])
    return Vec(*told)


def _frame(name: str, body: Skeleton) -> Frame:
    return WORLD if name == "world" else body.frames[name]


def _along(frame: Frame, way: str) -> Frame:
    """The frame with its right that way."""
    if way == "ahead":
        return Frame(frame.right, frame.up, frame.ahead)
    if way == "up":
        return Frame(frame.ahead, frame.right, frame.up)
    return frame


# -- in the hands or on the body


def _barbell(told: Told, body: Skeleton) -> Iterable[Group]:
    """With `at` a place, else in the middle of the hands; `plate` is its radius."""
    frame = _frame(told.get("in", "chest"), body)
    middle = place(told["at"], body) if "at" in told else body[HANDS[0]].toward(body[HANDS[1]], 0.5)
    inner, radius = told.get("inner", 0.0), told.get("plate", 0.19)
    for side in (1, -1):
        ends = [middle + frame.right * (side * each) for each in (inner, SHAFT)]
        at = middle + frame.right * (side * inner)
        yield Group("bar", at, (Cord(tuple(ends), 0.028, "item"),), _layer(told))
    for side in (1, -1):
        at = middle + frame.right * (side * SHAFT * 0.86)
        shapes = (
            disc(at, frame, radius, 0.05, "plate"),
            disc(at, frame, 0.035, 0.09, "item"),
        )
        yield Group("plates", at, shapes, _layer(told))


def _layer(told: Told) -> Layer:
    layer: Layer = told.get("layer", "body")
    return layer


def _dumbbell(told: Told, body: Skeleton) -> Iterable[Group]:
    """At a place or several; its handle goes to the `way`: right, ahead or up, of the frame."""
    places = told.get("at", list(HANDS))
    frame = _along(_frame(told.get("in", "world"), body), told.get("way", "ahead"))
    for each in places if isinstance(places, list) and isinstance(places[0], str) else [places]:
        at = place(each, body)
        ends = [at + frame.right * (side * 0.085) for side in (1, -1)]
        handle = Cord((ends[0], ends[1]), 0.03, "item")
        heads = [disc(end, frame, 0.062, 0.075, "item") for end in ends]
        yield Group("dumbbell", at, (handle, *heads), _layer(told))


def _kettlebell(told: Told, body: Skeleton) -> Iterable[Group]:
    """Hanging on from both hands, in line with the arms."""
    grip = body[HANDS[0]].toward(body[HANDS[1]], 0.5)
    elbows = body["right elbow"].toward(body["left elbow"], 0.5)
    along = (grip - elbows).unit()
    bell = Solid(((grip + along * 0.16, 0.095),), "item")
    handle = Cord((grip, grip + along * 0.1), 0.09, "plate")
    yield Group("kettlebell", grip + along * 0.16, (handle, bell), _layer(told))


def _backpack(told: Told, body: Skeleton) -> Iterable[Group]:
    """A pack about a place; half as deep, high and wide as `size`, as its frame is."""
    frame = _frame(told.get("in", "chest"), body)
    at = place(told["at"], body)
    deep, high, wide = told.get("size", (0.05, 0.15, 0.1))
    corners = [
        (at + frame.at(x * deep, y * high, z * wide), 0.06)
        for x in (1, -1)
        for y in (1, -1)
        for z in (1, -1)
    ]
    pocket = [
        (at + frame.at(x * deep * 0.4 + told.get("pocket", -0.06), y * high * 0.5 - 0.06, 0), 0.05)
        for x in (1, -1)
        for y in (1, -1)
    ]
    yield Group(
        "backpack", at, (Solid(tuple(corners), "item"), Solid(tuple(pocket), "plate")), _layer(told)
    )


def _ball(told: Told, body: Skeleton) -> Iterable[Group]:
    """Something round and soft."""
    at = place(told["at"], body)
    yield Group(
        "ball",
        at,
        (Solid(((at, told.get("radius", 0.1)),), told.get("tone", "item")),),
        _layer(told),
    )


def _wheel(told: Told, body: Skeleton) -> Iterable[Group]:
    """Between the hands."""
    at = body[HANDS[0]].toward(body[HANDS[1]], 0.5)
    axle = Cord((body[HANDS[0]], body[HANDS[1]]), 0.03, "item")
    wheel = (disc(at, WORLD, 0.1, 0.05, "item"), disc(at, WORLD, 0.045, 0.06, "plate"))
    yield Group("wheel", at, (axle, *wheel))


# -- lines


def _cord(told: Told, body: Skeleton) -> Iterable[Group]:
    """A band, a stick, a cable: through places; `curve` bends it past those between the ends."""
    points = [place(each, body) for each in told["through"]]
    if told.get("curve"):
        points = _curve(points)
    tone: Tone = told.get("tone", "item")
    middle = place(told["depth"], body) if "depth" in told else points[len(points) // 2]
    cord = Cord(tuple(points), told.get("thick", 0.022), tone)
    yield Group("cord", middle, (cord,), _layer(told))


def _curve(points: list[Vec]) -> list[Vec]:
    """Points on the Bézier curve of these."""
    curve = []
    for step in range(17):
        level = points
        while len(level) > 1:
            level = [a.toward(b, step / 16) for a, b in pairwise(level)]
        curve.append(level[0])
    return curve


# -- in the room


def _box(told: Told, body: Skeleton) -> Iterable[Group]:
    """From a corner to the opposite one; `about` moves it with a place."""
    low, high = (Vec(*told[name]) for name in ("low", "high"))
    if "about" in told:
        at = place(told["about"], body)
        low, high = low + at, high + at
    layer: Layer = told.get("layer", "behind")
    yield Group("box", low.toward(high, 0.5), box(low, high), layer)


def _bench(told: Told, body: Skeleton) -> Iterable[Group]:
    """A pad of a height on two legs, from x to x."""
    (start, end), height = told["x"], told["high"]
    half = told.get("half", 0.14)
    for x in (start + 0.08, end - 0.08):
        feet = box(Vec(x - 0.03, 0, -half), Vec(x + 0.03, height - 0.06, half))
        yield Group("bench", Vec(x, 0, -half), feet, "behind")
    pad = box(Vec(start, height - 0.08, -half), Vec(end, height, half))
    yield Group("bench", Vec((start + end) / 2, height, 0), pad, "behind")


def _chair(told: Told, body: Skeleton) -> Iterable[Group]:
    """A seat of a height at x; its back is behind where `back` is -1, ahead where 1."""
    x, height, half, back = told["x"], told.get("high", 0.45), 0.21, told.get("back", -1)
    legs = [
        Cord(
            (Vec(x + a * (half - 0.02), 0, b * half), Vec(x + a * (half - 0.02), height, b * half)),
            0.035,
            "soft",
        )
        for a in (1, -1)
        for b in (-1, 1)
    ]
    yield Group("chair", Vec(x, 0, 0), tuple(legs), "behind")
    seat = box(Vec(x - half, height - 0.05, -half), Vec(x + half, height, half))
    yield Group("chair", Vec(x, height, 0), seat, "behind")
    if back:
        at = x + back * (half - 0.02)
        rest = box(Vec(at - 0.02, height, -half), Vec(at + 0.02, height + 0.42, half))
        yield Group("chair", Vec(x, height, -half), rest, "behind")


def _rail(told: Told, body: Skeleton) -> Iterable[Group]:
    """A bar across at x and y, on posts."""
    x, y = told["at"]
    half = told.get("half", 0.6)
    posts = [Cord((Vec(x, 0, z), Vec(x, y, z)), 0.05, "soft") for z in (-half, half)]
    for post, z in zip(posts, (-half, half), strict=True):
        yield Group("post", Vec(x, 0, z), (post,), "behind")
    bar = Cord((Vec(x, y, -half), Vec(x, y, half)), 0.035, "item")
    yield Group("rail", Vec(x, y, 0), (bar,), told.get("layer", "behind"))


KINDS: Final[Mapping[str, Callable[[Told, Skeleton], Iterable[Group]]]] = {
    "barbell": _barbell,
    "dumbbell": _dumbbell,
    "kettlebell": _kettlebell,
    "backpack": _backpack,
    "ball": _ball,
    "wheel": _wheel,
    "cord": _cord,
    "box": _box,
    "bench": _bench,
    "chair": _chair,
    "rail": _rail,
}
"""Every kind of thing that a figure may name."""
