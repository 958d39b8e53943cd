"""The profile of the plan that goes on, edited: what it changes is shown, then kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.assistant.last import Calendars
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from pacelift.errors import PaceliftError
from tests.builders import profile_document
from tests.desktop.assistant.given import (
    answered,
    choose,
    chosen,
    drawn,
    form,
    go_to,
    keep,
    line,
    set_day,
    shown,
)
from tests.desktop.given import SetClock
from tests.desktop.test_panel import button, buttons, texts


def test_it_begins_with_the_profile_of_the_plan_that_goes_on(edit: SetupPage) -> None:
    assert "Your profile" in texts(edit)
    assert line(edit, "race.name").text() == "Hamburg Marathon"
    assert "start" not in form(edit).keys
    assert "Start from the example" not in buttons(edit)
    go_to(edit, "changes")
    assert not edit.keep.isEnabled()


def test_an_edit_shows_what_it_changes_before_it_is_kept(
    qtbot: QtBot, edit: SetupPage, desk: Desk
) -> None:
    before = desk.plan
    go_to(edit, "strength")
    choose(edit, "strength.sessions", 1)
    drawn(qtbot, edit)
    go_to(edit, "changes")
    assert "• Dropped: Full body" in texts(edit)
    assert desk.plan is before
    button(edit, "Keep these changes").click()
    QApplication.processEvents()
    plan = desk.plan
    assert plan is not None
    assert plan.profile.strength.sessions == 1
    assert "Your plan goes on." in texts(edit)
    assert "Drawing…" not in texts(edit)


def test_an_edit_taken_back_leaves_nothing_to_keep(qtbot: QtBot, edit: SetupPage) -> None:
    go_to(edit, "strength")
    choose(edit, "strength.sessions", 1)
    drawn(qtbot, edit)
    choose(edit, "strength.sessions", 2)
    drawn(qtbot, edit)
    go_to(edit, "changes")
    assert not edit.keep.isEnabled()
    assert "Dropped" not in texts(edit)


def test_what_is_told_meanwhile_leaves_the_answers_as_they_are(
    qtbot: QtBot, edit: SetupPage, desk: Desk
) -> None:
    go_to(edit, "strength")
    choose(edit, "strength.sessions", 1)
    desk.mark("w02-easy-1", "done")
    drawn(qtbot, edit)
    assert chosen(edit, "strength.sessions") == [1]
    go_to(edit, "changes")
    keep(edit)
    plan = desk.plan
    assert plan is not None
    assert next(e for e in plan.sessions if e.id == "w02-easy-1").status == "done"


def test_another_race_too_near_is_refused_and_its_way_on_brings_changes(
    qtbot: QtBot, edit: SetupPage
) -> None:
    set_day(edit, "race.date", "2027-01-16")
    drawn(qtbot, edit)
    assert "2027-01-16 is too near" in texts(edit)
    later = next(e for e in edit.side.options if e.accessibleName().startswith("Choose a race"))
    later.click()
    drawn(qtbot, edit)
    assert edit.side.options == []
    go_to(edit, "changes")
    assert edit.keep.isEnabled()
    assert "•" in texts(edit)


def test_half_filled_changes_of_a_profile_stay_for_another_time(
    qtbot: QtBot, edit: SetupPage, home: Path, clock: SetClock
) -> None:
    go_to(edit, "running")
    choose(edit, "running.days", 5)
    edit.hide()
    again = shown(qtbot, Desk(home, clock))
    assert "Your profile" in texts(again)
    assert chosen(again, "running.days") == [5]
    go_to(again, "changes")
    assert again.keep.isEnabled()


def test_answers_about_a_plan_that_is_no_more_are_not_taken_up(
    qtbot: QtBot, edit: SetupPage, home: Path, clock: SetClock
) -> None:
    go_to(edit, "running")
    choose(edit, "running.days", 5)
    edit.hide()
    app = App(home, clock())
    other = profile_document(**{"race.name": "Kiel", "start": date(2027, 1, 13)})
    app.keep(app.draft(write_toml(other).encode(), "profile"))
    again = shown(qtbot, Desk(home, clock))
    assert line(again, "race.name").text() == "Kiel"
    go_to(again, "running")
    assert chosen(again, "running.days") == [4]


def test_a_plan_that_cannot_be_kept_is_told(
    qtbot: QtBot, page: SetupPage, new: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(qtbot, page)
    go_to(page, "calendar")

    def full(_draft: object) -> bool:
        new.failed.emit(PaceliftError("disk-full", "Full.", "Free some space."))
        return False

    monkeypatch.setattr(new, "begin_plan", full)
    with qtbot.waitSignal(new.failed):
        keep(page)
    assert isinstance(page.form, Calendars)
    assert page.keep.isEnabled()
