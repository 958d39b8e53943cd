"""A plan's sessions as calendar events: where the coach's values meet the words.

Every calendar gets the same events from here; what a calendar makes of them is its adapter's.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from pacelift.calendars.event import CalendarEvent
from pacelift.coach.clock import Clocks, end_of, to_instant, zone_on
from pacelift.words.body import body_text
from pacelift.words.titles import category, title

if TYPE_CHECKING:
    from pacelift.coach.plan import Plan, Session
    from pacelift.words.exercises import Exercises
    from pacelift.words.voice import Voice

WIND_DOWN: Final = timedelta(hours=1)
"""How long before the bedtime its reminder comes."""


def session_events(
    plan: Plan, exercises: Exercises, voice: Voice, *, reminders: bool = True
) -> list[CalendarEvent]:
    """The events of all sessions that are not dropped, in the plan's order."""
    return [
        _event(session, plan, exercises, voice, reminders=reminders)
        for session in plan.sessions
        if session.status != "dropped"
    ]


def _event(
    session: Session, plan: Plan, exercises: Exercises, voice: Voice, *, reminders: bool
) -> CalendarEvent:
    clocks = plan.clocks
    start = to_instant(session.start, clocks)
    return CalendarEvent(
        plan=plan.id,
        session=session.id,
        start=start,
        end=end_of(session.start, session.minutes, clocks),
        zone=zone_on(session.start.date(), clocks),
        title=title(session, plan.profile.race.name, voice),
        body=body_text(session, exercises, voice),
        reminders=_reminders(session, start, clocks) if reminders else (),
        categories=(category(session, voice),),
    )


def _reminders(session: Session, start: datetime, clocks: Clocks) -> tuple[int, ...]:
    """One, where sleep matters: an hour before the bedtime of the evening before (R-SLEEP-1)."""
    if session.bedtime is None:
        return ()
    wind_down = to_instant(session.bedtime, clocks) - WIND_DOWN
    return (int((start - wind_down).total_seconds() // 60),)
