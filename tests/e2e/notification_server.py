"""A desktop's notification service, written for the tests: it shows nothing and remembers all."""

from __future__ import annotations

from attrs import frozen

from tests.e2e.peer import Peer, Reply

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
ABILITIES = ("actions", "body", "persistence")


@frozen
class Shown:
    """What Notify was called with."""

    number: int
    replaces: int
    title: str
    body: str
    actions: dict[str, str]
    hints: dict[str, object]
    sender: str


class NotificationServer(Peer):
    """The service; `shown` is all that was ever shown, `closed` the numbers it was told to close."""

    def __init__(
        self, address: str, *, abilities: tuple[str, ...] = ABILITIES, first: int = 1
    ) -> None:
        super().__init__(address)
        self.shown: list[Shown] = []
        self.closed: list[int] = []
        self.asked_for_abilities = 0
        self.hangs = False
        self._abilities = list(abilities)
        self._next = first
        self.serve(NAME, "GetCapabilities", self._get_capabilities)
        self.serve(NAME, "Notify", self._notify)
        self.serve(NAME, "CloseNotification", self._close)
        self.own(NAME)

    def press(self, shown: Shown, action: str) -> None:
        """A button is pressed, which closes the notification."""
        assert action in shown.actions
        self.tell(PATH, NAME, "ActionInvoked", "us", shown.number, action)
        self.dismiss(shown)

    def dismiss(self, shown: Shown, reason: int = 2) -> None:
        """It is taken away unanswered."""
        self.tell(PATH, NAME, "NotificationClosed", "uu", shown.number, reason)

    def _get_capabilities(self, sender: str) -> Reply | None:
        self.asked_for_abilities += 1
        return None if self.hangs else ("as", (self._abilities,))

    def _notify(self, sender: str, *arguments: object) -> Reply | None:
        _app, replaces, _icon, title, body, actions, hints, _time = arguments
        assert isinstance(replaces, int)
        assert isinstance(actions, list)
        assert isinstance(hints, dict)
        number = replaces or self._next
        self._next += not replaces
        pairs = dict(zip(actions[::2], actions[1::2], strict=True))
        self.shown.append(Shown(number, replaces, str(title), str(body), pairs, hints, sender))
        return None if self.hangs else ("u", (number,))

    def _close(self, sender: str, number: int) -> Reply:
        self.closed.append(number)
        self.tell(PATH, NAME, "NotificationClosed", "uu", number, 3)
        return "", ()
