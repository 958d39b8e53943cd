"""Whether the race is in reach (R-PHASE-2), and what to do when it is not.

Every option of a refusal was tried: the profile with it gives a plan.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final, Literal

from attrs import evolve, frozen

from pacelift.coach import season
from pacelift.coach.fitness import long_pace_s_per_km
from pacelift.coach.plan import Fitness
from pacelift.coach.profile import RACE_KM, WEEKDAYS, Distance, Profile, Window
from pacelift.coach.rules import long_run, volume
from pacelift.coach.season import Ladder
from pacelift.errors import Option, Refusal, joined, said

Band = Literal["ready", "short", "run-walk", "out-of-reach"]
Asked = Callable[[Profile], bool]


@frozen
class Trial:
    """Tries a changed profile: `reaches` whether its long runs come far enough, which is quickly
    seen; `plans` whether it gives a whole plan.
    """

    reaches: Asked
    plans: Asked


SHORTER: Final[dict[Distance, str]] = {
    "half": said("the half marathon"),
    "10k": "10 km",
    "5k": "5 km",
}
ROOMY_WEEK: Final = (
    *(Window(weekday, 6 * 60, 8 * 60) for weekday in range(5)),
    *(Window(weekday, 7 * 60, 13 * 60) for weekday in (5, 6)),
)
"""Room for any plan: two hours on working days, six at weekends."""

NEW_WINDOW_FROM_MIN: Final = 7 * 60
LAST_MIN: Final = 1440
MOST_LATER_TRIES: Final = 4
"""Dates within reach tried as whole plans: where these fail, time is not what is missing."""
RUN_MIN: Final = 60


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


def out_of_reach(
    profile: Profile, fitness: Fitness, ladder: Ladder, trial: Trial | None
) -> Refusal:
    """The refusal of a race the rules give no way to, with the ways on that were tried."""
    reach = ladder.reach_km / profile.unit_km
    unit = profile.units
    return Refusal(
        "R-PHASE-2",
        "out-of-reach",
        said(
            "By race day your longest run could grow to about {reach:.0f} {unit}, too little "
            "for this race.",
            reach=reach,
            unit=unit,
        ),
        "Choose one of the options and make the plan again.",
        options(profile, fitness, trial),
    )


def too_soon(profile: Profile, fitness: Fitness, trial: Trial | None) -> Refusal:
    """The refusal of a race less than five weeks away."""
    return Refusal(
        "R-PHASE-2",
        "too-soon",
        said(
            "The race is less than {weeks} weeks after the first training day, too soon to "
            "build anything.",
            weeks=long_run.FEWEST_WEEKS,
        ),
        "Choose a later race.",
        options(profile, fitness, trial),
    )


def too_near(profile: Profile, first: date, fitness: Fitness, trial: Trial | None) -> Refusal:
    """The refusal of another race before `first`, the next day a season under way can change."""
    return Refusal(
        "R-PHASE-2",
        "too-near",
        said(
            "{day} is too near: the weeks that can still change begin on {first}.",
            day=profile.race.date.isoformat(),
            first=first.isoformat(),
        ),
        "Choose a later race.",
        options(profile, fitness, trial),
    )


def race_over(day: date) -> Refusal:
    """The refusal of another race in a plan whose own has been run."""
    return Refusal(
        "R-REPLAN-1",
        "race-over",
        said(
            "This plan's race, on {day}, is over: another race is another plan.",
            day=day.isoformat(),
        ),
        "Make a new plan for it: pacelift new PROFILE.",
    )


def no_season(profile: Profile, fitness: Fitness, trial: Trial | None) -> Refusal:
    """The refusal of a season that has room, but breaks a rule in every shape."""
    return Refusal(
        "R-PHASE-2",
        "no-season",
        "Your windows have room, but no season up to that race keeps all the rules.",
        "Choose one of the options, or another race date.",
        options(profile, fitness, trial),
    )


def no_room(profile: Profile, fitness: Fitness, trial: Trial | None) -> Refusal:
    """The refusal of windows that hold no week of training."""
    return Refusal(
        "R-DAYS-1",
        "no-room",
        "No season that keeps the rules, with three runs a week or more, fits into your windows.",
        "Add windows on other days, or make them longer.",
        options(profile, fitness, trial, later=False),
    )


@frozen
class Change:
    """A change to a profile that may be a way on: in words, as keys to set, and made."""

    text: str
    edit: Mapping[str, object]
    profile: Profile

    def option(self) -> Option:
        """As what the runner is told."""
        return Option(said("{option}.", option=self.text), self.edit)


def options(
    profile: Profile, fitness: Fitness, trial: Trial | None, *, later: bool = True
) -> tuple[Option, ...]:
    """The ways on that give a plan, each alone; where none does, each with more room as well.

    None without a trial: when an option itself is being tried. `later`: whether more weeks are
    among them.
    """
    if trial is None:
        return ()
    changes = _changes(profile, fitness, trial if later else None)
    found = [change for change in changes if trial.plans(change.profile)]
    if not found:
        roomy = Change("Train on more days", *_windows(ROOMY_WEEK, profile))
        together = [roomy, *(_with(roomy, c) for c in _changes(roomy.profile, fitness, trial))]
        found = [change for change in together if trial.plans(change.profile)]
    return tuple(change.option() for change in found)


def _changes(profile: Profile, fitness: Fitness, trial: Trial | None) -> Iterator[Change]:
    """What could help, the least change first; a later race only with a trial to find its date."""
    yield from _more_room(profile, fitness)
    later = None if trial is None else _later(profile, trial)
    if later is not None:
        yield later
    for distance in (d for d in SHORTER if RACE_KM[d] < profile.race.km):
        race = evolve(profile.race, distance=distance, goal_s=None)
        yield Change(
            said("Run {distance} on that day instead", distance=SHORTER[distance]),
            {"race": {"distance": distance, "goal": "finish"}},
            evolve(profile, race=race),
        )
    if profile.race.distance == "marathon" and not profile.race.run_walk:
        race = evolve(profile.race, run_walk=True, goal_s=None)
        yield Change(
            "Run and walk in turn, in training and in the race, to finish",
            {"race": {"run_walk": True, "goal": "finish"}},
            evolve(profile, race=race),
        )
    if profile.running.single_run_step < volume.BOLD_SINGLE_RUN_STEP:
        running = evolve(profile.running, single_run_step=volume.BOLD_SINGLE_RUN_STEP)
        yield Change(
            "Let single runs grow by up to 15 % instead of 10 %: in a study of 5,205 runners, "
            "runs more than 10 % longer than any of the 30 days before had 64 % more injuries",
            {"running": {"single_run_step": volume.BOLD_SINGLE_RUN_STEP}},
            evolve(profile, running=running),
        )


def _with(first: Change, then: Change) -> Change:
    """Both changes; `then` was made of the profile the first gives."""
    return Change(
        said("{first}. And: {then}", first=first.text, then=then.text),
        {**first.edit, **then.edit},
        then.profile,
    )


def _more_room(profile: Profile, fitness: Fitness) -> Iterator[Change]:
    wider = _wider(profile, fitness)
    if wider != profile.windows:
        new = joined(", ", (_in_words(w) for w in wider if w not in profile.windows))
        yield Change(said("Make room: {new}", new=new), *_windows(wider, profile))


def _windows(windows: tuple[Window, ...], profile: Profile) -> tuple[dict[str, object], Profile]:
    """Other windows, as an edit and made."""
    return _windows_edit(windows), evolve(profile, windows=windows)


def _later(profile: Profile, trial: Trial) -> Change | None:
    """The earliest date on the race's weekday that works: by reach first, then by whole plans."""
    last = profile.start + timedelta(weeks=long_run.MOST_WEEKS) - timedelta(days=1)
    most = (last - profile.race.date).days // 7
    low, high = 1, most
    if most < 1 or not trial.reaches(_on(profile, most)):
        return None
    while low < high:
        middle = (low + high) // 2
        if trial.reaches(_on(profile, middle)):
            high = middle
        else:
            low = middle + 1
    for weeks_later in range(high, min(high + MOST_LATER_TRIES, most)):
        if trial.plans(_on(profile, weeks_later)):
            break
        high = weeks_later + 1
    found = _on(profile, high)
    day = found.race.date.isoformat()
    return Change(said("Choose a race on {day} or later", day=day), {"race": {"date": day}}, found)


