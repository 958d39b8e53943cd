"""Reading a profile document: all its problems at once, or a Profile in km and seconds.

Bytes become a document in `profile_toml`; the fields and their ranges are `profile_fields`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Any, Final, cast

from attrs import evolve

from pacelift.coach.profile import (
    WEEKDAYS,
    Athlete,
    Profile,
    Race,
    RecentRace,
    Running,
    Strength,
)
from pacelift.coach.profile_checks import check_against, check_together, merged
from pacelift.coach.profile_fields import LIFTS, TABLES, WINDOW, Table
from pacelift.coach.profile_kinds import unit_km
from pacelift.coach.profile_problems import MISSING, BadProfile, Problem, shown
from pacelift.coach.profile_reading import Reading, find, read_fields, units_of

_RECENT: Final = "running.recent_race"


def read_profile(
    document: Mapping[str, object],
    *,
    today: date,
    system_timezone: str,
    source: str = "profile",
    made: date | None = None,
) -> Profile:
    """The profile that a document tells on that day, as TOML or as JSON gives it.

    An absent `start` is today, an absent `timezone` the system's. `made` is the day of the first
    plan if this is an edit: what was recent then may stay. Raises BadProfile with every problem;
    `source` is the file's name in it.
    """
    reading = read_fields(_filled(document, today, system_timezone))
    against = tuple(check_against(reading.values, today, made or today))
    over = {problem.key for problem in against}
    together = check_together(reading.values, reading.windows)
    problems = [
        *_own_up_to_timezone(document, reading.problems),
        *(problem for problem in together if problem.key not in over),
        *against,
    ]
    if problems:
        raise BadProfile(source, problems)
    return _profile(reading)


def read_completed(document: Mapping[str, object], *, source: str = "profile") -> Profile:
    """The profile in a document that `complete` gave, on whatever day it is read again.

    Unlike `read_profile` it holds nothing against today, so that a journal can be folded when the
    race is over. Raises BadProfile.
    """
    reading = read_fields(document)
    problems = [
        *reading.problems,
        *_not_completed(document),
        *check_together(reading.values, reading.windows),
    ]
    if problems:
        raise BadProfile(source, problems)
    return _profile(reading)


def complete(
    document: Mapping[str, object],
    *,
    today: date,
    system_timezone: str,
    source: str = "profile",
    made: date | None = None,
) -> dict[str, Any]:
    """What a journal keeps: the document with `start` and `timezone` filled in, in its JSON form.

    Numbers stay in the runner's unit, absent keys absent; keys and windows are in order and titles
    cleaned, so that documents that mean the same and are typed alike are equal. Raises BadProfile.
    """
    read_profile(document, today=today, system_timezone=system_timezone, source=source, made=made)
    filled = cast("Mapping[str, Any]", _filled(document, today, system_timezone))
    plain: dict[str, Any] = {}
    for table in TABLES:
        found = find(filled, table.path)
        if table is not WINDOW and isinstance(found, Mapping):
            _put(plain, table.path, _plain_table(table, found, filled))
    plain["window"] = sorted(
        (_plain_table(WINDOW, window, filled) for window in filled["window"]), key=_window_order
    )
    return plain


def _filled(document: object, today: date, system_timezone: str) -> object:
    if not isinstance(document, Mapping):
        return document
    return {"timezone": system_timezone, "start": today, **document}


def _not_completed(document: object) -> Iterator[Problem]:
    for key in ("timezone", "start"):
        if isinstance(document, Mapping) and key not in document:
            yield Problem(key, shown(MISSING), "what `complete` fills in")


def _own_up_to_timezone(document: Mapping[str, object], problems: list[Problem]) -> list[Problem]:
    """Says so when a time zone that will not do was not typed but the system's."""
    if find(document, "timezone") is not MISSING:
        return problems
    hint = "this is the computer's: write one in the profile"
    return [evolve(each, hint=hint) if each.key == "timezone" else each for each in problems]


def _plain_table(
    table: Table, found: Mapping[str, Any], document: Mapping[str, Any]
) -> dict[str, Any]:
    units = units_of(document)
    return {
        field.key: field.kind_in(units).plain(found[field.key])
        for field in table.fields
        if field.key in found
    }


def _put(plain: dict[str, Any], path: str, table: dict[str, Any]) -> None:
    if not path:
        plain.update(table)
        return
    *parents, key = path.split(".")
    for parent in parents:
        plain = plain[parent]
    plain[key] = table


def _window_order(window: Mapping[str, Any]) -> tuple[list[int], str, str]:
    return [WEEKDAYS.index(day) for day in window["days"]], window["from"], window["to"]


def _profile(reading: Reading) -> Profile:
    values = reading.values
    return Profile(
        name=values["name"],
        timezone=values["timezone"],
        units=values["units"],
        start=values["start"],
        athlete=Athlete(
            values["athlete.born"], values["athlete.screening"], values["athlete.injuries"]
        ),
        race=_race(values),
        running=_running(values),
        strength=_strength(values),
        windows=merged(reading.windows),
    )


def _race(values: Mapping[str, Any]) -> Race:
    hour, minute = divmod(values["race.start"], 60)
    return Race(
        name=values["race.name"],
        date=values["race.date"],
        start=time(hour, minute),
        distance=values["race.distance"],
        goal_s=values["race.goal"],
        run_walk=values["race.run_walk"],
    )


def _running(values: Mapping[str, Any]) -> Running:
    km = unit_km(values["units"])
    day, pace = values["running.long_run_day"], values["running.easy_pace"]
    return Running(
        weekly_km=values["running.weekly"] * km,
        longest_km=values["running.longest"] * km,
        days=values["running.days"],
        long_run_day=None if day is None else WEEKDAYS.index(day),
        marathons=values["running.marathons"],
        recent_race=_recent_race(values),
        easy_pace_s_per_km=None if pace is None else pace / km,
        single_run_step=values["running.single_run_step"],
    )


def _recent_race(values: Mapping[str, Any]) -> RecentRace | None:
    if f"{_RECENT}.time" not in values:
        return None
    return RecentRace(
        distance=values[f"{_RECENT}.distance"],
        time_s=values[f"{_RECENT}.time"],
        date=values[f"{_RECENT}.date"],
    )


def _strength(values: Mapping[str, Any]) -> Strength:
    typed = ((lift, values.get(f"strength.one_rep_max.{lift}")) for lift in LIFTS)
    return Strength(
        experience=values["strength.experience"],
        equipment=values["strength.equipment"],
        sessions=values["strength.sessions"],
        one_rep_max_kg=tuple((lift, float(kg)) for lift, kg in typed if kg is not None),
    )
