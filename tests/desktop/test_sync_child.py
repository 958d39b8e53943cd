"""A calendar round in a child: its progress, its result, its crash and its silence."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from pacelift.desktop.rounds import CONNECTED, Rounds
from pacelift.desktop.sync_child import SyncChild
from pacelift.words.voice import Voice

VOICE = Voice()


def child(tmp_path: Path, code: str, limit_s: float = 30) -> SyncChild:
    """A round whose program does as the code says."""
    program = tmp_path / "round.py"
    program.write_text(f"import json, sys, time, os\n{code}\n", "utf-8")
    return SyncChild(tmp_path, (sys.executable, str(program)), limit_s)


def finished(qtbot: QtBot, made: SyncChild) -> SyncChild:
    made.start()
    assert made.is_running
    qtbot.waitUntil(lambda: not made.is_running, timeout=20_000)
    return made


def answer(status: str, text: str) -> str:
    return f"print(json.dumps({{'status': {status!r}, 'text': {text!r}}}))"


def test_the_result_is_told_in_its_own_line(qtbot: QtBot, tmp_path: Path) -> None:
    made = finished(qtbot, child(tmp_path, answer("ok", "3 sessions moved.")))
    assert (made.state, made.state_text(VOICE)) == ("ok", "3 sessions moved.")
    assert made.needs_you(VOICE) is None


@pytest.mark.parametrize(
    ("status", "asked"), [("reconnect", "sign in again"), ("confirm", "a word of yours")]
)
def test_what_needs_the_runner_is_said_so_and_where(
    qtbot: QtBot, tmp_path: Path, status: str, asked: str
) -> None:
    code = answer(status, "Sign in to Google again.") + "\nsys.exit(4)"
    made = finished(qtbot, child(tmp_path, code))
    needs = made.needs_you(VOICE)
    assert needs is not None
    assert asked in needs
    assert "Calendar…" in needs
    assert made.state_text(VOICE) == "Sign in to Google again."


def test_an_unreachable_calendar_is_no_failure(qtbot: QtBot, tmp_path: Path) -> None:
    code = answer("offline", "Kept for later.") + "\nsys.exit(5)"
    assert finished(qtbot, child(tmp_path, code)).state_text(VOICE) == "Kept for later."


def test_progress_is_told_while_it_runs(qtbot: QtBot, tmp_path: Path) -> None:
    go = tmp_path / "go"
    code = f"""
print("Writing 3 of 12", file=sys.stderr, flush=True)
while not os.path.exists({str(go)!r}): time.sleep(0.01)
{answer("ok", "Done.")}"""
    made = child(tmp_path, code)
    made.start()
    qtbot.waitUntil(lambda: made.state_text(VOICE) == "Syncing… Writing 3 of 12", timeout=20_000)
    go.touch()
    qtbot.waitUntil(lambda: made.state == "ok", timeout=20_000)


@pytest.mark.parametrize(
    "code",
    ["os.abort()", "sys.exit(1)", "print('{')", "print('[]')", 'print(\'{"status": "odd"}\')'],
    ids=["crash", "defect", "broken", "list", "odd"],
)
def test_a_crash_of_it_is_an_incident_in_the_log_and_a_line(
    qtbot: QtBot, tmp_path: Path, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger("pacelift").propagate = True
    with caplog.at_level(logging.ERROR):
        made = finished(qtbot, child(tmp_path, code))
    assert made.state_text(VOICE) == "Syncing failed; the log tells more."
    assert "calendar round" in caplog.text


def test_a_program_that_is_not_there_is_a_failed_round(qtbot: QtBot, tmp_path: Path) -> None:
    made = SyncChild(tmp_path, (str(tmp_path / "none"),))
    made.start()
    qtbot.waitUntil(lambda: made.state == "failed", timeout=20_000)
    assert not made.is_running


def test_one_that_takes_too_long_is_ended(qtbot: QtBot, tmp_path: Path) -> None:
    made = finished(qtbot, child(tmp_path, "time.sleep(600)", limit_s=0.2))
    assert made.state == "failed"


def test_there_is_one_round_at_a_time(qtbot: QtBot, tmp_path: Path) -> None:
    log = tmp_path / "log"
    made = child(tmp_path, f"open({str(log)!r}, 'a').write('x')\n{answer('ok', '')}")
    made.start()
    made.start()
    qtbot.waitUntil(lambda: not made.is_running, timeout=20_000)
    assert log.read_text() == "x"


def test_the_end_of_the_app_ends_it_too(qtbot: QtBot, tmp_path: Path) -> None:
    made = child(tmp_path, "time.sleep(600)")
    made.start()
    made.stop()
    assert not made.is_running


def test_it_is_asked_for_json_and_this_home(qtbot: QtBot, tmp_path: Path) -> None:
    code = "print(json.dumps({'status': 'ok', 'text': ' '.join(sys.argv[1:])}))"
    made = finished(qtbot, child(tmp_path, code))
    assert made.state_text(VOICE) == f"sync --json --home {tmp_path}"


def test_the_menu_tells_its_state_and_starts_it(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    made = child(tmp_path, answer("ok", "All as planned."))
    desk.app().set_setting(CONNECTED, "{}")
    desk.refresh()
    menu = TodayMenu()
    menu.listen(desk, Rounds(desk, made))
    qtbot.addWidget(menu)
    _trigger(menu, "Sync now")
    assert not _item(menu, "Sync now").isEnabled()
    qtbot.waitUntil(lambda: made.state == "ok", timeout=20_000)
    assert _item(menu, "All as planned.")


def _item(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if each.text() == text)


def _trigger(menu: QMenu, text: str) -> None:
    _item(menu, text).trigger()
