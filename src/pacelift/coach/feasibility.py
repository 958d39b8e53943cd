"""Whether the race is in reach (R-PHASE-2), and what to do when it is not.

Every option of a refusal was tried: the profile with it gives a plan.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final, Literal

from attrs import evolve

from pacelift.coach import season
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import RACE_KM, WEEKDAYS, Distance, Profile, Window
from pacelift.coach.rules import long_run, volume
from pacelift.coach.season import Ladder
from pacelift.errors import Option, Refusal

Band = Literal["ready", "short", "run-walk", "out-of-reach"]
Tried = Callable[[Profile], bool]
"""Whether a profile gives a plan."""

SHORTER: Final[tuple[Distance, ...]] = ("half", "10k", "5k")
NEW_WINDOW_FROM_MIN: Final = 7 * 60
LAST_MIN: Final = 1440
RUN_MIN: Final = 60
FEWEST_RUN_DAYS: Final = 3


def band(profile: Profile, fitness: Fitness, longest_km: float) -> Band:
    """How ready for the race the longest run makes (R-PHASE-2, R-LONG-2).

    The time cap of R-LONG-2 is always enough: nobody is asked to run longer than it.
    """
    race_km = profile.race.km
    cap_km = season.long_cap_km(profile, fitness)
    slack = profile.unit_km / 2
    if longest_km >= long_run.READY_SHARE * race_km or longest_km >= cap_km - slack:
        return "ready"
    if longest_km >= long_run.SHORT_SHARE * race_km:
        return "short"
    if profile.race.run_walk and longest_km >= long_run.RUN_WALK_SHARE * race_km:
        return "run-walk"
    return "out-of-reach"


def out_of_reach(profile: Profile, fitness: Fitness, ladder: Ladder, tried: Tried) -> Refusal:
    """The refusal of a race the rules give no way to, with the ways on that were tried."""
    reach = ladder.reach_km / profile.unit_km
    unit = profile.units
    return Refusal(
        "R-PHASE-2",
        "out-of-reach",
        f"By race day your longest run could grow to about {reach:.0f} {unit}, "
        "too little for this race.",
        "Choose one of the options and make the plan again.",
        tuple(options(profile, fitness, tried)),
    )


def too_soon(profile: Profile, fitness: Fitness, tried: Tried) -> Refusal:
    """The refusal of a race less than five weeks away."""
    return Refusal(
        "R-PHASE-2",
        "too-soon",
        f"The race is less than {long_run.FEWEST_WEEKS} weeks after the first training day, "
        "too soon to build anything.",
        "Choose a later race.",
        tuple(options(profile, fitness, tried)),
    )


def no_room(profile: Profile, fitness: Fitness, tried: Tried) -> Refusal:
    """The refusal of windows that hold no week of training."""
    return Refusal(
        "R-DAYS-1",
        "no-room",
        "Your windows leave no room for three runs a week with rest between them.",
        "Add windows on other days, or make them longer.",
        tuple(options(profile, fitness, tried)),
    )


def options(profile: Profile, fitness: Fitness, tried: Tried) -> Iterator[Option]:
    """The ways on that give a plan: windows, a later date, a shorter race, run-walk, bigger steps.

    Where none does alone, windows and a later date together.
    """
    found = False
    for option, changed in _single(profile, fitness):
        if tried(changed):
            found = True
            yield option
    later = _later(profile, tried)
    if later is not None:
        found = True
        yield later
    if not found:
        yield from _combined(profile, fitness, tried)


def _single(profile: Profile, fitness: Fitness) -> Iterator[tuple[Option, Profile]]:
    for distance in (d for d in SHORTER if RACE_KM[d] < profile.race.km):
        race = evolve(profile.race, distance=distance, goal_s=None)
        edit = {"race": {"distance": distance, "goal": "finish"}}
        text = f"Run the {'half marathon' if distance == 'half' else distance} on that day instead."
        yield Option(text, edit), evolve(profile, race=race)
    if profile.race.distance == "marathon" and not profile.race.run_walk:
        race = evolve(profile.race, run_walk=True, goal_s=None)
        edit_walk: dict[str, object] = {"race": {"run_walk": True, "goal": "finish"}}
        text = "Run and walk in turn, in training and in the race, to finish."
        yield Option(text, edit_walk), evolve(profile, race=race)
    if profile.running.single_run_step < volume.BOLD_SINGLE_RUN_STEP:
        running = evolve(profile.running, single_run_step=volume.BOLD_SINGLE_RUN_STEP)
        edit_step: dict[str, object] = {"running": {"single_run_step": volume.BOLD_SINGLE_RUN_STEP}}
        text = (
            "Let single runs grow by up to 15 % instead of 10 %: in a study of 5,205 runners, runs "
            "more than 10 % longer than the longest of 30 days had 64 % more overuse injuries."
        )
        yield Option(text, edit_step), evolve(profile, running=running)
    wider = _wider(profile, fitness)
    if wider is not None:
        text = "Make room: " + ", ".join(_in_words(w) for w in wider if w not in profile.windows)
        yield Option(text + ".", _windows_edit(wider)), evolve(profile, windows=wider)


def _later(profile: Profile, tried: Tried) -> Option | None:
    """The earliest date on the race's weekday that works, by bisection and then week by week."""
    last = profile.start + timedelta(weeks=long_run.MOST_WEEKS) - timedelta(days=1)
    most = (last - profile.race.date).days // 7
    low, high = 1, most
    if most < 1 or not tried(_on(profile, most)):
        return None
    while low < high:
        middle = (low + high) // 2
        if tried(_on(profile, middle)):
            high = middle
        else:
            low = middle + 1
    day: date = _on(profile, high).race.date
    return Option(f"Choose a race on {day.isoformat()} or later.", _date_edit(day))


