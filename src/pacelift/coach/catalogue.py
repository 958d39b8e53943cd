"""The exercise catalogue: one frozen record per exercise, parsed from the text of exercises.json.

Which exercise a runner gets, with what load and how many sets, is `strength`; the file is read by
`pacelift.system.resources`; whether the one that is shipped makes sense is a question of the tests.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, Literal

from attrs import Factory, field, frozen

from pacelift.coach.plan import StrengthPhase
from pacelift.coach.profile import Equipment, InjuryTag
from pacelift.errors import Defect, said

Pattern = Literal[
    "squat",
    "lunge",
    "hinge",
    "step",
    "hamstring",
    "calf",
    "hip",
    "core",
    "push",
    "pull",
    "plyo",
    "mobility",
]
Area = Literal["legs", "core", "upper"]
ExerciseLevel = Literal["beginner", "intermediate", "advanced"]
Unit = Literal["reps", "s", "m"]
Load = Literal["barbell", "dumbbells", "dumbbell", "machine", "backpack", "band"]
Lift = Literal["squat", "deadlift", "bench", "press"]
Impact = Literal["none", "low", "high"]
Soreness = Literal["low", "medium", "high"]
CalfKnee = Literal["straight", "bent"]
CoreKind = Literal["anti-extension", "anti-rotation", "lateral", "carry"]
Band = tuple[int, int]
"""(low, high), both included."""

EQUIPMENT: Final[tuple[Equipment, ...]] = ("none", "bands", "dumbbells", "gym")
"""Each level has all that stands before it; "none" still has a chair, a step and a backpack."""
LEVELS: Final[tuple[ExerciseLevel, ...]] = ("beginner", "intermediate", "advanced")


def equipment_rank(equipment: Equipment) -> int:
    """0 for none, 1 bands, 2 dumbbells, 3 gym."""
    return EQUIPMENT.index(equipment)


def level_rank(level: ExerciseLevel) -> int:
    """0 for beginner, 1 intermediate, 2 advanced."""
    return LEVELS.index(level)


@frozen(cache_hash=True)
class Exercise:
    """One exercise. `area` "core" is trunk and hips together, as in R-STR-16.

    `equipment` is the least that suffices. `easier` and `harder` are ids of the next rungs of the
    ladder, of the same pattern. `avoid` holds the injury tags that rule it out (R-STR-17) and
    `avoid_note` says it to the runner. `amount` is a band of `unit` (repetitions, seconds, metres)
    for each phase it is used in (R-STR-9), a side where `unilateral`; `sets` the usual band.

    `load` tells what carries the weight: "dumbbells" is one in each hand and kilograms are of one
    of them; a "band" has no kilograms. `one_rep_max_factor` is this exercise's one-repetition
    maximum as a share of the runner's in the lift `one_rep_max` (rules of thumb of coaching, on
    the low side), counted in kilograms as `load` counts them.

    `contacts` are the landings of one set at the top of its band, both sides together; more than 0
    for jumps only. `calf_knee` tells gastrocnemius ("straight") from soleus ("bent") work.
    `deadlift` marks the deadlift family among the hinges, which bridges and swings are not. `test`
    records measure left against right and are never prescribed as training.
    """

    id: str
    name: str
    pattern: Pattern
    area: Area
    equipment: Equipment
    level: ExerciseLevel
    unilateral: bool
    easier: str | None
    harder: str | None
    cues: tuple[str, ...]
    faults: tuple[str, ...]
    avoid: tuple[InjuryTag, ...]
    avoid_note: str
    unit: Unit
    amount: tuple[tuple[StrengthPhase, Band], ...]
    sets: Band
    impact: Impact
    soreness: Soreness
    load: Load | None = None
    one_rep_max: Lift | None = None
    one_rep_max_factor: float | None = None
    contacts: int = 0
    calf_knee: CalfKnee | None = None
    core_kind: CoreKind | None = None
    deadlift: bool = False
    test: bool = False

    @property
    def phases(self) -> tuple[StrengthPhase, ...]:
        """The strength phases it is used in, in the season's order."""
        return tuple(phase for phase, _ in self.amount)

    @property
    def loadable(self) -> bool:
        """Whether it can be made heavier by kilograms."""
        return self.load is not None and self.load != "band"

    @property
    def barbell(self) -> bool:
        """Whether a bar is lifted, the trap bar included: what R-STR-11 wants technique for."""
        return self.load == "barbell"

    def band(self, phase: StrengthPhase) -> Band | None:
        """(low, high) in `unit` for the phase, or None where it has no place in it."""
        return next((band for name, band in self.amount if name == phase), None)

    def suits(self, equipment: Equipment, injuries: Collection[InjuryTag]) -> bool:
        """Whether a runner with this equipment and these current injuries may do it."""
        return EQUIPMENT.index(self.equipment) <= EQUIPMENT.index(equipment) and not any(
            tag in injuries for tag in self.avoid
        )


