"""Rounds with the connected calendar: when they come, what they tell, and the dialog about it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.desktop.application import Application
from pacelift.desktop.calendar_dialog import CalendarDialog
from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.rounds import CONNECTED, OFTEN_MS, SOON_MS, Rounds
from pacelift.desktop.sync_child import SyncChild
from pacelift.desktop.tray import Tray
from pacelift.system.wake import Woke
from pacelift.words.google_steps import STEPS, TESTING
from tests.desktop.given import SetClock, SetTimer, Shown

README = Path(__file__).parent.parent.parent / "README.md"


def program(folder: Path, document: object, code: int = 0) -> tuple[str, ...]:
    """A command that notes its arguments and answers with the document."""
    file = folder / "answer.py"
    file.write_text(
        "import sys\n"
        f"open({str(folder / 'asked')!r}, 'a').write(' '.join(sys.argv[1:]) + '\\n')\n"
        f"print({json.dumps(document)!r})\nsys.exit({code})\n",
        "utf-8",
    )
    return (sys.executable, str(file))


def asked(folder: Path) -> list[str]:
    file = folder / "asked"
    return file.read_text("utf-8").splitlines() if file.exists() else []


OK = {"status": "ok", "text": "Your calendar is in step with the plan.", "told": []}
HEARD = {
    "status": "ok",
    "text": "1 change came from it.",
    "told": [{"session": "w02-easy-2", "text": "Moved: Easy run, to <b>Fri</b>.", "changes": 1}],
}


class Given:
    """A desk with a calendar, and rounds whose timer runs out when the test says so."""

    def __init__(self, home: Path, clock: SetClock, folder: Path, document: object = OK) -> None:
        self.folder = folder
        self.desk = Desk(home, clock)
        self.desk.refresh()
        self.connect()
        self.rounds = Rounds(self.desk, SyncChild(home, program(folder, document)), SetTimer)
        self.rounds.begin()

    def connect(self, to: str = "{}") -> None:
        self.desk.app().set_setting(CONNECTED, to)

    @property
    def timer(self) -> SetTimer:
        return self.rounds._timer

    def runs_out(self, qtbot: QtBot) -> None:
        self.timer.does()
        qtbot.waitUntil(lambda: not self.rounds.child.is_running, timeout=20_000)


@pytest.fixture
def given(home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Given:
    return Given(home, clock, tmp_path)


def test_the_first_round_comes_soon_and_then_every_quarter_of_an_hour(
    given: Given, qtbot: QtBot
) -> None:
    assert given.timer.waits == [SOON_MS]
    given.runs_out(qtbot)
    assert given.timer.waits == [SOON_MS, OFTEN_MS]
    assert OFTEN_MS == 15 * 60 * 1000
    assert len(asked(given.folder)) == 1
    assert asked(given.folder)[0].startswith("sync --json --home ")


def test_a_press_brings_a_round_within_seconds(given: Given, qtbot: QtBot) -> None:
    given.runs_out(qtbot)
    given.desk.mark("w02-easy-1", "done")
    assert given.timer.waits[-1] == SOON_MS <= 5000


def test_what_changes_no_plan_brings_no_round(given: Given, clock: SetClock, qtbot: QtBot) -> None:
    given.runs_out(qtbot)
    waits = list(given.timer.waits)
    clock.set("2027-01-12T20:00+01:00")
    given.desk.set_needs_you("Something")
    given.desk.refresh()
    assert given.timer.waits == waits


def test_without_a_calendar_nothing_is_started(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    given = Given(home, clock, tmp_path)
    given.connect("")
    given.runs_out(qtbot)
    given.desk.mark("w02-easy-1", "done")
    assert given.timer.waits == [SOON_MS, -1]
    assert asked(tmp_path) == []


def menu_texts(menu: TodayMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_the_menu_has_sync_now_and_the_state_only_where_a_calendar_is(
    given: Given, qtbot: QtBot
) -> None:
    menu = TodayMenu()
    menu.listen(given.desk, given.rounds)
    assert {"Sync now", "The calendar was not synced yet.", "Calendar…"} <= set(menu_texts(menu))
    given.runs_out(qtbot)
    assert OK["text"] in menu_texts(menu)
    given.connect("")
    menu.aboutToShow.emit()
    assert "Sync now" not in menu_texts(menu)
    assert "Connect Google Calendar…" in menu_texts(menu)


@pytest.fixture
def app(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Application:
    monkeypatch.setattr(Application, "quit_qt", staticmethod(lambda: None))
    App(home, clock()).set_setting(CONNECTED, "{}")
    menu = TodayMenu()
    child = SyncChild(home, program(tmp_path, HEARD))
    made = Application(home, clock, menu, Tray(menu), sync=child)
    made.begin()
    return made


def round_over(app: Application, qtbot: QtBot) -> None:
    assert app.rounds is not None
    app.rounds.start()
    child = app.rounds.child
    qtbot.waitUntil(lambda: not child.is_running, timeout=20_000)


def test_what_came_from_the_calendar_is_told_with_undo_and_as_plain_text(
    app: Application, qtbot: QtBot
) -> None:
    app.notices.notifier = shown = Shown()
    round_over(app, qtbot)
    (note,) = shown.notifications
    assert (note.title, note.body) == ("From your calendar", "Moved: Easy run, to <b>Fri</b>.")
    app.open_panel()
    notes = app.panel.notes
    assert "Moved: Easy run, to <b>Fri</b>." in [each.text() for each in notes.findChildren(QLabel)]
    assert "Undo" in [each.text() for each in notes.findChildren(QPushButton)]
    app.quit()


def test_an_open_panel_shows_it_at_once_and_only_once(
    app: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.notices.notifier = shown = Shown()
    app.open_panel()
    taken: list[bool] = []
    monkeypatch.setattr(app.panel, "activateWindow", lambda: taken.append(True))
    round_over(app, qtbot)
    assert (shown.notifications, taken) == ([], [])
    assert app.panel.notes.isVisible()
    app.panel.notes.drop()
    app.open_panel()
    assert not app.panel.notes.isVisible()
    app.quit()


def test_waking_brings_a_round_soon(
    home: Path, clock: SetClock, tmp_path: Path, app: Application, qtbot: QtBot
) -> None:
    round_over(app, qtbot)
    assert app.rounds is not None
    app.rounds._timer.stop()
    app.hear(Woke())
    assert app.rounds._timer.interval() == SOON_MS
    assert app.rounds._timer.isActive()
    app.quit()


class Commands:
    """Makes the dialog's children, each answering with the next document."""

    def __init__(self, home: Path, folder: Path, *documents: object) -> None:
        self.home, self.folder = home, folder
        self.documents = list(documents)

    def __call__(self, arguments: Sequence[str], limit_s: float) -> SyncChild:
        command = program(self.folder, self.documents.pop(0))
        return SyncChild(self.home, command, limit_s, None, arguments)


