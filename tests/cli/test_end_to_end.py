"""The contract, sentence by sentence, as a runner meets it: real profiles, the real coach."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from pacelift.calendars.ics import read_calendar
from pacelift.coach.journal import plan_entries
from pacelift.coach.profile_example import example
from pacelift.coach.rules import hard_findings
from pacelift.store.store import open_store
from tests.builders import TODAY
from tests.cli.given import Answer, run_here, run_process
from tests.coach.plans import catalogue, edited, plan_of
from tests.words.contract import validate

NOW: Final = "2027-01-04T08:00+01:00"
SIGN_OF_LIFE: Final = "Making the plan …\n"
"""What a slow machine says first."""

TOO_SOON: Final = {"2027-05-16": "2027-02-28", "weekly = 32": "weekly = 18", "= 16 ": "= 8 "}
"""A marathon in seven weeks after runs of 8 km."""


def profile_file(folder: Path, changes: dict[str, str] | None = None) -> Path:
    """The example, saved, with texts in it replaced."""
    text = example(TODAY)
    for old, new in (changes or {}).items():
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "profile.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a process of its own has made the example's plan."""
    folder = tmp_path_factory.mktemp("kept")
    answer = run_process("new", profile_file(folder), "--home", folder / "home", "--now", NOW)
    assert answer.code == 0
    return folder / "home"


def _in(home: Path, capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Answer:
    return run_here(capsys, *arguments, "--home", home, "--now", NOW)


def test_from_the_example_to_the_calendar_in_a_runner_s_own_commands(tmp_path: Path) -> None:
    home, calendar, file = tmp_path / "home", tmp_path / "plan.ics", tmp_path / "mine.toml"
    state = ("--home", home, "--now", NOW)
    file.write_text(run_process("profile", "--example", "--now", NOW).out, encoding="utf-8")
    for command in (
        ("profile", file),
        ("new", file, "--yes"),
        ("plan",),
        ("plan", "--week", "3"),
        ("today",),
        ("export", calendar),
        ("check",),
        ("doctor",),
    ):
        answer = run_process(*command, *state)
        assert (answer.code, answer.err.replace(SIGN_OF_LIFE, "")) == (0, ""), command
        assert answer.out.endswith("\n")
        assert "\x1b" not in answer.out
        if command[0] in ("new", "plan", "today", "check"):
            assert all(len(line) <= 80 for line in answer.out.splitlines())
    told = run_process("plan", "--json", *state).json
    events = read_calendar(calendar.read_bytes(), zone="Europe/Berlin")
    assert [each.session for each in events] == [each["id"] for each in told["sessions"]]
    assert [each.start.isoformat() for each in events] == [
        _utc(each["start"]) for each in told["sessions"]
    ]


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).isoformat()


