"""Left alone over a whole season at an accelerated clock: nothing said twice, memory flat."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from pacelift.coach.due import LONGEST_WAIT
from pacelift.desktop.reminders import Reminders
from pacelift.system.notifications import Notification
from tests.cli.given import home_with
from tests.coach.plans import example_plan
from tests.desktop.given import SetClock, SetTimer
from tests.desktop.test_application import application

BEGIN, END = "2027-01-05T22:00+01:00", datetime(2027, 5, 10, tzinfo=UTC)
MOST_GROWN = 1.04
"""Objects at the end, as a multiple of those after a month: caches fill, nothing else."""


class Counted:
    """A notifier that counts by key, and nobody answers."""

    def __init__(self) -> None:
        self.keys: Counter[str] = Counter()

    def show(self, notification: Notification) -> None:
        self.keys[notification.key] += 1

    def close(self, key: str) -> None:
        raise AssertionError(key)


def test_a_season_of_ticks_says_each_thing_once_and_keeps_no_memory(
    qtbot: QtBot, tmp_path: Path
) -> None:
    """Every check-in, every midnight and the change to summer time, with nobody answering."""
    plan, clock = example_plan(), SetClock(BEGIN)
    app = application(home_with(plan, tmp_path / "home"), clock)
    timers: list[SetTimer] = []

    def made(does: Callable[[], None], _parent: QObject) -> SetTimer:
        timers.append(SetTimer(does))
        return timers[-1]

    app.reminders.deleteLater()
    app.reminders = Reminders(app.desk, app.preferences.settings.times, made, app)
    app.reminders.due.connect(app.notices.show)
    counted = app.notices.notifier = Counted()
    app.reminders.ask()
    (timer,) = timers
    dates, sizes, ticks = set(), [], 0
    while clock.at < END:
        assert timedelta(0) < timer.wait <= LONGEST_WAIT + timedelta(seconds=1)
        clock.at += timer.wait
        timer.waits.clear()
        timer.does()
        dates.add(app.desk.view.date)
        ticks += 1
        if ticks % 1000 == 0:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            gc.collect()
            sizes.append(len(gc.get_objects()))
    keys = counted.keys
    assert [key for key, count in keys.items() if count > 1] == []
    asked = {key.split()[1] for key in keys if key.startswith("check-in")}
    assert asked == {each.id for each in plan.sessions}
    assert len(dates) == (END.date() - datetime.fromisoformat(BEGIN).date()).days + 1
    assert len(sizes) >= 8
    assert max(sizes[-3:]) < sizes[2] * MOST_GROWN, sizes
