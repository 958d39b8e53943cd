"""A plan arranged for checking, once for all rules: runs, lifts, weeks with their sums, the taper.

Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Fitness, Level, Plan, Session, Week
from pacelift.coach.profile import Profile
from pacelift.coach.rules import taper

DAYS_A_WEEK: Final = 7

LIGHTENING: Final = (
    "R-PACE-5",
    "R-RACE-",
    "R-MISS-2",
    "R-MISS-3",
    "R-MISS-4",
    "R-MISS-7",
    "R-HARD-",
    "R-ILL-",
    "R-PAIN-",
)
"""Rules that make a session lighter than it was planned."""


@frozen
class WeekView:
    """A week with its sessions by kind; `km` and `longest` are of runs without the race.

    `asked` has those missed and dropped too, `asked_km` counts such runs. `lightened`: the runner's
    life made it lighter than it was planned, so that what is little in it is no fault of the plan.
    """

    week: Week
    asked: tuple[Session, ...]
    sessions: tuple[Session, ...]
    runs: tuple[Session, ...]
    lifts: tuple[Session, ...]
    km: float
    longest_km: float
    asked_km: float
    lightened: bool

    @property
    def where(self) -> str:
        """The week's name in findings."""
        return f"week {self.week.number}"

    @property
    def full(self) -> bool:
        """Whether all seven days belong to the plan."""
        return self.week.days == DAYS_A_WEEK

    @property
    def quality(self) -> tuple[Session, ...]:
        """The week's quality runs."""
        return tuple(run for run in self.runs if run.quality)


@frozen(eq=False)
class PlanView:
    """What the checks read: the plan, and its sessions arranged.

    Views are themselves only, so that what is worked out of one can be cached by it.

    `runs` leave out the race; `lifts` are of discipline strength; both in order of time. Sessions
    missed or dropped are in neither. `race_week` and `taper_from` are indices into `by_week`,
    `taper` the shares of the weeks from `taper_from` to `race_week`. What comes after `race_week`
    is recovery. `warned` holds the (rule, code) of the plan's warnings.
    """

    plan: Plan
    catalogue: Catalogue
    by_week: tuple[WeekView, ...]
    runs: tuple[Session, ...]
    lifts: tuple[Session, ...]
    race: Session | None
    race_week: int
    taper: tuple[taper.Share, ...]
    taper_from: int
    warned: frozenset[tuple[str, str]]

    @property
    def profile(self) -> Profile:
        """The profile the plan was made for."""
        return self.plan.profile

    @property
    def fitness(self) -> Fitness:
        """The fitness the plan was made with."""
        return self.plan.fitness

    @property
    def level(self) -> Level:
        """The runner's level as the plan has it."""
        return self.fitness.level

    @property
    def before_taper(self) -> tuple[WeekView, ...]:
        """The weeks up to the taper."""
        return self.by_week[: self.taper_from]

    @property
    def to_race(self) -> tuple[WeekView, ...]:
        """The weeks up to and with the race week."""
        return self.by_week[: self.race_week + 1]

    @property
    def highest_km(self) -> float:
        """The highest week before the taper, in km."""
        return max((week.km for week in self.before_taper), default=0.0)

    @property
    def runs_before_race(self) -> tuple[Session, ...]:
        """Training runs before the day of the race."""
        race_day = self.profile.race.date
        return tuple(run for run in self.runs if run.start.date() < race_day)

    def week(self, session: Session) -> WeekView:
        """The week a session belongs to."""
        return self.by_week[session.week - self.plan.weeks[0].number]

    def days_to_race(self, session: Session) -> int:
        """Days from a session's date to the race's; negative after it."""
        return (self.profile.race.date - session.start.date()).days


def age_on_start(profile: Profile) -> int | None:
    """The age reached in the year the plan starts, None when the year of birth is unknown."""
    born = profile.athlete.born
    return None if born is None else profile.start.year - born


def view_of(plan: Plan, catalogue: Catalogue, before: PlanView | None = None) -> PlanView:
    """Arrange a plan for checking; weeks that are as they were in `before` are taken from there."""
    known = {} if before is None else {each.week.number: each for each in before.by_week}
    in_week: dict[int, list[Session]] = {}
    for session in sorted(plan.sessions, key=lambda session: (session.start, session.id)):
        in_week.setdefault(session.week, []).append(session)
    ordered = [each for week in in_week.values() for each in week if is_held(each)]
    ordered.sort(key=lambda session: (session.start, session.id))
    race_week = _week_of(plan.weeks, plan.profile.race.date)
    shares = taper.schedule(plan.profile, race_week + 1)[-max(race_week, 1) :]
    return PlanView(
        plan=plan,
        catalogue=catalogue,
        by_week=tuple(
            _week_view(week, tuple(in_week.get(week.number, ())), known.get(week.number))
            for week in plan.weeks
        ),
        runs=_of(ordered, "run"),
        lifts=_of(ordered, "strength"),
        race=next(iter(_of(ordered, "race")), None),
        race_week=race_week,
        taper=shares,
        taper_from=race_week + 1 - len(shares),
        warned=frozenset((warning.rule, warning.code) for warning in plan.warnings),
    )


def is_held(session: Session) -> bool:
    """Whether it is to be done or was."""
    return session.status not in ("missed", "dropped")


def really_km(run: Session) -> float:
    """Km of a run as the runner told them, else as planned."""
    if run.actual is not None and run.actual.km is not None:
        return run.actual.km
    return run.km or 0.0


def really_run_km(plan: Plan, week: Week) -> float:
    """Km of a week's runs as they were held."""
    runs = (s for s in plan.sessions if s.week == week.number and s.discipline == "run")
    return sum(really_km(run) for run in runs if is_held(run))


def is_lightened(session: Session) -> bool:
    """Whether a session is less than it was planned: eased, missed, dropped or cut short."""
    eased = any(reason.rule.startswith(LIGHTENING) for reason in session.why)
    return eased or not is_held(session) or really_km(session) < (session.km or 0.0)


def _week_view(week: Week, asked: tuple[Session, ...], known: WeekView | None) -> WeekView:
    """One week's view; its sums come from the sessions, not from what the week says of itself."""
    if known is not None and known.week is week and known.asked == asked:
        return known
    held = tuple(each for each in asked if is_held(each))
    runs = _of(held, "run")
    distances = [run.km or 0.0 for run in runs]
    return WeekView(
        week=week,
        asked=asked,
        sessions=held,
        runs=runs,
        lifts=_of(held, "strength"),
        km=sum(distances),
        longest_km=max(distances, default=0.0),
        asked_km=sum(each.km or 0.0 for each in _of(asked, "run")),
        lightened=any(is_lightened(each) for each in _of(asked, "run")),
    )


def _of(sessions: Iterable[Session], discipline: str) -> tuple[Session, ...]:
    return tuple(session for session in sessions if session.discipline == discipline)


def _week_of(weeks: tuple[Week, ...], day: date) -> int:
    """The index of the week with that day, else the last one's."""
    for index, week in enumerate(weeks):
        if week.start <= day <= week.end:
            return index
    return len(weeks) - 1