@frozen(cache_hash=True)
class Catalogue:
    """All exercises in the order of the file, which is the order every query answers in."""

    exercises: tuple[Exercise, ...]
    _by_id: Mapping[str, Exercise] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: {each.id: each for each in self.exercises}, takes_self=True),
    )

    def __getitem__(self, exercise_id: str) -> Exercise:
        """The exercise of that id; raises KeyError where there is none."""
        return self._by_id[exercise_id]

    def __contains__(self, exercise_id: object) -> bool:
        return exercise_id in self._by_id

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self.exercises)

    def __len__(self) -> int:
        return len(self.exercises)

    def available(
        self,
        equipment: Equipment,
        injuries: Collection[InjuryTag] = (),
        *,
        phase: StrengthPhase | None = None,
        pattern: Pattern | Collection[Pattern] | None = None,
        area: Area | None = None,
        max_level: ExerciseLevel | None = None,
    ) -> tuple[Exercise, ...]:
        """What this runner may do, tests left out; every criterion given narrows it further."""
        patterns = (pattern,) if isinstance(pattern, str) else pattern
        levels = LEVELS if max_level is None else LEVELS[: level_rank(max_level) + 1]
        return tuple(
            each
            for each in _trainable(self, equipment, frozenset(injuries))
            if (patterns is None or each.pattern in patterns)
            and (area is None or each.area == area)
            and each.level in levels
            and (phase is None or each.band(phase) is not None)
        )

    def tests(
        self, equipment: Equipment, injuries: Collection[InjuryTag] = ()
    ) -> tuple[Exercise, ...]:
        """The single-leg tests this runner may do."""
        return tuple(each for each in self if each.test and each.suits(equipment, injuries))

    def easier(
        self, exercise: Exercise, equipment: Equipment, injuries: Collection[InjuryTag] = ()
    ) -> Exercise | None:
        """The nearest rung below that this runner may do, or None at the foot of the ladder."""
        return self._rung(exercise, "easier", equipment, injuries)

    def harder(
        self, exercise: Exercise, equipment: Equipment, injuries: Collection[InjuryTag] = ()
    ) -> Exercise | None:
        """The nearest rung above that this runner may do, or None at the top of the ladder."""
        return self._rung(exercise, "harder", equipment, injuries)

    def _rung(
        self,
        exercise: Exercise,
        way: Literal["easier", "harder"],
        equipment: Equipment,
        injuries: Collection[InjuryTag],
    ) -> Exercise | None:
        rung = exercise
        while (following := rung.easier if way == "easier" else rung.harder) is not None:
            rung = self[following]
            if rung.suits(equipment, injuries):
                return rung
        return None


@lru_cache(maxsize=32)
def _trainable(
    catalogue: Catalogue, equipment: Equipment, injuries: frozenset[InjuryTag]
) -> tuple[Exercise, ...]:
    # A plan asks for the same runner some hundreds of times.
    return tuple(each for each in catalogue if not each.test and each.suits(equipment, injuries))


