"""Changes of a plan in words: what became of a session, and why.

The reasons' sentences stand here, apart from those of `why`, which tell why a session is in a plan,
and of `lifting`, which tell both why a lift changed and why it is as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from attrs import frozen

from pacelift.coach.changes import Change, What
from pacelift.coach.plan import Plan, Reason, Session
from pacelift.words.differences import difference_text, only_pace_differs
from pacelift.words.lifting import SENTENCES as LIFTING
from pacelift.words.numbers import clock_time, day_name, distance, duration
from pacelift.words.reasons import fill
from pacelift.words.titles import short_title
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from pacelift.words.exercises import Exercises

FEWEST_COUNTED: Final = 2

_BY_WEEK: Final = ("R-MISS-7", "weeks-before")
"""Where whole weeks are made smaller, a line tells a week and not a run."""

SENTENCES: Final[dict[tuple[str, str], str]] = {
    ("R-REPLAN-1", "least-change"): mark(
        "The least that had to change for the plan to keep its rules."
    ),
    ("R-REPLAN-1", "runner-moved"): mark("You put it there, and there it stays."),
    ("R-REPLAN-1", "taken-out"): mark(
        "You took it out of your calendar; nothing of it is made up later."
    ),
    ("R-REPLAN-1", "undone"): mark("As it was before what you took back."),
    ("R-REPLAN-1", "away"): mark("You are away on that day; nothing of it is made up later."),
    ("R-REPLAN-1", "gives-way"): mark("It gives way to what you moved (coaching practice)."),
    ("R-REPLAN-1", "no-room-left"): mark(
        "Beside what you moved there is no place left for it in its week (coaching practice)."
    ),
    ("R-MISS-2", "done-after-all"): mark(
        "It gives way to what you did after all (coaching practice)."
    ),
    ("R-MISS-2", "busy"): mark(
        "Busy days: one session a day, the one of most worth and no longer than 40 minutes "
        "(Pfitzinger)."
    ),
    ("R-REPLAN-1", "other-clocks"): mark(
        "By the clocks of where you are then, too few hours would lie between your sessions "
        "(coaching practice)."
    ),
    ("R-STR-18", "other-equipment"): mark(
        "The same movements with what you have where you are (coaching practice)."
    ),
    ("R-STR-11", "later-start"): mark(
        "Lighter, since your lifting began later than planned: technique comes first "
        "(\u0160uc 2022)."
    ),
    ("R-MISS-1", "moved-after-missed"): mark(
        "A key run that was missed can still be done a day or two later; nothing else is made up "
        "(Pfitzinger)."
    ),
    ("R-MISS-3", "really-run"): mark(
        "Your longest run of the last 30 days is {longest_km}: from there no run grows by more "
        "than about 10 % (Schuster Brandt Frandsen 2025)."
    ),
    ("R-MISS-4", "way-back"): mark(
        "The way back after {days} days off: easy and in steps, then as planned (Daniels)."
    ),
    ("R-MISS-4", "slower-paces"): mark(
        "After {days} days off the same effort is a little slower; a race or a test tells when it "
        "no longer is (Daniels)."
    ),
    ("R-MISS-7", "repeat-week"): mark(
        "Much was missed, so this week holds no more than the {km} you really run in a week "
        "(coaching practice)."
    ),
    ("R-MISS-7", "weeks-before"): mark(
        "Weeks grow from those that were really run, by a tenth or so, not from those that were "
        "planned (Nielsen 2014)."
    ),
    ("R-MISS-7", "work-with-week"): mark(
        "Less fast running in a week with fewer kilometres (Daniels)."
    ),
    ("R-HARD-1", "next-of-kind"): mark(
        "The last {kind} was too hard: a little less of it this time, and a little slower "
        "(coaching practice)."
    ),
    ("R-HARD-1", "easy-days"): mark(
        "Two easy days after a session that was too hard (coaching practice)."
    ),
    ("R-HARD-3", "easy-days"): mark(
        "An easy run felt hard: two easy days, and a look at sleep and heat first. Your "
        "paces stay (coaching practice)."
    ),
    ("R-HARD-1", "lift-after-run"): mark(
        "One set less for your legs after a run that was too hard (coaching practice)."
    ),
    ("R-HARD-1", "lighter-week"): mark(
        "Too hard twice in ten days: a week with a fifth less (coaching practice)."
    ),
    ("R-HARD-1", "lower-score"): mark(
        "Too hard twice in ten days: paces for one point less of your Daniels-Gilbert score, until "
        "a race or a test tells a new one (coaching practice)."
    ),
    ("R-HARD-1", "no-second"): mark(
        "Too hard three times in three weeks: one hard run a week is enough for now "
        "(coaching practice)."
    ),
    ("R-HARD-1", "lift-less"): mark(
        "The last one was too hard: one set less of each (coaching practice)."
    ),
    ("R-HARD-1", "off-the-legs"): mark(
        "Your legs need two days after that lift before they run hard (Doma 2017)."
    ),
    ("R-HARD-1", "easy-after-legs"): mark(
        "Easy, for your legs are still tired from lifting and no later day is free (Doma 2017)."
    ),
    ("R-REPLAN-1", "profile-edited"): mark(
        "Planned anew for what you changed in your profile; what is past stays as it was "
        "(coaching practice)."
    ),
    ("R-DAYS-1", "other-windows"): mark(
        "Your windows are others then: it is where they have room for it (coaching practice)."
    ),
    ("R-DAYS-1", "shorter-windows"): mark(
        "As long as a window of that week has room for (coaching practice)."
    ),
    ("R-DAYS-1", "around-appointment"): mark(
        "You have something else at the time it was at (coaching practice)."
    ),
    ("R-MISS-2", "shorter-around-appointment"): mark(
        "As long as your other appointments of that week leave room for (coaching practice)."
    ),
    ("R-DAYS-1", "no-window-left"): mark(
        "No window of that week has room for it any more (coaching practice)."
    ),
    ("R-STR-17", "other-exercise"): mark(
        "The same movements, spared where you are sore now (coaching practice)."
    ),
    ("R-STR-18", "now-equipment"): mark(
        "The same movements with the equipment you have now (coaching practice)."
    ),
    ("R-LONG-2", "within-cap"): mark(
        "No training run is longer than {minutes} at your pace and for your goal (Daniels)."
    ),
    ("R-PACE-5", "race-result"): mark(
        "Paces as your {race_km} in {time_s} has them; no session gets longer, in time or distance "
        "(Daniels)."
    ),
    ("R-RACE-1", "easy-after"): mark(
        "Easy days after your {race_km}: about one for every two or three kilometres raced, and no "
        "long run at full length after a long race (Pfitzinger)."
    ),
    ("R-HARD-4", "faster-paces"): mark(
        "Three weeks of key sessions that were too easy: paces 2 % faster, and not a kilometre "
        "more (Daniels)."
    ),
    ("R-ILL-2", "first-runs-back"): mark(
        "First runs after being ill: short and easy, hard running only after that (Daniels)."
    ),
    ("R-ILL-2", "first-lift-back"): mark(
        "The first lift after being ill is a light one (coaching practice)."
    ),
    ("R-PAIN-1", "nothing-hard"): mark(
        "With a pain up to 2 of 10 you may run easy as long as it does not rise; stop when it does "
        "(Vincent & Vincent 2017)."
    ),
    ("R-PAIN-1", "half-and-easy"): mark(
        "With a pain of 3 or 4 of 10: half of it, easy and without jumps; stop when it rises "
        "(Vincent & Vincent 2017)."
    ),
    ("R-PAIN-2", "run-and-walk"): mark(
        "Back to running a minute at a time, walking a minute between; only when a half-hour walk "
        "and ten hops are free of pain (coaching practice)."
    ),
    ("R-ILL-1", "ill"): mark(
        "Illness first: no training until it is over (Schwellnus 2022). With chest pain, "
        "breathlessness or more than three days of fever, see a doctor."
    ),
    ("R-PAIN-1", "injured"): mark(
        "Days off for what hurts: pain is not trained through (Vincent & Vincent 2017)."
    ),
}

_MOVED: Final = mark("Moved: {title}, from {before} to {after}.")
_MOVED_AND_BECAME: Final = mark(
    "Moved: {was}, from {before} to {after}, where it is {title} ({length})."
)
_MOVED_AND_DIFFERS: Final = mark("Moved: {title}, from {before} to {after}: {difference}.")
_PLAIN: Final[dict[What, str]] = {
    "dropped": mark("Dropped: {title}, {day}."),
    "added": mark("Added: {title}, {day}."),
    "restored": mark("Back again: {title}, {day}."),
}

Way = Literal["shortened", "eased", "progressed", "exchanged", "as-before", "from-log"]
"""How a change is headed: the contract's word for it, or a truer one where the reason has it."""

