"""The tray app put together: what it opens, what it says of trouble, life without a tray."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.due import Times
from pacelift.desktop import settings
from pacelift.desktop.application import Application
from pacelift.desktop.error_box import ErrorBox
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.pause_dialog import PauseDialog
from pacelift.desktop.reminders_dialog import RemindersDialog
from pacelift.desktop.sync_child import SyncChild
from pacelift.desktop.tray import Tray
from pacelift.errors import BadInput
from pacelift.system.notifications import Acted, Closed, NotShown
from pacelift.system.wake import Woke
from tests.desktop.given import SetClock, Shown, status

RUN = "w02-easy-1"


class Login:
    """Starting at login, as a desktop has it."""

    def __init__(self, *, on: bool = False, broken: bool = False) -> None:
        self.on, self.broken = on, broken

    def enabled(self) -> bool:
        return self.on

    def enable(self) -> None:
        if self.broken:
            raise PermissionError(13, "Permission denied", "pacelift.desktop")
        self.on = True

    def disable(self) -> None:
        self.on = False


def application(home: Path, clock: SetClock, login: Login | None = None) -> Application:
    """The app behind its icon."""
    menu = TodayMenu()
    return Application(home, clock, menu, Tray(menu), autostart=login and (lambda: login))


@pytest.fixture
def login() -> Login:
    return Login()


@pytest.fixture
def app(
    qtbot: QtBot, home: Path, clock: SetClock, login: Login, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    made = application(home, clock, login)
    yield made
    made.quit()
    QApplication.processEvents()


def windows(kind: type[QWidget]) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if not each.isHidden())


def test_the_icon_says_the_day_and_the_panel_is_built_only_when_wanted(app: Application) -> None:
    app.begin()
    assert app.tray.icon.toolTip() == "06:30 Easy run 7 km\n17:30 Full body A"
    assert app._panel is None
    app.tray.opened.emit()
    assert app.panel.isVisible()


def test_a_click_on_a_message_at_the_tray_opens_the_panel(app: Application) -> None:
    app.begin()
    app.tray.icon.messageClicked.emit()
    assert app.panel.isVisible()


def test_the_icon_is_another_on_another_palette_of_the_desktop(app: Application) -> None:
    app.begin()
    light = app.tray.icon.icon().pixmap(44, 44).toImage()
    palette = QPalette(QColor("#202326"))
    QApplication.setPalette(palette)
    assert app.tray.icon.icon().pixmap(44, 44).toImage() != light


def test_the_icon_follows_a_mark(app: Application) -> None:
    app.begin()
    app.desk.mark(RUN, "done")
    app.desk.mark("w02-lift-a", "done")
    assert app.tray.icon.toolTip() == "All done for today"


def test_closing_the_panel_does_not_end_the_app(app: Application) -> None:
    app.open_panel()
    app.panel.close()
    app.open_panel()
    assert app.panel.isVisible()


def test_without_a_tray_it_says_so_once_and_shows_the_panel(app: Application, qtbot: QtBot) -> None:
    app._grace.setInterval(0)
    app.begin()
    qtbot.waitUntil(lambda: app._panel is not None and app.panel.isVisible())
    assert "This desktop has no tray" in said(app.panel.notes)
    kept = settings.loads(app.desk.app().setting(settings.SETTING))
    assert kept.no_tray_told


def test_without_a_tray_the_next_start_only_shows_the_panel(app: Application, qtbot: QtBot) -> None:
    app.desk.app().set_setting(
        settings.SETTING, settings.dumps(settings.Settings(no_tray_told=True))
    )
    app._grace.setInterval(0)
    app.begin()
    qtbot.waitUntil(lambda: app._panel is not None and app.panel.isVisible())
    assert app.panel.notes.isHidden()


def test_a_tray_that_comes_up_in_time_is_a_tray(
    app: Application, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    app._grace.setInterval(0)
    app.begin()
    monkeypatch.setattr(app.tray, "is_available", lambda: True)
    with qtbot.waitSignal(app._grace.timeout):
        pass
    assert app._panel is None


def test_reminders_are_chosen_kept_and_read_again(
    app: Application, login: Login, home: Path, clock: SetClock
) -> None:
    app.begin()
    app.menu.configured.emit()
    (dialog,) = windows(RemindersDialog)
    assert isinstance(dialog, RemindersDialog)
    assert dialog.form.times() == Times()
    dialog.form.before.setCurrentIndex(dialog.form.before.findData(60))
    dialog.form.morning_on.setChecked(False)
    dialog.login.setChecked(True)
    dialog.keep.click()
    kept = settings.loads(app.desk.app().setting(settings.SETTING))
    assert kept.times == Times(reminder_min=60, morning=None)
    assert login.on


def test_starting_at_login_is_shown_as_the_desktop_has_it(app: Application, login: Login) -> None:
    login.on = True
    app.menu.configured.emit()
    (dialog,) = windows(RemindersDialog)
    assert isinstance(dialog, RemindersDialog)
    assert dialog.login.isChecked()
    dialog.login.setChecked(False)
    dialog.keep.click()
    assert not login.on


def test_a_desktop_that_refuses_to_start_it_at_login_is_told(
    app: Application, login: Login
) -> None:
    login.broken = True
    app.menu.configured.emit()
    (dialog,) = windows(RemindersDialog)
    assert isinstance(dialog, RemindersDialog)
    dialog.login.setChecked(True)
    dialog.keep.click()
    (box,) = windows(ErrorBox)
    assert "Starting at login could not be changed" in said(box)


def test_days_off_are_told_and_the_panel_shows_what_changed(app: Application) -> None:
    app.begin()
    app.menu.paused.emit()
    (dialog,) = windows(PauseDialog)
    assert isinstance(dialog, PauseDialog)
    dialog.kind.setCurrentIndex(dialog.kind.findData("away"))
    dialog.first.setDate(QDate(2027, 1, 14))
    dialog.last.setDate(QDate(2027, 1, 15))
    dialog.keep.click()
    assert app.panel.isVisible()
    assert "Away: 14–15 Jan." in said(app.panel.notes)
    app.desk.undo()
    assert "Taken back: Away: 14–15 Jan." in said(app.panel.notes)


def test_a_pause_that_cannot_be_is_said_and_the_dialog_stays(app: Application) -> None:
    app.begin()
    app.menu.paused.emit()
    (dialog,) = windows(PauseDialog)
    assert isinstance(dialog, PauseDialog)
    dialog.last.setDate(QDate(2030, 1, 1))
    dialog.first.setDate(QDate(2029, 1, 1))
    dialog.keep.click()
    (box,) = windows(ErrorBox)
    assert "That is not in the plan" in said(box)
    assert dialog.isVisible()


def test_an_error_has_a_line_what_happened_and_one_what_to_do_and_is_copied(
    app: Application,
) -> None:
    app.show_error(BadInput("disk-full", "The disk is full.", "Make room."), "details")
    (box,) = windows(ErrorBox)
    assert isinstance(box, ErrorBox)
    assert said(box).splitlines() == [
        "There is no room on the disk",
        "The disk is full.",
        "Make room.",
    ]
    assert box.details.isHidden()
    box.show_details.click()
    assert not box.details.isHidden()
    box._copy()
    assert QGuiApplication.clipboard().text().endswith("The disk is full.\nMake room.\ndetails")


def test_a_defect_is_told_with_its_place_and_without_what_the_runner_wrote(
    app: Application,
) -> None:
    try:
        raise ValueError("my secret note")
    except ValueError as error:
        app.incident(type(error), error, error.__traceback__)
    (box,) = windows(ErrorBox)
    assert isinstance(box, ErrorBox)
    assert "Something in Pacelift did not work: ValueError." in said(box)
    assert "ValueError" in box.details.toPlainText()
    assert "secret" not in box.details.toPlainText()


def test_trouble_with_reading_is_said_once_not_at_every_tick(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.begin()
    errors = []
    monkeypatch.setattr(app, "show_error", errors.append)
    broken = BadInput("database-locked", "Another command writes.", "Wait.")
    for _ in range(3):
        app.desk.unread.emit(broken)
    assert errors == [broken]


def test_after_waking_what_is_due_is_asked_anew(app: Application, clock: SetClock) -> None:
    clock.set("2027-01-12T06:40+01:00")
    app.begin()
    shown = app.notices.notifier = Shown()
    clock.set("2027-01-12T07:21+01:00")
    app.hear(Woke())
    assert [each.title for each in shown.notifications] == ["How did it go?"]
    key = shown.notifications[0].key
    app.hear(Closed(key))
    app.hear(NotShown(key))
    app.hear(Acted(key, "default"))
    assert app.panel.isVisible()


def test_a_button_of_a_notification_marks(app: Application, clock: SetClock, home: Path) -> None:
    clock.set("2027-01-12T06:40+01:00")
    app.begin()
    shown = app.notices.notifier = Shown()
    clock.set("2027-01-12T07:21+01:00")
    app.hear(Woke())
    app.hear(Acted(shown.notifications[0].key, "done"))
    assert status(home, RUN) == "done"


def test_no_plan_opens_the_panel_which_says_how_to_begin(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    app = application(tmp_path / "new", SetClock())
    app.begin()
    assert app.panel.isVisible()
    assert "There is no plan yet." in said(app.panel)
    assert "Answer a few questions" in said(app.panel)
    app.quit()


@pytest.mark.parametrize("where", ["panel", "menu"])
def test_no_plan_is_one_press_from_the_examples(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    app = application(tmp_path / "new", SetClock("2027-01-06T08:00+01:00"))
    app.begin()
    presses = [
        each
        for each in (app.menu.actions() if where == "menu" else app.panel.findChildren(QPushButton))
        if each.text() == "Start from the example"
    ]
    assert len(presses) == 1
    presses[0].trigger() if where == "menu" else presses[0].click()
    assert "Hamburg 2027 starts on Mon 11 Jan 2027." in said(app.panel)
    assert "There is no plan yet." not in said(app.panel)
    assert "Start from the example" not in [each.text() for each in app.menu.actions()]
    app.quit()


def test_an_example_that_comes_late_takes_no_plans_place(app: Application) -> None:
    app.begin()
    before = app.desk.plan
    assert app.desk.start_from_example()
    assert app.desk.plan == before


def test_a_round_that_asks_for_the_runner_is_the_state_of_the_icon(
    qtbot: QtBot, home: Path, clock: SetClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    told = json.dumps({"status": "reconnect", "text": "Sign in to your calendar again."})
    program = tmp_path / "round.py"
    program.write_text(f"print({told!r})", "utf-8")
    menu = TodayMenu()
    App(home, clock()).set_setting("calendar", "{}")
    sync = SyncChild(home, (sys.executable, str(program)))
    app = Application(home, clock, menu, Tray(menu), sync=sync)
    app.begin()
    sync.start()
    qtbot.waitUntil(lambda: app.desk.view.state == "needs-you", timeout=20_000)
    assert "sign in again" in app.tray.icon.toolTip()
    app.quit()


def test_a_click_before_the_app_is_ready_opens_the_panel_then(app: Application) -> None:
    app.tray.opened.disconnect(app.open_panel)
    app.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert app._panel is None
    app.begin()
    assert app.panel.isVisible()


def test_settings_that_make_no_sense_are_as_they_come() -> None:
    assert settings.loads("nonsense") == settings.Settings()
    assert settings.loads('["a"]') == settings.Settings()
    odd = '{"reminder_min": -5, "morning": "25:00", "wind_down": "no", "quiet_to": "05:45"}'
    loaded = settings.loads(odd).times
    assert (loaded.reminder_min, loaded.morning, loaded.wind_down) == (30, Times().morning, True)
    assert f"{loaded.quiet_to:%H:%M}" == "05:45"
    assert settings.loads(settings.dumps(settings.loads(odd))) == settings.loads(odd)


def test_a_notice_is_shown_with_its_words(app: Application, clock: SetClock) -> None:
    clock.set("2027-01-12T06:40+01:00")
    app.begin()
    shown = app.notices.notifier = Shown()
    clock.set("2027-01-12T17:00+01:00")
    app.reminders.ask()
    assert [each.title for each in shown.notifications][-1] == "Full body A at 17:30"
    assert "Goblet squat: 2 × 8–12" in shown.notifications[-1].body


def test_what_nobody_could_show_opens_the_panel_only_where_there_is_no_icon(
    app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.begin()
    app.panel.close()
    monkeypatch.setattr(app.tray, "is_available", lambda: True)
    app.notices.unsaid.emit()
    assert not app.panel.isVisible()
    monkeypatch.setattr(app.tray, "is_available", lambda: False)
    app.notices.unsaid.emit()
    assert app.panel.isVisible()
