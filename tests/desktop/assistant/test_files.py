"""Profile files opened and saved by the assistant, and the example."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_toml import parse_toml
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from tests.builders import TODAY, profile_document
from tests.desktop.assistant.given import (
    answered,
    chosen,
    drawn,
    go_to,
    line,
    season,
    tab_texts,
    told_problems,
)
from tests.desktop.test_panel import button, texts


def test_the_example_fills_every_field(qtbot: QtBot, page: SetupPage) -> None:
    answered(qtbot, page)
    assert line(page, "race.name").text() == "Hamburg Marathon"
    assert page.setup.problems == ()
    assert "to Hamburg Marathon on Sun 23 May 2027." in texts(page)
    go_to(page, "health")
    assert chosen(page, "athlete.screening") == ["clear"]
    go_to(page, "calendar")
    assert page.keep.isEnabled()


def test_a_profile_file_fills_the_fields(
    qtbot: QtBot, page: SetupPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(write_toml(profile_document(**{"race.name": "Kiel", "running.days": 5})))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    button(page, "Open a profile file…").click()
    drawn(qtbot, page)
    assert line(page, "race.name").text() == "Kiel"
    assert season(page).profile.running.days == 5
    assert "Left out" not in texts(page)
    go_to(page, "running")
    assert chosen(page, "running.days") == [5]


def test_what_cannot_be_used_of_a_file_is_left_out_and_said(
    qtbot: QtBot, page: SetupPage, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    text = write_toml(profile_document(**{"running.weekly": "much"}))
    text = text.replace("[race]", '[race]\nshoes = "<b>red</b>"', 1)
    path.write_text(f'colour = "blue"\n{text}')
    page.open_file(path)
    drawn(qtbot, page)
    said = texts(page)
    assert 'Left out: running.weekly, "much"' in said
    assert 'Left out: race.shoes, "<b>red</b>"' in said
    assert 'Left out: colour, "blue"' in said
    assert line(page, "race.name").text() == "Hamburg Marathon"
    assert tab_texts(page)[1] == "2 Running (!)"
    go_to(page, "running")
    assert told_problems(page) == ["! Please fill this in."]
    page.open_file(_good(tmp_path))
    assert "Left out" not in texts(page)


def test_what_was_left_out_is_not_said_of_other_answers(
    qtbot: QtBot, page: SetupPage, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'colour = "blue"\n{write_toml(profile_document())}')
    page.open_file(path)
    assert "Left out: colour" in texts(page)
    answered(qtbot, page)
    assert "Left out" not in texts(page)


def _good(folder: Path) -> Path:
    path = folder / "good.toml"
    path.write_text(write_toml(profile_document()))
    return path


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Dear runner, [[", "not-toml"),
        (b"\xff\xfe\x00", "not-text"),
        (b"# " + b"x" * 300_000, "too-big"),
    ],
)
def test_a_file_that_is_no_profile_is_told_and_changes_nothing(
    qtbot: QtBot, page: SetupPage, new: Desk, tmp_path: Path, data: bytes, code: str
) -> None:
    path = tmp_path / "letter.toml"
    path.write_bytes(data)
    before = page.setup.document
    with qtbot.waitSignal(new.failed) as caught:
        page.open_file(path)
    assert caught.args[0].code == code
    assert "letter.toml" in str(caught.args[0].text)
    assert page.setup.document == before


@pytest.mark.parametrize("name", ["gone.toml", "."])
def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, page: SetupPage, new: Desk, tmp_path: Path, name: str
) -> None:
    with qtbot.waitSignal(new.failed) as caught:
        page.open_file(tmp_path / name)
    assert caught.args[0].code == "unreadable"


def test_the_answers_are_saved_as_a_profile_file(
    qtbot: QtBot, page: SetupPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "saved.toml"
    answered(qtbot, page)
    go_to(page, "calendar")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    button(page, "Save as a profile file…").click()
    document = parse_toml(path.read_bytes(), "saved.toml")
    kept = read_profile(document, today=TODAY, system_timezone="UTC")
    assert kept == season(page).profile


def test_a_place_where_nothing_can_be_saved_is_told(
    qtbot: QtBot, page: SetupPage, new: Desk, tmp_path: Path
) -> None:
    with qtbot.waitSignal(new.failed) as caught:
        page.save_file(tmp_path / "none" / "saved.toml")
    assert caught.args[0].code == "no-folder"
