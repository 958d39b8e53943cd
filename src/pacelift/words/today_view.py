"""What tray, menu and panel show of a day, as values: the one source of all three.

Nothing here knows a toolkit. Texts are plain text, ready to show.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Literal

from attrs import evolve, frozen

from pacelift.coach.clock import Clocks, end_of, to_wall, zone_away
from pacelift.coach.journal import Entry
from pacelift.coach.plan import Discipline, Plan, Session, Week
from pacelift.errors import PaceliftError
from pacelift.words.card import Part, parts, when_line
from pacelift.words.day import Day, day_of, next_line, quiet_lines, race_line, tonight_line
from pacelift.words.entries import entry_text
from pacelift.words.gist import gist
from pacelift.words.numbers import band, clock_time, distance, duration, full_date
from pacelift.words.plain import plain
from pacelift.words.problem_titles import problem_lines
from pacelift.words.terms import PHASES
from pacelift.words.titles import category, short_title
from pacelift.words.told import told_lines
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

State = Literal["nothing", "waits", "done", "rest", "needs-you"]
"""What the icon says of today."""

ASKED_IN_ONE_LIST: Final = 3
AFTER: Final = timedelta(days=2)
MOST_ROWS: Final = 5


@frozen
class LiftView:
    """A loaded exercise as planned, to be logged: `kg` None where the plan leaves it open."""

    exercise: str
    name: str
    sets: int
    reps: int
    kg: float | None


@frozen
class CardView:
    """A session of a day; `told` is what the runner said of it, empty while it is open.

    `can_mark` is whether its day has come.
    """

    session: str
    discipline: Discipline
    kind: str
    title: str
    when: str
    gist: tuple[str, ...]
    more: tuple[Part, ...]
    told: tuple[str, ...]
    is_open: bool
    lifts: tuple[LiftView, ...]
    rpe: float | None
    is_logged: bool
    can_mark: bool = True

    @property
    def name(self) -> str:
        """What a screen reader calls it."""
        return f"{self.title}, {self.when}"


@frozen
class OpenRow:
    """A session of a day before that nobody told anything of."""

    session: str
    text: str


@frozen
class OpenList:
    """The questions that still stand, newest first; `rest` says how many more there are.

    `all` names every session when it is time to ask for all of them at once, else it is empty.
    """

    heading: str
    rows: tuple[OpenRow, ...]
    rest: str | None
    all: tuple[str, ...]


@frozen
class Progress:
    """The week so far: a sentence, and the share of its minutes that is done."""

    text: str
    share: float


@frozen
class TodayView:
    """A day. `undo` tells what an undo would take back, and `undo_session` which card that is.

    `setup` leads somebody who has no plan to the assistant, `example` to the example's plan;
    `needs_you` is what the calendar asks of the runner.
    """

    date: date
    state: State
    tooltip: str
    headline: str
    subline: str
    progress: Progress | None
    cards: tuple[CardView, ...]
    lines: tuple[str, ...]
    bedtime: str | None
    next: str | None
    open: OpenList | None
    undo: str | None = None
    undo_session: str | None = None
    setup: str | None = None
    example: str | None = None
    needs_you: str | None = None


def today_view(
    plan: Plan,
    now: datetime,
    exercises: Exercises,
    voice: Voice,
    *,
    last: Entry | None = None,
    needs_you: str | None = None,
) -> TodayView:
    """The day at the aware instant `now`.

    `exercises` holds those of today's sessions; `last` is the entry that an undo takes back;
    `needs_you` is what the calendar asks of the runner.
    """
    wall = to_wall(now, plan.clocks)
    day = day_of(plan, wall.date())
    open_list = _open_list(plan, wall, voice)
    state = _state(day, open_list, needs_you)
    return TodayView(
        date=day.date,
        state=state,
        tooltip=_tooltip(state, day, plan, voice, needs_you),
        headline=full_date(voice, day.date),
        subline=_subline(day, plan, voice),
        progress=None if day.week is None else _progress(day.week, plan, voice),
        cards=tuple(card_view(each, plan, exercises, voice) for each in day.sessions),
        lines=() if day.sessions else _quiet(day, plan, voice),
        bedtime=None if day.bedtime is None else tonight_line(day.bedtime, voice),
        next=None if day.next is None else next_line(day.next, plan, voice),
        open=open_list,
        undo=None if last is None else entry_text(last, plan, voice, exercises),
        undo_session=None if last is None else last.data.get("session"),
        needs_you=needs_you,
    )


def no_plan_view(today: date, voice: Voice) -> TodayView:
    """The day of somebody who has no plan yet."""
    return TodayView(
        date=today,
        state="nothing",
        tooltip=voice.say("Pacelift: no plan yet"),
        headline=full_date(voice, today),
        subline=voice.say("There is no plan yet."),
        progress=None,
        cards=(),
        lines=(
            voice.say("Answer a few questions about your race, your running and your week."),
            voice.say("It takes two minutes, and you see your season grow beside them."),
            voice.say(
                "Or look around first, with a marathon in eighteen weeks: your own plan takes its "
                "place whenever you like."
            ),
        ),
        bedtime=None,
        next=None,
        open=None,
        setup=voice.say("Set up my plan"),
        example=voice.say("Start from the example"),
    )


def unread_view(today: date, error: PaceliftError, voice: Voice) -> TodayView:
    """The day of somebody whose plan may be there and cannot be read: nothing new is offered."""
    _, text, fix = problem_lines(error, voice)
    return evolve(
        no_plan_view(today, voice),
        tooltip=voice.say("Pacelift: your plan cannot be read"),
        subline=voice.say("Your plan cannot be read."),
        lines=(plain(text), plain(fix)),
        setup=None,
        example=None,
    )


def open_sessions(plan: Plan, wall: datetime) -> tuple[Session, ...]:
    """The sessions of days before today that nobody told anything of, newest first."""
    past = (e for e in plan.sessions if e.start.date() < wall.date() and e.status == "planned")
    return tuple(reversed(tuple(past)))


def _open_list(plan: Plan, wall: datetime, voice: Voice) -> OpenList | None:
    standing = open_sessions(plan, wall)
    if not standing:
        return None
    at_once = len(standing) >= ASKED_IN_ONE_LIST or standing[-1].start < wall - AFTER
    rows = tuple(
        OpenRow(
            each.id,
            voice.say(
                "{title}, {when}",
                title=short_title(each, plan.profile.race.name, voice),
                when=when_line(each, plan.clocks, voice),
            ),
        )
        for each in standing[:MOST_ROWS]
    )
    rest = len(standing) - len(rows)
    return OpenList(
        heading=_heading(len(standing), voice),
        rows=rows,
        rest=voice.say_n("and {n} before", "and {n} before", rest) if rest else None,
        all=tuple(each.id for each in reversed(standing)) if at_once else (),
    )


def _heading(count: int, voice: Voice) -> str:
    if count == 1:
        return voice.say("How did this one go?")
    return voice.say_n("How did these {n} go?", "How did these {n} go?", count)


def _state(day: Day, open_list: OpenList | None, needs_you: str | None) -> State:
    if needs_you is not None:
        return "needs-you"
    if open_list is not None or any(each.status == "planned" for each in day.sessions):
        return "waits"
    if day.sessions:
        return "done"
    return "nothing" if day.week is None else "rest"


def _tooltip(state: State, day: Day, plan: Plan, voice: Voice, needs_you: str | None) -> str:
    if needs_you is not None:
        return needs_you
    waiting = [each for each in day.sessions if each.status == "planned"]
    if waiting:
        return "\n".join(
            voice.say(
                "{time} {title}",
                time=clock_time(each.start),
                title=short_title(each, plan.profile.race.name, voice),
            )
            for each in waiting
        )
    if state == "waits":
        return voice.say("A session is still open: how did it go?")
    if state == "done":
        return voice.say("All done for today")
    return voice.say("Rest day") if state == "rest" else plain(plan.profile.name)


def _subline(day: Day, plan: Plan, voice: Voice) -> str:
    """Where the day stands, such as "Week 9 of 16, build · 40 days to Hamburg Marathon"."""
    if day.week is None:
        return race_line(day, plan, voice) or plain(plan.profile.name)
    week = voice.say(
        "Week {number} of {count}, {phase}",
        number=day.week.number,
        count=len(plan.weeks),
        phase=voice.term(PHASES[day.week.phase]),
    )
    race = race_line(day, plan, voice)
    return week if race is None else voice.say("{week} · {race}", week=week, race=race)


def _progress(week: Week, plan: Plan, voice: Voice) -> Progress:
    held = [e for e in plan.sessions if e.week == week.number and e.status != "dropped"]
    done = [each for each in held if each.status not in ("planned", "missed")]
    minutes = sum(each.minutes for each in held)
    said = voice.say_n(
        "{done} of {n} session this week",
        "{done} of {n} sessions this week",
        len(held),
        done=len(done),
    )
    km = sum(each.km or 0.0 for each in held)
    if km:
        ran = sum(_really_km(each) for each in done)
        said = voice.say(
            "{sessions}, {ran} of {km}",
            sessions=said,
            ran=distance(voice, ran) if ran >= 1 else "0",
            km=distance(voice, km),
        )
    return Progress(said, sum(each.minutes for each in done) / minutes if minutes else 0.0)


def _really_km(session: Session) -> float:
    told = None if session.actual is None else session.actual.km
    return (session.km or 0.0) if told is None else told


def _quiet(day: Day, plan: Plan, voice: Voice) -> tuple[str, ...]:
    """What a day without sessions is for."""
    race = plan.profile.race
    if day.week is not None and race.date < day.date:
        return (
            voice.say("{race} is behind you: congratulations.", race=plain(race.name)),
            voice.say("These weeks are for recovery: easy runs only, and rest like today."),
        )
    return tuple(quiet_lines(day, plan, voice))


def _times(session: Session, clocks: Clocks, voice: Voice) -> str:
    """Start, end and length; away also the zone whose clocks are meant."""
    end = end_of(session.start, session.minutes, clocks)
    told = voice.say(
        "{times}, {length}",
        times=band(clock_time(session.start), clock_time(end)),
        length=duration(voice, session.minutes),
    )
    there = zone_away(session.start.date(), clocks)
    return told if there is None else voice.say("{when}, {zone} time", when=told, zone=there)


def card_view(
    session: Session,
    plan: Plan,
    exercises: Exercises,
    voice: Voice,
    *,
    today: date | None = None,
    with_day: bool = False,
) -> CardView:
    """A session's card; `today` where it may be another day's, `with_day` tells which."""
    tell_when = when_line if with_day else _times
    return CardView(
        session=session.id,
        discipline=session.discipline,
        kind=category(session, voice),
        title=short_title(session, plan.profile.race.name, voice),
        when=tell_when(session, plan.clocks, voice),
        gist=gist(session, exercises, voice),
        more=parts(session, exercises, voice),
        told=told_lines(session, exercises, voice),
        is_open=session.status == "planned",
        lifts=_lifts(session, exercises, voice),
        rpe=None if session.actual is None else session.actual.rpe,
        is_logged=session.actual is not None and bool(session.actual.sets),
        can_mark=today is None or session.start.date() <= today,
    )


def _lifts(session: Session, exercises: Exercises, voice: Voice) -> tuple[LiftView, ...]:
    """The exercises whose load is worth keeping; with what is planned, the least of a range."""
    return tuple(
        LiftView(
            exercise=each.exercise,
            name=voice.term(exercises[each.exercise].name),
            sets=each.sets,
            reps=each.amount[0],
            kg=each.load_kg,
        )
        for each in session.exercises
        if each.unit == "reps" and exercises[each.exercise].load not in (None, "band")
    )
