"""A plan kept at the end of the assistant, and answers that wait for another time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from pacelift.desktop.assistant.last import Calendars, End
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from tests.desktop.assistant.given import (
    answered,
    choose,
    drawn,
    go_to,
    keep,
    line,
    shown,
    told_problems,
    write,
)
from tests.desktop.given import SetClock
from tests.desktop.test_panel import button, buttons, texts


# -- keeping
def test_a_plan_is_kept_and_its_end_says_what_comes_first(
    qtbot: QtBot, page: SetupPage, new: Desk
) -> None:
    answered(qtbot, page)
    go_to(page, "calendar")
    keep(page)
    plan = new.plan
    assert plan is not None
    assert plan.profile.race.name == "Hamburg Marathon"
    said = texts(page)
    assert "Your plan is made." in said
    assert "What comes first:" in said
    assert "Mon 18 Jan" in said
    with qtbot.waitSignal(page.page_asked) as asked:
        button(page, "Show the day").click()
    assert asked.args == ["today"]


def test_without_the_health_screening_no_plan_is_kept(qtbot: QtBot, page: SetupPage) -> None:
    write(qtbot, page, "race.name", "Spring")
    drawn(qtbot, page)
    go_to(page, "calendar")
    assert not page.keep.isEnabled()
    assert "Still to be answered: Health." in texts(page)
    go_to(page, "health")
    choose(page, "athlete.screening", "clear")
    drawn(qtbot, page)
    go_to(page, "calendar")
    assert page.keep.isEnabled()
    assert "Still to be answered" not in texts(page)


def test_pressed_while_it_is_drawing_the_plan_of_the_last_answer_is_kept(
    qtbot: QtBot, page: SetupPage, new: Desk
) -> None:
    answered(qtbot, page)
    go_to(page, "running")
    choose(page, "running.days", 3)
    go_to(page, "calendar")
    assert page.setup.is_busy
    page.keep.click()
    qtbot.waitUntil(lambda: isinstance(page.form, End), timeout=20_000)
    plan = new.plan
    assert plan is not None
    assert plan.profile.running.days == 3


def test_a_calendar_file_that_was_wished_is_saved_at_the_end(
    qtbot: QtBot, page: SetupPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(qtbot, page)
    go_to(page, "calendar")
    assert isinstance(page.form, Calendars)
    page.form.buttons["file"].click()
    keep(page)
    path = tmp_path / "plan.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    button(page, "Save the calendar file…").click()
    assert "SUMMARY:Run: Easy run" in path.read_text()
    assert "Open the file with your calendar program." in texts(page)


def test_googles_calendar_that_was_wished_is_connected_at_the_end(
    qtbot: QtBot, page: SetupPage, new: Desk
) -> None:
    answered(qtbot, page)
    go_to(page, "calendar")
    assert isinstance(page.form, Calendars)
    page.form.buttons["google"].click()
    keep(page)
    with qtbot.waitSignal(new.calendar_asked):
        button(page, "Connect Google Calendar…").click()


def test_after_the_end_it_begins_with_the_profile_of_the_plan(
    qtbot: QtBot, page: SetupPage, new: Desk
) -> None:
    answered(qtbot, page)
    go_to(page, "calendar")
    keep(page)
    page.hide()
    page.refresh()
    page.show()
    drawn(qtbot, page)
    assert "Your profile" in texts(page)
    assert line(page, "race.name").text() == "Hamburg Marathon"
    assert page.next.isVisible()


def test_another_plan_asks_before_it_takes_the_place_of_one(
    qtbot: QtBot, edit: SetupPage, desk: Desk
) -> None:
    before = desk.plan
    assert before is not None
    button(edit, "Make a new plan…").click()
    assert line(edit, "race.name").text() == ""
    write(qtbot, edit, "race.name", "Autumn")
    go_to(edit, "health")
    choose(edit, "athlete.screening", "clear")
    drawn(qtbot, edit)
    go_to(edit, "calendar")
    keep(edit)
    assert "This takes the place of “Hamburg 2027”, which is put away" in texts(edit)
    assert edit.focusWidget() is edit.leave
    button(edit, "Leave all as it is").click()
    assert desk.plan is before
    assert "This takes the place of" not in texts(edit)
    keep(edit)
    button(edit, "Put it away and begin this one").click()
    QApplication.processEvents()
    plan = desk.plan
    assert plan is not None
    assert plan.profile.race.name == "Autumn"
    assert "Your plan is made." in texts(edit)


# -- another time
def test_half_filled_answers_stay_for_another_time(
    qtbot: QtBot, page: SetupPage, new: Desk, clock: SetClock
) -> None:
    write(qtbot, page, "race.name", "Spring")
    go_to(page, "running")
    write(qtbot, page, "running.weekly", "fast")
    page.hide()
    again = shown(qtbot, Desk(new.home, clock))
    assert again.setup.step.name == "running"
    assert line(again, "running.weekly").text() == "fast"
    assert len(told_problems(again)) == 1
    go_to(again, "race")
    assert line(again, "race.name").text() == "Spring"


def test_half_filled_answers_for_another_plan_stay_too(
    qtbot: QtBot, edit: SetupPage, home: Path, clock: SetClock
) -> None:
    button(edit, "Make a new plan…").click()
    write(qtbot, edit, "race.name", "Autumn")
    edit.hide()
    again = shown(qtbot, Desk(home, clock))
    assert "Your plan" in texts(again)
    assert line(again, "race.name").text() == "Autumn"
    button(again, "Leave all as it is").click()
    assert "Your profile" in texts(again)
    assert line(again, "race.name").text() == "Hamburg Marathon"
    assert "Leave all as it is" not in buttons(again)


def test_a_kept_plan_leaves_no_half_filled_answers(
    qtbot: QtBot, page: SetupPage, new: Desk, clock: SetClock
) -> None:
    page.next.click()
    page.hide()
    page.show()
    go_to(page, "race")
    answered(qtbot, page)
    go_to(page, "calendar")
    keep(page)
    page.hide()
    again = shown(qtbot, Desk(new.home, clock))
    assert again.setup.step.name == "race"
    assert again.setup.document == again.setup.edits
