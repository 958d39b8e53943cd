"""What a notice says: a title of a few words, and a body of one or two lines.

When each is said is `pacelift.coach.due`. Nothing here nags or blames: a notice that nobody
answers is fine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from pacelift.coach.clock import to_wall
from pacelift.coach.due import Notice
from pacelift.coach.edited import session_of
from pacelift.coach.plan import Plan
from pacelift.words.card import when_line
from pacelift.words.day import tonight_line
from pacelift.words.gist import gist
from pacelift.words.numbers import clock_time, duration
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises


@frozen
class NoticeText:
    """A title and a body, plain text."""

    title: str
    body: str


def notice_text(notice: Notice, plan: Plan, exercises: Exercises, voice: Voice) -> NoticeText:
    """The notice in words; `exercises` holds those of its sessions."""
    if notice.kind == "morning":
        return _morning(notice, plan, voice)
    session = session_of(plan, notice.session or "")
    if session is None:
        raise ValueError(f"the plan has no session for {notice.key}")
    name = short_title(session, plan.profile.race.name, voice)
    when = when_line(session, plan.clocks, voice)
    if notice.kind == "check-in":
        title = voice.say("How did it go?")
        return NoticeText(title, voice.say("{title}, {when}", title=name, when=when))
    if notice.kind == "reminder":
        title = voice.say("{title} at {time}", title=name, time=clock_time(session.start))
        return NoticeText(title, "\n".join(gist(session, exercises, voice)))
    title = voice.say("Tomorrow: {title}", title=name)
    evening = tonight_line(session.bedtime, voice) if session.bedtime is not None else when
    return NoticeText(title, evening)


def _morning(notice: Notice, plan: Plan, voice: Voice) -> NoticeText:
    day = to_wall(notice.at, plan.clocks).date()
    held = [e for e in plan.sessions if e.start.date() == day and e.status == "planned"]
    lines = [
        voice.say(
            "{time} {title}, {length}",
            time=clock_time(each.start),
            title=short_title(each, plan.profile.race.name, voice),
            length=duration(voice, each.minutes),
        )
        for each in held
    ]
    title = voice.say_n("Today: {n} session", "Today: {n} sessions", len(held))
    return NoticeText(title, "\n".join(lines))
