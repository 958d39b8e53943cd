"""Around the session: effort, fuel, bedtime (R-PACE-12, R-FUEL-1, R-SLEEP-1).

Numbers come with the session; these are the sentences.
"""

from __future__ import annotations

from typing import Final

from pacelift.coach.plan import Session
from pacelift.words.numbers import band, clock_time, day_name
from pacelift.words.voice import Voice, mark

_EFFORTS: Final = (
    (3, mark("Effort {rpe} of 10: you could chat all the way.")),
    (5, mark("Effort {rpe} of 10: full sentences are possible.")),
    (6, mark("Effort {rpe} of 10: a few words at a time.")),
    (7, mark("Effort {rpe} of 10: comfortably hard, single words.")),
    (10, mark("Effort {rpe} of 10: hard, no talking.")),
)
_LIFT_EFFORT: Final = mark("Effort {rpe} of 10, felt over the whole session.")


def effort_text(session: Session, voice: Voice) -> str:
    """How hard it should feel, by the talk test on runs (R-PACE-12)."""
    rpe = band(*session.rpe)
    if session.discipline in ("strength", "core"):
        return voice.say(_LIFT_EFFORT, rpe=rpe)
    return voice.say(next(text for most, text in _EFFORTS if session.rpe[1] <= most), rpe=rpe)


def fuel_text(session: Session, voice: Voice) -> str | None:
    """Carbohydrate on the way, an hour and in all, or None on shorter runs (R-FUEL-1)."""
    if session.fuel_g_per_h is None:
        return None
    total = (round(each * session.minutes / 60 / 5) * 5 for each in session.fuel_g_per_h)
    values = {"rate": band(*session.fuel_g_per_h), "total": band(*total)}
    if session.discipline == "race":
        return voice.say(
            "{rate} g of carbohydrate an hour, about {total} g in all; nothing you have not tried "
            "in training. Drink to thirst.",
            **values,
        )
    return voice.say(
        "{rate} g of carbohydrate an hour, about {total} g in all: try what you will take in the "
        "race. Drink to thirst.",
        **values,
    )


def bedtime_text(session: Session, voice: Voice) -> str | None:
    """When to sleep the evening before, with the hour of winding down, or None (R-SLEEP-1)."""
    if session.bedtime is None:
        return None
    return voice.say(
        "In bed by {time} on {day}; the hour before without screens or hard thinking.",
        time=clock_time(session.bedtime),
        day=day_name(voice, session.bedtime.date()),
    )
