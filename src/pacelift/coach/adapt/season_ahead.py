"""The season ahead planned anew from the next Monday on, from what was really run (R-VOL-7).

Weeks before stand as they are. Week numbers and ids go on, what the runner has seen is an aim of
the search, and what they pinned stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from attrs import evolve, field, frozen

from pacelift.coach import assemble, notes
from pacelift.coach.adapt.adapted import Adapted
from pacelift.coach.adapt.giving_way import broken_rules
from pacelift.coach.adapt.replace import moved_to, week_problem
from pacelift.coach.adapt.settle import settle
from pacelift.coach.adapt.taper_told import taper_told
from pacelift.coach.breaks import least_after
from pacelift.coach.calendar_weeks import horizon_weeks
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.draft import Begun, Draft, WeekDraft
from pacelift.coach.feasibility import Trial, too_soon
from pacelift.coach.fitness import with_prediction
from pacelift.coach.free_slots import free_slots
from pacelift.coach.placing_input import monday_of, week_problems, worth_of
from pacelift.coach.plan import Plan, Session, Week
from pacelift.coach.planner import Ask, Attempt, best
from pacelift.coach.profile import Profile
from pacelift.coach.rules import adaptation, long_run
from pacelift.coach.rules.ordering import kind_of
from pacelift.coach.rules.view import LIGHTENING, is_held, really_km, really_run_km
from pacelift.coach.rules.volume import FIRST_BACK, LOOKBACK_DAYS, longest_to_the_last
from pacelift.coach.slots import minute_of, week_minutes
from pacelift.coach.totals import peak_block_km
from pacelift.coach.week import Item, Spot, WeekPlacing, WeekProblem, place_season
from pacelift.errors import Refusal

MEAN_OF_WEEKS: Final = 4
"""R-VOL-7: the weeks whose mean is what is run now."""

SOON: Final = timedelta(hours=48)

TOLD_BY_ENTRIES: Final = adaptation.IDS
"""Rules of warnings that come from what the runner told, not from the profile."""


def first_week(plan: Plan, now: datetime) -> int:
    """The number of the first week that may be planned anew: the next one to begin."""
    if now.date() < plan.profile.start:
        return 1
    return week_number(plan.profile, now.date()) + 1


def week_number(profile: Profile, day: date) -> int:
    """The number of the week of that day."""
    return (monday_of(day) - monday_of(profile.start)).days // 7 + 1


def begins(profile: Profile, number: int) -> date:
    """The Monday of the week of that number."""
    return monday_of(profile.start) + timedelta(weeks=number - 1)


@frozen
class Ahead:
    """What a season ahead is planned with: the plan so far with its new profile, and what of it
    stays. `only_lifts`: runs keep their content and place; `pins`: what is pinned and the next two
    days stay too.
    """

    plan: Plan
    before: Plan
    number: int
    now: datetime
    catalogue: Catalogue
    only_lifts: bool
    pins: bool = True
    held: dict[str, Session] = field(init=False)
    old: dict[str, Session] = field(init=False)

    def __attrs_post_init__(self) -> None:
        later = [each for each in self.plan.sessions if each.week >= self.number]
        stay = {each.id: each for each in later if self._stays(each)}
        object.__setattr__(self, "held", stay)
        object.__setattr__(self, "old", {each.id: each for each in later})

    def _stays(self, session: Session) -> bool:
        if session.discipline == "race" or not is_held(session):
            return False
        if session.status != "planned" or session.start <= self.now:
            return True
        if self.only_lifts and session.discipline == "run":
            return True
        return self.pins and (session.pinned or session.start <= self.now + SOON)

    def place(self, drafted: Draft) -> Sequence[WeekPlacing]:
        """The weeks placed near to what the runner has seen, behind the week that runs now."""
        plan = self.plan
        problems = week_problems(plan.profile, plan.fitness, drafted)
        weeks = [
            self._seen(problem, week) for problem, week in zip(problems, drafted.weeks, strict=True)
        ]
        running = [week for week in plan.weeks if week.number == self.number - 1]
        edge = [week_problem(plan, week, (), self.now) for week in running]
        return place_season([*edge, *weeks])[len(edge) :]

    def _seen(self, problem: WeekProblem, week: WeekDraft) -> WeekProblem:
        number, monday = week.span.number, monday_of(week.span.start)
        clocks = self.plan.clocks

        def spot(session: Session) -> Spot:
            return Spot(session.start.weekday(), minute_of(session.start, monday, clocks))

        items: list[Item] = []
        for item in problem.items:
            key = f"w{number:02d}-{item.role}"
            held, old = self.held.get(key), self.old.get(key)
            if held is not None and held.week == number:
                items.append(evolve(item, fixed=spot(held), minutes=held.minutes))
            elif self.only_lifts and item.kind not in ("lift", "core", "race"):
                continue
            elif old is not None and old.week == number and item.fixed is None:
                items.append(evolve(item, seen=spot(old)))
            else:
                items.append(item)
        taken = {f"w{number:02d}-{item.role}" for item in items}
        others = (s for s in self.held.values() if s.week == number and s.id not in taken)
        items += [self._guest(each, spot(each)) for each in others]
        return self._there(evolve(problem, items=tuple(items)), monday)

    def _there(self, problem: WeekProblem, monday: date) -> WeekProblem:
        """The week with the windows and by the clocks of days away, around appointments."""
        plan = self.plan
        if not plan.away and not plan.busy:
            return problem
        days = {slot.day for slot in problem.slots}
        slots = free_slots(plan, monday)
        return evolve(
            problem,
            slots=tuple(slot for slot in slots if slot.day in days),
            minutes=week_minutes(monday, plan.clocks),
        )

    def _guest(self, session: Session, spot: Spot) -> Item:
        profile, fitness = self.plan.profile, self.plan.fitness
        worth = worth_of(session.role, profile, fitness)
        return Item(
            session.id, kind_of(session), session.minutes, session.leg_load, worth, fixed=spot
        )

    def finish(self, found: Attempt) -> Adapted:
        """The plan with that season ahead, fitted to what was really done."""
        plan, draft = self.plan, found.draft
        roles = {week.span.number: _roles(week) for week in draft.weeks}
        placings = [
            evolve(each, placed=tuple(p for p in each.placed if p.role in roles[week.span.number]))
            for week, each in zip(draft.weeks, found.placings, strict=True)
        ]
        made = assemble.sessions_of(plan.profile, plan.fitness, draft, placings, plan.clocks)
        made = tuple(self._kept(each) for each in made if each.id not in self.held)
        sessions = [s for s in plan.sessions if s.week < self.number or s.id in self.held]
        sessions = sorted((*sessions, *made), key=lambda each: (each.start, each.id))
        past = tuple(_over(week, plan.profile) for week in plan.weeks if week.number < self.number)
        weeks = (*past, *assemble.weeks_of(draft, sessions))
        fitness = with_prediction(plan.fitness, plan.profile, peak_block_km(weeks))
        forecast = assemble.with_forecast(sessions, plan.profile, fitness)
        plan = evolve(plan, fitness=fitness, weeks=weeks, sessions=forecast)
        told = [each for each in plan.warnings if each.rule in TOLD_BY_ENTRIES]
        new = notes.warnings(plan, draft, found.placings)
        plan = evolve(plan, warnings=(*(e for e in new if e not in told), *told))
        made_of = Adapted(plan, {}), self.before, self.now, self.catalogue
        adapted = settle(*made_of, planned_anew=True)
        return taper_told(adapted, self.catalogue)

    def _kept(self, new: Session) -> Session:
        """A session of the new season, with what of the one it stands for is still so."""
        if new.discipline == "race":
            return self._raced(new)
        if new.start.date() in self._days_off():
            return evolve(new, status="dropped")
        old = self.old.get(new.id)
        lighter = old is not None and old.status == "planned" and _is_eased(old)
        if old is not None and lighter and old.minutes <= new.minutes:
            return moved_to(old, new.start)
        return new

    def _raced(self, new: Session) -> Session:
        """The race under its own name, with what is told of its day."""
        old = next((each for each in self.old.values() if each.discipline == "race"), None)
        if old is None:
            return new
        return evolve(new, id=old.id, why=(*assemble.told_first(old.why), *new.why))

    def _days_off(self) -> frozenset[date]:
        """Days ahead that the runner has taken off: what they held is dropped by no rule."""
        days: set[date] = set()
        streak: list[date] = []
        for each in self.plan.sessions:
            if each.start <= self.now or each.discipline == "race":
                continue
            if each.status == "dropped" and not _by_rule(each):
                streak.append(each.start.date())
            elif is_held(each):
                days |= _all_from_to(streak)
                streak = []
        return frozenset(days | _all_from_to(streak))


def _over(week: Week, profile: Profile) -> Week:
    """A week of a season that goes on; the one of a race that is later now was just lighter."""
    if week.phase != "race" or week.number >= week_number(profile, profile.race.date):
        return week
    return evolve(week, phase="taper", cutback=True)


def _all_from_to(days: list[date]) -> set[date]:
    if not days:
        return set()
    return {days[0] + timedelta(days=by) for by in range((days[-1] - days[0]).days + 1)}


def _by_rule(session: Session) -> bool:
    return any(reason.rule in adaptation.IDS or reason.rule == "R-DAYS-1" for reason in session.why)


def _is_eased(session: Session) -> bool:
    return any(reason.rule.startswith(LIGHTENING) for reason in session.why)


def _roles(week: WeekDraft) -> set[str]:
    return {"race", *(run.role for run in week.runs), *(lift.role for lift in week.lifts)}


def begun(plan: Plan, number: int) -> Begun:
    """What was really run before the week of that number."""
    profile, over = plan.profile, [week for week in plan.weeks if week.number < number]
    first = begins(profile, number)
    usual = profile.running.weekly_km
    real = [really_run_km(plan, week) if week.days == 7 else usual for week in over]
    lately = [*([usual] * MEAN_OF_WEEKS), *real][-MEAN_OF_WEEKS:]
    runs = [each for each in plan.sessions if each.discipline == "run" and is_held(each)]
    lifts = [s for s in plan.sessions if s.week < number and s.discipline == "strength"]
    last = [each for each in lifts if each.week == lifts[-1].week]
    jumps = [sum(e.contacts for e in lift.exercises) for lift in lifts]
    paced = [s.week for s in runs if s.week < number and s.kind == "long" and _has_m(s)]
    training = [week.km for week in over if week.phase in ("base", "build", "peak")]
    weekly_km = max(sum(lately) / MEAN_OF_WEEKS, FIRST_BACK * usual, least_after(real))
    before = Begun(number, weekly_km, 0.0, 0.0)
    return evolve(
        before,
        longest_km=_longest_km(plan, runs, first),
        highest_km=max(training, default=0.0),
        pace_week=max(paced, default=0),
        contacts=next((each for each in reversed(jumps) if each), 0),
        sets_a_lift=_mean_sets(last) if last else before.sets_a_lift,
    )


def _longest_km(plan: Plan, runs: list[Session], first: date) -> float:
    """The longest run of the 30 days before; a share of those before them after a break."""
    until = first.toordinal()
    done = [(run.start.toordinal(), really_km(run)) for run in runs]
    told = (plan.profile.start.toordinal() - 1, plan.profile.running.longest_km)
    known = [told, *((day, km) for day, km in done if day < until and km)]
    lately = [km for day, km in known if day >= until - LOOKBACK_DAYS]
    return max(lately, default=FIRST_BACK * longest_to_the_last(known))


def _has_m(run: Session) -> bool:
    return any(step.zone == "M" for step in run.steps)


def _mean_sets(lifts: list[Session]) -> float:
    sets = sum(each.sets for lift in lifts for each in lift.exercises if not each.test)
    return sets / len(lifts)


def planned_ahead(
    plan: Plan,
    before: Plan,
    now: datetime,
    catalogue: Catalogue,
    trial: Trial | None,
    *,
    only_lifts: bool,
) -> Adapted:
    """The plan, which has its new profile and fitness, with its season planned anew.

    Pins stay if the rules let them. Raises Refusal as the first plan would.
    """
    if horizon_weeks(plan.profile) < long_run.FEWEST_WEEKS:
        raise too_soon(plan.profile, plan.fitness, trial)
    ahead = Ahead(plan, before, first_week(before, now), now, catalogue, only_lifts)
    freed = evolve(ahead, pins=False)
    if freed.held != ahead.held:
        try:
            return _best(ahead, None)
        except Refusal:
            return _best(freed, trial)
    return _best(ahead, trial)


def _best(ahead: Ahead, trial: Trial | None) -> Adapted:
    plan, catalogue = ahead.plan, ahead.catalogue
    known = broken_rules(evolve(ahead.before, told=ahead.now), catalogue)
    answers: list[Adapted] = []

    def finish(found: Attempt) -> Plan | None:
        adapted = ahead.finish(found)
        answers.append(adapted)
        return None if broken_rules(adapted.plan, catalogue) - known else adapted.plan

    ask = Ask(plan.profile, plan.fitness, catalogue, ahead.place, begun(plan, ahead.number))
    chosen = best(ask, finish, trial)
    return next(each for each in answers if each.plan is chosen)
