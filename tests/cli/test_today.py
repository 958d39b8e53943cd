"""`pacelift today`."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from tests.cli.given import NOW, home_with, run_here
from tests.words.builders import plan

HEAVY = (
    "rich",
    "cattrs",
    "icalendar",
    "PySide6",
    "tomllib",
    "pacelift.coach.planner",
    "pacelift.coach.profile_input",
)


def test_a_day_with_a_session_is_its_card(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    answer = run_here(capsys, "today", "--home", home, "--now", NOW)
    assert answer.code == 0
    assert answer.err == ""
    lines = answer.out.splitlines()
    assert lines[:2] == ["Wed 6 Jan 2027: week 1 of 4, base", "25 days to Hamburg Marathon"]
    assert lines[3:5] == ["Run: Easy run 6 km", "Wed 6 Jan, 06:30–07:08 (38 min)"]
    assert lines[-1] == "Next: Thu 7 Jan, 17:30–18:15 (45 min): Lift: Full body A"


def test_a_rest_day_says_so_and_when_to_sleep(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    out = run_here(capsys, "today", "--home", home, "--now", "2027-01-09T07:00+01:00").out
    assert "A rest day: no running, no lifting." in out
    assert "Tonight: in bed by 22:00" in out
    assert "Next: Sun 10 Jan, 08:00–09:41 (1 h 41 min): Run: Long run 16 km" in out


@pytest.mark.parametrize(
    ("now", "text"),
    [
        ("2027-01-05T07:00+01:00", "Hamburg 2027 starts on Wed 6 Jan 2027."),
        ("2027-03-01T07:00+01:00", "Hamburg 2027 is over."),
        ("2027-01-31T07:00+01:00", "Race: Hamburg Marathon"),
    ],
)
def test_before_on_and_after_the_race(
    capsys: pytest.CaptureFixture[str], home: Path, now: str, text: str
) -> None:
    assert text in run_here(capsys, "today", "--home", home, "--now", now).out


def test_the_day_is_the_one_in_the_plans_time_zone(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    late_in_new_york = "2027-01-05T20:00-05:00"
    assert (
        run_here(capsys, "today", "--home", home, "--now", late_in_new_york, "--json").json["date"]
        == "2027-01-06"
    )


def test_in_json_sessions_are_those_of_the_plan(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    day = run_here(capsys, "today", "--home", home, "--now", NOW, "--json").json
    whole = run_here(capsys, "plan", "--home", home, "--now", NOW, "--json").json
    assert day["sessions"] == [whole["sessions"][0]]
    assert day["next"] == whole["sessions"][1]
    assert (day["week"], day["phase"], day["days_to_race"], day["bedtime"]) == (1, "base", 25, None)


def test_pacelift_alone_shows_the_day(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    alone = run_here(capsys, "--home", home, "--now", NOW)
    assert alone == run_here(capsys, "today", "--home", home, "--now", NOW)


def test_pacelift_alone_without_a_plan_says_how_to_begin(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = run_here(capsys, "--home", tmp_path)
    assert answer.code == 0
    assert "1. pacelift profile --example > profile.toml" in answer.out
    assert run_here(capsys, "--home", tmp_path, "--json").json["plan"] is None
    assert list(tmp_path.iterdir()) == []


def test_nothing_heavy_is_imported_for_it(home: Path) -> None:
    code = (
        "import sys; from pacelift.cli.edge import run; "
        f"run(['today', '--home', {str(home)!r}, '--now', {NOW!r}]); "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_race_with_an_awkward_name_stays_on_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    race = evolve(
        plan().profile.race, name="[red]Köln[/red]\n\x1b[31m🏃 מרתון", date=date(2027, 1, 31)
    )
    home = home_with(evolve(plan(), profile=evolve(plan().profile, race=race)), tmp_path)
    out = run_here(capsys, "today", "--home", home, "--now", NOW).out
    assert "25 days to \u2068[red]Köln[/red] [31m🏃 מרתון\u2069\n" in out
    assert "\x1b" not in out
