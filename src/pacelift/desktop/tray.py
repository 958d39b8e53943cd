"""The icon in the tray: what it shows, what a click means, and its life with the tray's host.

On X11 Qt chooses how to reach the host when the icon is made, so an icon made before the host's
watcher is there has to be made again when it comes; on Wayland it registers by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from pacelift.desktop.icons import tray_icon
from pacelift.desktop.watcher import SERVICE, is_there, watch

if TYPE_CHECKING:
    from pacelift.words.today_view import State

GUARD_MS = 300
LONGEST_TOOLTIP = 120
"""Windows shows 127 characters."""

_MIDDLE = 128
"""Of the lightness of a ground, 0 to 255."""

_MEANS_SHOW = (
    QSystemTrayIcon.ActivationReason.Trigger,
    QSystemTrayIcon.ActivationReason.DoubleClick,
)


class Tray(QObject):
    """The icon. `opened` asks for the panel, `message_clicked` comes with a click on a message."""

    opened = Signal()
    message_clicked = Signal()

    def __init__(self, menu: QMenu, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = menu
        self._state: State = "nothing"
        self._tooltip = ""
        self.is_clicked = False
        """Whether it was, ever: one that is clicked before anybody listens is heard later."""
        self._last_click = QElapsedTimer()
        self._watcher: QObject | None = None
        self.icon = self._make()
        if QGuiApplication.platformName() == "xcb" and not is_there(SERVICE):
            self._watcher = watch(SERVICE, self._make_again, self)
        qt = QGuiApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.paletteChanged.connect(self._paint)

    def show_state(self, state: State, tooltip: str) -> None:
        """The icon's shape, and what is said of it."""
        if (state, tooltip) == (self._state, self._tooltip):
            return
        self._state, self._tooltip = state, tooltip
        self._paint()

    def tell(self, title: str, body: str) -> bool:
        """A message at the tray; False where only the desktop's notifications could show it.

        There Qt would ask their service, and wait for as long as it hangs.
        """
        if self._speaks_by_bus():
            return False
        self.icon.showMessage(title, body, self.icon.icon())
        return True

    @staticmethod
    def _speaks_by_bus() -> bool:
        name = QGuiApplication.platformName()
        return name.startswith("wayland") or (name == "xcb" and is_there(SERVICE))

    def take_away(self) -> None:
        """The icon is gone at once, not when the process is."""
        self.icon.hide()

    @staticmethod
    def is_available() -> bool:
        """Whether there is a tray at all; nothing else tells."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def _make(self) -> QSystemTrayIcon:
        icon = QSystemTrayIcon(self)
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._clicked)
        icon.messageClicked.connect(self.message_clicked)
        self.icon = icon
        self._paint()
        icon.show()
        return icon

    def _make_again(self) -> None:
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self.icon.hide()
        self.icon.deleteLater()
        self._make()

    def _paint(self) -> None:
        # Not by `Qt.ColorScheme`: the enumerations of Qt cost 1.3 MiB and 40 ms.
        dark = QGuiApplication.palette().window().color().lightness() < _MIDDLE
        self.icon.setIcon(tray_icon(self._state, dark=dark))
        self.icon.setToolTip(self._tooltip[:LONGEST_TOOLTIP])

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        """Every way to activate means "show"; a double click is one, not two."""
        if reason not in _MEANS_SHOW:
            return
        if self._last_click.isValid() and self._last_click.elapsed() < GUARD_MS:
            return
        self._last_click.start()
        self.is_clicked = True
        self.opened.emit()
