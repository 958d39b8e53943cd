"""Notices in words: short, with the time, and nothing to read twice."""

from datetime import UTC, datetime

import pytest

from pacelift.coach.due import Notice, NoticeKind
from pacelift.words.notices import notice_text
from pacelift.words.voice import Voice
from tests.words.builders import CATALOGUE, plan

PLAN = plan()


def told(kind: NoticeKind, session: str | None, at: str = "2027-01-10T07:00+01:00") -> list[str]:
    notice = Notice("key", kind, session, datetime.fromisoformat(at).astimezone(UTC))
    text = notice_text(notice, PLAN, CATALOGUE, Voice())
    return [text.title, *text.body.splitlines()]


def test_a_check_in_asks_and_names_the_session() -> None:
    assert told("check-in", "w01-long") == [
        "How did it go?",
        "Long run 16 km, Sun 10 Jan, 08:00–09:41 (1 h 41 min)",
    ]


def test_a_reminder_has_the_time_and_what_to_do() -> None:
    title, *lines = told("reminder", "w01-long")
    assert title == "Long run 16 km at 08:00"
    assert 1 <= len(lines) <= 3


def test_the_morning_has_a_line_for_each_session_of_the_day() -> None:
    assert told("morning", None) == ["Today: 1 session", "08:00 Long run 16 km, 1 h 41 min"]


def test_the_evening_before_says_when_to_be_in_bed() -> None:
    assert told("wind-down", "w01-long", "2027-01-09T21:30+01:00") == [
        "Tomorrow: Long run 16 km",
        "Tonight: in bed by 22:00; the hour before without screens or hard thinking.",
    ]


def test_a_session_that_is_gone_has_no_words() -> None:
    with pytest.raises(ValueError, match="no session"):
        told("reminder", "w99-none")
