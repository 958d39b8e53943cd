"""A session at the time of another appointment, and what can be done about it, in words.

What the appointment is nobody knows, and nobody asks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pacelift.words.numbers import clock_time, day_name
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.coach.plan import Plan, Session


def offer_text(session: Session, instead: Session | None, plan: Plan, voice: Voice) -> str:
    """What stands in whose way, and what there would be instead."""
    clash = voice.say(
        "{title}, {when}: you have something else then.",
        title=short_title(session, plan.profile.race.name, voice),
        when=_when(session, voice),
    )
    return f"{clash} {_instead(session, instead, voice)}"


def _instead(session: Session, instead: Session | None, voice: Voice) -> str:
    if instead is None:
        return voice.say("That week has no other room for it.")
    if instead.minutes < session.minutes:
        return voice.say(
            "There is room for {minutes} min of it on {when}.",
            minutes=instead.minutes,
            when=_when(instead, voice),
        )
    return voice.say("There is room for it on {when}.", when=_when(instead, voice))


def ways_out(session: Session, instead: Session | None, voice: Voice) -> Iterator[str]:
    """The commands that take the offer, and that leave the session where it is."""
    if instead is not None:
        yield voice.say("Take that: {command}", command=f"pacelift sync --make-room {session.id}")
    stays = f"pacelift move {session.id} {session.start.isoformat(timespec='minutes')}"
    yield voice.say("Leave it there: {command}", command=stays)


def _when(session: Session, voice: Voice) -> str:
    day = day_name(voice, session.start.date())
    return voice.say("{day}, {time}", day=day, time=clock_time(session.start))
