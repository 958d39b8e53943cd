"""Every page in every look and language: pictures to look at, and nothing of them cut off."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop import language as qt_language
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.changes import ChangesPage
from pacelift.desktop.pages.page import Page
from pacelift.desktop.pages.setup import SetupPage
from pacelift.system import languages
from tests.builders import profile_document
from tests.desktop.conftest import FONT
from tests.desktop.every_page import PAGES, opened, tell
from tests.desktop.given import EARLIER
from tests.desktop.test_access import assert_named, assert_not_clipped
from tests.desktop.test_pictures import take, theme  # noqa: F401  # fixtures

LARGER = 1.4


class Longer(NullTranslations):
    """Another language, in which everything takes 40 % more room."""

    def gettext(self, message: str) -> str:
        if not any(map(str.isalpha, message)):
            return message
        more, words = round((LARGER - 1) * len(message)), " und noch etwas mehr" * 20
        return message + words[:more].rstrip() if more > 1 else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a profile that was kept, which is folded again by some pages."""
    home = tmp_path_factory.mktemp("kept") / "home"
    app = App(home, datetime.fromisoformat("2027-01-05T08:00+01:00"))
    app.keep(app.draft(write_toml(profile_document()).encode(), "profile"))
    for session in EARLIER:
        App(home, datetime.fromisoformat("2027-01-11T08:00+01:00")).mark(session, "done")
    return home


@pytest.fixture
def home(kept: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(kept, tmp_path / "home"))


@pytest.fixture(params=PAGES)
def name(request: pytest.FixtureRequest) -> str:
    """Of each page."""
    return str(request.param)


@pytest.fixture
def large(reset: None, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, desk: Desk) -> None:
    """Everything takes more room, and goes from right to left; a week is told."""
    monkeypatch.setattr(languages, "translations_for", lambda _language: Longer())
    larger = QFont(FONT)
    larger.setPointSizeF(FONT.pointSizeF() * LARGER)
    qapp.setFont(larger)
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    tell(desk)


@pytest.fixture(params=["en", "de"])
def spoken(
    request: pytest.FixtureRequest, reset: None, monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> str:
    """A language that the app and Qt speak; a week is told."""
    monkeypatch.setenv(languages.VARIABLE, request.param)
    qt_language.speak(request.param)
    tell(desk)
    return str(request.param)


@pytest.fixture
def reset(qapp: QApplication) -> Iterator[None]:
    """Qt speaks English again, from left to right."""
    yield
    qt_language.speak("en")
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def is_at_rest(page: Page) -> bool:
    """Whether what it works out beside the UI's thread is shown."""
    if isinstance(page, ChangesPage):
        return not page.is_reading
    return not (isinstance(page, SetupPage) and page.setup.is_busy)


def test_pictures_of_every_page(
    name: str,
    spoken: str,
    take: Callable[[QWidget, str], None],  # noqa: F811
    qtbot: QtBot,
    desk: Desk,
) -> None:
    window = opened(desk, name)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: is_at_rest(window.page), timeout=20_000)
    take(window, f"page-{name}-{spoken}")
    assert_named(window)


def test_no_page_is_cut_off_from_right_to_left_with_longer_words_in_a_larger_font(
    name: str, large: None, qtbot: QtBot, desk: Desk
) -> None:
    window = opened(desk, name)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: is_at_rest(window.page), timeout=20_000)
    qtbot.waitUntil(lambda: assert_not_clipped(window))
    assert window.sidebar.mapTo(window, window.sidebar.rect().center()).x() > window.width() / 2
