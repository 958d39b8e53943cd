"""What strength must never be: too late before the race (R-STR-8), too much too soon (R-STR-11),
harmful to an injury (R-STR-17), or impossible with what the runner has (R-STR-18).

The numbers shared with the planner are in `strength`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Final

from pacelift.coach.catalogue import equipment_rank
from pacelift.coach.plan import Prescription, Session
from pacelift.coach.rules.base import Rule
from pacelift.coach.rules.pairs import HEAVY
from pacelift.coach.rules.strength import (
    BEGINNER_DAYS_BEFORE_HEAVY,
    CONTACTS_STEP,
    FIRST_CONTACTS,
    MOST_CONTACTS,
    NO_HEAVY_LEGS_DAYS,
    NO_LEG_LOAD_DAYS,
    WEEKS_BEFORE_JUMPS,
)
from pacelift.coach.rules.view import PlanView
from pacelift.errors import said


def _before_race(view: PlanView) -> Iterable[tuple[str, str]]:
    for session in _lifts_and_core(view):
        days = view.days_to_race(session)
        if 0 <= days < NO_HEAVY_LEGS_DAYS and session.leg_load >= HEAVY:
            yield session.id, said("heavy legs {days} days before the race", days=days)
        elif 0 <= days < NO_LEG_LOAD_DAYS and session.leg_load >= 1:
            yield session.id, said("leg load {days} days before the race", days=days)


def _beginners(view: PlanView) -> Iterable[tuple[str, str]]:
    for lift, too_heavy in beyond_beginners(view):
        yield (
            lift.id,
            said("heavy legs too soon") if too_heavy else said("jumps too soon or too many"),
        )


def beyond_beginners(view: PlanView) -> Iterator[tuple[Session, bool]]:
    """Lifts that come too soon after the first one, and whether it is their heavy legs, not jumps.

    What a lift that was missed would have taught is not counted.
    """
    if view.profile.strength.experience != "none" or not view.lifts:
        return
    first = view.lifts[0].start.date()
    heavy_from = first + timedelta(days=BEGINNER_DAYS_BEFORE_HEAVY)
    for lift in view.lifts:
        if lift.leg_load >= HEAVY and lift.start.date() < heavy_from:
            yield lift, True
    for session in _jumps(view):
        yield session, False


def _jumps(view: PlanView) -> Iterator[Session]:
    """Ground contacts of a beginner, session by session against the weeks before."""
    jumps_from = view.lifts[0].start.date() + timedelta(weeks=WEEKS_BEFORE_JUMPS)
    most_before, most_in_week, week = FIRST_CONTACTS[1] - CONTACTS_STEP, 0, 0
    for session in _lifts_and_core(view):
        contacts = sum(each.contacts for each in session.exercises)
        if not contacts:
            continue
        if session.week != week:
            most_before, most_in_week, week = max(most_before, most_in_week), 0, session.week
        most_in_week = max(most_in_week, contacts)
        most = min(most_before + CONTACTS_STEP, MOST_CONTACTS)
        if session.start.date() < jumps_from or contacts > most:
            yield session


def _injuries(view: PlanView) -> Iterable[tuple[str, str]]:
    injuries = set(view.profile.athlete.injuries)
    if not injuries:
        return
    for session, each in _prescriptions(view):
        known = each.exercise in view.catalogue
        hurt = injuries.intersection(view.catalogue[each.exercise].avoid if known else ())
        if hurt:
            yield (
                session.id,
                said(
                    "{exercise} with trouble in: {injuries}",
                    exercise=each.exercise,
                    injuries=", ".join(sorted(hurt)),
                ),
            )


def _equipment(view: PlanView) -> Iterable[tuple[str, str]]:
    has = view.profile.strength.equipment
    rank = equipment_rank(has)
    for session, each in _prescriptions(view):
        if each.exercise not in view.catalogue:
            yield session.id, said("{exercise} is not in the catalogue", exercise=each.exercise)
        elif equipment_rank(view.catalogue[each.exercise].equipment) > rank:
            yield (
                session.id,
                said(
                    "{exercise} cannot be done with equipment {has}",
                    exercise=each.exercise,
                    has=has,
                ),
            )


def _lifts_and_core(view: PlanView) -> Iterator[Session]:
    for week in view.by_week:
        for session in week.sessions:
            if session.discipline in ("strength", "core"):
                yield session


def _prescriptions(view: PlanView) -> Iterator[tuple[Session, Prescription]]:
    for session in _lifts_and_core(view):
        for each in session.exercises:
            yield session, each


RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "R-STR-8",
        "hard",
        "The last heavy leg session is 10 to 14 days before the race, and nothing loads the legs "
        "in the last 4 days.",
        "Berryman 2021; coaching practice: Pfitzinger",
        "C",
        _before_race,
    ),
    Rule(
        "R-STR-11",
        "hard",
        "Newcomers to lifting learn technique for three weeks before heavy legs, and jumps start "
        "late and small.",
        "Suc 2022; coaching practice",
        "P",
        _beginners,
    ),
    Rule(
        "R-STR-17",
        "hard",
        "Exercises that strain a place you named as injured are left out and replaced.",
        "coaching practice",
        "P",
        _injuries,
    ),
    Rule(
        "R-STR-18",
        "hard",
        "Every exercise can be done with the equipment you have; without any, bodyweight covers "
        "all movements.",
        "coaching practice",
        "P",
        _equipment,
    ),
)
