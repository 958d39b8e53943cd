"""The guide of one exercise as a value with all its texts, and which exercises a search finds.

How it is laid out is the window's; how the figure moves is `pacelift.desktop.figure`'s.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import Area, Catalogue, Exercise, ExerciseLevel, Load
from pacelift.coach.profile import Equipment
from pacelift.words.terms import INJURIES
from pacelift.words.voice import Voice, mark

AREAS: Final[dict[Area, str]] = {
    "legs": mark("Legs"),
    "core": mark("Trunk and hips"),
    "upper": mark("Upper body"),
}
NEEDS: Final[dict[Equipment, str]] = {
    "none": mark("No equipment"),
    "bands": mark("Bands"),
    "dumbbells": mark("Dumbbells"),
    "gym": mark("Gym"),
}
LEVELS: Final[dict[ExerciseLevel, str]] = {
    "beginner": mark("Beginner"),
    "intermediate": mark("Intermediate"),
    "advanced": mark("Advanced"),
}
_LOADS: Final[dict[Load, str]] = {
    "barbell": mark("Barbell"),
    "dumbbells": mark("Two dumbbells"),
    "dumbbell": mark("One dumbbell"),
    "machine": mark("Machine"),
    "backpack": mark("Backpack"),
    "band": mark("Band"),
}


@frozen
class Neighbour:
    """The next exercise on the ladder, and what the button to it says."""

    exercise: str
    text: str


@frozen
class ExerciseGuide:
    """All that is said of an exercise. `avoid` names the body parts it is left out for, or None."""

    exercise: str
    name: str
    facts: str
    cues: tuple[str, ...]
    faults: tuple[str, ...]
    avoid: str | None
    avoid_note: str
    easier: Neighbour | None
    harder: Neighbour | None


def exercise_guide(exercise: Exercise, catalogue: Catalogue, voice: Voice) -> ExerciseGuide:
    """The guide of an exercise of the catalogue."""
    parts = [voice.term(INJURIES[tag]) for tag in exercise.avoid]
    return ExerciseGuide(
        exercise=exercise.id,
        name=voice.term(exercise.name),
        facts=_facts(exercise, voice),
        cues=tuple(map(voice.term, exercise.cues)),
        faults=tuple(map(voice.term, exercise.faults)),
        avoid=_listed(parts, voice) if parts else None,
        avoid_note=voice.term(exercise.avoid_note),
        easier=_neighbour(exercise.easier, mark("Easier: {name}"), catalogue, voice),
        harder=_neighbour(exercise.harder, mark("Harder: {name}"), catalogue, voice),
    )


def found(
    catalogue: Catalogue,
    voice: Voice,
    search: str = "",
    area: str | None = None,
    equipment: str | None = None,
) -> tuple[Exercise, ...]:
    """The exercises of the area and of exactly that equipment whose names have all the words."""
    words = _plain(search).split()
    return tuple(
        each
        for each in catalogue
        if area in (None, each.area)
        and equipment in (None, each.equipment)
        and _has(words, (voice.term(each.name), each.name))
    )


def _has(words: list[str], names: Iterable[str]) -> bool:
    text = " ".join(map(_plain, names))
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Without case, accents and hyphens, as it may be typed."""
    spread = unicodedata.normalize("NFKD", text.casefold().replace("-", " "))
    return "".join(char for char in spread if not unicodedata.combining(char))


def _facts(exercise: Exercise, voice: Voice) -> str:
    kit = NEEDS[exercise.equipment] if exercise.load is None else _LOADS[exercise.load]
    sides = mark("One side at a time") if exercise.unilateral else mark("Both sides at once")
    facts = (AREAS[exercise.area], kit, LEVELS[exercise.level], sides)
    return " · ".join(map(voice.term, facts))


def _listed(parts: list[str], voice: Voice) -> str:
    whole = parts[0]
    for part in parts[1:]:
        whole = voice.say("{parts}, {part}", parts=whole, part=part)
    return whole


def _neighbour(
    exercise: str | None, text: str, catalogue: Catalogue, voice: Voice
) -> Neighbour | None:
    if exercise is None:
        return None
    return Neighbour(exercise, voice.say(text, name=voice.term(catalogue[exercise].name)))
