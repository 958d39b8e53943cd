"""The figures of resources/figures: one for each exercise, many of them like another.

The files are read by `pacelift.system.resources`; whether each figure is right is the tests'.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, get_args

from attrs import field, frozen

from pacelift.coach.catalogue import Pattern
from pacelift.desktop.figure.motion import (
    BREATH_S,
    Motion,
    breathing,
    round_and_round,
    there_and_back,
)
from pacelift.desktop.figure.pose import STANDING, Pose, pair
from pacelift.desktop.figure.skeleton import Skeleton, Stance, skeleton
from pacelift.desktop.figure.space import Vec
from pacelift.errors import Defect, said

FILES: Final = tuple(f"figures/{name}.json" for name in ("families", *get_args(Pattern)))
"""One for what is shared, and one for each pattern of the catalogue."""

CAMERAS: Final[Mapping[str, tuple[float, float]]] = {"side": (20.0, 7.0), "front": (90.0, 7.0)}
"""How far the viewer stands ahead of the body, and how far above it, in degrees."""

FAMILY: Final = "="
"""What the name of a figure begins with that is only there to be like."""

TEMPO_S: Final = (1.7, 0.4, 1.3, 0.5)


@frozen
class Item:
    """A thing in the picture: its kind, and what else is told of it."""

    kind: str
    told: Mapping[str, Any]


@frozen
class Figure:
    """An exercise as it is drawn. `stills` are the poses that show it without a movement."""

    id: str
    view: str
    camera: tuple[float, float]
    stance: Stance
    poses: tuple[Pose, ...]
    motion: Motion
    items: tuple[Item, ...]
    stills: tuple[int, ...]
    is_round: bool = False

    @property
    def is_hold(self) -> bool:
        """Whether it stays as it is but for the breath."""
        return len(self.poses) == 1

    def at(self, time_s: float) -> Skeleton:
        """The body at that time."""
        return skeleton(self.motion.at(time_s), self.stance)

    def seen(self, time_s: float) -> Skeleton:
        """The body at that time, seen by one who goes along."""
        way = self.motion.way_m(time_s)
        return self.at(time_s).moved(Vec(-way, 0.0, 0.0)) if way else self.at(time_s)

    def still(self, index: int) -> Skeleton:
        """The body in one of its poses, seen by one who goes along."""
        pose = self.poses[index]
        return self.seen(self.motion.times_s[self.motion.poses.index(pose)])


@frozen
class Figures:
    """All of them as they were written; each is made when it is asked for."""

    records: Mapping[str, Mapping[str, Any]]
    _made: dict[str, Figure] = field(init=False, factory=dict, eq=False, repr=False)

    def __getitem__(self, exercise: str) -> Figure:
        """Raises KeyError where there is none, Defect where it is none."""
        if exercise not in self._made:
            self._made[exercise] = _figure(exercise, _whole(self.records, exercise))
        return self._made[exercise]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self.records if not name.startswith(FAMILY))


def parse_figures(texts: Iterable[str]) -> Figures:
    """The figures of the files' texts; raises Defect where one is no JSON object."""
    records: dict[str, Mapping[str, Any]] = {}
    for text in texts:
        try:
            told = json.loads(text)
        except ValueError as error:
            raise _defect(f"they are not JSON: {error}") from error
        if twice := records.keys() & told.keys():
            raise _defect(f"{min(twice)} stands twice")
        records |= told
    return Figures(records)


def _whole(records: Mapping[str, Mapping[str, Any]], name: str) -> Mapping[str, Any]:
    """The record with all that it has from those it is like."""
    record = records[name]
    if "like" not in record:
        return record
    if record["like"] not in records:
        raise _defect(f"{name} is like {record['like']}, which is none")
    like = _whole(records, record["like"])
    whole = {**like, **record, "pose": {**like.get("pose", {}), **record.get("pose", {})}}
    before, own = like.get("poses", []), record.get("poses", [])
    if own and len(own) == len(before):
        whole["poses"] = [{**a, **b} for a, b in zip(before, own, strict=True)]
    return whole


def _figure(name: str, told: Mapping[str, Any]) -> Figure:
    try:
        return _made(name, told)
    except (KeyError, TypeError, ValueError) as error:
        raise _defect(f"{name}: {error!r}") from error


def _made(name: str, told: Mapping[str, Any]) -> Figure:
    poses = tuple(_pose({**told.get("pose", {}), **each}) for each in told["poses"])
    view = told["view"]
    stills = told.get("stills", range(len(poses)) if len(poses) == 1 else (0, len(poses) - 1))
    return Figure(
        id=name,
        view=view,
        camera=tuple(told.get("camera", CAMERAS[view])),
        stance=_stance(told),
        poses=poses,
        motion=_motion(poses, told),
        items=tuple(Item(each["item"], each) for each in told.get("items", ())),
        stills=tuple(stills),
        is_round="round" in told,
    )


def _pose(told: Mapping[str, Any]) -> Pose:
    if unknown := told.keys() - STANDING.keys():
        raise ValueError(f"{min(unknown)} is no channel")
    return {**STANDING, **{name: pair(value) for name, value in told.items()}}


def _stance(told: Mapping[str, Any]) -> Stance:
    both = {name: told[name] for name in ("legs", "arms") if name in told}
    sides = {
        name: (each, each) if isinstance(each, str) else tuple(each) for name, each in both.items()
    }
    return Stance(base=told.get("base", "feet"), **sides)


def _motion(poses: tuple[Pose, ...], told: Mapping[str, Any]) -> Motion:
    if len(poses) == 1:
        return there_and_back((poses[0], breathing(poses[0])), (BREATH_S, 0.2, BREATH_S, 0.2))
    if "round" in told:
        return round_and_round(
            poses,
            told["round"],
            told.get("holds", [0.0] * len(poses)),
            travel_m=told.get("travel", 0.0),
            is_cut=told.get("cut", False),
        )
    return there_and_back(poses, told.get("tempo", TEMPO_S))


def _defect(text: str) -> Defect:
    return Defect(
        "figures",
        said("The figures of the exercises cannot be used: {text}.", text=text),
        "Install Pacelift again; if you edited resources/figures, mend the place named.",
    )
