"""The runner's choices while the app runs: one object that whoever shows or heeds them shares."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pacelift.app import App
from pacelift.desktop import settings
from pacelift.desktop.settings import Settings
from pacelift.errors import PaceliftError

if TYPE_CHECKING:
    from pacelift.system.autostart import Autostart


class Preferences(QObject):
    """`changed` comes with other settings, `failed` with the PaceliftError of keeping them.

    `autostart` gives what starts the app at login; None where there is none.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, app: Callable[[], App], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.settings = Settings()
        self.autostart: Callable[[], Autostart] | None = None

    def read(self) -> None:
        """Takes what is kept. Raises PaceliftError."""
        self._take(settings.loads(self._app().setting(settings.SETTING)))

    def keep(self, new: Settings) -> None:
        """Takes others, and keeps them if that can be."""
        if new == self.settings:
            return
        self._take(new)
        try:
            self._app().set_setting(settings.SETTING, settings.dumps(new))
        except PaceliftError as error:
            self.failed.emit(error)

    def _take(self, new: Settings) -> None:
        if new != self.settings:
            self.settings = new
            self.changed.emit()
