"""The panel: today's sessions, a press, what changed, undo; by mouse and by keys alone."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from pacelift.app import App
from pacelift.desktop.desk import Desk
from pacelift.desktop.panel import Panel, beside
from tests.desktop.given import REST_DAY, SetClock, status

RUN, LIFT = "w02-easy-1", "w02-lift-a"


def texts(widget: QWidget) -> str:
    """All that is to be read there, a line each."""
    shown = [each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return "\n".join(shown).replace("\u00a0", " ").replace("\u2060", "")


def button(widget: QWidget, text: str) -> QPushButton:
    return next(each for each in _shown(widget) if each.text() == text)


def buttons(widget: QWidget) -> list[str]:
    return [each.text() for each in _shown(widget)]


def _shown(widget: QWidget) -> list[QPushButton]:
    """What was replaced is still there until the event loop runs, but hidden."""
    return [each for each in widget.findChildren(QPushButton) if each.isVisibleTo(widget)]


def press(qtbot: QtBot, panel: Panel, key: Qt.Key) -> None:
    qtbot.keyClick(panel.focusWidget() or panel, key)


def test_it_shows_a_card_for_each_session_of_today(panel: Panel) -> None:
    assert [card.view.session for card in panel.cards] == [RUN, LIFT]
    said = texts(panel)
    assert "Tue 12 Jan 2027" in said
    assert "Week 2 of 18, base · 103 days to Hamburg Marathon" in said
    assert "0 of 6 sessions this week, 0 of 35 km" in said
    assert "06:30–07:20, 50 min" in said


def test_done_marks_the_session_and_says_what_changed(panel: Panel, home: Path) -> None:
    panel.cards[0].buttons["done"].click()
    assert status(home, RUN) == "done"
    assert "Done." in texts(panel.cards[0])
    assert "Nothing else changes." in texts(panel.cards[0])
    assert not panel.cards[0].takes_marks


def test_undo_takes_the_press_back(panel: Panel, home: Path) -> None:
    panel.cards[0].buttons["missed"].click()
    assert status(home, RUN) == "missed"
    button(panel.cards[0], "Undo").click()
    assert status(home, RUN) == "planned"
    assert panel.cards[0].takes_marks
    assert "Taken back: Missed: Easy run 7 km, Tue 12 Jan." in texts(panel.notes)


@pytest.mark.parametrize(
    ("key", "mark"),
    [(Qt.Key.Key_D, "done"), (Qt.Key.Key_H, "too-hard"), (Qt.Key.Key_M, "missed")],
)
def test_a_key_alone_marks_the_first_open_session_and_z_takes_it_back(
    qtbot: QtBot, panel: Panel, home: Path, key: Qt.Key, mark: str
) -> None:
    press(qtbot, panel, key)
    assert status(home, RUN) == mark
    assert status(home, LIFT) == "planned"
    press(qtbot, panel, Qt.Key.Key_Z)
    assert status(home, RUN) == "planned"


def test_a_key_marks_the_session_that_has_the_keyboard(
    qtbot: QtBot, panel: Panel, home: Path
) -> None:
    panel.cards[1].buttons["missed"].setFocus()
    press(qtbot, panel, Qt.Key.Key_D)
    assert (status(home, RUN), status(home, LIFT)) == ("planned", "done")


def test_too_hard_says_each_change_and_why(panel: Panel, clock: SetClock, desk: Desk) -> None:
    clock.set("2027-01-19T08:00+01:00")
    panel.appear()
    panel.cards[0].buttons["too-hard"].click()
    outcome = panel.today._outcomes["w03-quality-1"]
    assert outcome.changes
    for change in outcome.changes:
        assert change.why in texts(panel.cards[0])
        assert all(line in texts(panel.cards[0]) for line in change.lines)


def test_effort_is_optional_and_one_undo_takes_it_back_with_the_mark(
    panel: Panel, home: Path, desk: Desk
) -> None:
    panel.cards[0].buttons["done"].click()
    button(panel.cards[0], "6").click()
    assert "Done, effort 6 of 10." in texts(panel.cards[0])
    plan = desk.plan
    assert plan is not None
    assert next(each for each in plan.sessions if each.id == RUN).actual.rpe == 6
    desk.undo()
    assert status(home, RUN) == "planned"


def test_a_second_thought_about_the_effort_replaces_the_first(panel: Panel, desk: Desk) -> None:
    panel.cards[0].buttons["done"].click()
    button(panel.cards[0], "6").click()
    button(panel.cards[0], "7").click()
    assert "Done, effort 7 of 10." in texts(panel.cards[0])
    desk.undo()
    assert panel.cards[0].takes_marks


def test_loads_of_a_lift_are_asked_with_what_was_planned_and_kept_by_one_press(
    panel: Panel, home: Path, desk: Desk
) -> None:
    card = panel.cards[1]
    card.buttons["done"].click()
    assert [each.value() for each in card.findChildren(QSpinBox)] == [8, 8, 8]
    loads = next(each for each in card.children() if hasattr(each, "rows"))
    loads.rows[0].kg.setValue(12.5)
    loads.rows[1].kg.setValue(16)
    button(card, "Keep these loads").click()
    assert "Goblet squat: 2 × 8, 12.5 kg" in texts(card)
    desk.undo()
    assert "Goblet squat: 2 × 8, 12.5 kg" not in texts(card)
    assert status(home, LIFT) == "done"
    desk.undo()
    assert status(home, LIFT) == "planned"


def test_no_load_keeps_nothing(panel: Panel, home: Path) -> None:
    panel.cards[1].buttons["done"].click()
    button(panel.cards[1], "Keep these loads").click()
    assert status(home, LIFT) == "done"


def test_a_mark_that_is_not_the_last_press_can_still_be_changed(panel: Panel, home: Path) -> None:
    panel.cards[0].buttons["done"].click()
    panel.cards[1].buttons["done"].click()
    assert "Undo" not in buttons(panel.cards[0])
    button(panel.cards[0], "Change").click()
    panel.cards[0].buttons["missed"].click()
    assert status(home, RUN) == "missed"


def test_more_shows_the_whole_session_and_less_hides_it(panel: Panel) -> None:
    card = panel.cards[1]
    button(card, "More").click()
    assert "Plan B" in texts(card)
    assert "Pallof press: 2 × 8–12 each side" in texts(card)
    button(card, "Less").click()
    assert "Plan B" not in texts(card)


def test_a_rest_day_says_rest_and_what_comes_next(panel: Panel, clock: SetClock) -> None:
    clock.set(REST_DAY)
    panel.appear()
    assert panel.cards == []
    assert "A rest day" in texts(panel)
    assert "Next: Thu 14 Jan, 06:30" in texts(panel)


def test_what_yesterday_left_open_is_still_asked(panel: Panel, clock: SetClock, home: Path) -> None:
    clock.set(REST_DAY)
    panel.appear()
    assert "How did these 2 go?" in texts(panel.today.open)
    assert "All 2 were missed" not in buttons(panel.today.open)
    button(panel.today.open, "Done").click()
    assert status(home, LIFT) == "done"
    assert "Done: Full body A, Tue 12 Jan." in texts(panel.notes)


def test_three_open_sessions_are_asked_in_one_list_and_missed_by_one_press(
    panel: Panel, clock: SetClock, home: Path, desk: Desk
) -> None:
    clock.set("2027-01-16T08:00+01:00")
    panel.appear()
    button(panel.today.open, "All 5 were missed").click()
    assert {status(home, each) for each in (RUN, LIFT, "w02-lift-b", "w02-easy-3")} == {"missed"}
    assert panel.today.open.isHidden()
    desk.undo()
    assert status(home, RUN) == "planned"


def test_nothing_counts_as_missed_by_itself(panel: Panel, clock: SetClock, home: Path) -> None:
    clock.set("2027-02-20T08:00+01:00")
    panel.appear()
    assert status(home, RUN) == "planned"
    assert "and " in texts(panel.today.open)


def test_a_mark_made_by_a_command_is_shown_when_the_panel_appears(
    panel: Panel, home: Path, clock: SetClock
) -> None:
    App(home, clock.at).mark(RUN, "done")
    panel.appear()
    assert not panel.cards[0].takes_marks


def test_at_midnight_the_page_is_the_next_days(panel: Panel, clock: SetClock, desk: Desk) -> None:
    clock.set("2027-01-14T00:00+01:00")
    desk.refresh()
    assert [card.view.session for card in panel.cards] == ["w02-easy-2", "w02-lift-b"]


def test_without_a_plan_it_says_how_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    panel = Panel(Desk(tmp_path / "empty", SetClock()))
    qtbot.addWidget(panel)
    panel.appear()
    assert "There is no plan yet." in texts(panel)
    assert "Set up my plan" in buttons(panel)


def test_what_the_calendar_asks_of_the_runner_stands_above_the_day(
    panel: Panel, desk: Desk
) -> None:
    desk.set_needs_you("Sign in to your calendar again.")
    assert "! Sign in to your calendar again." in texts(panel)
    desk.set_needs_you(None)
    assert "calendar" not in texts(panel)


def test_escape_hides_it_and_it_comes_back(qtbot: QtBot, panel: Panel) -> None:
    press(qtbot, panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    panel.appear()
    assert panel.isVisible()


def test_after_the_race_it_congratulates(panel: Panel, clock: SetClock, desk: Desk) -> None:
    clock.set("2027-04-26T08:00+02:00")
    desk.refresh()
    assert "Hamburg Marathon is behind you: congratulations." in texts(panel)


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        (QPoint(900, 1060), QPoint(700, 452)),  # above a panel at the bottom
        (QPoint(900, 10), QPoint(700, 18)),  # below one at the top
        (QPoint(1910, 1060), QPoint(1519, 452)),  # never beyond the screen's edge
        (QPoint(2, 1060), QPoint(0, 452)),
    ],
)
def test_it_stands_near_the_pointer_and_wholly_on_the_screen(
    pointer: QPoint, place: QPoint
) -> None:
    assert beside(pointer, QSize(400, 600), QRect(0, 0, 1920, 1080)) == place


def test_times_are_those_of_the_plans_zone(panel: Panel, clock: SetClock) -> None:
    clock.at = datetime.fromisoformat("2027-01-11T23:30+00:00")
    panel.appear()
    assert "Tue 12 Jan 2027" in texts(panel)
