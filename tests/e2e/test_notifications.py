"""Notifications over a real D-Bus: with a service, without, and with one that hangs or restarts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from select import select
from socket import AF_UNIX, socket

import pytest

from pacelift.system.bus import Bus
from pacelift.system.mailbox import Mailbox
from pacelift.system.notifications import (
    Acted,
    Closed,
    DBusNotifier,
    Event,
    Notification,
    NotShown,
)
from tests.e2e.notification_server import NAME, PATH, NotificationServer
from tests.e2e.peer import Peer
from tests.e2e.processes import PATIENCE_S
from tests.e2e.session_bus import running_bus

CHECK_IN = Notification(
    "w01-long",
    "How was the long run?",
    "12 km < 14 km & more",
    (("done", "Done"), ("too-hard", "Too hard"), ("missed", "Missed")),
)


class Ear(Mailbox[Event]):
    """Takes events as an app does: by watching the descriptor."""

    def next(self) -> list[Event]:
        assert select([self], (), (), PATIENCE_S)[0], "nothing was told"
        return self.take()


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.close()


@pytest.fixture
def notify(bus: str, ear: Ear, stack: ExitStack) -> DBusNotifier:
    connection = Bus(bus)
    stack.callback(connection.close)
    return DBusNotifier(connection, ear.post)


Serve = Callable[..., NotificationServer]


@pytest.fixture
def serve(bus: str, stack: ExitStack) -> Serve:
    def start(**how: object) -> NotificationServer:
        server = NotificationServer(bus, **how)
        stack.callback(server.close)
        return server

    return start


def test_a_notification_is_shown_with_its_buttons(notify: DBusNotifier, serve: Serve) -> None:
    server = serve()
    notify.show(CHECK_IN)
    (shown,) = server.wait_for(lambda: server.shown)
    assert (shown.title, shown.body) == (CHECK_IN.title, CHECK_IN.body)
    assert shown.actions == dict(CHECK_IN.actions)
    assert shown.hints["desktop-entry"] == ("s", "pacelift")


def test_a_pressed_button_is_told_once_with_the_callers_key(
    notify: DBusNotifier, serve: Serve, ear: Ear
) -> None:
    server = serve()
    notify.show(CHECK_IN)
    (shown,) = server.wait_for(lambda: server.shown)
    server.press(shown, "done")
    server.press(shown, "done")
    told: list[Event] = []
    while len(told) < 2:
        told += ear.next()
    assert told == [Acted("w01-long", "done"), Closed("w01-long")]
    notify.show(Notification("next", "Next"))
    server.wait_for(lambda: len(server.shown) == 2)
    assert ear.take() == []


def test_a_press_told_after_the_end_counts(notify: DBusNotifier, serve: Serve, ear: Ear) -> None:
    """As some desktops do it."""
    server = serve()
    notify.show(CHECK_IN)
    (shown,) = server.wait_for(lambda: server.shown)
    server.dismiss(shown)
    assert ear.next() == [Closed("w01-long")]
    server.tell(PATH, NAME, "ActionInvoked", "us", shown.number, "missed")
    assert ear.next() == [Acted("w01-long", "missed")]


def test_a_dismissed_one_is_told(notify: DBusNotifier, serve: Serve, ear: Ear) -> None:
    server = serve()
    notify.show(CHECK_IN)
    server.dismiss(server.wait_for(lambda: server.shown)[0])
    assert ear.next() == [Closed("w01-long")]


def test_the_same_key_takes_the_place_of_an_open_one(notify: DBusNotifier, serve: Serve) -> None:
    server = serve()
    notify.show(CHECK_IN)
    notify.show(CHECK_IN)
    notify.show(Notification("other", "Other"))
    server.wait_for(lambda: len(server.shown) == 3)
    first, second, other = server.shown
    assert second.replaces == second.number == first.number
    assert other.replaces == 0


def test_a_closed_one_is_taken_away_and_not_replaced(notify: DBusNotifier, serve: Serve) -> None:
    server = serve()
    notify.show(CHECK_IN)
    notify.close("w01-long")
    notify.close("w01-long")
    notify.close("never shown")
    notify.show(CHECK_IN)
    server.wait_for(lambda: len(server.shown) == 2)
    assert server.closed == [server.shown[0].number]
    assert server.shown[1].replaces == 0


@pytest.mark.parametrize(
    ("abilities", "body", "buttons"),
    [
        (("actions", "body", "body-markup"), "12 km &lt; 14 km &amp; more", 3),
        (("body",), "12 km < 14 km & more", 0),
    ],
)
def test_what_the_service_can_do_is_asked_once_and_kept_to(
    notify: DBusNotifier, serve: Serve, abilities: tuple[str, ...], body: str, buttons: int
) -> None:
    server = serve(abilities=abilities)
    notify.show(CHECK_IN)
    notify.show(CHECK_IN)
    server.wait_for(lambda: len(server.shown) == 2)
    assert {shown.body for shown in server.shown} == {body}
    assert len(server.shown[0].actions) == buttons
    assert server.asked_for_abilities == 1


def test_text_no_message_can_hold_is_sent_without_it(notify: DBusNotifier, serve: Serve) -> None:
    server = serve()
    notify.show(Notification("odd", "a\0b", "half \ud83d of a pair"))
    (shown,) = server.wait_for(lambda: server.shown)
    assert (shown.title, shown.body) == ("ab", "half ? of a pair")


def test_without_a_service_each_is_told_as_not_shown_and_one_that_comes_shows_the_next(
    notify: DBusNotifier, serve: Serve, ear: Ear
) -> None:
    notify.show(CHECK_IN)
    assert ear.next() == [NotShown("w01-long")]
    server = serve()
    notify.show(CHECK_IN)
    server.wait_for(lambda: server.shown)


def test_a_service_that_restarts_is_asked_anew_and_old_numbers_mean_nothing(
    notify: DBusNotifier, serve: Serve, ear: Ear
) -> None:
    first = serve()
    notify.show(CHECK_IN)
    (old,) = first.wait_for(lambda: first.shown)
    first.close()
    assert ear.next() == [Closed("w01-long")]
    second = serve(abilities=("body",), first=old.number)
    second.tell(PATH, NAME, "ActionInvoked", "us", old.number, "done")
    notify.show(CHECK_IN)
    (new,) = second.wait_for(lambda: second.shown)
    assert new.replaces == 0
    assert new.actions == {}
    assert ear.take() == []


def test_a_service_that_hangs_delays_nobody_and_is_given_up(
    bus: str, serve: Serve, ear: Ear, stack: ExitStack
) -> None:
    server = serve()
    server.hangs = True
    connection = Bus(bus, answer_s=0.2)
    stack.callback(connection.close)
    notify = DBusNotifier(connection, ear.post)
    notify.show(CHECK_IN)
    notify.show(Notification("next", "Next"))
    told: list[Event] = []
    while len(told) < 2:
        told += ear.next()
    assert told == [NotShown("w01-long"), NotShown("next")]
    server.hangs = False
    notify.show(CHECK_IN)
    server.wait_for(lambda: server.shown)


def test_what_is_said_just_before_the_end_is_still_said(
    bus: str, serve: Serve, ear: Ear, stack: ExitStack
) -> None:
    server, connection = serve(), Bus(bus)
    stack.callback(connection.close)
    notify = DBusNotifier(connection, ear.post)
    notify.show(CHECK_IN)
    notify.show(Notification("next", "Next"))
    first, second = server.wait_for(lambda: server.shown[1:] and server.shown)
    server.dismiss(second)
    assert ear.next() == [Closed("next")]
    notify.close(CHECK_IN.key)
    connection.close()
    assert server.wait_for(lambda: server.closed) == [first.number]


def test_a_press_from_somebody_else_on_the_bus_is_ignored(
    bus: str, notify: DBusNotifier, serve: Serve, ear: Ear, stack: ExitStack
) -> None:
    server, stranger = serve(), Peer(bus)
    stack.callback(stranger.close)
    notify.show(CHECK_IN)
    (shown,) = server.wait_for(lambda: server.shown)
    stranger.tell(PATH, NAME, "ActionInvoked", "us", shown.number, "missed", only=shown.sender)
    # Once the stranger's message has been through the bus, so has this one's answer.
    stranger.owner_of(NAME)
    server.press(shown, "done")
    assert ear.next()[0] == Acted("w01-long", "done")


def test_without_a_bus_it_is_not_shown(tmp_path: Path, ear: Ear, stack: ExitStack) -> None:
    for address in ("", "nonsense", "tcp:host=localhost", f"unix:path={tmp_path / 'none'}"):
        connection = Bus(address)
        stack.callback(connection.close)
        DBusNotifier(connection, ear.post).show(CHECK_IN)
        assert ear.next() == [NotShown("w01-long")]


def test_a_bus_that_hangs_delays_nobody(tmp_path: Path, ear: Ear, stack: ExitStack) -> None:
    mute = stack.enter_context(socket(AF_UNIX))
    mute.bind(str(tmp_path / "mute"))
    mute.listen()
    connection = Bus(f"unix:path={tmp_path / 'mute'}")
    stack.callback(connection.close)
    DBusNotifier(connection, ear.post).show(CHECK_IN)
    assert ear.next() == [NotShown("w01-long")]


def test_a_bus_that_comes_back_is_used_again(
    tmp_path: Path, environ: dict[str, str], ear: Ear, stack: ExitStack
) -> None:
    with running_bus(tmp_path, environ) as address:
        connection = Bus(address)
        stack.callback(connection.close)
        notify = DBusNotifier(connection, ear.post)
        notify.show(CHECK_IN)
        assert ear.next() == [NotShown("w01-long")]
    notify.show(CHECK_IN)
    assert ear.next() == [NotShown("w01-long")]
    with running_bus(tmp_path, environ) as address:
        server = NotificationServer(address)
        notify.show(CHECK_IN)
        (shown,) = server.wait_for(lambda: server.shown)
        server.press(shown, "done")
        assert ear.next()[0] == Acted("w01-long", "done")
        server.close()
