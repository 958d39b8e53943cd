"""Waking from sleep as logind tells it, over a real D-Bus."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from select import select

import pytest

from pacelift.system.bus import Bus
from pacelift.system.mailbox import Mailbox
from pacelift.system.wake import Woke, watch_wake
from tests.e2e.peer import BUS, Peer
from tests.e2e.processes import PATIENCE_S

LOGIND = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


@pytest.fixture
def mail() -> Iterator[Mailbox[object]]:
    mail: Mailbox[object] = Mailbox()
    yield mail
    mail.close()


@pytest.fixture
def logind(bus: str, stack: ExitStack) -> Peer:
    peer = Peer(bus)
    stack.callback(peer.close)
    peer.own(LOGIND)
    return peer


def watching(address: str, mail: Mailbox[object], stack: ExitStack) -> Bus:
    """A bus on which somebody listens, as far as it can."""
    connection = Bus(address)
    stack.callback(connection.close)
    watch_wake(mail.post, connection)
    connection.run(lambda: mail.post("listens"))
    assert select([mail], (), (), PATIENCE_S)[0]
    assert mail.take() == ["listens"]
    return connection


def test_waking_is_told_and_falling_asleep_is_not(
    bus: str, logind: Peer, mail: Mailbox[object], stack: ExitStack
) -> None:
    watching(bus, mail, stack)
    for _ in range(2):
        logind.tell(PATH, MANAGER, "PrepareForSleep", "b", True)
        logind.tell(PATH, MANAGER, "PrepareForSleep", "b", False)
        assert select([mail], (), (), PATIENCE_S)[0]
        assert mail.take() == [Woke()]


def test_only_logind_is_heard(
    bus: str, logind: Peer, mail: Mailbox[object], stack: ExitStack
) -> None:
    watching(bus, mail, stack)
    stranger = Peer(bus)
    stack.callback(stranger.close)
    stranger.tell(PATH, MANAGER, "PrepareForSleep", "b", False)
    stranger.call(*BUS, "GetId")
    logind.tell(PATH, MANAGER, "PrepareForSleep", "b", False)
    assert select([mail], (), (), PATIENCE_S)[0]
    assert mail.take() == [Woke()]


def test_without_a_bus_nothing_is_told_and_nothing_breaks(
    tmp_path: Path, mail: Mailbox[object], stack: ExitStack
) -> None:
    connection = watching(f"unix:path={tmp_path / 'none'}", mail, stack)
    connection.run(lambda: mail.post("still there"))
    assert select([mail], (), (), PATIENCE_S)[0]
    assert mail.take() == ["still there"]
