"""Whether a whole catalogue makes sense: vocabulary, texts, bands, ladders.

For the one that is shipped: the program itself only parses. Whether its exercises suffice for every
runner is test_catalogue's question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Final, get_args

from pacelift.coach import catalogue as words
from pacelift.coach.catalogue import Band, Catalogue, Exercise, equipment_rank, level_rank
from pacelift.coach.profile import InjuryTag

LONGEST_CUE: Final = 70
"""Characters: one line on a card, one breath when read aloud."""

SEASON: Final = ("foundation", "max-strength", "power", "maintenance", "taper")

_VOCABULARY: Final[dict[str, tuple[object, ...]]] = {
    "pattern": get_args(words.Pattern),
    "area": get_args(words.Area),
    "equipment": words.EQUIPMENT,
    "level": words.LEVELS,
    "unit": get_args(words.Unit),
    "load": (*get_args(words.Load), None),
    "one_rep_max": (*get_args(words.Lift), None),
    "calf_knee": (*get_args(words.CalfKnee), None),
    "core_kind": (*get_args(words.CoreKind), None),
    "impact": get_args(words.Impact),
    "soreness": get_args(words.Soreness),
}
_LOAD_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "backpack": ("none",),
    "band": ("bands",),
    "dumbbell": ("dumbbells", "gym"),
    "dumbbells": ("dumbbells", "gym"),
    "machine": ("gym",),
    "barbell": ("gym",),
}
_Problem = tuple[str, str]


def validate(catalogue: Catalogue) -> list[str]:
    """Every fault as "id: field: what is wrong", in the order of the file; empty when sound."""
    faults = [
        f"{each.id}: {name}: {problem}"
        for each in catalogue
        for check in _CHECKS
        for name, problem in check(each)
    ]
    for each in catalogue:
        faults += [f"{each.id}: {name}: {what}" for name, what in _neighbours(each, catalogue)]
    return faults + _cycle(catalogue)


def _vocabulary(exercise: Exercise) -> Iterator[_Problem]:
    for name, allowed in _VOCABULARY.items():
        value = getattr(exercise, name)
        if value not in allowed:
            yield name, f"{value!r} is not one of {', '.join(map(str, allowed))}"
    for tag in exercise.avoid:
        if tag not in get_args(InjuryTag):
            yield "avoid", f"{tag!r} is not an injury tag"
    if len(set(exercise.avoid)) < len(exercise.avoid):
        yield "avoid", "a tag stands twice"


def _texts(exercise: Exercise) -> Iterator[_Problem]:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", exercise.id):
        yield "id", "is not in kebab-case"
    if not 3 <= len(exercise.cues) <= 4:
        yield "cues", f"{len(exercise.cues)} of them, 3 or 4 wanted"
    if not 2 <= len(exercise.faults) <= 3:
        yield "faults", f"{len(exercise.faults)} of them, 2 or 3 wanted"
    for name, texts in (("cues", exercise.cues), ("faults", exercise.faults)):
        for text in texts:
            if not _plain(text) or len(text) > LONGEST_CUE or text.endswith("."):
                yield name, f"{text!r} is not a plain line of at most {LONGEST_CUE} characters"
    if not _plain(exercise.name):
        yield "name", "is not a plain line"
    if not _plain(exercise.avoid_note) or not exercise.avoid_note.endswith("."):
        yield "avoid_note", "is not one sentence"


def _plain(text: object) -> bool:
    return isinstance(text, str) and text.isprintable() and bool(text) and text == text.strip()


def _amounts(exercise: Exercise) -> Iterator[_Problem]:
    if not exercise.amount:
        yield "amount", "no phase uses it"
    if list(exercise.phases) != [phase for phase in SEASON if phase in exercise.phases]:
        yield "amount", f"its phases are not {', '.join(SEASON)}, in that order"
    for phase, band in exercise.amount:
        if not _rises(band):
            yield "amount", f"{phase} has no band from low to high"
    if not _rises(exercise.sets):
        yield "sets", "is no band from low to high"


def _rises(band: Band) -> bool:
    return 1 <= band[0] <= band[1]


def _jumping(exercise: Exercise) -> Iterator[_Problem]:
    jump = exercise.pattern == "plyo"
    if jump != (exercise.contacts > 0):
        yield "contacts", "more than 0 for jumps, 0 for all else"
    if jump == (exercise.impact == "none"):
        yield "impact", "jumps have some, all else has none"
    sides = 2 if exercise.unilateral else 1
    most = max((high for _, (_, high) in exercise.amount), default=0) * sides
    if jump and exercise.unit == "reps" and exercise.contacts < most:
        yield "contacts", f"fewer than the {most} jumps of its longest set"


def _loading(exercise: Exercise) -> Iterator[_Problem]:
    if exercise.load and exercise.equipment not in _LOAD_NEEDS.get(exercise.load, ()):
        yield "load", f"{exercise.load} does not go with equipment {exercise.equipment}"
    factor = exercise.one_rep_max_factor
    if (exercise.one_rep_max is None) != (factor is None):
        yield "one_rep_max_factor", "stands with one_rep_max or not at all"
    if factor is not None and not (exercise.loadable and 0 < factor <= 1):
        yield "one_rep_max_factor", "needs a load in kilograms and lies above 0, at most 1"


def _kinds(exercise: Exercise) -> Iterator[_Problem]:
    if (exercise.pattern == "calf") != (exercise.calf_knee is not None):
        yield "calf_knee", "stands for calf exercises, and for all of them"
    if (exercise.pattern == "core") != (exercise.core_kind is not None):
        yield "core_kind", "stands for core exercises, and for all of them"
    if exercise.deadlift and exercise.pattern != "hinge":
        yield "deadlift", "only a hinge is one"


_CHECKS: Final[tuple[Callable[[Exercise], Iterator[_Problem]], ...]] = (
    _vocabulary,
    _texts,
    _amounts,
    _jumping,
    _loading,
    _kinds,
)


def _neighbours(exercise: Exercise, catalogue: Catalogue) -> Iterator[_Problem]:
    for name, other in (("easier", exercise.easier), ("harder", exercise.harder)):
        if other is None:
            continue
        if other not in catalogue:
            yield name, f"there is no {other!r}"
            continue
        low, high = (catalogue[other], exercise)[:: 1 if name == "easier" else -1]
        if low.pattern != high.pattern:
            yield name, f"{other} is a {catalogue[other].pattern}, not a {exercise.pattern}"
        if low.test or high.test:
            yield name, "a test has no place on a ladder"
        if _known(low) and _known(high) and level_rank(low.level) > level_rank(high.level):
            yield name, f"{low.id} is not of a lower level than {high.id}"
        if name == "easier" and _known(low) and _known(high) and _needs_more(low, high):
            yield name, f"{other} needs more equipment"


def _known(exercise: Exercise) -> bool:
    return exercise.level in words.LEVELS and exercise.equipment in words.EQUIPMENT


def _needs_more(low: Exercise, high: Exercise) -> bool:
    return equipment_rank(low.equipment) > equipment_rank(high.equipment)


def _cycle(catalogue: Catalogue) -> list[str]:
    below: dict[str, set[str]] = {each.id: set() for each in catalogue}
    for each in catalogue:
        if each.easier in below:
            below[each.id].add(each.easier)
        if each.harder in below:
            below[each.harder].add(each.id)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        return [f"{ring[0]}: easier, harder: the ladder goes round by {', '.join(ring)}"]
    return []