def _on(profile: Profile, weeks_later: int) -> Profile:
    day = profile.race.date + timedelta(weeks=weeks_later)
    return evolve(profile, race=evolve(profile.race, date=day))


def _wider(profile: Profile, fitness: Fitness) -> tuple[Window, ...]:
    """The runner's windows and, where they are too few or too short, morning ones on more days."""
    need = long_run.READY_SHARE * profile.race.km
    need = min(need * 1.15, season.long_cap_km(profile, fitness))
    long_min = math.ceil(need * long_pace_s_per_km(profile, fitness) / 60 / 30) * 30
    wanted = profile.running.long_run_day
    long_day = 6 if wanted is None else wanted
    spread = [(long_day, long_min)] + [((long_day + gap) % 7, RUN_MIN) for gap in (2, 4, 5)]
    windows = list(profile.windows)
    for weekday, minutes in spread:
        longest = max((w.end_min - w.start_min for w in windows if w.weekday == weekday), default=0)
        if longest < minutes:
            end = min(NEW_WINDOW_FROM_MIN + minutes, LAST_MIN)
            windows = _merged(windows, Window(weekday, NEW_WINDOW_FROM_MIN, end))
    return tuple(sorted(windows))


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
    return said(
        "{weekday} {start} to {end}",
        weekday=WEEKDAYS[window.weekday],
        start=_clock(window.start_min),
        end=_clock(window.end_min),
    )


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
