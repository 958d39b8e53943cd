"""The season's frame: which weeks there are, how long each day's windows are, where the taper is.

Only dates and windows; no training decisions.
"""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from attrs import frozen

from pacelift.coach.clock import to_instant
from pacelift.coach.plan import Phase
from pacelift.coach.profile import Profile
from pacelift.coach.rules import phases, taper
from pacelift.coach.rules.pairs import SHAKE_OUT_MIN, SHORT_EASY_MIN

RECOVERY_WEEKS = {"marathon": 2, "half": 1, "10k": 0, "5k": 0}
"""R-POST-1: weeks planned after the race."""

REST_DAYS = 3
"""Days after a race without any session; what is left of its week is rest as well."""

BLOCK_MIN = 5
"""Sessions take whole blocks of this many minutes in the calendar."""

SUNDAY = 6
ENOUGH_ROOM = 0.4
"""The long run is expected on the day wanted unless another has so much more room."""

SHORTEST_RUN_MIN = 15
"""A window shorter than this holds no run."""


@frozen
class WindowSpan:
    """One window on one date: its true length in elapsed minutes."""

    day: date
    minutes: int


@frozen
class Span:
    """One week of the season.

    `taper` indexes the taper's schedule from its end (-1 is the race week; None outside); `caps`
    are the longest window of each day that has one, in minutes, longest first; `hard_run_cap` is
    the longest on a day that may hold a hard run beside the long one.
    """

    number: int
    start: date
    end: date
    phase: Phase
    taper: int | None
    cutback: bool
    caps: tuple[int, ...]
    hard_run_cap: int
    windows: tuple[WindowSpan, ...]

    @property
    def room(self) -> tuple[int, ...]:
        """The longest window of each day that has one, in minutes, longest first: what `caps` are
        before any rule.
        """
        longest: dict[date, int] = {}
        for window in self.windows:
            longest[window.day] = max(longest.get(window.day, 0), window.minutes)
        return tuple(sorted(longest.values(), reverse=True))

    @property
    def days(self) -> int:
        """Days of the week that belong to the plan."""
        return (self.end - self.start).days + 1


def horizon_weeks(profile: Profile) -> int:
    """Weeks from the first training day to the race, a begun one counted."""
    return math.ceil(((profile.race.date - profile.start).days + 1) / 7)


def window_spans(profile: Profile, first: date, last: date) -> tuple[WindowSpan, ...]:
    """The runner's windows between two dates, shorter or longer where clocks change."""
    by_weekday: dict[int, list[tuple[int, int]]] = {}
    for window in profile.windows:
        by_weekday.setdefault(window.weekday, []).append((window.start_min, window.end_min))
    spans = []
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        for start_min, end_min in by_weekday.get(day.weekday(), ()):
            minutes = _true_minutes(day, start_min, end_min, profile.timezone)
            spans.append(WindowSpan(day, minutes))
    return tuple(spans)


def season_spans(profile: Profile, cutback_every: int) -> tuple[Span, ...]:
    """All weeks from the start to the race and the recovery after it, with their phases."""
    race = profile.race.date
    first_monday = profile.start - timedelta(days=profile.start.weekday())
    to_race = (race - first_monday).days // 7 + 1
    tapered = min(len(taper.schedule(profile, to_race)), to_race - 1)
    names = _phases(to_race, tapered)
    spans = []
    for index in range(to_race + RECOVERY_WEEKS[profile.race.distance]):
        monday = first_monday + timedelta(days=7 * index)
        start = max(monday, profile.start)
        end = monday + timedelta(days=6)
        windows = _usable(profile, start, end)
        after_race = index >= to_race
        in_taper = not after_race and index >= to_race - tapered
        phase: Phase = "recovery" if after_race else names[index]
        spans.append(
            Span(
                number=index + 1,
                start=start,
                end=end,
                phase=phase,
                taper=index - to_race if in_taper else None,
                cutback=not after_race
                and not in_taper
                and _is_cutback(index + 1, to_race - tapered, cutback_every),
                caps=_day_caps(profile, windows),
                hard_run_cap=_hard_run_cap(profile, windows),
                windows=windows,
            )
        )
    return tuple(spans)


