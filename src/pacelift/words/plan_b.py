"""Plan B: what to do with a session when tired, short of time, or when it was missed.

General for a kind of session, and within its minutes; what the plan then changes is the coach's.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from pacelift.coach.plan import Kind, Session
from pacelift.words.race_day import SENTENCES as RACE_DAY
from pacelift.words.voice import Voice, mark


@frozen
class PlanB:
    """Three ways on, a sentence each."""

    tired: str
    short: str
    missed: str


_FASTER_MISSED: Final = mark(
    "Move it by a day or two if no hard day stands beside it; else let it go. Nothing is made up."
)
_SHORT_EASY: Final = PlanB(
    mark("Walk for five minutes first; then run half of it, or leave it at the walk."),
    mark("Ten easy minutes are plenty."),
    mark("Let it go. Nothing is made up, and nothing is lost."),
)
_SHORT_EASY_MIN: Final = 25
"""Up to this length an easy run's ways on are shorter."""

_BY_KIND: Final[dict[Kind, PlanB]] = {
    "easy": PlanB(
        mark("Walk for ten minutes first; then run half of it, or leave it at the walk."),
        mark("Twenty easy minutes are plenty."),
        mark("Let it go. Nothing is made up, and nothing is lost."),
    ),
    "recovery": PlanB(
        mark("Take the day off or go for a walk: resting is what today is for."),
        mark("Ten to fifteen minutes, or a walk."),
        mark("Let it go: a day off recovers just as well."),
    ),
    "long": PlanB(
        mark("Slow down, walk a minute every ten, and turn back early if it does not get better."),
        mark("Run as far as the time allows, at the same easy pace; do not hurry."),
        mark("Run it tomorrow if no hard day stands beside it; else go on with the next one."),
    ),
    "steady": PlanB(
        mark("Run it easy instead."),
        mark("Keep the warm-up and do half of the steady part."),
        _FASTER_MISSED,
    ),
    "hills": PlanB(
        mark("Halve the climbs, or run easy on the flat."),
        mark("Keep the warm-up and do half of the climbs."),
        _FASTER_MISSED,
    ),
    "threshold": PlanB(
        mark("Leave one repeat out, or run steady instead; the effort counts, not the pace."),
        mark("Keep the warm-up and do half of the fast part."),
        _FASTER_MISSED,
    ),
    "intervals": PlanB(
        mark("Stop after half of the repeats, or run them at threshold effort."),
        mark("Keep the warm-up and do half of the repeats."),
        _FASTER_MISSED,
    ),
    "marathon-pace": PlanB(
        mark("Run easy and finish with ten minutes at marathon pace if your legs agree."),
        mark("Keep the warm-up and do half of the marathon pace."),
        _FASTER_MISSED,
    ),
    "race": PlanB(
        mark("Nerves feel like tiredness. Start slower than planned and decide after a quarter."),
        mark("Come early; if it gets late, let the first ten minutes of the race be your warm-up."),
        mark("Your training is not lost: rest a few days, then choose another race."),
    ),
    "strength": PlanB(
        mark("Take one set off each exercise and a lighter weight; stop when the form suffers."),
        mark("The first three exercises, two sets each at most."),
        mark("Let it go; the next one stays as it is."),
    ),
    "core": PlanB(
        mark("One round, slowly, or just the exercises that feel good."),
        mark("Three exercises, one set each."),
        mark("Let it go; ten minutes before an easy run do it too."),
    ),
}


_UNWELL_RACE: Final = PlanB(
    mark("Do not start: tired and not yet well is reason enough, and there are other races."),
    mark("Come early; if it gets late, let the first ten minutes of the race be your warm-up."),
    mark("Your training is not lost: get well first, then choose another race."),
)


def plan_b(session: Session, voice: Voice) -> PlanB:
    """The three ways on for a session, in the runner's language; none takes longer than it."""
    short = session.kind == "easy" and session.minutes <= _SHORT_EASY_MIN
    unwell = any((each.rule, each.code) in RACE_DAY for each in session.why)
    way = _UNWELL_RACE if unwell else _SHORT_EASY if short else _BY_KIND[session.kind]
    return PlanB(voice.say(way.tired), voice.say(way.short), voice.say(way.missed))
