"""Changes of a plan in words: what became of a session, and why.

The reasons' sentences stand here, apart from those of `why`, which tell why a session is in a plan.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.changes import Change, What
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.words.numbers import clock_time, day_name, duration
from pacelift.words.reasons import fill
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice, mark

SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-REPLAN-1", "least-change"): mark(
        "The least that had to change for the plan to keep its rules."
    ),
    ("R-REPLAN-1", "runner-moved"): mark("You put it there, and there it stays."),
    ("R-REPLAN-1", "undone"): mark("As it was before what you took back."),
    ("R-REPLAN-1", "away"): mark("You are away on that day; nothing of it is made up later."),
    ("R-ILL-1", "ill"): mark(
        "Illness first: no training until it is over (Schwellnus 2022). With chest pain, "
        "breathlessness or more than three days of fever, see a doctor."
    ),
    ("R-PAIN-1", "injured"): mark(
        "Days off for what hurts: pain is not trained through (Vincent & Vincent 2017)."
    ),
}

_MOVED: Final = mark("Moved: {title}, from {before} to {after}.")
_PLAIN: Final[dict[What, str]] = {
    "dropped": mark("Dropped: {title}, {day}."),
    "added": mark("Added: {title}, {day}."),
    "restored": mark("Back again: {title}, {day}."),
    "progressed": mark("A step further: {title}, {day}."),
}
_LIGHTER: Final[dict[What, str]] = {
    "shortened": mark("Shortened: {before}, {day}, is now {title} ({length})."),
    "eased": mark("Eased: {before}, {day}, is now {title} ({length})."),
}


def change_text(change: Change, plan: Plan, voice: Voice) -> str:
    """What became of the session, in one sentence."""
    now, was = change.after or change.before, change.before or change.after
    if now is None or was is None:
        raise ValueError(f"the change of {change.session} has no session")
    name = short_title(now, plan.profile.race.name, voice)
    if change.what == "moved":
        return voice.say(_MOVED, title=name, before=_when(was, voice), after=_when(now, voice))
    day = day_name(voice, now.start.date())
    if change.what in _LIGHTER:
        before, length = (
            short_title(was, plan.profile.race.name, voice),
            duration(voice, now.minutes),
        )
        return voice.say(_LIGHTER[change.what], before=before, day=day, title=name, length=length)
    return voice.say(_PLAIN[change.what], title=name, day=day)


def change_why(reason: Reason, voice: Voice) -> str:
    """Why; raises KeyError for a code nobody has put into words."""
    return fill(SENTENCES[reason.rule, reason.code], reason, voice)


def _when(session: Session, voice: Voice) -> str:
    day, time = day_name(voice, session.start.date()), clock_time(session.start)
    return voice.say("{day}, {time}", day=day, time=time)