def texts(dialog: CalendarDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel) if not each.isHidden()]


def press(dialog: CalendarDialog, text: str, qtbot: QtBot) -> None:
    found = [b for b in dialog.findChildren(QPushButton) if b.text() == text and not b.isHidden()]
    found[-1].click()
    qtbot.waitUntil(lambda: dialog._child is None, timeout=20_000)


def test_the_dialog_says_step_by_step_how_to_get_the_file_and_connects_with_it(
    given: Given, home: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.connect("")
    dialog = CalendarDialog(given.desk, given.rounds, Commands(home, tmp_path, OK))
    for number, step in enumerate(STEPS, start=1):
        assert f"{number}. {step}" in "\n".join(texts(dialog))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/my/client.json", ""))
    dialog.discreet.setChecked(True)
    dialog.free_busy.setChecked(True)
    dialog.choose()
    qtbot.waitUntil(lambda: dialog._child is None, timeout=20_000)
    assert asked(tmp_path)[-1].startswith(
        "connect google --client-secrets /my/client.json --discreet --free-busy --json"
    )
    assert dialog.told.text() == OK["text"]


def test_an_error_of_connecting_is_told_with_what_to_do(
    given: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    given.connect("")
    error = {"error": {"code": "consent-denied", "text": "You said no.", "fix": "Connect again."}}
    dialog = CalendarDialog(given.desk, given.rounds, Commands(home, tmp_path, error))
    dialog.connect_with("client.json")
    qtbot.waitUntil(lambda: dialog._child is None, timeout=20_000)
    assert dialog.told.text() == "You said no. Connect again."


def test_a_connected_calendar_can_be_looked_at_synced_and_let_go_of(
    given: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    ahead = {"status": "ok", "text": "A round would write to your calendar: 2 new."}
    gone = {"status": "ok", "text": "The calendar is no longer connected."}
    dialog = CalendarDialog(given.desk, given.rounds, Commands(home, tmp_path, ahead, gone))
    press(dialog, "Look ahead", qtbot)
    assert dialog.told.text() == ahead["text"]
    dialog.remove.setChecked(True)
    press(dialog, "Disconnect", qtbot)
    assert dialog.told.text() == gone["text"]
    commands = [line.partition(" --json")[0] for line in asked(tmp_path)]
    assert commands == ["sync --preview", "disconnect --remove-events"]


@pytest.mark.parametrize(
    ("asks", "offered"),
    [
        ({"status": "confirm", "cause": "calendar-gone"}, {"Make it anew": "sync --confirm"}),
        (
            {"status": "confirm", "cause": "many-deleted"},
            {"Take them out of the plan": "sync --confirm", "Put them back": "sync --make-again"},
        ),
        ({"status": "reconnect", "cause": "signed-out"}, {"Sign in again": "connect google"}),
    ],
)
def test_what_the_calendar_asks_for_is_a_button(
    home: Path,
    clock: SetClock,
    tmp_path: Path,
    qtbot: QtBot,
    asks: dict[str, str],
    offered: dict[str, str],
) -> None:
    asks = {**asks, "text": "You are asked."}
    given = Given(home, clock, tmp_path, asks)
    given.runs_out(qtbot)
    usual = {"Sync now", "Look ahead", "Disconnect"}
    for press_of, command in offered.items():
        dialog = CalendarDialog(given.desk, given.rounds, Commands(home, tmp_path, asks))
        assert {each.text() for each in dialog.presses} - usual == set(offered)
        assert dialog.told.text() == "You are asked."
        press(dialog, press_of, qtbot)
        assert asked(tmp_path)[-1].startswith(f"{command} --json")


def test_signing_in_again_asks_for_the_file_only_where_the_keyring_has_no_client(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asks: list[bool] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (asks.append(True), ("", ""))[1])
    (tmp_path / "dialog").mkdir()
    unknown = {"error": {"code": "client-secrets", "text": "None is kept.", "fix": "Name it."}}
    commands = Commands(home, tmp_path / "dialog", OK, unknown)
    given = Given(home, clock, tmp_path, {"status": "reconnect", "text": "You are asked."})
    given.runs_out(qtbot)
    dialog = CalendarDialog(given.desk, given.rounds, commands)
    for times in (0, 1):
        press(dialog, "Sign in again", qtbot)
        assert asked(tmp_path / "dialog")[-1].startswith("connect google --json")
        assert len(asks) == times


OFFERS = {
    "status": "ok",
    "text": "2 sessions are at the time of other appointments of yours.",
    "told": [],
    "offers": [
        {
            "session": "w02-easy-2",
            "start": "2027-01-14T06:30",
            "text": "Easy run, Thu 14 Jan, 06:30: you have something else then. <b>Room</b>",
            "to": "2027-01-14T06:50",
            "minutes": 35,
        },
        {
            "session": "w02-lift-b",
            "start": "2027-01-14T17:30",
            "text": "Full body B, Thu 14 Jan, 17:30: no other room.",
            "to": None,
            "minutes": None,
        },
    ],
}


def shown(dialog: CalendarDialog) -> list[str]:
    buttons = dialog.findChildren(QPushButton)
    return [each.text() for each in buttons if not each.isHidden()]


@pytest.fixture
def offered(home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot) -> Given:
    given = Given(home, clock, tmp_path, OFFERS)
    given.runs_out(qtbot)
    return given


def test_a_session_at_the_time_of_an_appointment_asks_for_the_runner(offered: Given) -> None:
    asks = offered.desk.view.needs_you
    assert asks is not None
    assert asks.startswith(OFFERS["offers"][0]["text"])
    assert "Calendar…" in asks


def test_what_is_offered_stands_in_the_dialog_with_what_can_be_done(
    offered: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    left = {**OK, "offers": OFFERS["offers"][1:]}
    dialog = CalendarDialog(offered.desk, offered.rounds, Commands(home, tmp_path, left))
    assert {each["text"] for each in OFFERS["offers"]} <= set(texts(dialog))
    assert shown(dialog).count("Take that") == 1
    assert shown(dialog).count("Leave it there") == 2
    press(dialog, "Take that", qtbot)
    assert asked(tmp_path)[-1].startswith("sync --make-room w02-easy-2 --json")
    assert OFFERS["offers"][0]["text"] not in texts(dialog)
    assert shown(dialog).count("Leave it there") == 1


def test_what_is_left_where_it_is_stays_there(offered: Given, qtbot: QtBot) -> None:
    dialog = CalendarDialog(offered.desk, offered.rounds)
    press(dialog, "Leave it there", qtbot)
    plan = offered.desk.plan
    assert plan is not None
    lift = next(each for each in plan.sessions if each.id == "w02-lift-b")
    assert lift.pinned
    assert lift.start.isoformat(timespec="minutes") == "2027-01-14T17:30"
    assert shown(dialog).count("Leave it there") == 1


def test_the_next_round_tells_anew_what_is_offered(
    offered: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "dialog").mkdir()
    dialog = CalendarDialog(offered.desk, offered.rounds, Commands(home, tmp_path / "dialog", OK))
    press(dialog, "Take that", qtbot)
    offered.runs_out(qtbot)
    assert shown(dialog).count("Take that") == 1


def test_closing_the_dialog_gives_up_waiting_for_the_browser(
    given: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "waits.py"
    file.write_text("import sys\nsys.stdin.read()\nimport time\ntime.sleep(600)", "utf-8")

    def start(arguments: Sequence[str], limit_s: float) -> SyncChild:
        return SyncChild(home, (sys.executable, str(file)), limit_s, None, arguments)

    given.connect("")
    dialog = CalendarDialog(given.desk, given.rounds, start)
    dialog.show()
    dialog.connect_with("client.json")
    child = dialog._child
    assert child is not None
    dialog.close()
    assert not child.is_running


def test_the_readme_has_the_same_steps() -> None:
    text = " ".join(README.read_text("utf-8").split())
    for number, step in enumerate(STEPS, start=1):
        assert f"{number}. {step}" in text
    assert TESTING in text


def test_the_dialog_is_as_high_as_its_texts_and_no_higher(offered: Given) -> None:
    dialog = CalendarDialog(offered.desk, offered.rounds)
    dialog.show()
    column = dialog.layout()
    assert column is not None
    assert dialog.height() == column.heightForWidth(dialog.width())
    dialog.close()


def test_a_round_that_cannot_start_does_not_tell_the_news_of_the_one_before(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    given = Given(home, clock, tmp_path, HEARD)
    heard: list[object] = []
    given.rounds.heard.connect(heard.append)
    given.runs_out(qtbot)
    given.rounds.child._command = (str(tmp_path / "gone"),)
    given.runs_out(qtbot)
    assert given.rounds.child.state == "failed"
    assert len(heard) == 1


def test_what_the_plan_could_not_follow_is_told_too(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot
) -> None:
    refused = {**OK, "refused": [{"session": "w18-race", "text": "The race never moves."}]}
    given = Given(home, clock, tmp_path, refused)
    heard: list[list[str]] = []
    given.rounds.heard.connect(heard.append)
    given.runs_out(qtbot)
    assert heard == [["The race never moves."]]


def test_what_a_round_of_the_dialog_heard_is_told_as_any_other(
    offered: Given, home: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    heard: list[list[str]] = []
    offered.rounds.heard.connect(heard.append)
    (tmp_path / "dialog").mkdir()
    commands = Commands(home, tmp_path / "dialog", HEARD)
    dialog = CalendarDialog(offered.desk, offered.rounds, commands)
    press(dialog, "Take that", qtbot)
    assert heard == [["Moved: Easy run, to <b>Fri</b>."]]


def test_offers_outlive_a_round_that_could_not_look(
    offered: Given, tmp_path: Path, qtbot: QtBot
) -> None:
    program(tmp_path, {"status": "offline", "text": "Your calendar cannot be reached now."})
    offered.runs_out(qtbot)
    assert len(offered.rounds.offers) == 2
    program(tmp_path, OK)
    offered.runs_out(qtbot)
    assert offered.rounds.offers == ()
    assert offered.desk.view.needs_you is None


@pytest.mark.parametrize(("code", "state"), [(4, "reconnect"), (5, "offline"), (2, "failed")])
def test_an_error_of_the_sign_in_asks_for_it_again(
    home: Path, clock: SetClock, tmp_path: Path, qtbot: QtBot, code: int, state: str
) -> None:
    error = {"error": {"code": "keyring", "text": "The keyring is locked.", "fix": "Unlock it."}}
    given = Given(home, clock, tmp_path)
    given.rounds.child._command = program(tmp_path, error, code)
    given.runs_out(qtbot)
    assert given.rounds.child.state == state
    dialog = CalendarDialog(given.desk, given.rounds)
    assert dialog.told.text() == "The keyring is locked. Unlock it."
    assert ("Sign in again" in shown(dialog)) == (state == "reconnect")
    assert ("sign in again" in (given.desk.view.needs_you or "")) == (state == "reconnect")