_TEXT: Final = (str,)
_TEXT_OR_NULL: Final = (str, type(None))
_FLAG: Final = (bool,)
_LIST: Final = (list,)
_REQUIRED: Final[dict[str, tuple[type, ...]]] = {
    "id": _TEXT,
    "name": _TEXT,
    "pattern": _TEXT,
    "area": _TEXT,
    "equipment": _TEXT,
    "level": _TEXT,
    "unilateral": _FLAG,
    "easier": _TEXT_OR_NULL,
    "harder": _TEXT_OR_NULL,
    "cues": _LIST,
    "faults": _LIST,
    "avoid": _LIST,
    "avoid_note": _TEXT,
    "unit": _TEXT,
    "amount": (dict,),
    "sets": _LIST,
    "impact": _TEXT,
    "soreness": _TEXT,
}
_OPTIONAL: Final[dict[str, tuple[type, ...]]] = {
    "load": _TEXT,
    "one_rep_max": _TEXT,
    "one_rep_max_factor": (int, float),
    "contacts": (int,),
    "calf_knee": _TEXT,
    "core_kind": _TEXT,
    "deadlift": _FLAG,
    "test": _FLAG,
}


def parse_catalogue(text: str) -> Catalogue:
    """The catalogue written in `text`, a JSON list with one object per exercise.

    Checks shape only, since every start of the program waits for it: raises Defect naming the
    record and the field when one is missing, unknown or of the wrong JSON type, or an id stands
    twice. The tests check the rest.
    """
    try:
        records = json.loads(text)
    except ValueError as error:
        raise _defect(f"it is not JSON: {error}") from error
    if not isinstance(records, list):
        raise _defect("it is not a list of exercises")
    exercises = tuple(_exercise(record, f"number {n}") for n, record in enumerate(records, 1))
    seen: set[str] = set()
    for each in exercises:
        if each.id in seen:
            raise _defect(f"exercise {each.id}: id: stands twice")
        seen.add(each.id)
    return Catalogue(exercises)


def _exercise(record: object, place: str) -> Exercise:
    if not isinstance(record, dict):
        raise _defect(f"exercise {place}: is not an object")
    who = f"exercise {record['id']}" if isinstance(record.get("id"), str) else f"exercise {place}"
    _check_shape(record, who)
    bands = tuple((phase, _band(band, who, "amount")) for phase, band in record["amount"].items())
    # Field by field, as ** with names fresh from the JSON makes the start half a millisecond later.
    return Exercise(
        id=record["id"],
        name=record["name"],
        pattern=record["pattern"],
        area=record["area"],
        equipment=record["equipment"],
        level=record["level"],
        unilateral=record["unilateral"],
        easier=record["easier"],
        harder=record["harder"],
        cues=tuple(record["cues"]),
        faults=tuple(record["faults"]),
        avoid=tuple(record["avoid"]),
        avoid_note=record["avoid_note"],
        unit=record["unit"],
        amount=bands,
        sets=_band(record["sets"], who, "sets"),
        impact=record["impact"],
        soreness=record["soreness"],
        load=record.get("load"),
        one_rep_max=record.get("one_rep_max"),
        one_rep_max_factor=record.get("one_rep_max_factor"),
        contacts=record.get("contacts", 0),
        calf_knee=record.get("calf_knee"),
        core_kind=record.get("core_kind"),
        deadlift=record.get("deadlift", False),
        test=record.get("test", False),
    )


def _check_shape(record: dict[str, Any], who: str) -> None:
    for name, kinds in _REQUIRED.items():
        if type(record.get(name, ...)) not in kinds:
            what = "has the wrong type" if name in record else "is missing"
            raise _defect(f"{who}: {name}: {what}")
    for name in record.keys() - _REQUIRED.keys():
        if name not in _OPTIONAL:
            raise _defect(f"{who}: {name}: is not a known field")
        if type(record[name]) not in _OPTIONAL[name]:
            raise _defect(f"{who}: {name}: has the wrong type")


def _band(value: object, who: str, name: str) -> Band:
    if type(value) is list and len(value) == 2:
        low, high = value
        if type(low) is int and type(high) is int:
            return (low, high)
    raise _defect(f"{who}: {name}: is not a pair of whole numbers")


def _defect(text: str) -> Defect:
    return Defect(
        "catalogue",
        said("The exercise catalogue cannot be used: {text}.", text=text),
        "Install Pacelift again; if you edited resources/exercises.json, mend the place named.",
    )
