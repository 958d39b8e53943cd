"""What the command line's tests share: a home with the hand-made plan, a width of 80."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.given import Runner, home_with
from tests.coach.plans import example_plan
from tests.words.builders import plan


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose active plan is the hand-made one."""
    return home_with(plan(), tmp_path / "home")


@pytest.fixture
def runner(capsys: pytest.CaptureFixture[str], home: Path) -> Runner:
    """Whose plan the hand-made one is."""
    return Runner(capsys, home)


@pytest.fixture
def season(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Runner:
    """Whose plan is the example's, made by the coach: it keeps all rules."""
    return Runner(capsys, home_with(example_plan(), tmp_path / "season"))
