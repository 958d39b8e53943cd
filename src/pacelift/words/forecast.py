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
    if _follows_volume(before, after):
        return voice.say(
            "{now}; before: {was}. It goes by the distance you really run in a week "
            "(Vickers & Vertosick 2016).",
            now=now,
            was=was,
        )
    return voice.say("{now}; before: {was}.", now=now, was=was)


def _follows_volume(before: Fitness, after: Fitness) -> bool:
    """Whether nothing but the slow end of the prediction is another, and the volume it is for."""
    same_best = [each.prediction_s and each.prediction_s[0] for each in (before, after)]
    same = before.score == after.score and same_best[0] == same_best[1]
    return same and before.block_km != after.block_km


def _facts(fitness: Fitness, voice: Voice) -> str | None:
    if fitness.score is None:
        return None
    score = decimal(voice, fitness.score)
    if fitness.prediction_s is None:
        return voice.say("Daniels-Gilbert score {score}", score=score)
    forecast = band(*map(race_time, fitness.prediction_s))
    return voice.say(
        "Daniels-Gilbert score {score}, forecast {forecast}", score=score, forecast=forecast
    )