def _on(profile: Profile, weeks_later: int) -> Profile:
    day = profile.race.date + timedelta(weeks=weeks_later)
    return evolve(profile, race=evolve(profile.race, date=day))


def _date_edit(day: date) -> dict[str, object]:
    return {"race": {"date": day.isoformat()}}


def _combined(profile: Profile, fitness: Fitness, tried: Tried) -> Iterator[Option]:
    wider = _wider(profile, fitness)
    if wider is None:
        return
    later = _later(evolve(profile, windows=wider), tried)
    if later is not None:
        words = ", ".join(_in_words(w) for w in wider if w not in profile.windows)
        yield Option(
            f"{later.text[:-1]}, and make room: {words}.", {**later.profile, **_windows_edit(wider)}
        )


def _wider(profile: Profile, fitness: Fitness) -> tuple[Window, ...] | None:
    """The runner's windows and, where they are too few or too short, morning ones on more days."""
    need = long_run.READY_SHARE * profile.race.km
    need = min(need * 1.15, season.long_cap_km(profile, fitness))
    long_min = math.ceil(need * fitness.planning_pace_s_per_km / 60 / 30) * 30
    wanted = profile.running.long_run_day
    long_day = 6 if wanted is None else wanted
    spread = [(long_day, long_min)] + [((long_day + gap) % 7, RUN_MIN) for gap in (2, 4, 5)]
    windows = list(profile.windows)
    for weekday, minutes in spread:
        longest = max((w.end_min - w.start_min for w in windows if w.weekday == weekday), default=0)
        if longest < minutes:
            end = min(NEW_WINDOW_FROM_MIN + minutes, LAST_MIN)
            windows = _merged(windows, Window(weekday, NEW_WINDOW_FROM_MIN, end))
    wider = tuple(sorted(windows))
    return None if wider == profile.windows else wider


def _merged(windows: list[Window], new: Window) -> list[Window]:
    touching = [
        w
        for w in windows
        if w.weekday == new.weekday and w.start_min <= new.end_min and new.start_min <= w.end_min
    ]
    start = min([new.start_min, *(w.start_min for w in touching)])
    end = max([new.end_min, *(w.end_min for w in touching)])
    return [w for w in windows if w not in touching] + [Window(new.weekday, start, end)]


def _in_words(window: Window) -> str:
    return f"{WEEKDAYS[window.weekday]} {_clock(window.start_min)} to {_clock(window.end_min)}"


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _windows_edit(windows: tuple[Window, ...]) -> dict[str, object]:
    return {
        "window": [
            {
                "days": [WEEKDAYS[w.weekday]],
                "from": _clock(w.start_min),
                "to": _clock(w.end_min),
            }
            for w in windows
        ]
    }
