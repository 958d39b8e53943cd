"""The icon: what a click means, its shape for each state, and being made again for a late host."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QIcon, QImage
from PySide6.QtWidgets import QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from pacelift.desktop import tray as tray_module
from pacelift.desktop.icons import SIZES, tray_icon
from pacelift.desktop.tray import GUARD_MS, LONGEST_TOOLTIP, Tray
from pacelift.words.today_view import State

STATES: tuple[State, ...] = ("nothing", "waits", "done", "rest", "needs-you")
Reason = QSystemTrayIcon.ActivationReason


@pytest.fixture
def tray(qtbot: QtBot) -> Tray:
    menu = QMenu()
    qtbot.addWidget(menu)
    return Tray(menu)


class Clicks:
    """Counts how often the panel was asked for."""

    def __init__(self, tray: Tray) -> None:
        self.count = 0
        tray.opened.connect(self._more)

    def _more(self) -> None:
        self.count += 1


@pytest.mark.parametrize("reason", [Reason.Trigger, Reason.DoubleClick])
def test_every_activation_means_show(tray: Tray, reason: Reason) -> None:
    clicks = Clicks(tray)
    tray.icon.activated.emit(reason)
    assert clicks.count == 1


@pytest.mark.parametrize("reason", [Reason.Context, Reason.MiddleClick, Reason.Unknown])
def test_any_other_reason_is_the_desktops_own_business(tray: Tray, reason: Reason) -> None:
    clicks = Clicks(tray)
    tray.icon.activated.emit(reason)
    assert clicks.count == 0


def test_a_double_click_shows_once(tray: Tray, monkeypatch: pytest.MonkeyPatch) -> None:
    clicks = Clicks(tray)
    tray.icon.activated.emit(Reason.Trigger)
    tray.icon.activated.emit(Reason.DoubleClick)
    assert clicks.count == 1
    monkeypatch.setattr(tray_module, "GUARD_MS", -1)
    assert GUARD_MS == 300
    tray.icon.activated.emit(Reason.Trigger)
    assert clicks.count == 2


def _image(icon: QIcon, size: int = 44) -> QImage:
    return icon.pixmap(size, size).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _shape(image: QImage) -> frozenset[tuple[int, int]]:
    """Where there is ink, whatever its colour."""
    return frozenset(
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128
    )


@pytest.mark.parametrize("size", SIZES)
def test_each_state_has_a_shape_of_its_own_at_every_size(qtbot: QtBot, size: int) -> None:
    shapes = {_shape(_image(tray_icon(s, dark=True, mask=True), size)) for s in STATES}
    assert len(shapes) == len(STATES)
    assert all(shapes)


def test_its_ink_is_light_on_dark_and_dark_on_light_and_a_halo_keeps_it_legible_on_either(
    qtbot: QtBot,
) -> None:
    for dark in (True, False):
        image = _image(tray_icon("nothing", dark=dark, mask=False))
        tones = [
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        ]
        ink = sum(tone > 200 for tone in tones), sum(tone < 60 for tone in tones)
        assert min(ink) > 40
        middle = image.pixelColor(22, 13).lightness()
        assert middle > 200 if dark else middle < 60


def test_a_mask_is_told_as_one_and_has_no_halo(qtbot: QtBot) -> None:
    icon = tray_icon("done", dark=True, mask=True)
    assert icon.isMask()
    image = _image(icon)
    assert all(
        image.pixelColor(x, y).lightness() < 5
        for x in range(44)
        for y in range(44)
        if image.pixelColor(x, y).alpha() > 250
    )


def test_the_tooltip_is_never_longer_than_desktops_show(tray: Tray) -> None:
    tray.show_state("waits", "x" * 500)
    assert len(tray.icon.toolTip()) == LONGEST_TOOLTIP


def test_the_state_changes_the_icon(tray: Tray) -> None:
    before = _image(tray.icon.icon())
    tray.show_state("done", "All done for today")
    assert _image(tray.icon.icon()) != before
    assert tray.icon.toolTip() == "All done for today"


class LateHost:
    """A tray's watcher that is not there yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
        self.come: Callable[[], None] | None = None
        monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
        monkeypatch.setattr(tray_module, "is_there", lambda _service: False)
        monkeypatch.setattr(tray_module, "watch", self._watch)

    def _watch(self, _service: str, came: Callable[[], None], parent: QObject) -> QObject:
        self.come = came
        return QObject(parent)


def test_on_x11_the_icon_is_made_again_when_the_host_comes_later(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, menu = LateHost(monkeypatch, "xcb"), QMenu()
    qtbot.addWidget(menu)
    tray = Tray(menu)
    tray.show_state("waits", "06:30 Easy run 7 km")
    first, clicks = tray.icon, Clicks(tray)
    assert host.come is not None
    host.come()
    assert tray.icon is not first
    assert tray.icon.toolTip() == "06:30 Easy run 7 km"
    assert tray.icon.contextMenu() is menu
    tray.icon.activated.emit(Reason.Trigger)
    assert clicks.count == 1


def test_on_wayland_nobody_waits_for_the_host(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    host, menu = LateHost(monkeypatch, "wayland"), QMenu()
    qtbot.addWidget(menu)
    Tray(menu)
    assert host.come is None
