"""The menu has everything the panel has, as some desktops show nothing else."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.desktop.desk import Desk
from pacelift.desktop.menu import TodayMenu
from tests.coach.plans import plan_with
from tests.desktop.given import REST_DAY, SetClock, status, told_home

RUN, LIFT = "w02-easy-1", "w02-lift-a"


@pytest.fixture
def menu(qtbot: QtBot, desk: Desk) -> TodayMenu:
    desk.refresh()
    made = TodayMenu()
    made.listen(desk)
    qtbot.addWidget(made)
    return made


def labels(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def item(menu: QMenu, text: str) -> QAction:
    return next(each for each in menu.actions() if text in each.text())


def answers(menu: QMenu, session: str) -> QMenu:
    found = item(menu, session).menu()
    assert isinstance(found, QMenu)
    return found


def test_it_has_todays_sessions_what_is_next_and_what_the_app_can_do(menu: TodayMenu) -> None:
    assert labels(menu) == [
        "Open Pacelift",
        "Week, season, settings…",
        "Easy run 7 km, 06:30–07:20, 50 min",
        "Full body A, 17:30–18:10, 40 min",
        "Undo: Done: Long run 13 km, Sun 10 Jan",
        "Next: Thu 14 Jan, 06:30–07:05 (35 min): Run: Easy run 5.5 km",
        "Pause…",
        "Reminders…",
        "Quit",
    ]
    assert labels(answers(menu, "Easy run")) == ["Done", "Too hard", "Missed"]


def test_a_session_is_marked_from_it(menu: TodayMenu, home: Path) -> None:
    item(answers(menu, "Full body A"), "Too hard").trigger()
    assert status(home, LIFT) == "too-hard"
    assert item(menu, "Full body A").text() == "Full body A: Too hard"
    item(menu, "Undo").trigger()
    assert status(home, LIFT) == "planned"


def test_what_is_open_from_days_before_is_answered_from_it(
    menu: TodayMenu, home: Path, clock: SetClock
) -> None:
    clock.set(REST_DAY)
    menu.aboutToShow.emit()
    item(answers(menu, "Open: Easy run 7 km"), "Missed").trigger()
    assert status(home, RUN) == "missed"


def test_all_that_is_open_is_missed_by_one_item(
    menu: TodayMenu, home: Path, clock: SetClock
) -> None:
    clock.set("2027-01-16T08:00+01:00")
    menu.aboutToShow.emit()
    item(menu, "All 5 were missed").trigger()
    assert status(home, RUN) == "missed"


def test_it_is_right_when_it_is_about_to_show(menu: TodayMenu, home: Path, clock: SetClock) -> None:
    App(home, clock.at).mark(RUN, "done")
    menu.aboutToShow.emit()
    assert item(menu, "Easy run 7 km").text() == "Easy run 7 km: Done"


def test_it_is_not_built_anew_when_nothing_is_new(menu: TodayMenu) -> None:
    before = menu.actions()
    menu.aboutToShow.emit()
    assert menu.actions() == before


def test_building_it_anew_leaves_nothing_behind(
    qtbot: QtBot, menu: TodayMenu, desk: Desk, home: Path
) -> None:
    for _ in range(3):
        desk.mark(RUN, "done")
        desk.undo()
    qtbot.waitUntil(lambda: len(menu.findChildren(QMenu)) == 2)
    assert len(menu.findChildren(QAction)) < 20


def test_an_ampersand_in_a_name_is_shown_as_one(qtbot: QtBot, tmp_path: Path) -> None:
    plan = plan_with(**{"race.name": "Fish & Chips 42"})
    desk = Desk(told_home(tmp_path / "home", plan), SetClock("2027-04-25T06:00+02:00"))
    desk.refresh()
    menu = TodayMenu()
    menu.listen(desk)
    qtbot.addWidget(menu)
    assert any(text.startswith("Fish && Chips 42, 09:30") for text in labels(menu))


@pytest.mark.parametrize(
    ("text", "signal"),
    [("Open", "opened"), ("Pause…", "paused"), ("Reminders…", "configured"), ("Quit", "quitted")],
)
def test_its_other_items_ask_the_app(qtbot: QtBot, menu: TodayMenu, text: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(menu, signal)):
        item(menu, text).trigger()


def test_without_a_plan_nothing_can_be_paused(qtbot: QtBot, tmp_path: Path) -> None:
    menu, desk = TodayMenu(), Desk(tmp_path, SetClock())
    menu.listen(desk)
    qtbot.addWidget(menu)
    assert "Pause…" not in labels(menu)
    assert labels(menu)[-1] == "Quit"


def test_what_is_only_to_be_read_opens_the_panel(menu: TodayMenu, qtbot: QtBot) -> None:
    """A disabled entry would be painted with too little contrast."""
    line = item(menu, "Next:")
    assert line.isEnabled()
    with qtbot.waitSignal(menu.opened):
        line.trigger()
