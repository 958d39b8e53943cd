"""Which calendar the plan is connected to, and what is forgotten with another one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from pacelift.store.store import Store, open_store
from pacelift.sync.connection import (
    STOOD_THERE,
    WAIT_UNTIL,
    Connection,
    connect,
    connected,
    forget,
    note,
)
from pacelift.sync.journal_side import HEARD_UP_TO

HERE = Connection(kind="google", calendar="here", free_busy=True, name="Hamburg")
KEPT = {HEARD_UP_TO: "token", WAIT_UNTIL: "2027-01-12T12:00:00+00:00", STOOD_THERE: "{}"}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Connected for some time, and told to wait."""
    with open_store(tmp_path, write=True) as store:
        connect(store, HERE)
        store.put_calendar_row("event", "{}")
        for name, text in KEPT.items():
            store.remember(name, text)
        yield store


def kept(store: Store) -> dict[str, str]:
    return {name: store.setting(name) or "" for name in KEPT}


def test_another_calendar_has_been_heard_of_nothing(store: Store) -> None:
    connect(store, evolve(HERE, calendar="there"))
    assert kept(store)[HEARD_UP_TO] == ""
    assert store.calendar_rows() == {}


def test_signing_in_again_goes_on_where_it_was_and_waits_no_longer(store: Store) -> None:
    connect(store, HERE)
    assert kept(store) == {**KEPT, WAIT_UNTIL: ""}
    assert list(store.calendar_rows()) == ["event"]


def test_who_begins_to_place_around_appointments_has_seen_none(store: Store) -> None:
    connect(store, evolve(HERE, free_busy=False))
    assert kept(store)[STOOD_THERE] == "{}"
    connect(store, HERE)
    assert kept(store)[STOOD_THERE] == ""


def test_let_go_of_nothing_is_left(store: Store) -> None:
    forget(store)
    assert connected(store) is None
    assert set(kept(store).values()) == {""}
    assert store.calendar_rows() == {}


def test_what_is_noted_of_a_calendar_that_was_let_go_of_connects_it_not_again(store: Store) -> None:
    note(store, evolve(HERE, name="Berlin"))
    assert connected(store) == evolve(HERE, name="Berlin")
    note(store, evolve(HERE, calendar="there"))
    assert connected(store) == evolve(HERE, name="Berlin")
    forget(store)
    note(store, HERE)
    assert connected(store) is None
