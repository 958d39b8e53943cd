"""The panel's look: the desktop's own font and palette, one accent, spacing in steps of eight.

Sizes that hold text follow the font, so that twice the font is twice the panel.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontInfo, QFontMetrics, QGuiApplication, QPalette

from pacelift.desktop.colours import Colours, Rgb, colours, hex_of

GAP: Final = 8
WIDTH_CHARACTERS: Final = 58
HEADLINE: Final = 1.5
"""As a multiple of the desktop's font."""


CHANGES: Final = frozenset(
    (
        QEvent.Type.PaletteChange,
        QEvent.Type.ApplicationPaletteChange,
        QEvent.Type.ThemeChange,
        QEvent.Type.FontChange,
        QEvent.Type.ApplicationFontChange,
    )
)
"""The events after which a window may have to look otherwise."""


class Look(NamedTuple):
    """What the desktop sets for all windows."""

    colours: Colours
    font: str


def look_now() -> Look:
    """The desktop's look as it is now."""
    return Look(colours_now(), QGuiApplication.font().key())


def colours_now() -> Colours:
    """The colours beside the desktop's palette as it is now."""
    palette = QGuiApplication.palette()
    return colours(
        _rgb(palette.color(QPalette.ColorRole.Window)),
        _rgb(palette.color(QPalette.ColorRole.Base)),
        _rgb(palette.color(QPalette.ColorRole.WindowText)),
    )


def panel_width() -> int:
    """The width of a comfortable line in the desktop's font."""
    metrics = QFontMetrics(QGuiApplication.font())
    return metrics.averageCharWidth() * WIDTH_CHARACTERS + 8 * GAP


def sheet(told: Colours) -> str:
    """The style sheet of our windows."""
    names = {name: hex_of(colour) for name, colour in told._asdict().items()}
    font = QGuiApplication.font()
    # A font given in pixels knows no points.
    points = font.pointSizeF() if font.pointSizeF() > 0 else QFontInfo(font).pointSizeF()
    size = points * HEADLINE
    text = _SHEET.replace("@headline;", f"{size:.1f}pt;")
    for name, value in names.items():
        text = text.replace(f"@{name};", f"{value};")
    return text


def _rgb(colour: QColor) -> Rgb:
    return colour.red(), colour.green(), colour.blue()


_SHEET: Final = """
#panel, #window, #content, QDialog { background: @window; }
QLabel { color: @text; background: transparent; }
QLabel[role="headline"] { font-size: @headline; font-weight: 600; }
QLabel[role="title"] { font-weight: 600; }
QLabel[role="quiet"] { color: @quiet; }
QLabel[role="heading"] { color: @quiet; font-weight: 600; }
QLabel[role="problem"] { font-weight: 600; }
QLabel[role="told"] { color: @accent; font-weight: 600; }
#card { background: @card; border: 1px solid; border-color: @line; border-radius: 8px; }
QPushButton, QToolButton {
    color: @text; background: @raised; border: 1px solid; border-color: @line;
    border-radius: 6px; padding: 5px 12px;
}
QPushButton:hover, QToolButton:hover { border-color: @quiet; }
QPushButton:pressed, QToolButton:pressed { background: @line; }
QPushButton:focus, QToolButton:focus {
    border: 2px solid; border-color: @accent; padding: 4px 11px;
}
QPushButton:disabled { color: @quiet; background: transparent; }
QPushButton[role="main"] { color: @on_accent; background: @accent; border-color: @accent; }
QPushButton[role="main"]:hover { border-color: @text; }
QPushButton[role="main"]:focus { border: 2px solid; border-color: @text; }
QPushButton[role="flat"], QToolButton { background: transparent; border-color: transparent; }
QPushButton[role="flat"] { color: @accent; padding: 5px 8px; }
QPushButton[role="flat"]:hover, QToolButton:hover { border-color: @line; }
QPushButton[role="flat"]:focus { border: 2px solid; border-color: @accent; padding: 4px 7px; }
QPushButton[role="number"] { padding: 5px 0px; }
QPushButton[role="number"]:focus { padding: 4px 0px; }
QPushButton[role="number"]:checked {
    color: @on_accent; background: @accent; border-color: @accent;
}
QSpinBox, QDoubleSpinBox, QLineEdit, QDateEdit, QTimeEdit, QPlainTextEdit {
    color: @text; background: @window; border: 1px solid; border-color: @line;
    border-radius: 6px; padding: 4px 6px;
}
QSpinBox:focus, QDoubleSpinBox:focus, QLineEdit:focus, QDateEdit:focus, QTimeEdit:focus,
QPlainTextEdit:focus {
    border: 2px solid; border-color: @accent; padding: 3px 5px;
}
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button,
QDoubleSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {
    width: 0px; border: none;
}
QDateEdit::drop-down { border: none; width: 20px; }
QDateEdit::down-arrow {
    width: 0px; height: 0px; border-left: 4px solid @window; border-right: 4px solid @window;
    border-top: 5px solid @text;
}
QCheckBox, QRadioButton { color: @text; spacing: 8px; padding: 2px; border: 1px solid transparent; }
QCheckBox:focus, QRadioButton:focus { border-color: @accent; border-radius: 6px; }
QTabBar::tab {
    color: @text; background: transparent; padding: 6px 10px; border: 1px solid transparent;
    border-bottom: 3px solid transparent;
}
QTabBar::tab:hover { background: @raised; }
QTabBar::tab:selected { border-bottom: 3px solid; border-color: @accent; font-weight: 600; }
QTabBar[role="focused"]::tab:selected {
    border: 2px solid; border-color: @accent; border-radius: 6px;
}
QToolButton::menu-indicator { image: none; }
QListView {
    color: @text; background: @card; border: 1px solid; border-color: @line; border-radius: 6px;
}
QListView::item { padding: 3px 0; }
QListView::item:selected { color: @on_accent; background: @accent; }
#sidebar {
    border-radius: 0px;
    color: @text; background: @raised; border: none; padding: 8px 0px; outline: none;
}
#sidebar::item { padding: 8px 16px; border-left: 3px solid transparent; }
#sidebar::item:hover { background: @line; }
#sidebar::item:selected {
    color: @text; background: @window; border-left: 3px solid; border-color: @accent;
}
QScrollArea { border: none; background: @window; }
"""
