"""The sign of life on stderr."""

import io
import sys
from threading import Event

import pytest

from pacelift.cli import progress


class Terminal(io.StringIO):
    """A terminal that tells when something was written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        done = super().write(text)
        self.written.set()
        return done


def test_what_is_quick_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.working("Thinking", first_sign_s=60):
        pass
    assert capsys.readouterr().err == ""


def test_a_pipe_gets_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(stream, "isatty", lambda: False)
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.working("Thinking", first_sign_s=0):
        assert stream.written.wait(10)
    assert stream.getvalue() == "Thinking …\n"


def test_a_terminal_gets_a_turning_mark_that_is_wiped_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    with progress.working("Thinking", first_sign_s=0):
        assert stream.written.wait(10)
    assert stream.getvalue().startswith("\rThinking |")
    assert stream.getvalue().endswith("\r          \r")


def test_an_error_inside_ends_the_sign_and_goes_on() -> None:
    with pytest.raises(ZeroDivisionError), progress.working("Thinking", first_sign_s=60):
        raise ZeroDivisionError
