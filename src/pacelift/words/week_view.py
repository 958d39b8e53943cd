"""A week as a board shows it, as values: days, sessions, windows, other appointments.

Nothing here knows a toolkit or a pixel. Texts are plain text in the voice's units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pacelift.coach.clock import end_of, to_wall
from pacelift.coach.plan import Busy, Discipline, Plan, Session, Status, Week
from pacelift.coach.rules import RULES
from pacelift.words.numbers import band, clock_time, day_name, duration, weekday_name
from pacelift.words.season_view import week_facts
from pacelift.words.titles import category, short_title
from pacelift.words.told import MARKS, SIGNS
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.coach.adapt.paused import Pause  # brings the planner, which a picture needs not

DAY_MIN: Final = 24 * 60
HOUR_MIN: Final = 60


@frozen
class Stay:
    """A time of a day of the week: its index, minutes from its midnight."""

    day: int
    start_min: int
    end_min: int


@frozen
class BoardSession:
    """A session on the board. `name` is all of it for a screen reader; `sign` how it went.

    `when` is said where there is room for it, else `starts`.
    """

    session: str
    discipline: Discipline
    stay: Stay
    title: str
    when: str
    starts: str
    sign: str
    status: Status
    is_key: bool
    is_pinned: bool
    can_move: bool
    name: str


@frozen
class BoardDay:
    """A day. `note` is said where it has no session: that it is rest, or days off."""

    date: date
    weekday: str
    day: str
    name: str
    is_today: bool
    is_past: bool
    in_plan: bool
    note: str


@frozen
class WeekView:
    """A week. `facts` begin with its name; `first_min` to `last_min` are the hours to be shown."""

    number: int
    facts: tuple[str, ...]
    days: tuple[BoardDay, ...]
    sessions: tuple[BoardSession, ...]
    windows: tuple[Stay, ...]
    busy: tuple[Stay, ...]
    first_min: int
    last_min: int
    now: Stay | None
    is_first: bool
    is_last: bool


def week_view(
    plan: Plan, number: int, now: datetime, voice: Voice, pauses: Sequence[Pause] = ()
) -> WeekView:
    """The week of that number at the aware instant `now`. Raises ValueError if there is none."""
    wall = to_wall(now, plan.clocks).replace(tzinfo=None)
    week = next((each for each in plan.weeks if each.number == number), None)
    if week is None:
        raise ValueError(number)
    monday = week.start - timedelta(days=week.start.weekday())
    sessions = tuple(
        _session(each, monday, plan, wall, voice)
        for each in plan.sessions
        if each.week == number and each.status != "dropped"
    )
    windows = tuple(
        Stay(each.weekday, each.start_min, each.end_min) for each in plan.windows_of(monday)
    )
    busy = tuple(_busy(plan, monday))
    shown = [each.stay for each in sessions] + list(windows)
    first, last = _hours(shown)
    return WeekView(
        number=number,
        facts=week_facts(plan, number, wall.date(), voice, pauses),
        days=tuple(_days(week, monday, plan, wall.date(), voice, pauses)),
        sessions=sessions,
        windows=windows,
        busy=busy,
        first_min=first,
        last_min=last,
        now=_now(wall, monday),
        is_first=number == plan.weeks[0].number,
        is_last=number == plan.weeks[-1].number,
    )


def week_today(plan: Plan, now: datetime) -> int:
    """The number of today's week; before the season its first, after it its last."""
    today = to_wall(now, plan.clocks).date()
    held = [each.number for each in plan.weeks if each.start <= today]
    return held[-1] if held else plan.weeks[0].number


def place_text(start: datetime, rules: Sequence[str] | None, voice: Voice) -> tuple[str, ...]:
    """What a session would meet if it were put down then: the time, and the rule it breaks.

    `rules` are ids of rules, None where nothing can be put at all.
    """
    when = voice.say("{day}, {time}", day=day_name(voice, start.date()), time=clock_time(start))
    if rules is None:
        return (
            when,
            voice.say("Nothing can be put here: that time is over or no day of the plan."),
        )
    if not rules:
        return (when, voice.say("All rules hold here."))
    told = [
        voice.say("! {sentence} ({rule})", sentence=voice.term(RULES[each].sentence), rule=each)
        for each in rules
    ]
    return (when, *told)


