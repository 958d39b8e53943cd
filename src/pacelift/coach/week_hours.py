"""When training may happen, painted: stretches of a weekday added to and taken from windows.

Minutes count from local midnight, weekdays from Monday, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pacelift.coach.profile import WEEKDAYS, Window
from pacelift.coach.profile_checks import merged
from pacelift.coach.profile_reading import read_fields


def windows_of(document: Mapping[str, Any]) -> tuple[Window, ...]:
    """The windows of a document, sorted and merged; empty when one of them cannot be read."""
    windows = read_fields(document).windows
    return merged([each for each in windows if each.start_min < each.end_min])


def with_stretch(windows: Iterable[Window], new: Window) -> tuple[Window, ...]:
    """The windows with that one; those of its day that it overlaps or touches are one with it."""
    left, start, end = [], new.start_min, new.end_min
    for window in windows:
        if window.weekday == new.weekday and window.start_min <= end and start <= window.end_min:
            start, end = min(start, window.start_min), max(end, window.end_min)
        else:
            left.append(window)
    return tuple(sorted([*left, Window(new.weekday, start, end)]))


def without_stretch(windows: Iterable[Window], gone: Window) -> tuple[Window, ...]:
    """The windows without that stretch, which may leave two of one."""
    left = []
    for window in windows:
        if window.weekday != gone.weekday:
            left.append(window)
            continue
        before = Window(window.weekday, window.start_min, min(window.end_min, gone.start_min))
        after = Window(window.weekday, max(window.start_min, gone.end_min), window.end_min)
        left += [each for each in (before, after) if each.start_min < each.end_min]
    return tuple(sorted(left))


def written(windows: Sequence[Window]) -> list[dict[str, Any]]:
    """The windows as a document has them, days that share their hours together."""
    days: dict[tuple[int, int], list[str]] = {}
    for window in sorted(windows, key=lambda each: (each.start_min, each.end_min, each.weekday)):
        days.setdefault((window.start_min, window.end_min), []).append(WEEKDAYS[window.weekday])
    return [
        {"days": held, "from": _hhmm(start), "to": _hhmm(end)}
        for (start, end), held in days.items()
    ]


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
