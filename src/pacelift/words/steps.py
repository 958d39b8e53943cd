"""The steps of a run in words: how far or how long, how fast or how hard, how often.

Paces stand where the plan has them; without them the effort is described (R-PACE-12).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pacelift.coach.plan import Session, Step, StepKind, Zone
from pacelift.words.numbers import distance, pace_range, short_duration
from pacelift.words.voice import Voice, mark

_KINDS: Final[dict[StepKind, str]] = {
    "warm-up": mark("{amount} warm-up, easy"),
    "easy": mark("{amount} easy, slow enough to talk in full sentences"),
    "steady": mark("{amount} steady, a little faster than easy"),
    "strides": mark("{amount} strides, quick and relaxed"),
    "hill": mark("{amount} uphill, strong and tall"),
    "jog": mark("{amount} easy jog"),
    "walk": mark("{amount} walk"),
    "cool-down": mark("{amount} cool-down, easy"),
    "race": mark("{amount} race"),
}
_WORK: Final[dict[Zone, str]] = {
    "E": mark("{amount} easy"),
    "M": mark("{amount} at marathon pace"),
    "T": mark("{amount} at threshold pace"),
    "I": mark("{amount} at interval pace"),
    "R": mark("{amount} at repetition pace"),
    "walk": mark("{amount} walk"),
    "rest": mark("{amount} rest"),
}
_WORK_BY_EFFORT: Final[dict[Zone, str]] = {
    "E": mark("{amount} easy, slow enough to talk in full sentences"),
    "M": mark("{amount} at marathon effort: steady, a few words at a time"),
    "T": mark("{amount} comfortably hard: what you could hold for an hour"),
    "I": mark("{amount} hard: what you could hold for a quarter of an hour of racing"),
    "R": mark("{amount} fast but relaxed, short of a sprint"),
    "walk": mark("{amount} walk"),
    "rest": mark("{amount} rest"),
}
_BETWEEN: Final = ("jog", "walk")
"""Taken as slowly as one likes, after each repeat of the step before."""

_WHOLE_MINUTES_FROM_S: Final = 300


@lru_cache(maxsize=512)
def step_text(step: Step, voice: Voice) -> str:
    """One step as a line, such as "5 × 1 km at interval pace (4:42 /km)".

    Kept, as a season has many steps alike.
    """
    once = voice.say(_sentence(step), amount=_amount(step, voice))
    if step.kind in _BETWEEN:
        return voice.say("{step} after each", step=once) if step.repeat > 1 else once
    if step.pace is None:
        return voice.say("{n} × {step}", n=step.repeat, step=once) if step.repeat > 1 else once
    pace = pace_range(voice, step.pace)
    if step.repeat > 1:
        return voice.say("{n} × {step} ({pace})", n=step.repeat, step=once, pace=pace)
    return voice.say("{step} ({pace})", step=once, pace=pace)


def step_lines(session: Session, voice: Voice) -> tuple[str, ...]:
    """All steps of a run, in order."""
    return tuple(step_text(step, voice) for step in session.steps)


def _sentence(step: Step) -> str:
    if step.kind != "work":
        return _KINDS[step.kind]
    return (_WORK if step.pace is not None else _WORK_BY_EFFORT)[step.zone]


def _amount(step: Step, voice: Voice) -> str:
    if step.by == "km":
        return distance(voice, step.km)
    return short_duration(voice, _readable_s(step.minutes * 60))


def _readable_s(seconds: float) -> int:
    """Seconds as a runner would set a watch: whole minutes from five on, else steps of five."""
    unit = 60 if seconds >= _WHOLE_MINUTES_FROM_S else 5
    return max(unit, round(seconds / unit) * unit)
