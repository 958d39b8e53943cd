"""PySide6 keeps the references to True and None it borrows.

6.12 does not where these are not immortal (Python before 3.12), and aborts after hours. The counts
are looked at every hundred calls, so that a bad release fails here before it can abort.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

CALLS = 1000
# Other threads of the test run come and go; a leak shows as one a call.
TOLERANCE = 20


class Sender(QObject):
    flagged = Signal(bool)
    happened = Signal()


def drift(value: object, call: Callable[[], object]) -> int:
    """How far the references to `value` wander over the calls; stops once they clearly do."""
    before = sys.getrefcount(value)
    moved = 0
    for number in range(1, CALLS + 1):
        call()
        if number % 100 == 0:
            moved = abs(sys.getrefcount(value) - before)
            if moved > TOLERANCE:
                break
    return moved


@pytest.fixture
def sender(qapp: QCoreApplication) -> Sender:
    return Sender()


@pytest.mark.parametrize("value", [True, None], ids=str)
def test_signal_with_a_bool_keeps_references(sender: Sender, value: object) -> None:
    received: list[int] = []
    sender.flagged.connect(lambda flag: received.append(int(flag)))
    assert drift(value, lambda: sender.flagged.emit(True)) <= TOLERANCE
    assert sum(received) == CALLS


@pytest.mark.parametrize("value", [True, None], ids=str)
def test_connecting_and_disconnecting_keeps_references(sender: Sender, value: object) -> None:
    def slot() -> None:
        pass

    def call() -> None:
        sender.happened.connect(slot)
        sender.happened.disconnect(slot)

    assert drift(value, call) <= TOLERANCE


@pytest.mark.parametrize("value", [True, None], ids=str)
def test_methods_without_a_result_keep_references(sender: Sender, value: object) -> None:
    assert drift(value, lambda: sender.setObjectName("name")) <= TOLERANCE


@pytest.mark.parametrize("value", [True, None], ids=str)
def test_timer_events_keep_references(qapp: QCoreApplication, value: object) -> None:
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(0)
    try:
        moved = drift(value, qapp.processEvents)
    finally:
        timer.stop()
    assert moved <= TOLERANCE
    assert len(ticks) >= CALLS // 2
