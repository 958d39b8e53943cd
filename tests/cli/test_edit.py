"""`pacelift edit`, on a plan of the real coach."""

from pathlib import Path

import pytest

from tests.cli.given import Runner
from tests.cli.golden import short_profile

NOW = "2027-01-12T20:00+01:00"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The file a plan was made of."""
    file = tmp_path / "profile.toml"
    file.write_text(short_profile(), encoding="utf-8")
    return file


@pytest.fixture
def at_home(capsys: pytest.CaptureFixture[str], tmp_path: Path, profile: Path) -> Runner:
    """A runner with a real plan of five weeks."""
    runner = Runner(capsys, tmp_path / "home")
    assert runner.says("new", str(profile), now="2027-01-04T08:00+01:00").code == 0
    return runner


def changed(profile: Path, old: str, new: str) -> str:
    text = profile.read_text(encoding="utf-8")
    assert old in text
    profile.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(profile)


def test_what_differs_is_told_and_undo_gives_the_former_profile(
    at_home: Runner, profile: Path
) -> None:
    before = at_home.says("plan", "--json", now=NOW).out
    file = changed(profile, "sessions = 2", "sessions = 1")
    answer = at_home.says("edit", file, now=NOW)
    assert answer.code == 0
    assert answer.out.splitlines()[0] == "Profile edited: strength.sessions."
    assert at_home.says("plan", "--json", now=NOW).out != before
    assert at_home.says("changes", now=NOW).out.startswith("Tue 12 Jan, 20:00: Profile edited")
    assert at_home.says("undo", now=NOW).code == 0
    assert at_home.says("plan", "--json", now=NOW).out == before


def test_the_same_profile_keeps_nothing(at_home: Runner, profile: Path) -> None:
    before = at_home.state(NOW)
    answer = at_home.says("edit", str(profile), now=NOW)
    assert answer.code == 0
    assert answer.out == "Nothing in the profile differs from the plan's: nothing was changed.\n"
    told = at_home.says("edit", str(profile), "--json", now=NOW).json
    assert told == {"changes": [], "goal": None, "event": None}
    assert at_home.state(NOW) == before


def test_a_look_ahead_keeps_nothing(at_home: Runner, profile: Path) -> None:
    before = at_home.state(NOW)
    file = changed(profile, "sessions = 2", "sessions = 1")
    told = at_home.says("edit", file, "--dry-run", "--json", now=NOW).json
    assert told["event"]["data"]["differs"] == ["strength.sessions"]
    assert at_home.state(NOW) == before


@pytest.mark.parametrize(
    ("old", "new", "exit_code", "code"),
    [
        ('screening = "clear"', 'screening = "symptoms"', 3, "see-a-doctor"),
        ("[athlete]", "[athlete", 2, "not-toml"),
        ("sessions = 2", "sessions = 12", 2, "bad-profile"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    at_home: Runner, profile: Path, old: str, new: str, exit_code: int, code: str
) -> None:
    before = at_home.state(NOW)
    answer = at_home.says("edit", changed(profile, old, new), "--json", now=NOW)
    assert (answer.code, answer.json["error"]["code"]) == (exit_code, code)
    assert at_home.state(NOW) == before


def test_another_first_day_is_another_plan(at_home: Runner, profile: Path) -> None:
    before = at_home.state(NOW)
    lines = profile.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("start = 20")]
    profile.write_text("\n".join(["start = 2027-01-12", *kept]), encoding="utf-8")
    answer = at_home.says("edit", str(profile), "--json", now=NOW)
    assert (answer.code, answer.json["error"]["code"]) == (2, "start-stays")
    assert at_home.state(NOW) == before


def test_a_file_that_is_not_there_is_said(at_home: Runner) -> None:
    answer = at_home.says("edit", "nowhere.toml", "--json", now=NOW)
    assert (answer.code, answer.json["error"]["code"]) == (2, "no-file")
