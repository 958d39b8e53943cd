"""What to say to a runner at which moment: reminders, check-ins, a word in the morning and evening.

Pure: it is asked again and again, and says what is due now and when to ask next. How a notice is
worded is `pacelift.words.notices`; showing it is the desktop's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal

from attrs import frozen

from pacelift.coach.clock import Clocks, to_instant, to_wall
from pacelift.coach.plan import Plan, Session

NoticeKind = Literal["check-in", "reminder", "morning", "wind-down"]

LONGEST_WAIT: Final = timedelta(minutes=15)
"""A clock may be set, a lid be closed: nobody waits longer than that without looking again."""

LATEST: Final = timedelta(minutes=15)
"""What is later than that (the computer slept) is not said any more, but for a check-in."""

WIND_DOWN: Final = timedelta(hours=1)
"""R-SLEEP-1: the hour before bed without screens or hard thinking."""

_NEAR: Final = timedelta(days=2)
_LONG_PAST: Final = timedelta(days=60)
_REMINDER_SAYS_IT: Final = timedelta(minutes=30)


@frozen
class Times:
    """When the runner wants to hear what; local wall times of the plan's clocks.

    `reminder_min` before each session, `morning` on days with one; None is never. Between
    `quiet_from` and `quiet_to` nothing is said.
    """

    reminder_min: int | None = 30
    morning: time | None = time(7)
    wind_down: bool = True
    check_in: bool = True
    quiet_from: time = time(22)
    quiet_to: time = time(6, 30)


@frozen
class Notice:
    """One thing to say, once: `key` is its own, and another one when the session is moved.

    `session` is None in the morning, which is about the day. `at` is the instant (UTC).
    """

    key: str
    kind: NoticeKind
    session: str | None
    at: datetime


@frozen
class Due:
    """What is to be said now, in order of time, and the instant (UTC) to ask again."""

    notices: tuple[Notice, ...]
    next_at: datetime


def due(plan: Plan, now: datetime, times: Times, told: Collection[str], since: datetime) -> Due:
    """What of the time after `since` is due at the aware instant `now` and not yet told.

    Nothing in quiet hours: a check-in waits for their end, all else is left out. After a sleep
    only a check-in of the same day is still worth asking.
    """
    now = now.astimezone(UTC)
    clocks = plan.clocks
    near = tuple(_notices(plan, now, times))
    quiet = _is_quiet(to_wall(now, clocks).time(), times)
    said = [each for each in near if since < each.at <= now and each.key not in told]
    wanted = [] if quiet else [each for each in said if _is_timely(each, plan, now)]
    moments = [each.at for each in near] + [_midnight(now, clocks)]
    if quiet:
        moments.append(_quiet_end(now, clocks, times))
    next_at = min([now + LONGEST_WAIT, *(each for each in moments if each > now)])
    return Due(tuple(sorted(wanted, key=lambda each: (each.at, each.key))), next_at)


def still_told(told: Collection[str], plan: Plan, now: datetime) -> frozenset[str]:
    """Those of the keys that could come up again, even where a clock went wrong and back."""
    today = to_wall(now, plan.clocks).date()
    return frozenset(key for key in told if today - _day_of(key) <= _LONG_PAST)


def _day_of(key: str) -> date:
    return datetime.fromisoformat(key.rpartition(" ")[2]).date()


def _notices(plan: Plan, now: datetime, times: Times) -> Iterator[Notice]:
    """All notices of the days around now."""
    clocks = plan.clocks
    today = to_wall(now, clocks)
    near = [each for each in plan.sessions if _is_open(each) and abs(each.start - today) <= _NEAR]
    for session in near:
        if times.check_in:
            end = to_instant(session.start, clocks) + timedelta(minutes=session.minutes)
            yield _notice("check-in", session, _after_quiet(end, clocks, times))
        if times.reminder_min is not None and not _is_in_between(session, near, times.reminder_min):
            ahead = to_instant(session.start, clocks) - timedelta(minutes=times.reminder_min)
            yield from _unless_quiet(_notice("reminder", session, ahead), clocks, times)
        if times.wind_down and session.bedtime is not None:
            evening = to_instant(session.bedtime, clocks) - WIND_DOWN
            yield from _unless_quiet(_notice("wind-down", session, evening), clocks, times)
    for day in sorted({each.start.date() for each in near}):
        yield from _morning(day, near, clocks, times)


def _is_open(session: Session) -> bool:
    return session.status == "planned"


def _notice(kind: NoticeKind, session: Session, at: datetime) -> Notice:
    key = f"{kind} {session.id} {session.start.isoformat(timespec='minutes')}"
    return Notice(key, kind, session.id, at)


def _is_in_between(session: Session, near: list[Session], reminder_min: int) -> bool:
    """Whether the reminder would come while the runner is out with the session before."""
    at = session.start - timedelta(minutes=reminder_min)
    return any(
        each.start < session.start and each.start + timedelta(minutes=each.minutes) >= at
        for each in near
    )


def _morning(day: date, near: list[Session], clocks: Clocks, times: Times) -> Iterator[Notice]:
    """The line of a day, unless it has begun by then or a reminder says the same as soon."""
    if times.morning is None:
        return
    wall = datetime.combine(day, times.morning)
    ahead = [each.start for each in near if each.start.date() == day and each.start > wall]
    if not ahead:
        return
    if times.reminder_min is not None:
        reminded = min(ahead) - timedelta(minutes=times.reminder_min)
        if len(ahead) == 1 and reminded <= wall + _REMINDER_SAYS_IT:
            return
    notice = Notice(f"morning {day.isoformat()}", "morning", None, to_instant(wall, clocks))
    yield from _unless_quiet(notice, clocks, times)


def _is_timely(notice: Notice, plan: Plan, now: datetime) -> bool:
    clocks = plan.clocks
    if notice.kind == "check-in":
        return to_wall(notice.at, clocks).date() == to_wall(now, clocks).date()
    if notice.kind == "reminder":
        start = next(each.start for each in plan.sessions if each.id == notice.session)
        if now >= to_instant(start, clocks):
            return False
    return now - notice.at <= LATEST


def _is_quiet(at: time, times: Times) -> bool:
    if times.quiet_from <= times.quiet_to:
        return times.quiet_from <= at < times.quiet_to
    return at >= times.quiet_from or at < times.quiet_to


def _unless_quiet(notice: Notice, clocks: Clocks, times: Times) -> Iterator[Notice]:
    if not _is_quiet(to_wall(notice.at, clocks).time(), times):
        yield notice


def _after_quiet(at: datetime, clocks: Clocks, times: Times) -> datetime:
    return _quiet_end(at, clocks, times) if _is_quiet(to_wall(at, clocks).time(), times) else at


def _quiet_end(at: datetime, clocks: Clocks, times: Times) -> datetime:
    """When the quiet hours that hold `at` end."""
    wall = to_wall(at, clocks)
    day = wall.date() + timedelta(days=wall.time() >= times.quiet_to)
    return to_instant(datetime.combine(day, times.quiet_to), clocks)


def _midnight(now: datetime, clocks: Clocks) -> datetime:
    """When the next day begins, which has another page."""
    day = to_wall(now, clocks).date() + timedelta(days=1)
    return to_instant(datetime.combine(day, time()), clocks)
