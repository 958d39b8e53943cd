"""Notifications of the desktop with buttons, and what was pressed.

Linux only, by D-Bus; elsewhere the tray's own message is the way. A desktop that has nobody to show
them, or one that hangs, costs nobody a moment.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final, Protocol

from attrs import frozen

from pacelift.system.bus import Bus, Call, Heard, Signal

DEFAULT_ACTION: Final = "default"
"""The action of a click on the notification itself; its label is not shown."""

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"


@frozen
class Notification:
    """What is shown, in plain text; `key` is the caller's name for it, actions are (id, label)."""

    key: str
    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()


@frozen
class Acted:
    """A button was pressed."""

    key: str
    action: str


@frozen
class Closed:
    """A notification is no longer there."""

    key: str


@frozen
class NotShown:
    """Nobody could show it."""

    key: str


Event = Acted | Closed | NotShown


class Notifier(Protocol):
    """Shows notifications and tells what becomes of them."""

    def show(self, notification: Notification) -> None:
        """Shows it, in place of an open one with the same key."""

    def close(self, key: str) -> None:
        """Takes it away, if it is there."""


class DBusNotifier:
    """The notifications of a Linux desktop; `post` is given each Event, in the bus's thread.

    `icon` is the name of an icon of the desktop's theme, or a file's address.
    """

    def __init__(self, bus: Bus, post: Callable[[Event], None], icon: str = "") -> None:
        self._bus = bus
        self._post = post
        self._icon = icon
        # From here on the bus's thread has everything. One call at a time is under way, as the
        # answer to one says what the next may be.
        self._steps: deque[Callable[[], None]] = deque()
        self._busy = False
        self._server = ""
        self._abilities: frozenset[str] | None = None
        self._open: dict[str, int] = {}
        self._keys: dict[int, str] = {}
        self._bus.run(self._listen)

    def show(self, notification: Notification) -> None:
        """Shows it, in place of an open one with the same key."""
        self._bus.run(lambda: self._queue(lambda: self._show(notification)))

    def close(self, key: str) -> None:
        """Takes it away, if it is there."""
        self._bus.run(lambda: self._queue(lambda: self._close(key)))

    # What follows runs in the bus's thread.

    def _listen(self) -> None:
        self._bus.listen(Signal(_NAME, _PATH, _NAME, "ActionInvoked"), self._acted)
        self._bus.listen(Signal(_NAME, _PATH, _NAME, "NotificationClosed"), self._closed)
        dbus, path = "org.freedesktop.DBus", "/org/freedesktop/DBus"
        self._bus.listen(Signal(dbus, path, dbus, "NameOwnerChanged", _NAME), self._other_server)

    def _queue(self, step: Callable[[], None]) -> None:
        self._steps.append(step)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        self._busy = bool(self._steps)
        if self._steps:
            self._steps.popleft()()

    def _show(self, notification: Notification) -> None:
        if self._abilities is not None:
            self._notify(notification, self._abilities)
            return

        def answered(heard: Heard | None) -> None:
            if heard is None:
                self._failed(notification.key)
                return
            self._server = heard.sender
            self._abilities = frozenset(heard.body[0])
            self._notify(notification, self._abilities)

        self._bus.call(_call("GetCapabilities"), answered)

    def _notify(self, notification: Notification, abilities: frozenset[str]) -> None:
        key = notification.key

        def answered(heard: Heard | None) -> None:
            if heard is None:
                self._failed(key)
                return
            self._server = heard.sender
            (number,) = heard.body
            self._open[key] = number
            self._keys[number] = key
            self._next()

        body = _sendable(notification.body)
        actions = notification.actions if "actions" in abilities else ()
        arguments = (
            "Pacelift",
            self._open.get(key, 0),
            self._icon,
            _sendable(notification.title),
            _escaped(body) if "body-markup" in abilities else body,
            [_sendable(text) for action in actions for text in action],
            {"desktop-entry": ("s", "pacelift"), "urgency": ("y", 1)},
            -1,
        )
        self._bus.call(_call("Notify", "susssasa{sv}i", arguments), answered)

    def _close(self, key: str) -> None:
        number = self._open.pop(key, None)
        if number is None:
            self._next()
        else:
            close = _call("CloseNotification", "u", (number,))
            self._bus.call(close, lambda heard: self._next())

    def _failed(self, key: str) -> None:
        self._post(NotShown(key))
        self._next()

    def _acted(self, heard: Heard) -> None:
        number, action = heard.body
        # Forgotten with its first press: a second would tell the same again. Not with its end,
        # which some desktops tell before the press that ended it.
        if heard.sender == self._server and number in self._keys:
            self._post(Acted(self._keys.pop(number), action))

    def _closed(self, heard: Heard) -> None:
        number = heard.body[0]
        for key in [key for key, known in self._open.items() if known == number]:
            if heard.sender == self._server:
                del self._open[key]
                self._post(Closed(key))

    def _other_server(self, heard: Heard) -> None:
        """Another shows them now, or nobody: what the former one had is gone."""
        gone, self._open = self._open, {}
        self._keys.clear()
        self._abilities = None
        for key in gone:
            self._post(Closed(key))


def _call(member: str, signature: str = "", arguments: tuple[object, ...] = ()) -> Call:
    return Call(_NAME, _PATH, _NAME, member, signature, arguments)


def _escaped(text: str) -> str:
    """The text where markup is read; `html.escape` would bring the names of 2,231 characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _sendable(text: str) -> str:
    """The text without what no message may hold, for which the bus would hang up."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
