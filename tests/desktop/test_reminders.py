"""What is due is said once, by a notification or at the tray; the timer waits no longer than need be."""

from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from pacelift.coach.due import LONGEST_WAIT, Notice, Times
from pacelift.desktop.desk import Desk
from pacelift.desktop.notices import Notices
from pacelift.desktop.reminders import JUST_AFTER_MS, Reminders
from pacelift.words.notices import NoticeText
from tests.desktop.given import SetClock, SetTimer, Shown, status

RUN = "w02-easy-1"


class Told:
    """The reminders of a desk, the timer they set, and what they said."""

    def __init__(self, desk: Desk, times: Times | None = None) -> None:
        self.said: list[tuple[Notice, NoticeText]] = []
        self.reminders = Reminders(desk, times or Times(), self._made)
        self.reminders.due.connect(lambda *told: self.said.append(told))

    def _made(self, does: object, parent: object) -> SetTimer:
        self.timer = SetTimer(does)  # type: ignore[arg-type]
        return self.timer

    def titles(self) -> list[str]:
        return [text.title for _, text in self.said]


@pytest.fixture
def early(clock: SetClock) -> SetClock:
    """It is Tuesday, 06:31, before everything."""
    clock.set("2027-01-12T06:31+01:00")
    return clock


def test_a_check_in_comes_at_the_end_of_a_session(desk: Desk, early: SetClock) -> None:
    told = Told(desk)
    told.reminders.ask()
    early.set("2027-01-12T07:20+01:00")
    told.timer.does()
    assert [(n.kind, n.session) for n, _ in told.said][-1] == ("check-in", RUN)
    assert told.titles()[-1] == "How did it go?"


def test_the_timer_is_set_to_the_next_moment_and_never_beyond_a_quarter_of_an_hour(
    desk: Desk, early: SetClock
) -> None:
    told = Told(desk)
    early.set("2027-01-12T07:12+01:00")
    told.reminders.ask()
    assert told.timer.wait == timedelta(minutes=8, milliseconds=JUST_AFTER_MS)
    early.set("2027-01-12T12:00+01:00")
    told.timer.does()
    assert told.timer.wait == LONGEST_WAIT + timedelta(milliseconds=JUST_AFTER_MS)


def test_nothing_is_said_twice_also_not_after_a_new_start(
    desk: Desk, home: Path, early: SetClock
) -> None:
    first = Told(desk)
    first.reminders.ask()
    early.set("2027-01-12T07:21+01:00")
    first.timer.does()
    first.timer.does()
    assert first.titles().count("How did it go?") == 1
    second = Told(Desk(home, early))
    second.reminders.ask()
    assert "How did it go?" not in second.titles()


def test_what_ended_while_the_app_was_not_running_is_asked_once_the_same_day(
    desk: Desk, home: Path, early: SetClock
) -> None:
    Told(desk).reminders.ask()
    early.set("2027-01-12T09:00+01:00")
    later = Told(Desk(home, early))
    later.reminders.ask()
    assert [n.kind for n, _ in later.said] == ["check-in"]


def test_the_first_start_ever_asks_for_nothing_from_before_it(desk: Desk, clock: SetClock) -> None:
    clock.set("2027-01-12T12:00+01:00")
    told = Told(desk)
    told.reminders.ask()
    assert told.said == []


def test_after_a_night_asleep_nothing_of_the_day_before_is_said(
    desk: Desk, early: SetClock
) -> None:
    told = Told(desk)
    told.reminders.ask()
    told.said.clear()
    early.set("2027-01-13T09:00+01:00")
    told.timer.does()
    assert told.said == []


def test_the_runners_times_count_from_when_they_are_chosen(desk: Desk, early: SetClock) -> None:
    told = Told(desk, Times(check_in=False, morning=None, reminder_min=None))
    told.reminders.ask()
    early.set("2027-01-12T07:21+01:00")
    told.timer.does()
    assert told.said == []
    told.reminders.set_times(Times(morning=None, reminder_min=None))
    assert [n.kind for n, _ in told.said] == ["check-in"]


def test_a_broken_memory_is_a_new_one(desk: Desk, early: SetClock) -> None:
    desk.app().remember("told", '{"keys": 3}')
    told = Told(desk)
    told.reminders.ask()
    early.set("2027-01-12T07:20+01:00")
    told.timer.does()
    assert told.titles()[-1] == "How did it go?"


def _notices(desk: Desk) -> tuple[Notices, Shown, list[tuple[str, str]]]:
    messages: list[tuple[str, str]] = []
    notices, shown = Notices(desk, lambda title, body: messages.append((title, body))), Shown()
    notices.notifier = shown
    return notices, shown, messages


def _check_in(desk: Desk, early: SetClock) -> tuple[Notice, NoticeText]:
    told = Told(desk)
    told.reminders.ask()
    early.set("2027-01-12T07:21+01:00")
    told.timer.does()
    return told.said[-1]


@pytest.mark.parametrize("mark", ["done", "too-hard", "missed"])
def test_a_button_of_the_notification_marks_the_session(
    desk: Desk, home: Path, early: SetClock, mark: str
) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    notices.show(notice, text)
    assert [label for _, label in shown.notifications[0].actions] == [
        "Open",
        "Done",
        "Too hard",
        "Missed",
    ]
    notices.acted(notice.key, mark)
    assert status(home, RUN) == mark


def test_a_click_on_the_notification_opens_the_panel(
    qtbot: QtBot, desk: Desk, home: Path, early: SetClock
) -> None:
    notice, text = _check_in(desk, early)
    notices, _, _ = _notices(desk)
    notices.show(notice, text)
    with qtbot.waitSignal(notices.opened):
        notices.acted(notice.key, "default")
    assert status(home, RUN) == "planned"


def test_a_question_answered_in_the_panel_leaves_the_screen(desk: Desk, early: SetClock) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    notices.show(notice, text)
    desk.mark(RUN, "done")
    assert shown.closed == [notice.key]


def test_an_old_button_pressed_after_the_answer_changes_nothing(
    desk: Desk, home: Path, early: SetClock
) -> None:
    notice, text = _check_in(desk, early)
    notices, _, _ = _notices(desk)
    notices.show(notice, text)
    desk.mark(RUN, "done")
    notices.acted(notice.key, "missed")
    assert status(home, RUN) == "done"


def test_where_nobody_shows_notifications_the_tray_says_it(desk: Desk, early: SetClock) -> None:
    notice, text = _check_in(desk, early)
    notices, _, messages = _notices(desk)
    notices.show(notice, text)
    notices.not_shown(notice.key)
    notices.notifier = None
    notices.show(notice, text)
    assert messages == [(text.title, text.body)] * 2
