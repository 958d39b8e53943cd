"""The season's head in words: the race, the goal, what the runner can do now and its paces.

The weeks themselves are a table's.
"""

from __future__ import annotations

from collections.abc import Iterator

from pacelift.coach.plan import Fitness, Paces, Plan
from pacelift.words.numbers import band, bare_pace, distance, full_date, race_time
from pacelift.words.plain import plain
from pacelift.words.voice import Voice


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
