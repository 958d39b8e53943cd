"""Titles of sessions: a discipline mark in text, what it is, how far or how long.

Nothing here needs an emoji to be understood. What to do in the session is `steps` and `exercises`.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Discipline, Kind, Session
from pacelift.words.numbers import distance, duration
from pacelift.words.plain import plain
from pacelift.words.voice import Voice, mark

_RUNS: Final[dict[Kind, str]] = {
    "easy": mark("Easy run {km}"),
    "recovery": mark("Recovery run {km}"),
    "long": mark("Long run {km}"),
    "steady": mark("Steady run {km}"),
    "hills": mark("Hills {km}"),
    "threshold": mark("Threshold run {km}"),
    "intervals": mark("Intervals {km}"),
    "marathon-pace": mark("Marathon pace {km}"),
}


def title(session: Session, race_name: str, voice: Voice) -> str:
    """The title a calendar shows, such as "Run: Long run 16 km"; never a line break in it."""
    name = short_title(session, race_name, voice)
    if session.discipline == "race":
        return voice.say("Race: {name}", name=name)
    if session.discipline == "strength":
        return voice.say("Lift: {name}", name=name)
    if session.discipline == "core":
        return voice.say("Core: {name}", name=name)
    return voice.say("Run: {name}", name=name)


def short_title(session: Session, race_name: str, voice: Voice) -> str:
    """The title without the discipline in front, for tables that say it elsewhere."""
    if session.discipline == "race":
        return plain(race_name)
    if session.discipline == "strength":
        return voice.say("Full body {letter}", letter=session.role.rpartition("-")[2].upper())
    if session.discipline == "core":
        return voice.say("Hip and core {minutes}", minutes=duration(voice, session.minutes))
    return voice.say(_RUNS[session.kind], km=distance(voice, session.km or 0.0))


_CATEGORIES: Final[dict[Discipline, str]] = {
    "run": mark("Running"),
    "strength": mark("Strength"),
    "core": mark("Core"),
    "race": mark("Race"),
}


def category(session: Session, voice: Voice) -> str:
    """The discipline as a calendar's category."""
    return voice.term(_CATEGORIES[session.discipline])
