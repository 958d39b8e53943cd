"""Whatever the window says is in the catalogues: what is said is recorded, page by page."""

from __future__ import annotations

import re
from gettext import NullTranslations

import pytest
import translations
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.panel import Panel
from pacelift.system import languages
from tests.desktop.every_page import PAGES, opened, tell

PLACE = re.compile("{[^{}]*}")


class Recorded(NullTranslations):
    """Says everything as it is, and keeps what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.asked.add(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """In place of every language."""
    made = Recorded()
    monkeypatch.setattr(languages, "translations_for", lambda _language: made)
    return made


def catalogued() -> set[str]:
    return {each.id for texts in translations.DOMAINS.values() for each in texts()}


def test_every_text_of_panel_menu_and_pages_is_in_a_catalogue(
    qtbot: QtBot, desk: Desk, recorded: Recorded
) -> None:
    tell(desk)
    panel = Panel(desk, QMenu())
    qtbot.addWidget(panel)
    panel.appear()
    for name in PAGES:
        window = opened(desk, name)
        qtbot.addWidget(window)
        QApplication.processEvents()
    said = {each for each in recorded.asked if re.search("[^\\W\\d_]", PLACE.sub("", each))}
    assert len(said) > 300
    assert said - catalogued() == set()
