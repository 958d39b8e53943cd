"""What the tray app needs of the system beneath, by the shape of it: `pacelift.system` has them.

Without one of them the app still works: messages at the tray instead of notifications, no switch
for starting at login, no wake-up but the timer's.
"""

from __future__ import annotations

from typing import Protocol

from attrs import frozen


@frozen
class Notification:
    """A message with buttons: `actions` are pairs of an id and the button's text."""

    key: str
    title: str
    body: str
    actions: tuple[tuple[str, str], ...] = ()


class Notifier(Protocol):
    """Shows notifications. Neither method blocks or raises."""

    def show(self, notification: Notification) -> None:
        """Shows it; one of the same key gives way."""

    def close(self, key: str) -> None:
        """Takes it away if it is still shown."""


class Autostart(Protocol):
    """Whether the app starts at login. Each method may raise OSError or PaceliftError."""

    def enabled(self) -> bool:
        """What the desktop's own place for it says now."""

    def enable(self) -> None:
        """Starts it at login from now on."""

    def disable(self) -> None:
        """Does so no more."""
