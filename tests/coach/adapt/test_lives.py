"""That random lives are what the coach's invariants are to be tried with."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from pacelift.coach.clock import to_instant
from pacelift.coach.plan import Plan
from tests.coach.adapt.lives import Move, RandomLife, Telling, live_through, lives
from tests.coach.plans import example_plan
from tests.simulation.life import MOST_MISSED, UNTROUBLED, Pause

FIRST, RACE = example_plan().weeks[0].start, example_plan().profile.race.date
BEFORE_RACE = [s for s in example_plan().sessions if s.start.date() < RACE]


class Notebook:
    """Does with a plan what is said and no more: marks and moves; undo goes a plan back."""

    def __init__(self) -> None:
        self.plans = [example_plan()]
        self.told: list[Telling] = []

    def tell(self, telling: Telling) -> Plan:
        """Write it down."""
        self.told.append(telling)
        if telling.kind == "undo":
            self.plans.pop()
        else:
            self.plans.append(self._after(telling))
        return self.plans[-1]

    def _after(self, telling: Telling) -> Plan:
        edits: dict[str, Any] = {}
        if telling.kind == "mark":
            edits = {"status": telling.data["mark"]}
        if telling.kind == "move":
            edits = {"start": datetime.fromisoformat(telling.data["to"]), "pinned": True}
        sessions = (
            evolve(s, **edits) if s.id == telling.data.get("session") else s
            for s in self.plans[-1].sessions
        )
        return evolve(
            self.plans[-1], sessions=tuple(sorted(sessions, key=lambda s: (s.start, s.id)))
        )

    def of(self, kind: str) -> list[Telling]:
        """What was told of that kind."""
        return [telling for telling in self.told if telling.kind == kind]


def lived(life: RandomLife) -> Notebook:
    """That life with the contract's example."""
    notebook = Notebook()
    assert live_through(example_plan(), life, notebook.tell) is notebook.plans[-1]
    return notebook


CALM = RandomLife(UNTROUBLED, (), {})


def test_without_trouble_every_session_is_marked_done_when_it_is_over() -> None:
    told = lived(CALM).told
    assert [t.data["session"] for t in told] == [s.id for s in BEFORE_RACE]
    assert {t.data["mark"] for t in told} == {"done"}
    zone = example_plan().profile.timezone
    for telling, session in zip(told, BEFORE_RACE, strict=True):
        assert telling.at == to_instant(session.start, zone) + timedelta(minutes=session.minutes)


def test_a_session_that_was_moved_is_marked_on_its_new_day() -> None:
    first = BEFORE_RACE[0]
    notebook = lived(evolve(CALM, moves=(Move(FIRST, ahead=0, days=2, minute=1080),)))
    (moved,) = notebook.of("move")
    assert moved.data == {"session": first.id, "to": "2027-01-08T18:00"}
    marks = {t.data["session"]: t.at for t in notebook.of("mark")}
    assert marks[first.id].date() == FIRST + timedelta(days=2)
    assert len(marks) == len(BEFORE_RACE)


def test_what_is_taken_back_is_the_latest_and_never_more_than_was_told() -> None:
    ill = Pause("ill", FIRST, FIRST)
    life = RandomLife(evolve(UNTROUBLED, pauses=(ill,)), (), {FIRST: 3})
    notebook = lived(life)
    sessions_on_first = [s for s in BEFORE_RACE if s.start.date() == FIRST]
    kinds = [t.kind for t in notebook.told][: 2 * (1 + len(sessions_on_first))]
    assert kinds == ["pause", "mark", "mark", "undo", "undo", "undo"]
    assert len(lived(evolve(CALM, undos={FIRST: 9})).of("undo")) == len(sessions_on_first)


def test_nothing_is_moved_to_the_race_or_to_a_day_that_is_over() -> None:
    late = RACE - timedelta(days=4)
    (later,) = lived(evolve(CALM, moves=(Move(late, ahead=0, days=7, minute=1080),))).of("move")
    assert later.data["to"] == f"{RACE - timedelta(days=1)}T18:00"
    (sooner,) = lived(evolve(CALM, moves=(Move(late, ahead=0, days=-7, minute=1080),))).of("move")
    assert sooner.data["to"] == f"{late}T18:00"


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_life_is_told_in_order_and_can_be_told(data: st.DataObject) -> None:
    life = data.draw(lives(example_plan()))
    notebook = lived(life)
    instants = [telling.at for telling in notebook.told]
    assert instants == sorted(set(instants))
    assert len(notebook.of("pause")) == len(life.life.pauses)
    starts = {s.id: s for s in example_plan().sessions}
    for move in notebook.of("move"):
        to = datetime.fromisoformat(move.data["to"])
        assert starts[move.data["session"]].discipline != "race"
        assert move.at.date() <= to.date() < RACE


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_life_keeps_to_its_shares(data: st.DataObject) -> None:
    life = data.draw(lives(example_plan())).life
    assert len(life.missed) <= MOST_MISSED * (RACE - FIRST).days
    assert 1 <= len(life.pauses) <= 2
    days = [day for pause in life.pauses for day in (pause.first, pause.last)]
    assert days == sorted(days)
    assert len(set(days[1:3])) == len(days[1:3])
    assert all(FIRST <= day < RACE for day in days)
    assert all((pause.pain is not None) == (pause.kind == "injured") for pause in life.pauses)
