"""What a profile's values have to do with each other and with today.

Contradictions are bad input; what is merely too hard or unsafe to plan is the planner's to refuse.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final

from pacelift.coach.profile import RACE_KM, Distance, Window
from pacelift.coach.profile_problems import Problem, shown
from pacelift.coach.profile_reading import TypedWindow
from pacelift.coach.profile_times import FIRST_YEAR
from pacelift.errors import said

MAX_HORIZON_DAYS: Final = 364
MIN_WINDOW_MIN: Final = 20
_FASTEST_KM_PER_H: Final = 24.0
_SLOWEST_KM_PER_H: Final = 5.0
_OLDEST_START_DAYS: Final = 370
_OLDEST_RACE_DAYS: Final = 366
_RUNS_A_WEEK: Final = 7
_ROUNDING: Final = 1e-9


def check_together(values: Mapping[str, Any], windows: Sequence[TypedWindow]) -> Iterator[Problem]:
    """The contradictions among values that were each readable; needs no clock."""
    return chain(
        _week_and_longest(values),
        _time_for_distance(values, "race.distance", "race.goal", said('"finish" or ')),
        _time_for_distance(values, "running.recent_race.distance", "running.recent_race.time", ""),
        _horizon(values),
        _windows(windows),
    )


def check_against(values: Mapping[str, Any], today: date, made: date) -> Iterator[Problem]:
    """What is wrong on that day only: a race that is over, a birth to come.

    What is too long ago is measured from `made`, the day of the first plan or today.
    """
    born, race = values.get("athlete.born"), values.get("race.date")
    if born is not None and born > today.year:
        yield Problem(
            "athlete.born",
            shown(born),
            said("a year from {first} to {last}", first=FIRST_YEAR, last=today.year),
        )
    if race is not None and race <= today:
        yield Problem("race.date", shown(race), said("a date after today, {today}", today=today))
    first = made - timedelta(days=_OLDEST_START_DAYS)
    if values.get("start", today) < first:
        yield Problem("start", shown(values["start"]), said("a date from {first} on", first=first))
    recent = values.get("running.recent_race.date")
    earliest = made - timedelta(days=_OLDEST_RACE_DAYS)
    if recent is not None and not earliest <= recent <= today:
        allowed = said("a date from {earliest} to today, {today}", earliest=earliest, today=today)
        yield Problem("running.recent_race.date", shown(recent), allowed)


def merged(windows: Sequence[TypedWindow]) -> tuple[Window, ...]:
    """One sorted list of windows; those of one weekday that overlap or touch have become one."""
    stretches = sorted(
        Window(weekday, window.start_min, window.end_min)
        for window in windows
        for weekday in window.weekdays
    )
    done: list[Window] = []
    for stretch in stretches:
        last = done[-1] if done else None
        if last and last.weekday == stretch.weekday and stretch.start_min <= last.end_min:
            end = max(last.end_min, stretch.end_min)
            done[-1] = Window(last.weekday, last.start_min, end)
        else:
            done.append(stretch)
    return tuple(done)


def is_plausible(km: float, time_s: float) -> bool:
    """Whether somebody may have run that far in the time: at 5 to 24 km/h."""
    return km * 3600 / _FASTEST_KM_PER_H <= time_s <= km * 3600 / _SLOWEST_KM_PER_H


def plausible_s(distance: Distance) -> tuple[int, int]:
    """The fastest and the slowest finishing time believed, seconds: 24 km/h down to 5 km/h."""
    seconds = RACE_KM[distance] * 3600
    return math.ceil(seconds / _FASTEST_KM_PER_H), math.floor(seconds / _SLOWEST_KM_PER_H)


def _week_and_longest(values: Mapping[str, Any]) -> Iterator[Problem]:
    weekly, longest = values.get("running.weekly"), values.get("running.longest")
    if weekly is None or longest is None:
        return
    if longest > weekly:
        allowed = said("at most running.weekly, {weekly}", weekly=shown(weekly))
        yield Problem(
            "running.longest", shown(longest), allowed, "the longest run is part of a week"
        )
    if weekly > _RUNS_A_WEEK * longest + _ROUNDING:
        allowed = said("at most seven times running.longest, {most:g}", most=_RUNS_A_WEEK * longest)
        hint = said("seven runs of your longest are less than your week")
        yield Problem("running.weekly", shown(weekly), allowed, hint)


def _time_for_distance(
    values: Mapping[str, Any], distance_key: str, time_key: str, else_: str
) -> Iterator[Problem]:
    distance, seconds = values.get(distance_key), values.get(time_key)
    if distance is None or seconds is None:
        return
    fastest, slowest = plausible_s(distance)
    if not fastest <= seconds <= slowest:
        allowed = said(
            '{alternative}a time from "{fastest}" to "{slowest}" for {distance}',
            alternative=else_,
            fastest=_clock(fastest),
            slowest=_clock(slowest),
            distance=shown(distance),
        )
        yield Problem(time_key, shown(_clock(seconds)), allowed)


def _horizon(values: Mapping[str, Any]) -> Iterator[Problem]:
    start, race = values.get("start"), values.get("race.date")
    if start is None or race is None:
        return
    limit = timedelta(days=MAX_HORIZON_DAYS)
    if race <= start:
        allowed = said("a date after the first training day, {start}", start=start)
        yield Problem("race.date", shown(race), allowed, "or set an earlier start")
    elif race - start > limit:
        allowed = said(
            "at most 52 weeks after the first training day, up to {day}", day=start + limit
        )
        yield Problem(
            "race.date",
            shown(race),
            allowed,
            said("or set start to {day} or later", day=race - limit),
        )


def _windows(windows: Sequence[TypedWindow]) -> Iterator[Problem]:
    backward = [window for window in windows if window.end_min <= window.start_min]
    for window in backward:
        start, end = _hhmm(window.start_min), _hhmm(window.end_min)
        allowed = said("a time after from, {start}", start=shown(start))
        hint = said(
            'a window over midnight is two: one to "24:00", one from "00:00" on the next day'
        )
        yield Problem(f"window[{window.number}].to", shown(end), allowed, hint)
    if not backward:
        yield from _too_short(windows)


def _too_short(windows: Sequence[TypedWindow]) -> Iterator[Problem]:
    short = [w for w in merged(windows) if w.end_min - w.start_min < MIN_WINDOW_MIN]
    for window in windows:
        if any(
            each.weekday in window.weekdays and each.start_min <= window.start_min < each.end_min
            for each in short
        ):
            typed = f"{_hhmm(window.start_min)} to {_hhmm(window.end_min)}"
            yield Problem(
                f"window[{window.number}]",
                typed,
                said("at least {minutes} minutes", minutes=MIN_WINDOW_MIN),
            )


def _clock(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _hhmm(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
