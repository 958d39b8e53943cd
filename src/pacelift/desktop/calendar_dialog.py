"""The connected calendar: how to connect it, how it stands, a look ahead, and letting go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
)

from pacelift.desktop import style
from pacelift.desktop.desk import Desk
from pacelift.desktop.rounds import Offer, Rounds
from pacelift.desktop.style import GAP
from pacelift.desktop.sync_child import SyncChild
from pacelift.desktop.widgets import button, clear, fit, label
from pacelift.errors import PaceliftError
from pacelift.sync.discreet import is_discreet
from pacelift.words.google_steps import STEPS, TESTING
from pacelift.words.problem_titles import problem_lines

CONSENT_S: Final = 330
"""A little longer than the listener in the child waits for the browser."""

Start = Callable[[Sequence[str], float], SyncChild]


class CalendarDialog(QDialog):
    """Runs commands of this program as children, one at a time; closing it ends a consent."""

    def __init__(self, desk: Desk, rounds: Rounds, start: Start | None = None) -> None:
        super().__init__()
        self._desk, self._rounds = desk, rounds
        self._make = start or self._own
        self._child: SyncChild | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(desk.voice.say("Calendar"))
        self.setStyleSheet(style.sheet(style.colours_now()))
        self.setMinimumWidth(style.panel_width())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        self._column.setSpacing(int(1.5 * GAP))
        self.discreet = QCheckBox()
        self.free_busy = QCheckBox()
        self.remove = QCheckBox()
        self._offers = QVBoxLayout()
        self._decided: set[Offer] = set()
        self.told = label()
        rounds.changed.connect(self._round_changed)
        self._fill()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whatever still waits for the browser is given up."""
        if self._child is not None:
            self._child.stop()
        super().closeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the texts have the size that they are shown in."""
        self._fit()
        super().showEvent(event)

    def choose(self) -> None:
        """Asks for the client secrets file, and connects with it."""
        say = self._desk.voice.say
        name, _ = QFileDialog.getOpenFileName(
            self, say("The JSON file of your OAuth client"), "", say("JSON files (*.json)")
        )
        if name:
            self.connect_with(name)

    def connect_with(self, client_secrets: str) -> None:
        """Opens Google's page in the browser and waits for the runner to agree there."""
        chosen = {"--discreet": self.discreet, "--free-busy": self.free_busy}
        more = [option for option, box in chosen.items() if box.isChecked()]
        self._consent("--client-secrets", client_secrets, *more)

    def sign_in_again(self) -> None:
        """The same with the client that the keyring holds; its file is asked for if it has none."""
        self._consent()

    def _consent(self, *more: str) -> None:
        waiting = self._desk.voice.say("Your browser opens; agree there. This window waits.")
        self._run(("connect", "google", *more), waiting, CONSENT_S)

    def _own(self, arguments: Sequence[str], limit_s: float) -> SyncChild:
        return SyncChild(self._desk.home, (), limit_s, self, arguments)

    def _fill(self) -> None:
        """Shows what there is to do now."""
        clear(self._column)
        say = self._desk.voice.say
        connected = self._rounds.is_connected
        heading = say("Your Google Calendar") if connected else say("Connect Google Calendar")
        self._column.addWidget(label(heading, "headline"))
        self.told = label()
        if connected:
            self._column.addWidget(self.told)
            self._connected()
        else:
            self._unconnected()
            self._column.addWidget(self.told)
            self.told.hide()
        self._buttons(connected=connected)
        self._show_state()
        self._fit()

    def _unconnected(self) -> None:
        say = self._desk.voice.say
        self._column.addWidget(
            label(
                say(
                    "Your plan then stands in a calendar of its own, and what you move, mark or "
                    "delete there counts here. Google has you make the key to it yourself, once:"
                )
            )
        )
        steps = (f"{number}. {say(step)}" for number, step in enumerate(STEPS, start=1))
        self._column.addWidget(label("\n".join(steps)))
        self._column.addWidget(label(say(TESTING), "quiet"))
        self.discreet = QCheckBox(say("Show times only: every event is called “Busy”"))
        self.discreet.setChecked(self._is_discreet())
        self._column.addWidget(self.discreet)
        self.free_busy = QCheckBox(say("Place sessions around my other appointments"))
        self.free_busy.setToolTip(say("Google tells when you are busy, never with what."))
        self._column.addWidget(self.free_busy)

    def _is_discreet(self) -> bool:
        try:
            return is_discreet(self._desk.app())
        except PaceliftError:
            return False

    def _connected(self) -> None:
        say = self._desk.voice.say
        self._offers = QVBoxLayout()
        self._offers.setSpacing(GAP)
        self._column.addLayout(self._offers)
        self.remove = QCheckBox(say("When disconnecting, take the events out of it too"))
        self._column.addWidget(self.remove)

    def _buttons(self, *, connected: bool) -> None:
        say = self._desk.voice.say
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.presses: list[QPushButton] = []
        if connected:
            needs = self._rounds.child.state
            self._action(row, say("Sync now"), self._rounds.start)
            self._action(row, say("Look ahead"), self._look_ahead)
            if needs == "confirm":
                self._confirm_buttons(row)
            if needs == "reconnect":
                self._action(row, say("Sign in again"), self.sign_in_again)
            self._action(row, say("Disconnect"), self._disconnect)
        else:
            self._action(row, say("Choose the file and connect…"), self.choose)
        row.addStretch(1)
        row.addWidget(button(say("Close"), self.close))
        self._column.addLayout(row)

    def _confirm_buttons(self, row: QHBoxLayout) -> None:
        """What is to become of what is gone from there."""
        say = self._desk.voice.say
        if self._rounds.child.result.get("cause") == "many-deleted":
            self._action(row, say("Take them out of the plan"), self._confirm)
            self._action(row, say("Put them back"), self._make_again)
        else:
            self._action(row, say("Make it anew"), self._confirm)

    def _action(self, row: QHBoxLayout, text: str, press: Callable[[], object]) -> None:
        made = button(text, press)
        self.presses.append(made)
        row.addWidget(made)

    def _show_offers(self) -> None:
        """Each session at the time of an appointment, with what can be done about it."""
        clear(self._offers)
        say = self._desk.voice.say
        for offer in (each for each in self._rounds.offers if each not in self._decided):
            self._offers.addWidget(label(offer.text))
            row = QHBoxLayout()
            row.setSpacing(GAP)
            if offer.has_room:
                row.addWidget(button(say("Take that"), partial(self._make_room, offer)))
            row.addWidget(button(say("Leave it there"), partial(self._leave, offer)))
            row.addStretch(1)
            self._offers.addLayout(row)

    def _make_room(self, offer: Offer) -> None:
        self._decided.add(offer)
        self._run(("sync", "--make-room", offer.session), self._desk.voice.say("Syncing…"))

    def _leave(self, offer: Offer) -> None:
        """Where the runner has put it, it stays whatever else there is."""
        try:
            self._desk.app().move(offer.session, datetime.fromisoformat(offer.start))
        except PaceliftError as error:
            _, text, fix = problem_lines(error, self._desk.voice)
            self._say(f"{text} {fix}")
            return
        self._decided.add(offer)
        self._desk.refresh()
        self._show_state()

    def _look_ahead(self) -> None:
        self._run(("sync", "--preview"), self._desk.voice.say("Looking…"))

    def _confirm(self) -> None:
        self._run(("sync", "--confirm"), self._desk.voice.say("Syncing…"))

    def _make_again(self) -> None:
        self._run(("sync", "--make-again"), self._desk.voice.say("Syncing…"))

    def _disconnect(self) -> None:
        more = ("--remove-events",) if self.remove.isChecked() else ()
        self._run(("disconnect", *more), self._desk.voice.say("Disconnecting…"))

    def _run(self, arguments: Sequence[str], waiting: str, limit_s: float = 180) -> None:
        if self._child is not None:
            return
        for each in self.presses:
            each.setEnabled(False)
        self._say(waiting)
        self._child = self._make(arguments, limit_s)
        self._child.changed.connect(self._ended)
        self._child.start()

    def _ended(self) -> None:
        child = self._child
        if child is None or child.is_running:
            return
        self._child = None
        self._desk.refresh()
        self._rounds.take(child.result)
        self._rounds.soon()
        self._fill()
        self._say(child.state_text(self._desk.voice))
        child.deleteLater()
        if self._rounds.is_connected and _needs_the_client(child.result):
            self.choose()

    def _round_changed(self) -> None:
        if not self._rounds.child.is_running:
            self._decided.clear()
        self._show_state()

    def _show_state(self) -> None:
        if self._child is None and self._rounds.is_connected:
            self._show_offers()
            self._say(self._rounds.child.state_text(self._desk.voice))

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.show()
        self._fit()

    def _fit(self) -> None:
        fit(self, self._column)


def _needs_the_client(result: Mapping[str, Any]) -> bool:
    error = result.get("error")
    return isinstance(error, dict) and error.get("code") == "client-secrets"
