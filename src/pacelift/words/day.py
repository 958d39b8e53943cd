"""One day of a plan in words: where it stands in the season, what comes next, when to sleep.

The day's sessions themselves are `card`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from attrs import frozen

from pacelift.coach.plan import Plan, Session, Week
from pacelift.words.card import when_line
from pacelift.words.numbers import clock_time, full_date
from pacelift.words.plain import plain
from pacelift.words.terms import PHASES
from pacelift.words.titles import title
from pacelift.words.voice import Voice

_SMALL_HOURS = timedelta(hours=4)


@frozen
class Day:
    """What a day holds.

    `next` is the first session after it; `bedtime` is tonight's, where it matters (R-SLEEP-1).
    """

    date: date
    week: Week | None
    sessions: tuple[Session, ...]
    next: Session | None
    bedtime: datetime | None


def day_of(plan: Plan, today: date) -> Day:
    """The day as the plan has it; sessions that were dropped are not in it."""
    held = [each for each in plan.sessions if each.status != "dropped"]
    later = [each for each in held if each.start.date() > today]
    return Day(
        date=today,
        week=next((week for week in plan.weeks if week.start <= today <= week.end), None),
        sessions=tuple(each for each in held if each.start.date() == today),
        next=later[0] if later else None,
        bedtime=next((each.bedtime for each in later if _tonight(each, today)), None),
    )


def _tonight(session: Session, today: date) -> bool:
    return session.bedtime is not None and (session.bedtime - _SMALL_HOURS).date() == today


def headline(day: Day, plan: Plan, voice: Voice) -> str:
    """The date and where it stands, such as "Sun 7 Mar 2027: week 9 of 16, build"."""
    told = full_date(voice, day.date)
    if day.week is None:
        return told
    return voice.say(
        "{date}: week {number} of {count}, {phase}",
        date=told,
        number=day.week.number,
        count=len(plan.weeks),
        phase=voice.term(PHASES[day.week.phase]),
    )


def race_line(day: Day, plan: Plan, voice: Voice) -> str | None:
    """How far the race is off, None on the day and after it."""
    days = (plan.profile.race.date - day.date).days
    if days <= 0:
        return None
    name = plain(plan.profile.race.name)
    return voice.say_n("{n} day to {race}", "{n} days to {race}", days, race=name)


def quiet_lines(day: Day, plan: Plan, voice: Voice) -> Iterator[str]:
    """What to say of a day without sessions: before the plan, a rest day, after the plan."""
    name = plain(plan.profile.name)
    if plan.weeks and day.date < plan.weeks[0].start:
        start = full_date(voice, plan.weeks[0].start)
        yield voice.say("{plan} starts on {date}.", plan=name, date=start)
    elif day.next is None:
        yield voice.say("{plan} is over. Well done for every day of it.", plan=name)
        yield voice.say("For the next race: pacelift new PROFILE")
    else:
        yield voice.say("A rest day: no running, no lifting. This is when training settles.")


def outlook_lines(day: Day, plan: Plan, voice: Voice) -> Iterator[str]:
    """The next session and, where it matters, tonight's bedtime."""
    if day.bedtime is not None:
        yield tonight_line(day.bedtime, voice)
    if day.next is not None:
        yield next_line(day.next, plan, voice)


def tonight_line(bedtime: datetime, voice: Voice) -> str:
    """When to be in bed tonight (R-SLEEP-1)."""
    return voice.say(
        "Tonight: in bed by {time}; the hour before without screens or hard thinking.",
        time=clock_time(bedtime),
    )


def next_line(session: Session, plan: Plan, voice: Voice) -> str:
    """The session that comes next."""
    return voice.say(
        "Next: {when}: {title}",
        when=when_line(session, plan.clocks, voice),
        title=title(session, plan.profile.race.name, voice),
    )