def _usable(profile: Profile, start: date, end: date) -> tuple[WindowSpan, ...]:
    race = profile.race.date
    rest_until = max(race + timedelta(days=6 - race.weekday()), race + timedelta(days=REST_DAYS))
    spans = window_spans(profile, start, end)
    return tuple(w for w in spans if not race <= w.day <= rest_until)


def likely_long_day(profile: Profile) -> int:
    """The weekday the long run most likely gets: the one wanted, unless others have far more."""
    wanted = profile.running.long_run_day
    room = [0] * 7
    for window in profile.windows:
        room[window.weekday] = max(room[window.weekday], window.end_min - window.start_min)
    wish = SUNDAY if wanted is None else wanted
    most = max(room)
    if room[wish] >= ENOUGH_ROOM * most:
        return wish
    return SUNDAY if room[SUNDAY] == most else room.index(most)


def _day_caps(profile: Profile, windows: tuple[WindowSpan, ...]) -> tuple[int, ...]:
    """The room of each day; a short easy run's on the day after the long run (R-REST-1) and a
    shake-out's on the race's eve.
    """
    after_long = (likely_long_day(profile) + 1) % 7
    eve = profile.race.date - timedelta(days=1)
    longest: dict[date, int] = {}
    for window in windows:
        room = window.minutes
        if window.day.weekday() == after_long:
            room = min(room, SHORT_EASY_MIN)
        if window.day == eve:
            room = min(room, SHAKE_OUT_MIN)
        longest[window.day] = max(longest.get(window.day, 0), room)
    blocks = (minutes // BLOCK_MIN * BLOCK_MIN for minutes in longest.values())
    caps = (minutes for minutes in blocks if minutes >= SHORTEST_RUN_MIN)
    return tuple(sorted(caps, reverse=True))


def _hard_run_cap(profile: Profile, windows: tuple[WindowSpan, ...]) -> int:
    """R-INT-2: not beside the long run's day, and not on the two days before the race."""
    long_day, race = likely_long_day(profile), profile.race.date
    beside = {(long_day + step) % 7 for step in (-1, 0, 1)}
    allowed = (
        window.minutes
        for window in windows
        if window.day.weekday() not in beside and (race - window.day).days not in {1, 2}
    )
    return max(allowed, default=0) // BLOCK_MIN * BLOCK_MIN


def _phases(weeks: int, tapered: int) -> list[Phase]:
    """Base, build, peak, taper and race weeks by R-PHASE-1, fitted to the weeks there are."""
    row = max(key for key in phases.PHASE_WEEKS if key <= max(weeks, min(phases.PHASE_WEEKS)))
    _, build, peak, _ = phases.PHASE_WEEKS[row]
    before = weeks - tapered
    peak_weeks = min(peak, max(1, before - 1))
    build_weeks = min(build, max(0, before - peak_weeks - (1 if before > 2 else 0)))
    base_weeks = before - peak_weeks - build_weeks
    names: list[Phase] = ["base"] * base_weeks
    names += ["build"] * build_weeks
    names += ["peak"] * peak_weeks
    names += ["taper"] * (tapered - 1)
    return [*names, "race"]


def _is_cutback(number: int, last_build: int, every: int) -> bool:
    """Counted back from the last full week, which is the highest; never in the first two weeks."""
    return number > 2 and (last_build - number) % every == every - 1


@lru_cache(maxsize=4096)
def _true_minutes(day: date, start_min: int, end_min: int, zone: str) -> int:
    midnight = datetime.combine(day, time())
    start = to_instant(midnight + timedelta(minutes=start_min), zone)
    end = to_instant(midnight + timedelta(minutes=end_min), zone)
    return int((end - start).total_seconds() // 60)
