"""A pause as the runner told it, and what its kind and its days mean."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal

from attrs import frozen

from pacelift.coach.away_times import Stretch, read_windows
from pacelift.coach.plan import Away

AMBER: Final = (3, 4)
"""R-PAIN-1: with such a pain half of it, easy, and no jumps; below it nothing hard, above it
nothing at all."""

Training = Literal["easy", "half", "none"]
"""What a pain allows: nothing hard, half of it and easy, or nothing at all."""

AFTER_ILLNESS_DAYS: Final = 1
"""R-ILL-1: a day without training after the last one with symptoms."""

LOOK_AT_GOAL_DAYS: Final = (10, 20)
"""R-MISS-5: days off from which the goal is looked at: late in the season, and at any time."""


@frozen
class Pause:
    """A pause as the runner told it, both days included."""

    kind: str
    first: date
    last: date
    training: Training
    equipment: Any
    zone_name: str | None
    windows: tuple[Stretch, ...]

    @property
    def days(self) -> int:
        """How many days it takes."""
        return (self.last - self.first).days + 1

    @property
    def trains(self) -> bool:
        """Whether training goes on: who tells with what or when has means to."""
        return bool(self.equipment or self.zone_name or self.windows)

    @property
    def there(self) -> Away:
        """The same days as time spent somewhere else."""
        return Away(self.first, self.last, self.zone_name, self.windows)

    @property
    def rest(self) -> int:
        """Days without training that follow it."""
        return AFTER_ILLNESS_DAYS if self.kind == "ill" else 0

    @property
    def sore(self) -> bool:
        """Whether it is a pain that some training goes on with (R-PAIN-1)."""
        return self.kind == "injured" and self.training != "none"


def pause_in(data: Mapping[str, Any]) -> Pause:
    """The pause that an entry tells."""
    first, last = date.fromisoformat(data["from"]), date.fromisoformat(data["to"])
    return Pause(
        kind=data["kind"],
        first=first,
        last=last,
        training=data.get("training") or training_with(data.get("pain")),
        equipment=data.get("equipment"),
        zone_name=data.get("timezone"),
        windows=read_windows(data.get("windows", ())),
    )


def training_with(pain: int | None) -> Training:
    """What a pain of 0 to 10 allows (R-PAIN-1); nothing where nobody told how much it hurts."""
    if pain is None or pain > AMBER[1]:
        return "none"
    return "easy" if pain < AMBER[0] else "half"
