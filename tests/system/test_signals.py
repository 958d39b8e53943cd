"""Signals as something to read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from select import select

import pytest

from pacelift.system.signals import ENDING, Signals

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no signals to send")


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_is_read_and_ends_nothing(number: signal.Signals) -> None:
    signals = Signals()
    try:
        os.kill(os.getpid(), number)
        assert select([signals], (), (), 5)[0]
        assert signals.taken() == [number]
        assert signals.taken() == []
    finally:
        signals.close()


def test_closing_puts_back_what_was_there() -> None:
    former = [signal.getsignal(number) for number in ENDING]
    Signals().close()
    assert [signal.getsignal(number) for number in ENDING] == former
    assert signal.set_wakeup_fd(-1) == -1


def test_a_loop_that_only_watches_the_descriptor_ends_cleanly() -> None:
    """As a process of its own, ended from outside while it sleeps without a time limit."""
    program = (
        "from select import select; from pacelift.system.signals import Signals\n"
        "signals = Signals(); print('ready', flush=True); select([signals], (), ())\n"
        "print(*(each.name for each in signals.taken()))"
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    child.send_signal(signal.SIGTERM)
    assert child.communicate(timeout=10)[0] == "SIGTERM\n"
    assert child.returncode == 0
