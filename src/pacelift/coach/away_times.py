"""Where and when there is time to train away from home, as a runner types it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pacelift.coach.profile_kinds import WrongValue
from pacelift.coach.profile_times import time_of_day, time_zone
from pacelift.errors import BadInput, said

Stretch = tuple[int, int]
"""From and to, in minutes since midnight."""

_TIME: Final = time_of_day(or_midnight=True)
_ZONE: Final = time_zone()


def read_zone(told: str) -> str:
    """The IANA name of a time zone. Raises BadInput "bad-timezone"."""
    try:
        name: str = _ZONE.read(told)
    except WrongValue as error:
        raise BadInput(
            "bad-timezone",
            said("{told!r} is not a time zone.", told=told),
            said("Give {allowed}; {hint}.", allowed=_ZONE.allowed, hint=error.hint)
            if error.hint
            else said("Give {allowed}.", allowed=_ZONE.allowed),
        ) from None
    return name


def read_windows(told: Iterable[str]) -> tuple[Stretch, ...]:
    """Windows written HH:MM-HH:MM, in order, those that overlap or touch as one.

    Raises BadInput "bad-window".
    """
    merged: list[Stretch] = []
    for start, end in sorted(map(_window, told)):
        if merged and start <= merged[-1][1]:
            first, last = merged.pop()
            merged.append((first, max(last, end)))
        else:
            merged.append((start, end))
    return tuple(merged)


def _window(told: str) -> Stretch:
    start, _, end = told.partition("-")
    try:
        window = _TIME.read(start.strip()), _TIME.read(end.strip())
    except WrongValue:
        window = (0, 0)
    if window[0] < window[1]:
        return window
    raise BadInput(
        "bad-window",
        said("{told!r} is not a stretch of a day.", told=told),
        "Write it as HH:MM-HH:MM, such as 06:00-08:00; over midnight it is two.",
    )


def window_text(window: Stretch) -> str:
    """A window as `read_windows` reads it."""
    return "-".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in window)
