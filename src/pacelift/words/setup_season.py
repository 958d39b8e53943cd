"""What stands beside the questions: the season they make in words, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from pacelift.coach.plan import Plan, Session
from pacelift.coach.profile_problems import Problem
from pacelift.words.card import when_line
from pacelift.words.numbers import distance, full_date
from pacelift.words.outcome import Outcome
from pacelift.words.plain import plain
from pacelift.words.setup import ASKING, step_of
from pacelift.words.titles import title
from pacelift.words.voice import Voice
from pacelift.words.warnings import warning_text

MOST_WARNINGS = 3


@frozen
class Ending:
    """What is said when a plan is made."""

    headline: str
    first: str
    lines: tuple[str, ...]


def season_lines(plan: Plan, voice: Voice) -> tuple[str, ...]:
    """The season in sentences."""
    race = plan.profile.race
    weeks = [each for each in plan.weeks if each.start <= race.date]
    highest = max(weeks, key=lambda each: each.km)
    longest = max(weeks, key=lambda each: each.long_km)
    return (
        voice.say_n(
            "{n} week to {race} on {date}.",
            "{n} weeks to {race} on {date}.",
            len(weeks),
            race=plain(race.name),
            date=full_date(voice, race.date),
        ),
        voice.say(
            "The highest week has {km} (week {number}).",
            km=distance(voice, highest.km),
            number=highest.number,
        ),
        voice.say(
            "The longest run is {km} (week {number}).",
            km=distance(voice, longest.long_km),
            number=longest.number,
        ),
    )


def warnings(plan: Plan, voice: Voice) -> tuple[str, ...]:
    """What the runner should know of it, the most important first."""
    return tuple(warning_text(each, voice) for each in plan.warnings[:MOST_WARNINGS])


def needed_text(problems: Iterable[Problem], voice: Voice) -> str:
    """Which steps are to be looked at before there is a season."""
    wrong = {step.name for each in problems if (step := step_of(each.key)) is not None}
    named = ", ".join(voice.term(step.title) for step in ASKING if step.name in wrong)
    return voice.say("Still to be answered: {steps}.", steps=named)


def change_lines(told: Outcome, voice: Voice) -> tuple[tuple[str, str], ...]:
    """What an edit does, in lines with their roles."""
    lines = [(told.told, "told")]
    for change in told.changes:
        lines += [(voice.say("• {line}", line=line), "") for line in change.lines]
        lines.append((change.why, "quiet"))
    if told.nothing is not None:
        lines.append((told.nothing, ""))
    lines += [(voice.say("! {text}", text=text), "title") for text in told.warnings]
    return tuple(lines)


def ending(plan: Plan, voice: Voice, *, is_edit: bool, has_tray: bool) -> Ending:
    """What comes first now, and where Pacelift is to be found."""
    first = next((each for each in plan.sessions if each.status == "planned"), None)
    return Ending(
        voice.say("Your plan goes on.") if is_edit else voice.say("Your plan is made."),
        "" if first is None else _first_text(first, plan, voice),
        () if is_edit else _where(voice, has_tray=has_tray),
    )


def _first_text(session: Session, plan: Plan, voice: Voice) -> str:
    return voice.say(
        "{title}, {when}",
        title=title(session, plan.profile.race.name, voice),
        when=when_line(session, plan.clocks, voice),
    )


def _where(voice: Voice, *, has_tray: bool) -> tuple[str, ...]:
    if has_tray:
        return (
            voice.say("Pacelift's icon is in the tray, beside the clock. A click shows the day."),
            voice.say(
                "A dot on it says that something waits today, a check that all is done, a bar "
                "that it is a day of rest."
            ),
        )
    return (
        voice.say(
            "Close this window when you like: Pacelift goes on, and starting it again shows the "
            "day."
        ),
    )