_WAYS: Final[dict[tuple[str, str], Way]] = {
    ("R-STR-17", "other-exercise"): "exchanged",
    ("R-STR-18", "other-equipment"): "exchanged",
    ("R-STR-18", "now-equipment"): "exchanged",
    ("R-STR-13", "same-load"): "from-log",
    ("R-STR-13", "big-step"): "from-log",
    ("R-STR-14", "light-load"): "from-log",
    ("R-STR-14", "lighter-load"): "from-log",
}
_BECAME: Final[dict[Way, str]] = {
    "shortened": mark("Shortened: {before}, {day}, is now {title} ({length})."),
    "eased": mark("Eased: {before}, {day}, is now {title} ({length})."),
    "progressed": mark("A step further: {before}, {day}, is now {title} ({length})."),
    "exchanged": mark("Other exercises: {before}, {day}, is now {title} ({length})."),
    "as-before": mark("Back as it was: {before}, {day}, is {title} again ({length})."),
    "from-log": mark("From your log: {before}, {day}, is now {title} ({length})."),
}
_DIFFERS: Final[dict[Way, str]] = {
    "shortened": mark("Shortened: {title}, {day}: {difference}."),
    "eased": mark("Eased: {title}, {day}: {difference}."),
    "progressed": mark("A step further: {title}, {day}: {difference}."),
    "exchanged": mark("Other exercises: {title}, {day}: {difference}."),
    "as-before": mark("Back as it was: {title}, {day}: {difference}."),
    "from-log": mark("From your log: {title}, {day}: {difference}."),
}
_IN_LIFTS: Final[dict[Way, str]] = {
    "eased": mark("Eased: {n} lifts from {first} to {last}: {difference}."),
    "progressed": mark("A step further: {n} lifts from {first} to {last}: {difference}."),
    "exchanged": mark("Other exercises: {n} lifts from {first} to {last}: {difference}."),
    "as-before": mark("Back as they were: {n} lifts from {first} to {last}: {difference}."),
    "from-log": mark("From your log: {n} lifts from {first} to {last}: {difference}."),
}


