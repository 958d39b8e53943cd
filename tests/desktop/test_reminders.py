"""What is due is said once, by a notification or at the tray; the timer waits no longer than need be."""

from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve
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

    def said_by_tray(title: str, body: str) -> bool:
        messages.append((title, body))
        return True

    notices, shown = Notices(desk, said_by_tray), Shown()
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


def test_a_press_counts_also_where_the_end_is_told_before_it(
    desk: Desk, home: Path, early: SetClock
) -> None:
    notice, text = _check_in(desk, early)
    notices, _, _ = _notices(desk)
    notices.show(notice, text)
    notices.closed(notice.key)
    notices.acted(notice.key, "done")
    assert status(home, RUN) == "done"


def test_what_is_on_the_screen_goes_with_the_app_and_what_is_gone_is_left_alone(
    desk: Desk, early: SetClock
) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    other = evolve(notice, key="another", session="w02-lift-a")
    notices.show(notice, text)
    notices.show(other, text)
    notices.closed(other.key)
    notices.close_all()
    assert shown.closed == [notice.key]


def test_an_answer_elsewhere_closes_no_question_that_is_gone_already(
    desk: Desk, early: SetClock
) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    notices.show(notice, text)
    notices.closed(notice.key)
    desk.mark(RUN, "done")
    assert shown.closed == []


def test_a_reminder_stays_when_its_session_is_answered(desk: Desk, early: SetClock) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    notices.show(evolve(notice, kind="reminder"), text)
    desk.mark(RUN, "done")
    assert shown.closed == []


def test_what_is_two_days_old_is_forgotten_with_the_next_one(desk: Desk, early: SetClock) -> None:
    notice, text = _check_in(desk, early)
    notices, shown, _ = _notices(desk)
    notices.show(notice, text)
    notices.show(evolve(notice, key="later", at=notice.at + timedelta(days=2, minutes=1)), text)
    notices.close_all()
    assert shown.closed == ["later"]


def test_what_nobody_can_show_is_told_to_be_unsaid(desk: Desk, early: SetClock) -> None:
    notice, text = _check_in(desk, early)
    notices = Notices(desk, lambda title, body: False)
    unsaid: list[bool] = []
    notices.unsaid.connect(lambda: unsaid.append(True))
    notices.show(notice, text)
    notices.notifier = Shown()
    notices.show(notice, text)
    notices.not_shown(notice.key)
    notices.say("calendar", "From your calendar", "Moved.")
    notices.not_shown("calendar")
    notices.not_shown("calendar")
    assert len(unsaid) == 3
