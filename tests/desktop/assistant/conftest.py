"""What the tests of the assistant share."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import (
    begun_home,
    shown,
)
from tests.desktop.given import SetClock


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a journal, for its profile is edited here."""
    return begun_home(tmp_path / "home")


@pytest.fixture
def new(qapp: QApplication, tmp_path: Path, clock: SetClock) -> Desk:
    """A desk without a plan."""
    return Desk(tmp_path / "empty", clock)


@pytest.fixture
def page(qtbot: QtBot, new: Desk) -> SetupPage:
    """The page where there is no plan yet."""
    return shown(qtbot, new)


@pytest.fixture
def edit(qtbot: QtBot, desk: Desk) -> SetupPage:
    """The page over a plan that goes on."""
    return shown(qtbot, desk)