@frozen
class Told:
    """Changes that share a reason: a line each, and why, with the id of its rule."""

    lines: tuple[str, ...]
    why: str
    rule: str


def told_changes(
    changes: Iterable[Change], plan: Plan, exercises: Exercises, voice: Voice
) -> tuple[Told, ...]:
    """The changes by reason, in order of the first session of each.

    Runs that differ in nothing but their paces are counted in one line: a runner's paces are one
    thing to know, not one a session.
    """
    alike: dict[Reason, list[Change]] = {}
    for change in changes:
        alike.setdefault(change.reason, []).append(change)
    return tuple(
        Told(_lines(each, plan, exercises, voice), change_why(reason, voice), reason.rule)
        for reason, each in alike.items()
    )


def _lines(
    changes: list[Change], plan: Plan, exercises: Exercises, voice: Voice
) -> tuple[str, ...]:
    if (changes[0].reason.rule, changes[0].reason.code) == _BY_WEEK:
        return tuple(_lines_of_weeks(changes, plan, exercises, voice))
    paced = [each for each in changes if _is_paced(each)]
    if len(paced) < FEWEST_COUNTED:
        return _lines_of_lifts(changes, plan, exercises, voice)
    lines = [change_text(e, plan, exercises, voice) for e in changes if not _is_paced(e)]
    days = [each.after.start.date() for each in paced if each.after is not None]
    counted = voice.say_n(
        "Other paces: {n} run from {first} to {last}, otherwise as before.",
        "Other paces: {n} runs from {first} to {last}, otherwise as before.",
        len(paced),
        first=day_name(voice, min(days)),
        last=day_name(voice, max(days)),
    )
    return (*lines, counted)


def _lines_of_weeks(
    changes: list[Change], plan: Plan, exercises: Exercises, voice: Voice
) -> Iterator[str]:
    """A line for each week: what it holds now and held before, and in how many runs it is less."""
    km = {week.number: week.km for week in plan.weeks}
    for number, group in groupby(changes, key=lambda change: _session(change).week):
        alike = list(group)
        if len(alike) < FEWEST_COUNTED:
            yield from (change_text(each, plan, exercises, voice) for each in alike)
            continue
        yield voice.say(
            "Week {week}: {km} instead of {before}, less in {n} runs.",
            week=number,
            km=distance(voice, km[number]),
            before=distance(voice, km[number] + sum(map(_less_km, alike))),
            n=len(alike),
        )


