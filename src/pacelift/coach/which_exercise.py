"""Which exercise is meant, and what of it was done: names and "3x8@40" as a runner types them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from attrs import frozen

from pacelift.coach.catalogue import Catalogue, Exercise
from pacelift.errors import BadInput, a_choice, said

MOST_SETS: Final = 20
MOST_REPS: Final = 999
"""Seconds and metres count as repetitions do."""
HEAVIEST_KG: Final = 500.0

MOST_NEAR: Final = 3

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
        said(
            "{told!r} is not SETSxREPS@LOAD: 1 to {most_sets} sets, 1 to {most_reps} "
            "repetitions (or seconds, or metres), and a load of up to {heaviest_kg:.0f} kg.",
            told=told,
            most_sets=MOST_SETS,
            most_reps=MOST_REPS,
            heaviest_kg=HEAVIEST_KG,
        ),
        "Write 3x8@40 for three sets of eight with 40 kg, 3x8 with your own weight.",
    )


def which_exercise(catalogue: Catalogue, told: str, held: Collection[str] = ()) -> Exercise:
    """The exercise of that id or name.

    Of the exercises that a session holds (`held`, their ids) a word or the beginning of a name is
    enough if it fits just one. Raises BadInput "unknown-exercise" with the nearest.
    """
    by_name = {_folded(name): each for each in catalogue for name in (each.name, each.id)}
    in_session = {name: each for name, each in by_name.items() if each.id in held}
    wanted = _folded(told)
    if wanted in by_name:
        return by_name[wanted]
    meant = {each.id: each for name, each in in_session.items() if f" {wanted}" in f" {name}"}
    if wanted and len(meant) == 1:
        return next(iter(meant.values()))
    ids = list(dict.fromkeys((*_near(wanted, in_session), *_near(wanted, by_name))))[:MOST_NEAR]
    raise BadInput(
        "unknown-exercise",
        said("There is no exercise {told!r} in the catalogue.", told=told),
        said("Did you mean {ids}?", ids=a_choice(ids))
        if ids
        else said("Write its name as the plan does."),
    )


def _near(wanted: str, by_name: Mapping[str, Exercise]) -> Iterator[str]:
    """The ids of those that hold it as a word or are spelled nearly so, the nearest first."""
    holding = (name for name in by_name if wanted in name.split())
    near = get_close_matches(wanted, by_name, n=MOST_NEAR, cutoff=0.5)
    yield from (by_name[name].id for name in (*holding, *near))


def _folded(name: str) -> str:
    return " ".join(name.replace("-", " ").casefold().split())
