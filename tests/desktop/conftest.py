"""What the desktop's tests share: a look that is the same on every machine, and a desk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.panel import Panel
from tests.desktop.given import SetClock, told_home

FONT = QFont("DejaVu Sans", 10)


@pytest.fixture(scope="session")
def _style(qapp: QApplication) -> QPalette:
    """The look, and the palette that belongs to it."""
    qapp.setStyle("Fusion")
    qapp.setFont(FONT)
    return qapp.palette()


@pytest.fixture(autouse=True)
def _look(qapp: QApplication, _style: QPalette) -> Iterator[None]:
    """The look, again after a test that changed it; windows left over would be painted anew too."""
    yield
    for window in qapp.topLevelWidgets():
        if window.parent() is None:
            window.close()
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if qapp.font() != FONT:
        qapp.setFont(FONT)
    if qapp.palette() != _style:
        qapp.setPalette(_style)


@pytest.fixture(scope="session")
def made_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, as it takes a second; tests get copies."""
    return told_home(tmp_path_factory.mktemp("made") / "home")


@pytest.fixture
def home(made_home: Path, tmp_path: Path) -> Path:
    """A home with the example's plan; all before Tuesday is done."""
    return Path(shutil.copytree(made_home, tmp_path / "home"))


@pytest.fixture
def clock() -> SetClock:
    """It is Tuesday, 08:00."""
    return SetClock()


@pytest.fixture
def desk(qapp: QApplication, home: Path, clock: SetClock) -> Desk:
    """The desk of that home."""
    return Desk(home, clock)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Panel:
    """The panel, shown."""
    made = Panel(desk, QMenu())
    qtbot.addWidget(made)
    made.appear()
    return made
