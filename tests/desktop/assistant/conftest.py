"""What the tests of the assistant's parts share."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import shown
from tests.desktop.given import SetClock


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path, clock: SetClock) -> SetupPage:
    """The assistant at its first question, on a Tuesday; there is no plan yet."""
    return shown(qtbot, Desk(tmp_path / "empty", clock))
