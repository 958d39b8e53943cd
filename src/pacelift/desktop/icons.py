"""Icons from SVG files: ink is black in them, the halo around it white, and both are replaced.

The tray's icon says its state by shape. A panel's colour is not the app's, so the halo keeps the
ink legible on either; macOS colours a mask itself.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QIcon, QImageReader, QPixmap

from pacelift.desktop.colours import Rgb, hex_of
from pacelift.system.resources import read_text

if TYPE_CHECKING:
    from pacelift.words.today_view import State

SIZES: Final = (16, 22, 24, 32, 44, 48, 64)
"""What trays ask for, at 100 and 200 %."""

_INK, _HALO = "#000000", "#ffffff"
_DARK_INK: Final = (31, 41, 46)
_LIGHT_INK: Final = (244, 247, 247)


@cache
def tray_icon(state: State, *, dark: bool, mask: bool = sys.platform == "darwin") -> QIcon:
    """The tray's icon; `dark` is whether the desktop is."""
    svg = read_text(f"icons/tray-{state}.svg")
    if mask:
        icon = _icon(svg.replace(_HALO, "none"))
        icon.setIsMask(True)
        return icon
    ink, halo = (_LIGHT_INK, _DARK_INK) if dark else (_DARK_INK, _LIGHT_INK)
    return _icon(_coloured(svg, hex_of(ink), hex_of(halo)))


def sign(name: str, colour: Rgb, size: int, ratio: float) -> QPixmap:
    """The sign of a discipline in one colour, `size` logical pixels high."""
    svg = read_text(f"icons/{name}.svg").replace(_INK, hex_of(colour))
    pixmap = _pixmap(svg, round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _coloured(svg: str, ink: str, halo: str) -> str:
    return svg.replace(_INK, "ink").replace(_HALO, halo).replace("ink", ink, 1)


def _icon(svg: str) -> QIcon:
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_pixmap(svg, size))
    return icon


def _pixmap(svg: str, size: int) -> QPixmap:
    data = QByteArray(svg.encode())
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"svg"))
    reader.setScaledSize(QSize(size, size))
    return QPixmap.fromImage(reader.read())
