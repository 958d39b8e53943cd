"""Exercises in words: sets, amounts, loads, rests, tempo and the catalogue's cues.

What to prescribe is the coach's; the catalogue holds names and cues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacelift.coach.plan import Prescription
from pacelift.words.numbers import band, decimal, short_duration
from pacelift.words.voice import Voice, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacelift.coach.catalogue import Catalogue, Exercise

    Exercises = Catalogue | Mapping[str, Exercise]
    """Exercises by id: all of them, or those a page needs."""

_AMOUNTS: Final = {
    "reps": mark("{sets} × {amount}"),
    "s": mark("{sets} × {amount} s"),
    "m": mark("{sets} × {amount} m"),
}
_AMOUNTS_PER_SIDE: Final = {
    "reps": mark("{sets} × {amount} each side"),
    "s": mark("{sets} × {amount} s each side"),
    "m": mark("{sets} × {amount} m each side"),
}
_LOADED: Final = {
    "dumbbells": mark("{kg} kg in each hand; change it so that {rir} good repetitions stay."),
    "dumbbell": mark("One dumbbell of {kg} kg; change it so that {rir} good repetitions stay."),
    "barbell": mark("{kg} kg, bar included; change it so that {rir} good repetitions stay."),
    "machine": mark("{kg} kg; change it so that {rir} good repetitions stay."),
    "backpack": mark("A backpack of {kg} kg; change it so that {rir} good repetitions stay."),
}
_LOAD_NOTES: Final = {
    "dumbbells": mark("One in each hand; a weight that leaves {rir} good repetitions in reserve."),
    "dumbbell": mark("One dumbbell; a weight that leaves {rir} good repetitions in reserve."),
    "barbell": mark("A weight that leaves {rir} good repetitions in reserve, bar included."),
    "machine": mark("A setting that leaves {rir} good repetitions in reserve."),
    "backpack": mark("A packed backpack; enough to leave {rir} good repetitions in reserve."),
    "band": mark("A band that leaves {rir} good repetitions in reserve."),
}

_WEAKER: Final = {
    "left": (mark("Left side first."), mark("Left side first, and one set more on it.")),
    "right": (mark("Right side first."), mark("Right side first, and one set more on it.")),
}
_SIDES: Final = {
    "left": (mark("left side first"), mark("left side first and one set more")),
    "right": (mark("right side first"), mark("right side first and one set more")),
    None: (mark("both sides the same"),),
}
"""Without and with a set more."""


def amount_json(prescription: Prescription) -> str:
    """The contract's `reps`: "8-12", "5", "20-40 s", "20-40 m"."""
    low, high = prescription.amount
    text = str(low) if low == high else f"{low}-{high}"
    return text if prescription.unit == "reps" else f"{text} {prescription.unit}"


def amount_text(prescription: Prescription, exercise: Exercise, voice: Voice) -> str:
    """Sets and amount, such as "3 × 8-12 each side"; of a test, what is counted."""
    if prescription.test:
        return voice.say(
            "each side once, as many as you can with good form, at most {most}; note left and "
            "right",
            most=prescription.amount[1],
        )
    table = _AMOUNTS_PER_SIDE if exercise.unilateral else _AMOUNTS
    return voice.say(
        table[prescription.unit], sets=prescription.sets, amount=band(*prescription.amount)
    )


def sides_text(prescription: Prescription, voice: Voice) -> str:
    """Which side is first, and whether it does a set more."""
    return voice.say(_SIDES[prescription.weaker][prescription.extra_sets])


def load_note(prescription: Prescription, exercise: Exercise, voice: Voice) -> str:
    """How to choose the load, how to make it harder without one, and which side is first."""
    note = _load_note(prescription, exercise, voice)
    if prescription.weaker is None:
        return note
    told = _WEAKER[prescription.weaker][prescription.extra_sets]
    return voice.say("{note} {side}", note=note, side=voice.say(told))


def _load_note(prescription: Prescription, exercise: Exercise, voice: Voice) -> str:
    if prescription.test:
        return voice.say("A test: count each side and stop when the form changes.")
    if prescription.contacts:
        return voice.say("{n} landings in all; soft and quiet.", n=prescription.contacts)
    if exercise.load is None:
        return voice.say("Your own weight; stop each set while the form is still clean.")
    if prescription.rir is None or prescription.unit != "reps":
        return voice.say("A weight with which the form stays clean to the end.")
    if prescription.load_kg is not None and exercise.load in _LOADED:
        kg = decimal(voice, prescription.load_kg)
        return voice.say(_LOADED[exercise.load], kg=kg, rir=prescription.rir)
    return voice.say(_LOAD_NOTES[exercise.load], rir=prescription.rir)


def prescription_line(prescription: Prescription, exercise: Exercise, voice: Voice) -> str:
    """One exercise as a line: name, sets, load, reserve, rest."""
    facts = prescription_facts(prescription, exercise, voice)
    return voice.say("{name}: {facts}", name=voice.term(exercise.name), facts=facts)


def prescription_facts(prescription: Prescription, exercise: Exercise, voice: Voice) -> str:
    """The same without the name."""
    facts = [amount_text(prescription, exercise, voice)]
    if prescription.load_kg is not None:
        facts.append(voice.say("{kg} kg", kg=decimal(voice, prescription.load_kg)))
    elif prescription.load_percent is not None and prescription.rir is None:
        percent = band(*prescription.load_percent)
        facts.append(voice.say("{percent} % of your best single", percent=percent))
    if prescription.rir is not None and prescription.unit == "reps":
        facts.append(voice.say_n("{n} rep in reserve", "{n} reps in reserve", prescription.rir))
    if prescription.tempo is not None:
        facts.append(voice.say("tempo {tempo} (down, pause, up)", tempo=prescription.tempo))
    if prescription.contacts:
        facts.append(voice.say_n("{n} landing", "{n} landings", prescription.contacts))
    if prescription.rest_s:
        facts.append(voice.say("rest {time}", time=short_duration(voice, prescription.rest_s)))
    if prescription.weaker is not None:
        facts.append(sides_text(prescription, voice))
    return ", ".join(facts)


def cue_line(exercise: Exercise, voice: Voice) -> str:
    """The catalogue's cues in one line, a sentence each."""
    return " ".join(voice.say("{cue}.", cue=voice.term(cue)) for cue in exercise.cues)
