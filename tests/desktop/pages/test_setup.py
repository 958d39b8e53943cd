"""The setup assistant's page: its steps, files, what is kept, and what waits for another time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.coach.profile_input import read_profile
from pacelift.coach.profile_toml import parse_toml
from pacelift.coach.profile_writing import write_toml
from pacelift.desktop.assistant.last import Calendars, End
from pacelift.desktop.desk import Desk
from pacelift.desktop.pages.setup import SetupPage
from pacelift.errors import PaceliftError
from tests.builders import TODAY, profile_document
from tests.desktop.assistant.given import (
    begun_home,
    box,
    choose,
    chosen,
    drawn,
    form,
    go_to,
    line,
    season,
    set_day,
    shown,
    tab_texts,
    told_problems,
    write,
)
from tests.desktop.given import SetClock
from tests.desktop.test_access import assert_distinct, assert_named, assert_not_clipped
from tests.desktop.test_panel import button, buttons, texts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a journal, for its profile is edited here."""
    return begun_home(tmp_path / "home")


@pytest.fixture
def new(qapp: QApplication, tmp_path: Path, clock: SetClock) -> Desk:
    """A desk without a plan."""
    return Desk(tmp_path / "empty", clock)


@pytest.fixture
def page(qtbot: QtBot, new: Desk) -> SetupPage:
    """The page where there is no plan yet."""
    return shown(qtbot, new)


@pytest.fixture
def edit(qtbot: QtBot, desk: Desk) -> SetupPage:
    """The page over a plan that goes on."""
    return shown(qtbot, desk)


def keep(page: SetupPage) -> None:
    page.keep.click()
    QApplication.processEvents()


def answered(qtbot: QtBot, page: SetupPage) -> None:
    """All questions, with the example's answers."""
    button(page, "Start from the example").click()
    drawn(qtbot, page)


# -- steps


def test_next_and_back_go_through_all_steps(page: SetupPage) -> None:
    seen = []
    while page.next.isVisible():
        seen.append(page.setup.step.name)
        page.next.click()
    assert seen == ["race", "running", "strength", "equipment", "week", "health"]
    assert isinstance(page.form, Calendars)
    assert page.keep.isVisible()
    while page.back.isVisible():
        page.back.click()
    assert page.setup.step.name == "race"
    assert "Which race are you training for?" in texts(page)


def test_a_tab_leads_to_its_step_and_keys_go_from_tab_to_tab(qtbot: QtBot, page: SetupPage) -> None:
    go_to(page, "week")
    assert "When can you train?" in texts(page)
    page.steps.setFocus()
    qtbot.keyClick(page.steps, Qt.Key.Key_Right)
    assert page.setup.step.name == "health"
    assert page.steps.currentIndex() == 5


def test_the_tab_of_a_step_left_with_an_open_answer_is_marked(page: SetupPage) -> None:
    assert tab_texts(page)[0] == "1 Race"
    page.next.click()
    assert tab_texts(page)[:2] == ["1 Race (!)", "2 Running"]


def test_enter_in_a_line_goes_on_and_the_next_question_has_the_keyboard(
    qtbot: QtBot, page: SetupPage
) -> None:
    assert page.focusWidget() is line(page, "race.name")
    qtbot.keyClicks(page.focusWidget(), "Spring")
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.setup.step.name == "running"
    assert page.focusWidget() is box(page, "units").control.first


def test_a_step_come_back_to_has_the_keyboard_at_its_first_problem(page: SetupPage) -> None:
    go_to(page, "health")
    go_to(page, "race")
    go_to(page, "health")
    assert page.focusWidget() is box(page, "athlete.screening").control.first


# -- files


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


# -- editing


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


# -- for everyone


@pytest.mark.parametrize("step", range(7))
def test_every_control_is_named(qtbot: QtBot, page: SetupPage, step: int) -> None:
    page.steps.setCurrentIndex(step)
    assert_named(page)
    assert_distinct(page)


@pytest.mark.parametrize("size", [10, 20])
def test_nothing_is_clipped(qtbot: QtBot, new: Desk, size: int) -> None:
    QApplication.setFont(QFont("DejaVu Sans", size))
    page = shown(qtbot, new)
    for step in range(7):
        page.steps.setCurrentIndex(step)
        for _ in range(3):
            QApplication.processEvents()
        assert_not_clipped(page)


def test_markup_in_a_name_is_shown_as_it_is(qtbot: QtBot, page: SetupPage) -> None:
    write(qtbot, page, "race.name", "<b>Spring</b>")
    drawn(qtbot, page)
    assert "to <b>Spring</b> on" in texts(page)
    for each in page.findChildren(QLabel):
        assert each.textFormat() == Qt.TextFormat.PlainText or not each.text()
