"""Which exercise is meant, and what of it was done: names and "3x8@40" as a runner types them."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import Catalogue, Exercise
from pacelift.errors import BadInput

MOST_SETS: Final = 20
MOST_REPS: Final = 999
"""Seconds and metres count as repetitions do."""
HEAVIEST_KG: Final = 500.0
MOST_NAMED: Final = 3

_SETS: Final = re.compile(
    r"(?P<sets>[0-9]{1,2}) *[x×] *(?P<reps>[0-9]{1,3})( *@ *(?P<kg>[0-9]{1,3}([.,][0-9]{1,2})?))?",
    re.IGNORECASE,
)


@frozen
class SetsDone:
    """Equal sets; `reps` in the exercise's unit, `load_kg` None with one's own weight only."""

    sets: int
    reps: int
    load_kg: float | None


def read_sets(told: str) -> SetsDone:
    """What "3x8@40" says, or "3x8" without a load. Raises BadInput "bad-sets"."""
    match = _SETS.fullmatch(told.strip())
    if match is None:
        raise _bad_sets(told)
    sets, reps = int(match["sets"]), int(match["reps"])
    kg = None if match["kg"] is None else float(match["kg"].replace(",", "."))
    if not 1 <= sets <= MOST_SETS or reps < 1 or not (kg is None or 0 < kg <= HEAVIEST_KG):
        raise _bad_sets(told)
    return SetsDone(sets, reps, kg)


def _bad_sets(told: str) -> BadInput:
    return BadInput(
        "bad-sets",
        f"{told!r} is not SETSxREPS@LOAD: 1 to {MOST_SETS} sets, 1 to {MOST_REPS} repetitions "
        f"(or seconds, or metres), and a load of up to {HEAVIEST_KG:.0f} kg.",
        "Write 3x8@40 for three sets of eight with 40 kg, 3x8 with your own weight.",
    )


def which_exercise(catalogue: Catalogue, told: str, asked: Collection[str] = ()) -> Exercise:
    """The exercise of that id or name.

    Of those that the session holds, `asked` by id, the beginning of just one is enough. Raises
    BadInput "unknown-exercise" with the nearest, its own first.
    """
    wanted = _folded(told)
    by_name = {_folded(name): each for each in catalogue for name in (each.name, each.id)}
    if wanted in by_name:
        return by_name[wanted]
    own_names = {name: each for name, each in by_name.items() if each.id in asked}
    begun = {each for name, each in own_names.items() if wanted and name.startswith(wanted)}
    if len(begun) == 1:
        return begun.pop()
    own = [each.id for name, each in own_names.items() if wanted in name]
    near = get_close_matches(wanted, by_name, n=MOST_NAMED, cutoff=0.5)
    ids_named = list(dict.fromkeys((*own, *(by_name[name].id for name in near))))[:MOST_NAMED]
    raise BadInput(
        "unknown-exercise",
        f"There is no exercise {told!r} in the catalogue.",
        f"Did you mean {' or '.join(ids_named)}?"
        if ids_named
        else "Write its name as the plan does.",
    )


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())
