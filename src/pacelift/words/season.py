"""The season in words: its head (race, goal, what the runner can do now, paces) and its table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from pacelift.coach.plan import Fitness, Paces, Plan, Week
from pacelift.words.numbers import (
    band,
    bare_pace,
    days_text,
    decimal,
    distance,
    full_date,
    race_time,
)
from pacelift.words.plain import plain
from pacelift.words.terms import PHASES, STRENGTH_PHASES
from pacelift.words.voice import Voice, mark

_WEEK: Final = mark("Week")
_LONG: Final = mark("long")
_RUNS: Final = mark("Runs")


@frozen
class WeekRow:
    """A week of the season's table; volumes in the voice's unit, empty where there is nothing."""

    number: str
    days: str
    phase: str
    volume: str
    long_run: str
    runs: str
    strength: str

    @property
    def cells(self) -> tuple[str, ...]:
        """All of it, in the order of the table's columns."""
        return (
            self.number,
            self.days,
            self.phase,
            self.volume,
            self.long_run,
            self.runs,
            self.strength,
        )


def week_headings(voice: Voice) -> WeekRow:
    """What stands above the columns."""
    return WeekRow(
        number=voice.term(_WEEK),
        days=voice.say("Days"),
        phase=voice.say("Phase"),
        volume=voice.term(voice.units),
        long_run=voice.term(_LONG),
        runs=voice.term(_RUNS),
        strength=voice.say("Strength"),
    )


def week_row(week: Week, plan: Plan, voice: Voice) -> WeekRow:
    """What the table says of a week."""
    held = [each for each in plan.sessions if each.week == week.number and each.status != "dropped"]
    phase = voice.term(PHASES[week.phase])
    if week.cutback:
        phase = voice.say("{phase}, lighter", phase=phase)
    return WeekRow(
        number=str(week.number),
        days=days_text(voice, week.start, week.end),
        phase=phase,
        volume=decimal(voice, week.km / plan.profile.unit_km),
        long_run=decimal(voice, week.long_km / plan.profile.unit_km) if week.long_km else "",
        runs=str(sum(each.discipline == "run" for each in held)),
        strength=_strength(week, voice),
    )


def _strength(week: Week, voice: Voice) -> str:
    if not week.strength_sessions:
        return ""
    phase = voice.term(STRENGTH_PHASES[week.strength_phase])
    return voice.say("{n} {phase}", n=week.strength_sessions, phase=phase)


def head_lines(plan: Plan, voice: Voice) -> Iterator[tuple[str, str]]:
    """Pairs of a heading and its text."""
    race, fitness = plan.profile.race, plan.fitness
    yield voice.say("Plan"), plain(plan.profile.name)
    yield (
        voice.say("Race"),
        voice.say(
            "{name}, {date}, {time}, {km}",
            name=plain(race.name),
            date=full_date(voice, race.date),
            time=f"{race.start:%H:%M}",
            km=distance(voice, race.km),
        ),
    )
    yield voice.say("Goal"), goal_text(plan, voice)
    yield voice.say("Now"), fitness_text(fitness, voice)
    if fitness.paces is not None:
        yield voice.say("Paces"), paces_text(fitness.paces, voice)


def goal_text(plan: Plan, voice: Voice) -> str:
    """What the runner wants of the race, and the forecast where there is one."""
    goal_s, predicted = plan.profile.race.goal_s, plan.fitness.prediction_s
    goal = voice.say("to finish") if goal_s is None else race_time(goal_s)
    if predicted is None:
        return goal
    forecast = band(race_time(predicted[0]), race_time(predicted[1]))
    return voice.say("{goal}; forecast {forecast}", goal=goal, forecast=forecast)


def fitness_text(fitness: Fitness, voice: Voice) -> str:
    """Where the paces come from."""
    if fitness.score is None:
        return voice.say("by effort: easy means that you can talk in full sentences")
    if fitness.source == "easy_pace":
        return voice.say(
            "Daniels-Gilbert score {score}, from your easy pace", score=f"{fitness.score:.1f}"
        )
    return voice.say(
        "Daniels-Gilbert score {score}, from your recent race", score=f"{fitness.score:.1f}"
    )


def paces_text(paces: Paces, voice: Voice) -> str:
    """The five training paces."""
    values = {
        "easy": band(*(bare_pace(voice, each) for each in paces.easy)),
        "marathon": bare_pace(voice, paces.marathon),
        "threshold": bare_pace(voice, paces.threshold),
        "interval": bare_pace(voice, paces.interval),
        "repetition": bare_pace(voice, paces.repetition),
    }
    if voice.units == "mi":
        return voice.say(
            "per mile: easy {easy}, marathon {marathon}, threshold {threshold}, "
            "interval {interval}, repetition {repetition}",
            **values,
        )
    return voice.say(
        "per km: easy {easy}, marathon {marathon}, threshold {threshold}, interval {interval}, "
        "repetition {repetition}",
        **values,
    )