def _less_km(change: Change) -> float:
    was, now = (
        0.0 if each is None or each.status == "dropped" else each.km or 0.0
        for each in (change.before, change.after)
    )
    return was - now


def _session(change: Change) -> Session:
    """The session as it is now, or as it was where there is none."""
    session = change.after or change.before
    if session is None:
        raise ValueError(f"the change of {change.session} has no session")
    return session


def _lines_of_lifts(
    changes: list[Change], plan: Plan, exercises: Exercises, voice: Voice
) -> tuple[str, ...]:
    """A line for each change, but only one for the same step in several lifts."""
    alike: dict[object, list[Change]] = {}
    for change in changes:
        alike.setdefault(_step_of(change, exercises, voice) or change.session, []).append(change)
    lines: list[str] = []
    for each in alike.values():
        if len(each) < FEWEST_COUNTED:
            lines += [change_text(change, plan, exercises, voice) for change in each]
            continue
        way, difference = _step_of(each[0], exercises, voice) or ("eased", "")
        days = [change.after.start.date() for change in each if change.after is not None]
        first, last = day_name(voice, min(days)), day_name(voice, max(days))
        lines.append(
            voice.say(_IN_LIFTS[way], n=len(each), difference=difference, first=first, last=last)
        )
    return tuple(lines)


def _step_of(change: Change, exercises: Exercises, voice: Voice) -> tuple[Way, str] | None:
    """What differs in a lift that is as long as before; None for anything else."""
    was, now, way = change.before, change.after, _way(change)
    if was is None or now is None or not now.exercises or way not in _IN_LIFTS:
        return None
    if was.minutes != now.minutes:
        return None
    return way, difference_text(was, now, exercises, voice)


def _way(change: Change) -> Way | None:
    """How a change within a session is headed; None where it moved, came or went."""
    if change.what == "restored" and not _is_back(change):
        return "as-before"
    if change.what in ("shortened", "eased", "progressed"):
        return _WAYS.get((change.reason.rule, change.reason.code), change.what)
    return None


def _is_back(change: Change) -> bool:
    """Whether it was dropped, so that it is there again."""
    return change.before is None or change.before.status == "dropped"


def _is_paced(change: Change) -> bool:
    if change.before is None or change.after is None:
        return False
    return only_pace_differs(change.before, change.after)


def change_text(change: Change, plan: Plan, exercises: Exercises, voice: Voice) -> str:
    """What became of the session, in one sentence."""
    now = _session(change)
    was = change.before or now
    name = short_title(now, plan.profile.race.name, voice)
    if change.what == "moved":
        return _moved_text(was, now, plan, exercises, voice)
    day, way = day_name(voice, now.start.date()), _way(change)
    if way is None:
        return voice.say(_PLAIN[change.what], title=name, day=day)
    before = short_title(was, plan.profile.race.name, voice)
    if before != name:
        length = duration(voice, now.minutes)
        return voice.say(_BECAME[way], before=before, day=day, title=name, length=length)
    difference = difference_text(was, now, exercises, voice) or duration(voice, now.minutes)
    return voice.say(_DIFFERS[way], title=name, day=day, difference=difference)


def _moved_text(was: Session, now: Session, plan: Plan, exercises: Exercises, voice: Voice) -> str:
    """From when to when; and what became of it, where it is another session there."""
    race = plan.profile.race.name
    name, before = short_title(now, race, voice), short_title(was, race, voice)
    times = {"before": _when(was, voice), "after": _when(now, voice)}
    if name != before:
        length = duration(voice, now.minutes)
        return voice.say(_MOVED_AND_BECAME, was=before, title=name, length=length, **times)
    difference = difference_text(was, now, exercises, voice)
    line = _MOVED_AND_DIFFERS if difference else _MOVED
    return voice.say(line, title=name, difference=difference, **times)


def change_why(reason: Reason, voice: Voice) -> str:
    """Why; raises KeyError for a code nobody has put into words."""
    code = (reason.rule, reason.code)
    return fill(LIFTING[code] if code in LIFTING else SENTENCES[code], reason, voice)


def _when(session: Session, voice: Voice) -> str:
    day, time = day_name(voice, session.start.date()), clock_time(session.start)
    return voice.say("{day}, {time}", day=day, time=time)