@pytest.mark.parametrize(
    "command",
    [
        ("plan",),
        ("plan", "--week", "2"),
        ("today",),
        ("check",),
        ("doctor",),
        ("profile", "--example"),
        ("profile", "--schema"),
    ],
    ids=" ".join,
)
def test_with_json_stdout_is_exactly_one_document(
    capsys: pytest.CaptureFixture[str], kept: Path, command: tuple[str, ...]
) -> None:
    answer = _in(kept, capsys, *command, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert isinstance(json.loads(answer.out), dict)


def test_the_plan_of_the_example_is_the_contracts_document(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    told = _in(kept, capsys, "plan", "--json").json
    validate(told)
    assert (told["format"], told["name"], told["as_of"]) == (
        "pacelift.plan/1",
        "Hamburg 2027",
        "2027-01-04T08:00:00+01:00",
    )
    assert re.fullmatch("[0-9a-f]{32}", told["plan"])
    assert told["weeks"][0]["start"] == "2027-01-11"
    assert told["race"]["date"] == "2027-05-16"


def test_one_week_in_json_is_that_week_of_the_plan(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    whole = _in(kept, capsys, "plan", "--json").json
    third = _in(kept, capsys, "plan", "--week", "3", "--json").json
    validate(third)
    assert third["weeks"] == whole["weeks"][2:3]
    start, end = third["weeks"][0]["start"], third["weeks"][0]["end"]
    assert third["sessions"] == [s for s in whole["sessions"] if start <= s["date"] <= end]


def test_every_session_has_its_day_on_which_today_shows_it(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    whole = _in(kept, capsys, "plan", "--json").json
    for day in (date(2027, 1, 11) + timedelta(days=offset) for offset in range(21)):
        moment = f"{day}T06:00+01:00"
        told = run_here(capsys, "today", "--home", kept, "--now", moment, "--json").json
        assert told["sessions"] == [s for s in whole["sessions"] if s["date"] == f"{day}"]
        text = run_here(capsys, "today", "--home", kept, "--now", moment).out
        assert all(session["title"] in text for session in told["sessions"])
        assert ("A rest day" in text) == (not told["sessions"])


def test_the_race_and_the_day_after_it_are_told(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    race = run_here(capsys, "today", "--home", kept, "--now", "2027-05-16T06:00+02:00").out
    assert "Race: Hamburg Marathon\nSun 16 May, 09:30" in race
    after = run_here(capsys, "today", "--home", kept, "--now", "2027-05-17T06:00+02:00").out
    assert "A rest day" in after


def test_the_rules_hold_for_the_plan_that_is_kept(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    told = _in(kept, capsys, "check", "--json").json
    assert list(told) == ["plan", "rules", "hard", "own", "soft"]
    assert told["hard"] == []
    assert told["plan"] == _in(kept, capsys, "plan", "--json").json["plan"]


def test_the_installation_is_told_fact_by_fact(
    capsys: pytest.CaptureFixture[str], kept: Path
) -> None:
    told = _in(kept, capsys, "doctor", "--json").json
    facts = {each["name"]: each["value"] for each in told["facts"]}
    assert told["ok"]
    assert facts["home"] == str(kept)
    assert (facts["integrity"], facts["entries"], facts["exercises"] >= 80) == ("ok", 1, True)


def test_same_profile_journal_and_now_give_the_same_bytes_on_any_machine(
    kept: Path, tmp_path: Path
) -> None:
    other = {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8"}
    home = tmp_path / "home"
    made = run_process("new", profile_file(tmp_path), "--home", home, "--now", NOW, **other)
    assert made.code == 0
    for command in (("plan", "--json"), ("plan",), ("check", "--json")):
        here = run_process(*command, "--home", kept, "--now", NOW, PYTHONHASHSEED="1", TZ="UTC")
        there = run_process(*command, "--home", home, "--now", NOW, **other)
        assert here == there
    run_process("export", tmp_path / "a.ics", "--home", kept, "--now", NOW)
    run_process("export", tmp_path / "b.ics", "--home", home, "--now", NOW, **other)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_second_plan_archives_the_first_and_loses_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    first = _in(home, capsys, "new", profile_file(tmp_path), "--json").json
    second_file = profile_file(tmp_path, {"Hamburg 2027": "Hamburg again"})
    refused = _in(home, capsys, "new", second_file, "--json")
    assert (refused.code, refused.json["error"]["code"]) == (2, "confirm")
    assert _in(home, capsys, "plan", "--json").json == first
    second = _in(home, capsys, "new", second_file, "--yes", "--json").json
    assert _in(home, capsys, "plan", "--json").json == second
    assert second["plan"] != first["plan"]
    with open_store(home, write=False) as store:
        names = [entry.data["name"] for entry in plan_entries(store.entries())]
    assert names == ["Hamburg 2027", "Hamburg again"]


def test_a_race_out_of_reach_is_refused_with_options_that_work(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file, home = profile_file(tmp_path, TOO_SOON), tmp_path / "home"
    answer = _in(home, capsys, "new", file, "--json")
    assert answer.code == 3
    error = answer.json["error"]
    assert list(error) == ["code", "text", "fix", "rule", "options"]
    assert (error["code"], error["rule"]) == ("out-of-reach", "R-PHASE-2")
    assert len(error["options"]) >= 2
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    for option in error["options"]:
        assert edited(document, option["profile"]) != document
        assert hard_findings(plan_of(edited(document, option["profile"])), catalogue()) == ()
    assert not home.exists()


def test_a_refusal_for_people_names_its_rule_and_the_keys_to_set(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = _in(tmp_path / "home", capsys, "new", profile_file(tmp_path, TOO_SOON))
    assert (answer.code, answer.out) == (3, "")
    lines = answer.err.replace(SIGN_OF_LIFE, "").splitlines()
    assert lines[0] == "Pacelift will not plan this (R-PHASE-2)"
    assert any('(race.distance = "half", race.goal = "finish")' in line for line in lines)


def test_a_window_to_add_is_written_as_toml(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    days = {'["mon", "tue", "wed", "thu", "fri"]': '["mon"]', '["tue", "thu"]': '["mon"]'}
    file = profile_file(tmp_path, {**days, '["sat", "sun"]': '["mon"]'})
    answer = _in(tmp_path / "home", capsys, "new", file)
    assert answer.code == 3
    (written,) = re.findall(r"\((window = .*)\)$", answer.err, re.MULTILINE)
    assert {"days": ["mon"], "from": "06:30", "to": "13:00"} in tomllib.loads(written)["window"]


@pytest.mark.parametrize(
    ("change", "key", "code"),
    [
        ({"weekly = 32 ": "# weekly = 32"}, "running.weekly", "bad-profile"),
        ({"days = 4 ": 'days = "four"'}, "running.days", "bad-profile"),
        ({"weekly = 32 ": "weekly = 900"}, "running.weekly", "bad-profile"),
        ({"weekly = 32 ": "weekly = nan"}, "running.weekly", "bad-profile"),
        ({"longest = 16 ": "longest = 40"}, "running.longest", "bad-profile"),
        ({"date = 2027-05-16": "date = 2026-05-16"}, "race.date", "bad-profile"),
        ({'from = "17:30"': 'from = "20:30"'}, "window[2].to", "bad-profile"),
        ({"marathons = 0 ": "maratons = 0"}, "running.maratons", "bad-profile"),
        ({"weekly = 32": "weekly = = 32"}, None, "not-toml"),
        ({"Hamburg 2027": "\0"}, None, "not-text"),
        ({"Hamburg 2027": "\n".join(["#" * 1000] * 5000)}, None, "too-big"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_bad_input_is_told_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    change: dict[str, str],
    key: str | None,
    code: str,
) -> None:
    file, home = profile_file(tmp_path, change), tmp_path / "home"
    answer = _in(home, capsys, "new", file, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, code)
    assert file.name in answer.err
    assert "allowed: " in answer.err
    if key is not None:
        problems = answer.json["error"]["problems"]
        assert [each["key"] for each in problems] == [key]
        assert problems[0]["value"] in answer.err
    assert not home.exists()


def test_the_nearest_known_key_is_suggested(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = profile_file(tmp_path, {"marathons = 0 ": "maratons = 0"})
    answer = _in(tmp_path / "home", capsys, "new", file)
    assert '(did you mean "marathons"?)' in answer.err


def _damage(database: Path) -> None:
    with database.open("r+b") as file:
        file.seek(200)
        file.write(b"\xff" * 6000)


def _newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")
        connection.commit()


@pytest.mark.parametrize(
    ("harm", "code"), [(_damage, "database-corrupt"), (_newer, "database-newer")]
)
def test_a_store_that_cannot_be_used_is_left_as_it_is_and_its_backup_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, harm: Callable[[Path], None], code: str
) -> None:
    home, file = tmp_path / "home", profile_file(tmp_path)
    assert _in(home, capsys, "new", file).code == 0
    database, (backup,) = home / "pacelift.db", (home / "backups").iterdir()
    harm(database)
    harmed = database.read_bytes()
    for command in (("plan",), ("today",), ("check",), ("new", file, "--yes")):
        answer = _in(home, capsys, *command, "--json")
        assert (answer.code, answer.json["error"]["code"]) == (2, code)
        assert str(backup) in answer.json["error"]["text"]
        assert database.read_bytes() == harmed


def test_the_backup_that_is_named_brings_the_plan_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    made = _in(home, capsys, "new", profile_file(tmp_path), "--json").json
    (backup,) = (home / "backups").iterdir()
    for part in home.glob("pacelift.db*"):
        part.unlink()
    shutil.copy(backup, home / "pacelift.db")
    assert _in(home, capsys, "plan", "--json").json == made


@pytest.mark.parametrize(
    "name",
    [
        "🏃🏽‍♀️ Köln",
        "מרתון תל אביב",
        "a\\nb\\r\\nBEGIN:VEVENT",
        "x\\u0000\\u001b[2J\\u0007\\u202ey",
        "[bold]{0} %s;,\\\\",
    ],
)
def test_any_name_is_safe_in_every_output(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    file = profile_file(tmp_path, {"Hamburg 2027": name, "Hamburg Marathon": name})
    home, calendar = tmp_path / "home", tmp_path / "plan.ics"
    race_day = ("--now", "2027-05-16T06:00+02:00")
    shown = [
        _in(home, capsys, "new", file),
        _in(home, capsys, "plan", "--json"),
        _in(home, capsys, "plan", "--week", "18"),
        run_here(capsys, "today", "--home", home, *race_day),
        _in(home, capsys, "export", calendar),
    ]
    for answer in shown:
        assert answer.code == 0
        assert not [c for c in answer.out if (c < " " and c != "\n") or c in "\x7f\u202e\u2028"]
    told = shown[1].json
    events = read_calendar(calendar.read_bytes(), zone="Europe/Berlin")
    assert len(events) == len(told["sessions"])
    assert "\n" not in told["race"]["name"]
