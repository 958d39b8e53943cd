"""Every field of a profile, in the order of the file: key, kind, default, comment and example.

Reading, the JSON Schema and the commented example are all made from this table. Ranges stand here;
what two fields have to do with each other is `profile_checks`.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from attrs import frozen

from pacelift.coach import profile as values
from pacelift.coach import profile_kinds as kind
from pacelift.coach import profile_times as times
from pacelift.coach.profile_kinds import Kind, UnitKind
from pacelift.errors import said

_DISTANCES: Final = get_args(values.Distance)
LIFTS: Final = ("bench", "deadlift", "press", "squat")


@frozen
class Field:
    """One key of a table.

    A key that is not `required` reads as `default` when it is absent. `example` is TOML, one text
    for each time the table stands in the example (words in braces are dates that it fills in); with
    `written` false it is there as a comment only.
    """

    key: str
    kind: Kind | UnitKind
    comment: str
    example: tuple[str, ...]
    required: bool = False
    default: Any = None
    written: bool = True

    def kind_in(self, units: values.Units) -> Kind:
        """The field's kind for a runner who uses that unit."""
        return self.kind if isinstance(self.kind, Kind) else self.kind(units)

    @property
    def depends_on_units(self) -> bool:
        """Whether the range is another in miles."""
        return not isinstance(self.kind, Kind)


@frozen
class Table:
    """A table of the file by its dotted path; `repeated` ones are written with two brackets."""

    path: str
    fields: tuple[Field, ...]
    comment: str = ""
    required: bool = False
    repeated: bool = False
    written: bool = True


def _must(key: str, kind_of: Kind | UnitKind, comment: str, *example: str) -> Field:
    return Field(key, kind_of, comment, example, required=True)


def _may(
    key: str, kind_of: Kind | UnitKind, comment: str, *example: str, default: Any = None
) -> Field:
    return Field(key, kind_of, comment, example, default=default)


def _aside(
    key: str, kind_of: Kind | UnitKind, comment: str, example: str, default: Any = None
) -> Field:
    """An optional field that the example only mentions."""
    return Field(key, kind_of, comment, (example,), default=default, written=False)


WINDOW: Final = Table(
    "window",
    (
        _must(
            "days",
            kind.choices(values.WEEKDAYS, at_least=1),
            "",
            '["mon", "tue", "wed", "thu", "fri"]',
            '["tue", "thu"]',
            '["sat", "sun"]',
        ),
        _must("from", times.time_of_day(), "", '"06:30"', '"17:30"', '"08:00"'),
        _must("to", times.time_of_day(or_midnight=True), "", '"08:00"', '"19:30"', '"13:00"'),
    ),
    "when training may happen; several windows, also on one day",
    required=True,
    repeated=True,
)

TABLES: Final = (
    Table(
        "",
        (
            _must("name", kind.name(), "title of the plan and of its calendar", '"Hamburg {year}"'),
            _may(
                "timezone", times.time_zone(), "IANA name; default: the system's", '"Europe/Berlin"'
            ),
            _must(
                "units",
                kind.choice(get_args(values.Units)),
                '"km" or "mi": what is shown; the numbers below are in this unit',
                '"km"',
            ),
            _may(
                "start",
                times.day(),
                "first training day, any weekday; default: today",
                "{start}",
            ),
        ),
        required=True,
    ),
    Table(
        "athlete",
        (
            _may(
                "born",
                kind.whole(
                    times.FIRST_YEAR,
                    times.LAST_YEAR,
                    allowed=said("a year from {first} to this one", first=times.FIRST_YEAR),
                ),
                "optional: year of birth",
                "1986",
            ),
            _must(
                "screening",
                kind.choice(get_args(values.Screening)),
                '"clear", "cleared-by-doctor", "symptoms", "disease" or "pregnant"',
                '"clear"',
            ),
            _may(
                "injuries",
                kind.choices(tuple(sorted(get_args(values.InjuryTag)))),
                "optional: what troubles you now, "
                + ", ".join(f'"{tag}"' for tag in get_args(values.InjuryTag)),
                "[]",
                default=(),
            ),
        ),
        required=True,
    ),
    Table(
        "race",
        (
            _must("name", kind.name(), "", '"Hamburg Marathon"'),
            _must("date", times.day(), "at most 52 weeks after the start", "{race}"),
            _may("start", times.time_of_day(), "optional, local time", '"09:30"', default=570),
            _must(
                "distance",
                kind.choice(_DISTANCES),
                '"marathon", "half", "10k" or "5k"',
                '"marathon"',
            ),
            _must(
                "goal",
                times.race_time(or_finish=True),
                '"finish" or a time, "3:45:00"',
                '"finish"',
            ),
            _aside("run_walk", kind.flag(), "optional: plan walk breaks", "true", default=False),
        ),
        required=True,
    ),
    Table(
        "running",
        (
            _must("weekly", kind.distance(5, 250), "mean of the last four weeks", "32"),
            _must("longest", kind.distance(2, 60), "longest single run of the last 30 days", "16"),
            _must("days", kind.whole(3, 6), "runs a week, 3 to 6", "4"),
            _may("long_run_day", kind.choice(values.WEEKDAYS), "optional", '"sun"'),
            _may("marathons", kind.whole(0, 1000), "optional: finished before", "0", default=0),
            _aside("easy_pace", times.pace(150, 900), "optional, per unit", '"6:20"'),
            _aside(
                "single_run_step",
                kind.one_of((1.10, 1.15)),
                "optional: 1.15 lets long runs grow faster, at a higher risk of injury",
                "1.10",
                default=1.10,
            ),
        ),
        required=True,
    ),
    Table(
        "running.recent_race",
        (
            _must("distance", kind.choice(_DISTANCES), "", '"10k"'),
            _must("time", times.race_time(), "", '"0:50:03"'),
            _must("date", times.day(), "within the last year", "{recent_race}"),
        ),
        "optional; without it paces come from easy_pace, else sessions go by effort only",
    ),
    Table(
        "strength",
        (
            _must(
                "experience",
                kind.choice(get_args(values.Experience)),
                '"none", "some" (under a year) or "regular"',
                '"none"',
            ),
            _must(
                "equipment",
                kind.choice(get_args(values.Equipment)),
                '"none", "bands", "dumbbells" (and bands) or "gym"',
                '"dumbbells"',
            ),
            _must("sessions", kind.whole(0, 3), "wanted a week, 0 to 3", "2"),
        ),
        required=True,
    ),
    Table(
        "strength.one_rep_max",
        tuple(_aside(lift, kind.number(10, 500, "kg"), "", "60") for lift in LIFTS),
        "optional, kg: the most you can lift once",
        written=False,
    ),
    WINDOW,
)