def _session(
    session: Session, monday: date, plan: Plan, wall: datetime, voice: Voice
) -> BoardSession:
    end = end_of(session.start, session.minutes, plan.clocks)
    title = short_title(session, plan.profile.race.name, voice)
    times = band(clock_time(session.start), clock_time(end))
    start_min = session.start.hour * HOUR_MIN + session.start.minute
    status = MARKS.get(session.status)
    facts = [
        voice.say("{discipline}: {title}", discipline=category(session, voice), title=title),
        voice.say(
            "{day}, {times}, {length}",
            day=day_name(voice, session.start.date()),
            times=times,
            length=duration(voice, session.minutes),
        ),
        *([] if status is None else [voice.term(status)]),
        *([voice.say("where you put it")] if session.pinned else []),
    ]
    return BoardSession(
        session=session.id,
        discipline=session.discipline,
        stay=Stay(
            (session.start.date() - monday).days,
            start_min,
            min(start_min + session.minutes, DAY_MIN),
        ),
        title=title,
        when=times,
        starts=clock_time(session.start),
        sign=SIGNS.get(session.status, ""),
        status=session.status,
        is_key=session.key,
        is_pinned=session.pinned,
        can_move=can_move(session, wall),
        name=", ".join(facts),
    )


def can_move(session: Session, wall: datetime) -> bool:
    """Whether the runner may put it elsewhere: what is open or missed, and not long over."""
    from pacelift.coach.adapt.move import is_over

    movable = session.status in ("planned", "missed") and session.discipline != "race"
    return movable and not is_over(session, wall.date())


def _days(
    week: Week,
    monday: date,
    plan: Plan,
    today: date,
    voice: Voice,
    pauses: Sequence[Pause],
) -> Iterator[BoardDay]:
    held = {each.start.date() for each in plan.sessions if each.status != "dropped"}
    for by in range(7):
        day = monday + timedelta(days=by)
        in_plan = week.start <= day <= week.end
        yield BoardDay(
            date=day,
            weekday=weekday_name(voice, by),
            day=voice.say("{day}", day=day.day),
            name=day_name(voice, day),
            is_today=day == today,
            is_past=day < today,
            in_plan=in_plan,
            note=_note(day, pauses, voice) if in_plan and day not in held else "",
        )


def _note(day: date, pauses: Sequence[Pause], voice: Voice) -> str:
    if any(each.first <= day <= each.last for each in pauses):
        return voice.say("days off")
    return voice.say("rest")


def _busy(plan: Plan, monday: date) -> Iterator[Stay]:
    """The runner's other appointments, by day."""
    for each in plan.busy:
        start, end = (to_wall(at, plan.clocks).replace(tzinfo=None) for at in _ends(each))
        for by in range(7):
            midnight = datetime.combine(monday + timedelta(days=by), time())
            first = max(start, midnight)
            last = min(end, midnight + timedelta(days=1))
            if first < last:
                yield Stay(by, _minute(first - midnight), _minute(last - midnight))


def _ends(busy: Busy) -> tuple[datetime, datetime]:
    return busy.start, busy.end


def _minute(elapsed: timedelta) -> int:
    return elapsed // timedelta(minutes=1)


def _hours(shown: Sequence[Stay]) -> tuple[int, int]:
    """Whole hours with one before the first and one after the last of what is shown."""
    first = min((each.start_min for each in shown), default=6 * HOUR_MIN)
    last = max((each.end_min for each in shown), default=21 * HOUR_MIN)
    return (
        max(first // HOUR_MIN - 1, 0) * HOUR_MIN,
        min(-(-last // HOUR_MIN) + 1, 24) * HOUR_MIN,
    )


def _now(wall: datetime, monday: date) -> Stay | None:
    day = (wall.date() - monday).days
    minute = wall.hour * HOUR_MIN + wall.minute
    return Stay(day, minute, minute) if 0 <= day < 7 else None
