"""The hours of a week in words: what stands at the cursor, and all that is painted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pacelift.coach.profile import Window
from pacelift.words.numbers import band, weekday_name
from pacelift.words.voice import Voice


def cell_text(chosen: Sequence[Window], voice: Voice, *, is_on: bool) -> str:
    """Such as "Mon 07:00–07:30: free"; for days in a row the first and the last."""
    first, last = chosen[0], chosen[-1]
    hours = band(clock(first.start_min), clock(first.end_min))
    names = (weekday_name(voice, first.weekday), weekday_name(voice, last.weekday))
    days = band(*names)
    if is_on:
        return voice.say("{days} {hours}: for training", days=days, hours=hours)
    return voice.say("{days} {hours}: not for training", days=days, hours=hours)


def hours_text(windows: Iterable[Window], voice: Voice) -> str:
    """All windows, those of days that share their hours together."""
    days: dict[tuple[int, int], list[str]] = {}
    for window in windows:
        name = weekday_name(voice, window.weekday)
        days.setdefault((window.start_min, window.end_min), []).append(name)
    if not days:
        return voice.say("No hours yet.")
    return "; ".join(
        voice.say("{days} {hours}", days=", ".join(names), hours=band(clock(start), clock(end)))
        for (start, end), names in days.items()
    )


def clock(minutes: int) -> str:
    """Such as "07:30", "24:00"."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
