"""Random lives over whole seasons: whatever runners do and say, their plans keep their promises.

`python -m tests.coach.adapt.seasons` lives many more.
"""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from typing import Final

import pytest
from attrs import evolve

from pacelift.coach import codec
from pacelift.coach.adapt import adapt
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.changes import Change, changes
from pacelift.coach.clock import to_instant
from pacelift.coach.edited import with_sessions
from pacelift.coach.journal import Entry, fold, in_order, merge, new_entry, next_entry
from pacelift.coach.plan import Plan, Reason
from pacelift.coach.profile_input import complete
from tests.builders import TODAY, profile_document
from tests.coach.adapt.lives import entry, session
from tests.coach.adapt.promises import PROMISES, Told
from tests.coach.adapt.seasons import (
    NAMES,
    Broken,
    Findings,
    answer,
    live_part,
    made,
    smallest,
    table,
    told_smallest,
)
from tests.coach.entries import NOW
from tests.coach.plans import catalogue, example_plan
from tests.simulation.life import draw_life
from tests.simulation.policies import Adapting
from tests.simulation.season import live

SEASONS: Final = int(os.environ.get("PACELIFT_SEASONS", "300"))
PARTS: Final = 25
"""So many seeds, which xdist shares among its workers."""


@pytest.mark.no_cover  # Hundreds of seasons: measuring them takes longer than living them.
@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_happens_in_a_season_the_plan_keeps_its_promises(part: int) -> None:
    found = live_part(part, -(-SEASONS // PARTS))
    assert found.entries > found.seasons > 0
    assert found.broken == [], table(found) + told_smallest(found)


def test_a_part_lives_the_same_seasons_again() -> None:
    assert live_part(7, 2).entries == live_part(7, 2).entries


# Two machines


def told_in(plan: Plan, seed: int) -> list[Entry]:
    """What the runner of a random life tells one machine."""
    entries = []

    def heard(before: Plan, entry: Entry, known: Catalogue) -> tuple[Plan, tuple[Change, ...]]:
        entries.append(evolve(entry, data={"plan": plan.id, **entry.data}))
        return adapt(before, entry, known)

    life = draw_life(seed, plan.weeks[0].start, plan.profile.race.date)
    live(plan, life, Adapting(heard, catalogue()))
    return entries


MERGED: Final = (
    "the race never moves",
    "the sessions stay the same ones",
    "every change carries a rule and a reason, in words",
    "every change is told, and told once",
    "hard rules hold, or the runner's own break is flagged",
)
"""Promises that also hold where one machine did not know what the other was told."""


@pytest.mark.parametrize("seed", range(3))
def test_two_machines_journals_come_to_one_plan_in_whatever_order_they_are_merged(
    seed: int,
) -> None:
    begun, first = made(profile_document())
    one, other = told_in(first, seed), told_in(first, seed + 100)
    merged = merge([begun, *one], [*other, begun])
    assert merged == merge([*other, begun], [begun, *one]) == in_order(merged)
    assert {each.id for each in merged} == {each.id for each in (begun, *one, *other)}
    plan = first
    for each in merged[1:]:
        after, changes = answer(plan, each)
        told = Told(first, plan, each, after, changes)
        assert [(name, where) for name in MERGED for where in PROMISES[name](told)] == []
        plan = after
    folded = fold(merged, lambda *_: first, answer)
    assert codec.dumps(folded.plan) == codec.dumps(plan)
    assert [each for each, _ in folded.history] == list(merged[1:])


# That a broken promise is found


MISSED: Final = "w04-easy-1"


def broken_by(session_id: str, **edits: object) -> set[str]:
    """The promises that break when one session is edited as another is missed, and that is told."""
    plan = example_plan()
    at = session(plan, MISSED).start + timedelta(hours=3)
    said = entry(plan, "mark", at, session=MISSED, mark="missed")
    after, _ = answer(plan, said)
    after = with_sessions(after, [evolve(session(after, session_id), **edits)])
    reason = Reason("R-REPLAN-1", "least-change")
    told = Told(plan, plan, said, after, changes(plan, after, {}, reason))
    return {name for name, promise in PROMISES.items() if any(promise(told))}


def at(text: str) -> dict[str, datetime]:
    return {"start": datetime.fromisoformat(text)}


@pytest.mark.parametrize(
    ("promise", "session_id", "edits"),
    [
        ("the past never changes", "w03-long", {"km": 10.0}),
        ("the race never moves", "w16-race", at("2027-04-24T09:30")),
        ("no session grows because another was missed", "w05-easy-1", {"minutes": 70}),
        ("no week exceeds what was planned for it", "w05-easy-1", {"minutes": 70}),
        ("the next 48 h change only for safety or by the runner", "w04-easy-2", {"minutes": 30}),
        ("hard rules hold, or the runner's own break is flagged", "w05-long", {"km": 30.0}),
        ("taper weeks never grow", "w15-easy-1", {"minutes": 90}),
        ("sessions stay inside the windows", "w05-easy-1", at("2027-02-04T03:00")),
    ],
)
def test_a_broken_promise_is_found(promise: str, session_id: str, edits: dict[str, object]) -> None:
    assert promise in broken_by(session_id, **edits)


def test_nothing_is_found_where_nothing_is_broken() -> None:
    assert broken_by("w05-easy-1") == set()


def test_a_change_untold_or_told_without_words_is_found() -> None:
    plan = example_plan()
    when = session(plan, MISSED).start + timedelta(hours=3)
    said = entry(plan, "mark", when, session=MISSED, mark="missed")
    after, _ = answer(plan, said)
    shorter = evolve(session(after, "w05-long"), minutes=90)
    after = with_sessions(after, [shorter])
    silent = Told(plan, plan, said, after, ())
    assert [*PROMISES["every change is told, and told once"](silent)] == ["w05-long changes untold"]
    for rule in ("R-MISS-3", "R-NONE-1"):
        wordless = changes(plan, after, {}, Reason(rule, "no-such-code"))
        told = Told(plan, plan, said, after, wordless)
        assert any(PROMISES["every change carries a rule and a reason, in words"](told))


def test_the_smallest_example_has_only_what_it_takes() -> None:
    """A promise broken by the last entry needs none of those before it."""
    begun, plan = made(profile_document())
    journal = [begun]
    for each in ("w01-easy-1", "w01-lift-b", "w02-easy-1"):
        now = to_instant(session(plan, each).start, plan.profile.timezone)
        journal.append(next_entry("mark", {"session": each, "mark": "done"}, now, journal))
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(PROMISES, "never done", lambda told: [told.about])
        found = Broken("never done", 0, 1, "w02-easy-1", tuple(journal))
        assert smallest(found) == (journal[0], journal[-1])


def test_the_table_has_a_row_for_every_promise_with_its_smallest_example() -> None:
    journal = (
        new_entry(complete(profile_document(), today=TODAY, system_timezone="UTC"), NOW, ()),
    )
    one = Broken("the race never moves", 3, 9, "w16-race", journal * 5)
    less = Broken("the race never moves", 4, 2, "w16-race", journal * 3)
    rows = table(Findings(50, 5000, [one, less])).splitlines()
    assert rows[0] == "50 seasons, 5000 entries; every promise at every entry"
    assert [row[:58].strip() for row in rows[3:]] == list(NAMES)
    (found,) = (row for row in rows if row.startswith("the race never moves"))
    assert found.split()[4:] == ["2", "part", "4,", "season", "2,", "2", "entries"]
