"""`pacelift new`: made, shown, asked, kept, or nothing changed. The plan itself is the coach's."""

import io
import sys
from pathlib import Path

import pytest
from attrs import evolve

from pacelift.app import App, Draft
from pacelift.coach import planner, rules
from pacelift.coach.catalogue import Catalogue
from pacelift.coach.plan import Plan
from pacelift.coach.profile import Profile
from pacelift.coach.profile_example import example
from pacelift.coach.rules.base import Finding
from pacelift.errors import BadInput, Option, Refusal
from pacelift.store.store import open_store
from tests.builders import TODAY
from tests.cli.given import Answer, run_here
from tests.words.builders import plan

NOW = "2027-01-04T08:00+01:00"


def _plan_by_hand(profile: Profile, _catalogue: Catalogue, plan_id: str) -> Plan:
    return evolve(plan(), id=plan_id, profile=profile)


@pytest.fixture(autouse=True)
def _coach(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planner, "start", _plan_by_hand)
    monkeypatch.setattr(rules, "hard_findings", lambda _plan, _catalogue: ())


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """The example, saved."""
    file = tmp_path / "profile.toml"
    file.write_text(example(TODAY), encoding="utf-8")
    return file


def _new(
    capsys: pytest.CaptureFixture[str], profile: Path | str, home: Path, *more: str, now: str = NOW
) -> Answer:
    return run_here(capsys, "new", profile, "--home", home, "--now", now, *more)


def _entries(home: Path) -> int:
    with open_store(home, write=False) as store:
        return len(store.entries())


def test_a_plan_is_shown_and_kept(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    answer = _new(capsys, profile, home)
    assert answer.code == 0
    assert "Hamburg Marathon" in answer.out
    assert "1 foundation" in answer.out
    assert answer.out.splitlines()[-1].startswith("Kept. Next: pacelift today")
    assert _entries(home) == 1
    assert run_here(capsys, "plan", "--home", home, "--now", NOW).code == 0


def test_in_json_it_is_the_plans_document(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    made = _new(capsys, profile, tmp_path / "home", "--json")
    assert (
        made.json
        == run_here(capsys, "plan", "--home", tmp_path / "home", "--now", NOW, "--json").json
    )


def test_the_same_profile_and_moment_give_the_same_bytes(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    first = _new(capsys, profile, tmp_path / "one", "--json")
    assert first.out == _new(capsys, profile, tmp_path / "two", "--json").out


def test_a_plan_that_could_not_be_kept_is_not_shown(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    profile: Path,
    tmp_path: Path,
) -> None:
    def full(_app: App, _draft: Draft) -> None:
        raise BadInput("disk-full", "It is full.", "Make room.")

    monkeypatch.setattr(App, "keep", full)
    answer = _new(capsys, profile, tmp_path / "home")
    assert (answer.code, answer.out) == (2, "")
    assert "It is full." in answer.err


def test_a_plan_that_would_replace_one_unasked_is_not_shown(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    _new(capsys, profile, tmp_path / "home")
    answer = _new(capsys, profile, tmp_path / "home")
    assert (answer.code, answer.out) == (2, "")
    assert "add --yes" in answer.err


def test_an_active_plan_is_not_replaced_without_a_yes(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    _new(capsys, profile, home)
    answer = _new(capsys, profile, home, "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] == "confirm"
    assert answer.json["error"]["fix"] == "If that is what you want, add --yes."
    assert _entries(home) == 1


def test_with_yes_the_active_plan_is_archived_and_stays_in_the_journal(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    first = _new(capsys, profile, home, "--json").json["plan"]
    second = _new(capsys, profile, home, "--yes", "--json").json["plan"]
    assert first != second
    assert _entries(home) == 2
    assert run_here(capsys, "plan", "--home", home, "--now", NOW, "--json").json["plan"] == second


@pytest.mark.parametrize(("typed", "kept"), [("y\n", 2), ("n\n", 1)])
def test_on_a_terminal_the_runner_is_asked(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    profile: Path,
    tmp_path: Path,
    *,
    typed: str,
    kept: int,
) -> None:
    home = tmp_path / "home"
    _new(capsys, profile, home)
    keyboard = io.StringIO(typed)
    monkeypatch.setattr(keyboard, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", keyboard)
    answer = _new(capsys, profile, home)
    assert 'Archive the active plan "Hamburg 2027" and keep this one?' in answer.err
    assert answer.out.count("Hamburg Marathon") == 1
    assert answer.code == (0 if kept == 2 else 2)
    assert ("Nothing was changed." in answer.err) is (kept == 1)
    assert _entries(home) == kept


def test_a_refusal_is_exit_3_with_rule_and_options_and_nothing_kept(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    profile: Path,
    tmp_path: Path,
) -> None:
    def refused(*_: object) -> Plan:
        option = Option("Run the half.", {"race": {"distance": "half"}})
        raise Refusal(
            "R-PHASE-2", "too-soon", "There is too little time.", "Take an option.", (option,)
        )

    monkeypatch.setattr(planner, "start", refused)
    answer = _new(capsys, profile, tmp_path / "home", "--json")
    assert answer.code == 3
    error = answer.json["error"]
    assert (error["rule"], error["code"]) == ("R-PHASE-2", "too-soon")
    assert error["options"] == [
        {"text": "Run the half.", "profile": {"race": {"distance": "half"}}}
    ]
    assert not (tmp_path / "home").exists()
    assert 'race.distance = "half"' in answer.err


def test_a_plan_that_breaks_a_hard_rule_is_never_kept(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    profile: Path,
    tmp_path: Path,
) -> None:
    broken = Finding("R-VOL-3", "hard", "w01-long", "18 km after 15 km")
    monkeypatch.setattr(rules, "hard_findings", lambda _plan, _catalogue: (broken,))
    answer = _new(capsys, profile, tmp_path / "home", "--json")
    assert answer.code == 1
    assert answer.json["error"]["code"] == "plan-breaks-rules"
    assert "R-VOL-3 (w01-long): 18 km after 15 km" in answer.json["error"]["text"]
    assert not (tmp_path / "home").exists()


def test_a_bad_profile_is_exit_2_and_changes_nothing(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("weekly = 32", "wekly = nan"), encoding="utf-8"
    )
    answer = _new(capsys, profile, tmp_path / "home", "--json")
    assert answer.code == 2
    assert "running.wekly" in answer.err
    assert not (tmp_path / "home").exists()


def test_without_a_start_the_plan_begins_today_in_the_profiles_zone(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path
) -> None:
    text = (
        profile.read_text(encoding="utf-8")
        .replace("start = 2027-01-11", "# no start")
        .replace("Europe/Berlin", "Pacific/Auckland")
    )
    profile.write_text(text, encoding="utf-8")
    told = run_here(capsys, "profile", profile, "--now", "2027-01-04T20:00+00:00", "--json").json
    assert told["start"] == "2027-01-05"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../etc/passwd", "Europe"])
def test_a_zone_that_does_not_exist_is_a_problem_of_the_profile(
    capsys: pytest.CaptureFixture[str], profile: Path, tmp_path: Path, zone: str
) -> None:
    profile.write_text(
        profile.read_text(encoding="utf-8").replace("Europe/Berlin", zone), encoding="utf-8"
    )
    answer = _new(capsys, profile, tmp_path / "home", "--json")
    assert answer.code == 2
    assert [each["key"] for each in answer.json["error"]["problems"]] == ["timezone"]
