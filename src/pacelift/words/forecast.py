"""What an entry makes of the forecast: score and race times as they are, and as they were."""

from __future__ import annotations

from pacelift.coach.plan import Fitness
from pacelift.words.numbers import band, decimal, race_time
from pacelift.words.voice import Voice


def forecast_text(before: Fitness, after: Fitness, voice: Voice) -> str | None:
    """In a sentence what a runner can do now; None when it is what it was or unknown."""
    if after.score is None or (before.score, before.prediction_s) == (
        after.score,
        after.prediction_s,
    ):
        return None
    now, was = (_facts(each, voice) for each in (after, before))
    if was is None:
        return voice.say("{now}.", now=now)
    return voice.say("{now}; before: {was}.", now=now, was=was)


def _facts(fitness: Fitness, voice: Voice) -> str | None:
    if fitness.score is None:
        return None
    score = decimal(fitness.score)
    if fitness.prediction_s is None:
        return voice.say("Daniels-Gilbert score {score}", score=score)
    forecast = band(*map(race_time, fitness.prediction_s))
    return voice.say(
        "Daniels-Gilbert score {score}, forecast {forecast}", score=score, forecast=forecast
    )
