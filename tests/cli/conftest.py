"""What the command line's tests share: a home with the hand-made plan, a width of 80."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import keyring
import pytest

from pacelift.cli import connect as connecting
from pacelift.coach.profile_example import example
from tests.cli.given import Runner, home_with, run_here
from tests.cli.synced import NOW, Desk, visits
from tests.coach.plans import example_plan
from tests.fake_keyring import FakeKeyring
from tests.google_double.double import GoogleDouble
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


@pytest.fixture
def google() -> Iterator[GoogleDouble]:
    with GoogleDouble(datetime.fromisoformat(NOW)) as double:
        yield double


@pytest.fixture
def held() -> Iterator[FakeKeyring]:
    before = keyring.get_keyring()
    fake = FakeKeyring()
    keyring.set_keyring(fake)
    yield fake
    keyring.set_keyring(before)


@pytest.fixture
def desk(
    tmp_path: Path,
    google: GoogleDouble,
    held: FakeKeyring,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Desk:
    monkeypatch.setattr(connecting.webbrowser, "open", visits)
    return Desk(home_with(example_plan(), tmp_path / "season"), google, capsys)


@pytest.fixture
def real(
    desk: Desk, tmp_path: Path, google: GoogleDouble, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """A desk whose plan was made of a profile, so that its journal tells it all."""
    profile = tmp_path / "profile.toml"
    profile.write_text(example(date(2027, 1, 4)), "utf-8")
    made = Desk(tmp_path / "real", google, capsys)
    begun = ("--home", made.home, "--now", "2027-01-04T05:00+01:00")
    assert run_here(capsys, "new", profile, "--yes", *begun).code == 0
    return made
