"""When a round with the connected calendar is due: soon after a change, often, and on waking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from attrs import frozen
from PySide6.QtCore import QObject, Signal

from pacelift.desktop.desk import Desk
from pacelift.desktop.reminders import Timer, qt_timer
from pacelift.errors import PaceliftError
from pacelift.words.plain import plain

if TYPE_CHECKING:
    from pacelift.desktop.sync_child import SyncChild

CONNECTED: Final = "calendar"
"""The setting that names the connected calendar; empty without one."""

SOON_MS: Final = 4000
"""After a press, as a second one may follow at once."""

OFTEN_MS: Final = 15 * 60 * 1000


@frozen
class Offer:
    """A session at the time of another appointment: what is told of it, and where it stands."""

    session: str
    start: str
    text: str
    has_room: bool


class Rounds(QObject):
    """Rounds of one desk: `changed` comes with another state, `heard` with what the calendar told.

    `heard` has a list of lines, one for each thing the runner did in the calendar.
    """

    changed = Signal()
    heard = Signal(list)

    def __init__(
        self,
        desk: Desk,
        child: SyncChild,
        timer: Callable[[Callable[[], None], QObject], Timer] = qt_timer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self.child = desk, child
        self._timer = timer(self.start, self)
        self._plan: object = None
        self.offers: tuple[Offer, ...] = ()
        """What the last whole round found at the time of other appointments, in order of time."""
        desk.changed.connect(self._look)
        child.changed.connect(self._child_changed)

    @property
    def is_connected(self) -> bool:
        """Whether a calendar is connected, by whichever program."""
        try:
            return bool(self._desk.app().setting(CONNECTED))
        except PaceliftError:
            return False

    @property
    def needs_you(self) -> str | None:
        """What the calendar asks of the runner, or None."""
        voice = self._desk.voice
        asks = self.child.needs_you(voice)
        if asks is None and self.offers:
            where = voice.say("Decide about it in the menu, under “Calendar…”.")
            return f"{self.offers[0].text} {where}"
        return asks

    def begin(self) -> None:
        """The first round comes soon."""
        self._plan = self._desk.plan
        self.soon()

    def soon(self) -> None:
        """A round in a few seconds, where there is a calendar."""
        if self.is_connected:
            self._timer.start(SOON_MS)

    def start(self) -> None:
        """A round now, unless one is on or nothing is connected."""
        if self.is_connected:
            self.child.start()
            self._timer.start(OFTEN_MS)
        else:
            self._timer.stop()

    def stop(self) -> None:
        """No more rounds."""
        self._timer.stop()
        self.child.stop()

    def _look(self) -> None:
        if self._desk.plan != self._plan:
            self._plan = self._desk.plan
            self.soon()

    def take(self, result: Mapping[str, Any]) -> None:
        """What a round told, whoever has started it."""
        if result.get("status") == "ok":
            self.offers = tuple(map(_offer, result.get("offers", [])))
        told = [*result.get("told", []), *result.get("refused", [])]
        if lines := [plain(str(each["text"])) for each in told]:
            self.heard.emit(lines)

    def _child_changed(self) -> None:
        if not self.child.is_running:
            self._desk.refresh()
            self.take(self.child.result)
            self._desk.set_needs_you(self.needs_you)
        self.changed.emit()


def _offer(told: Mapping[str, Any]) -> Offer:
    text = plain(str(told["text"]))
    return Offer(str(told["session"]), str(told["start"]), text, has_room=bool(told["to"]))
