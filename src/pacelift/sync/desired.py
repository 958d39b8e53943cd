"""What a connected calendar is to show of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from pacelift.calendars.agreed import Desired
from pacelift.calendars.own_part import Body
from pacelift.calendars.port import First, Look
from pacelift.calendars.title_marks import signed
from pacelift.coach.requests import MARKS
from pacelift.session_events import session_events
from pacelift.words.voice import Voice
from pacelift.words.voice import mark as message

if TYPE_CHECKING:
    from pacelift.calendars.event import CalendarEvent
    from pacelift.coach.plan import Plan, Session
    from pacelift.words.exercises import Exercises

_HOW_TO_MARK: Final = message(
    "How did it go? Put one of these before the title: ✓ done, x missed, ! too hard, too easy."
)


def desired_events(
    plan: Plan,
    exercises: Exercises,
    states: Mapping[str, str],
    voice: Voice,
    *,
    discreet: bool,
) -> tuple[Desired, ...]:
    """The event of each session that is not dropped; `discreet` shows times only.

    `states` are what the events carry of the journal, by session.
    """
    by_id = {each.id: each for each in plan.sessions}
    events = session_events(plan, exercises, voice, reminders=not discreet)
    if discreet:
        busy = voice.say("Busy")
        found = [_hidden(event, by_id[event.session], busy) for event in events]
    else:
        how = voice.say(_HOW_TO_MARK)
        found = [_shown(event, by_id[event.session], how) for event in events]
    return tuple(evolve(each, state=states.get(each.session, "")) for each in found)


def _shown(event: CalendarEvent, session: Session, how: str) -> Desired:
    mark = session.status if session.status in MARKS else None
    first = First(
        zone=event.zone,
        kind=session.kind,
        category=" ".join(event.categories),
        reminders=event.reminders,
        busy=event.busy,
    )
    return _desired(event, signed(event.title, mark), f"{event.body}\n\n{how}", first)


def _hidden(event: CalendarEvent, session: Session, busy: str) -> Desired:
    """Nor does a colour or an alarm tell what it is."""
    first = First(zone=event.zone, kind="", category="", reminders=(), busy=event.busy)
    return _desired(event, busy, "", first)


def _desired(event: CalendarEvent, title: str, body: str, first: First) -> Desired:
    look = Look(event.start, event.end, title, Body(own=body))
    return Desired(plan=event.plan, session=event.session, look=look, first=first)
