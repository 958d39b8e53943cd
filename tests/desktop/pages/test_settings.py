"""The settings' page: every choice counts at once and is still there after a start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTime, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.due import Times
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.settings import SettingsPage
from pacelift.desktop.preferences import Preferences
from pacelift.errors import PaceliftError
from pacelift.store.files import backups, database_file
from pacelift.store.store import open_store
from pacelift.sync.connection import Connection, connect, connected, note
from pacelift.sync.discreet import is_discreet
from pacelift.words.voice import Voice
from tests.builders import profile_document
from tests.desktop.given import SetClock
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, texts

BEGUN = datetime.fromisoformat("2027-01-05T08:00+01:00")


class Login:
    """A place for programs that start at login."""

    def __init__(self) -> None:
        self.on = False
        self.breaks = False

    def enabled(self) -> bool:
        return self.on

    def enable(self) -> None:
        if self.breaks:
            raise OSError("no room")
        self.on = True

    def disable(self) -> None:
        self.on = False


class Child(QObject):
    """A round or a command that ends when a test says so."""

    changed = Signal()

    def __init__(self, result: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.result: Mapping[str, Any] = result or {}
        self.is_running = False
        self.state = "ok"
        self.starts = 0

    def start(self) -> None:
        self.starts += 1
        self.changed.emit()

    def state_text(self, _voice: Voice) -> str:
        return "All is well." if self.result.get("status") == "ok" else "Out of reach."


class Rounds(QObject):
    """The rounds of a desk."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.child = Child({"status": "ok"})
        self.is_connected = True
        self.calls: list[str] = []

    def soon(self) -> None:
        self.calls.append("soon")

    def start(self) -> None:
        self.calls.append("start")

    def stop(self) -> None:
        self.calls.append("stop")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a journal, for it is edited and saved here."""
    app = App(tmp_path / "home", BEGUN)
    app.keep(app.draft(write_toml(profile_document()).encode(), "profile"))
    return tmp_path / "home"


@pytest.fixture
def login(desk: Desk) -> Login:
    """A place for programs that start at login, known to the desk."""
    made = Login()
    desk.preferences.autostart = lambda: made
    return made


def shown(qtbot: QtBot, desk: Desk) -> SettingsPage:
    desk.refresh()
    made = SettingsPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.refresh)
    made.refresh()
    made.resize(800, 1000)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, login: Login) -> SettingsPage:
    """The page."""
    return shown(qtbot, desk)


def with_calendar(desk: Desk) -> Rounds:
    with open_store(desk.home, write=True) as store:
        connect(store, Connection(kind="google", calendar="abc"))
    rounds = Rounds()
    desk.rounds = rounds  # type: ignore[assignment]
    return rounds


def read_again(desk: Desk) -> Preferences:
    made = Preferences(desk.app)
    made.read()
    return made


def quiet(qtbot: QtBot, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: not page.kept.is_busy, timeout=20_000)


def test_reminders_and_quiet_hours_count_at_once_and_are_kept(
    page: SettingsPage, desk: Desk
) -> None:
    heard: list[Times] = []
    desk.preferences.changed.connect(lambda: heard.append(desk.preferences.settings.times))
    before = page.reminders.wind_down.isChecked()
    page.reminders.wind_down.click()
    page.reminders.quiet_from.setTime(QTime(21, 15))
    assert [each.wind_down for each in heard] == [not before, not before]
    kept = read_again(desk).settings.times
    assert (kept.wind_down, kept.quiet_from) == (not before, time(21, 15))


def test_another_language_is_kept(page: SettingsPage, desk: Desk) -> None:
    page.language.setCurrentIndex(page.language.findData("de"))
    page.language.activated.emit(page.language.currentIndex())
    assert desk.app().setting("language") == "de"
    assert desk.language == "de"


def test_other_units_are_shown_and_undo_brings_the_old_ones_back(
    qtbot: QtBot, page: SettingsPage, desk: Desk
) -> None:
    def units() -> str:
        plan = desk.plan
        assert plan is not None
        return plan.profile.units

    before = desk.plan
    page.units.setCurrentIndex(page.units.findData("mi"))
    page.units.activated.emit(page.units.currentIndex())
    qtbot.waitUntil(lambda: units() == "mi", timeout=20_000)
    after = desk.plan
    assert before is not None
    assert after is not None
    assert [e.start for e in after.sessions] == [e.start for e in before.sessions]
    desk.undo()
    assert units() == "km"
    assert page.units.currentData() == "km"


def test_start_at_login_is_as_the_desktop_has_it(
    page: SettingsPage, login: Login, desk: Desk
) -> None:
    page.login.click()
    assert login.on
    login.on = False  # in the desktop's own settings
    page.refresh()
    assert not page.login.isChecked()


def test_a_start_at_login_that_fails_says_so_and_stays_off(
    qtbot: QtBot, page: SettingsPage, login: Login, desk: Desk
) -> None:
    login.breaks = True
    with qtbot.waitSignal(desk.failed) as caught:
        page.login.click()
    assert "no room" in caught.args[0].text
    assert not page.login.isChecked()


def test_without_a_calendar_it_says_so_and_offers_to_connect(
    qtbot: QtBot, desk: Desk, login: Login
) -> None:
    rounds = with_calendar(desk)
    rounds.is_connected = False
    page = shown(qtbot, desk)
    assert "No calendar is connected" in texts(page)
    with qtbot.waitSignal(desk.calendar_asked):
        button(page, "Connect…").click()
    assert not page.calendar.sync.isVisible()


def test_a_connected_calendar_tells_its_state_and_syncs_now(
    qtbot: QtBot, desk: Desk, login: Login
) -> None:
    rounds = with_calendar(desk)
    page = shown(qtbot, desk)
    assert "Google Calendar is connected. All is well." in texts(page)
    button(page, "Sync now").click()
    assert rounds.calls == ["start"]
    rounds.child.is_running = True
    rounds.changed.emit()
    assert not page.calendar.sync.isEnabled()


def test_discreet_counts_for_the_connected_calendar_and_for_exports(
    qtbot: QtBot, desk: Desk, login: Login, tmp_path: Path
) -> None:
    rounds = with_calendar(desk)
    page = shown(qtbot, desk)
    page.calendar.discreet.click()
    assert is_discreet(desk.app()) is True
    assert rounds.calls == ["soon"]
    page.kept.export_to(tmp_path / "plan.ics")
    quiet(qtbot, page)
    written = (tmp_path / "plan.ics").read_text()
    assert "SUMMARY:Busy" in written
    assert "run" not in written
    page.calendar.discreet.click()
    assert is_discreet(desk.app()) is False


def test_a_round_that_was_on_leaves_the_choice_as_it_is(
    qtbot: QtBot, desk: Desk, login: Login
) -> None:
    with_calendar(desk)
    page = shown(qtbot, desk)
    page.calendar.discreet.click()
    with open_store(desk.home, write=True) as store:
        note(store, Connection(kind="google", calendar="abc", name="New name"))
        found = connected(store)
    assert found is not None
    assert (found.name, found.discreet) == ("New name", True)


def test_a_calendar_file_is_saved(qtbot: QtBot, page: SettingsPage, tmp_path: Path) -> None:
    page.kept.export_to(tmp_path / "plan.ics")
    quiet(qtbot, page)
    assert "SUMMARY:Run: Easy run" in (tmp_path / "plan.ics").read_text()
    assert "Saved: plan.ics" in texts(page)


def test_a_backup_is_saved_and_restored_after_a_question(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    page.kept.save_to(tmp_path / "saved.db")
    quiet(qtbot, page)
    desk.mark("w02-easy-1", "done")
    page.kept.restore_from(tmp_path / "saved.db")
    assert "Everything here goes back to how it was when saved.db was saved." in texts(page)
    button(page, "Restore it").click()
    quiet(qtbot, page)
    plan = desk.plan
    assert plan is not None
    assert next(e for e in plan.sessions if e.id == "w02-easy-1").status == "planned"
    assert "Restored." in texts(page)


def test_a_restored_copy_is_connected_with_no_calendar(
    qtbot: QtBot, desk: Desk, login: Login, tmp_path: Path
) -> None:
    rounds = with_calendar(desk)
    page = shown(qtbot, desk)
    page.kept.save_to(tmp_path / "saved.db")
    quiet(qtbot, page)
    page.kept.restore_from(tmp_path / "saved.db")
    button(page, "Restore it").click()
    quiet(qtbot, page)
    with open_store(desk.home, write=False) as store:
        assert connected(store) is None
    assert rounds.calls == ["stop"]


def test_a_file_that_is_no_backup_is_told_and_changes_nothing(
    qtbot: QtBot, page: SettingsPage, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "letter.db").write_text("Dear runner")
    page.kept.restore_from(tmp_path / "letter.db")
    with qtbot.waitSignal(desk.failed, timeout=20_000) as caught:
        button(page, "Restore it").click()
    error = caught.args[0]
    assert isinstance(error, PaceliftError)
    assert error.code == "not-a-copy"
    assert desk.plan is not None


def test_everything_is_removed_only_after_a_yes(
    qtbot: QtBot, page: SettingsPage, desk: Desk, login: Login, home: Path
) -> None:
    login.on = True
    button(page, "Remove everything…").click()
    assert "This cannot be undone." in texts(page)
    button(page, "Leave it as it is").click()
    assert database_file(home).exists()
    button(page, "Remove everything…").click()
    button(page, "Remove everything").click()
    quiet(qtbot, page)
    assert not database_file(home).exists()
    assert not backups(home)
    assert not login.on
    assert desk.plan is None
    assert desk.view.setup is not None


@pytest.mark.parametrize("events", [True, False])
def test_a_connected_calendar_is_let_go_of_first(
    qtbot: QtBot,
    desk: Desk,
    login: Login,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    events: bool,
) -> None:
    with_calendar(desk)
    page = shown(qtbot, desk)
    asked: list[tuple[str, ...]] = []

    def child_for(arguments: tuple[str, ...]) -> Child:
        asked.append(arguments)
        return Child({"status": "ok"})

    monkeypatch.setattr(page.kept, "child_for", child_for)
    page.kept.events.setChecked(events)
    page.kept.ask_to_remove()
    button(page, "Remove everything").click()
    quiet(qtbot, page)
    assert asked == [("disconnect", *(["--remove-events"] if events else []))]
    assert not database_file(home).exists()


def test_what_the_calendar_does_not_let_go_of_is_not_removed(
    qtbot: QtBot, desk: Desk, login: Login, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_calendar(desk)
    page = shown(qtbot, desk)
    monkeypatch.setattr(page.kept, "child_for", lambda _: Child({"status": "offline"}))
    page.kept.ask_to_remove()
    button(page, "Remove everything").click()
    quiet(qtbot, page)
    assert "Out of reach. Nothing was removed." in texts(page)
    assert database_file(home).exists()


def test_without_a_plan_there_is_nothing_to_save(
    qtbot: QtBot, tmp_path: Path, clock: SetClock
) -> None:
    page = shown(qtbot, Desk(tmp_path / "empty", clock))
    assert not page.kept.save.isEnabled()
    assert page.kept.restore.isEnabled()
    assert not page.units.isEnabled()


def test_settings_of_an_older_version_are_read(desk: Desk) -> None:
    desk.app().set_setting("desktop", json.dumps({"no_tray_told": True}))
    kept = read_again(desk).settings
    assert kept.no_tray_told
    assert kept.times == Times()


def test_every_control_is_named(qtbot: QtBot, page: SettingsPage) -> None:
    page.kept.ask_to_remove()
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("size", [10, 20])
def test_nothing_is_clipped(qtbot: QtBot, desk: Desk, login: Login, size: int) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    with_calendar(desk)
    page = shown(qtbot, desk)
    page.kept.ask_to_remove()
    for _ in range(3):
        QApplication.processEvents()
    assert_not_clipped(page)
