"""The assistant's page as a runner uses it: shown, typed into, clicked, waited for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.plan import Plan
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.assistant.controls import Checks, Choice, Control, DayEdit, Numbers
from pacelift.desktop.assistant.form import FieldBox, Form, RaceTable
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from pacelift.words.setup import ASKING
from tests.builders import profile_document
from tests.desktop.test_panel import button

BEGUN: Final = datetime.fromisoformat("2027-01-05T08:00+01:00")
STEPS: Final = [step.name for step in ASKING]


def begun_home(home: Path) -> Path:
    """A home whose plan has its whole profile in the journal, so that it can be edited."""
    app = App(home, BEGUN)
    app.keep(app.draft(write_toml(profile_document()).encode(), "profile"))
    return home


def shown(qtbot: QtBot, desk: Desk) -> SetupPage:
    """The page as the window has it: it hears of every change."""
    desk.refresh()
    made = SetupPage(desk)
    qtbot.addWidget(made)
    desk.changed.connect(made.refresh)
    made.refresh()
    made.resize(1100, 900)
    made.show()
    qtbot.waitExposed(made)
    with qtbot.waitActive(made):
        made.activateWindow()
    drawn(qtbot, made)
    return made


def drawn(qtbot: QtBot, page: SetupPage) -> None:
    qtbot.waitUntil(lambda: not page.setup.is_busy, timeout=20_000)
    QApplication.processEvents()


def go_to(page: SetupPage, name: str) -> None:
    """By a click on its tab."""
    page.steps.setCurrentIndex([step.name for step in page.setup.steps].index(name))
    QApplication.processEvents()


def form(page: SetupPage) -> Form:
    assert isinstance(page.form, Form)
    return page.form


def box(page: SetupPage, key: str) -> FieldBox:
    """The field of a key, those of a recent race too."""
    boxes = form(page).boxes
    table = boxes.get("running.recent_race")
    if key not in boxes and table is not None and isinstance(table.control, RaceTable):
        return table.control.boxes[key]
    return boxes[key]


def control(page: SetupPage, key: str) -> Control:
    return box(page, key).control


def line(page: SetupPage, key: str) -> QLineEdit:
    found = control(page, key).findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def write(qtbot: QtBot, page: SetupPage, key: str, text: str) -> None:
    """Types a text in place of what is there."""
    edit = line(page, key)
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(edit, text)


def choose(page: SetupPage, key: str, value: object) -> None:
    """Presses one of a few."""
    found = control(page, key)
    if isinstance(found, Checks):
        found.boxes[value].click()
    else:
        assert isinstance(found, Choice | Numbers)
        found.buttons[value].click()


def chosen(page: SetupPage, key: str) -> list[object]:
    """What is shown as chosen."""
    found = control(page, key)
    assert isinstance(found, Choice | Numbers)
    return [value for value, each in found.buttons.items() if each.isChecked()]


def set_day(page: SetupPage, key: str, day: str) -> None:
    found = control(page, key)
    assert isinstance(found, DayEdit)
    found.edit.setDate(QDate.fromString(day, "yyyy-MM-dd"))


def problem(page: SetupPage, key: str) -> str:
    """What is said to be wrong beside a field, or nothing."""
    QApplication.processEvents()
    told = box(page, key).problem
    return told.text().replace("\u00a0", " ") if told.isVisibleTo(page) else ""


def told_problems(page: SetupPage) -> list[str]:
    """All that is said to be wrong on a step."""
    QApplication.processEvents()
    return [
        each.text()
        for each in form(page).findChildren(QLabel)
        if each.property("role") == "problem" and each.isVisibleTo(page)
    ]


def season(page: SetupPage) -> Plan:
    plan = page.setup.season.plan
    assert plan is not None
    return plan


def tab_texts(page: SetupPage) -> list[str]:
    return [page.steps.tabText(index) for index in range(page.steps.count())]


def keep(page: SetupPage) -> None:
    page.keep.click()
    QApplication.processEvents()


def answered(qtbot: QtBot, page: SetupPage) -> None:
    """All questions, with the example's answers."""
    button(page, "Start from the example").click()
    drawn(qtbot, page)
