"""`pacelift plan`: the season's table, a week's grid with cards, the JSON document."""

from datetime import timedelta
from pathlib import Path

import pytest
from attrs import evolve

from pacelift.cli import season, terminal
from pacelift.cli.season import bar
from tests.cli.given import NOW, Answer, home_with, run_here
from tests.words.builders import plan
from tests.words.contract import validate

GOLDEN = Path(__file__).parents[1] / "data" / "golden"


def _plan(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> Answer:
    return run_here(capsys, "plan", "--home", home, "--now", NOW, *arguments)


def _compare(text: str, name: str) -> None:
    assert text == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_season_table_is_as_it_was(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    _compare(_plan(capsys, home).out, "season.txt")


def test_the_season_in_miles_is_as_it_was(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    _compare(_plan(capsys, home_with(plan("mi"), tmp_path)).out, "season-miles.txt")


def test_a_weeks_grid_and_cards_are_as_they_were(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    _compare(_plan(capsys, home, "--week", "2").out, "week.txt")


def test_a_part_week_shows_its_days_only_and_names_the_rest_days(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    grid = _plan(capsys, home, "--week", "1").out.split("\n\n")[1].splitlines()[2:]
    assert [row.split("  ")[0] for row in grid] == [
        "Wed 6 Jan",
        "Thu 7 Jan",
        "Fri 8 Jan",
        "Sat 9 Jan",
        "Sun 10 Jan",
    ]
    assert grid[3].endswith("rest")


@pytest.mark.parametrize("arguments", [(), ("--week", "1"), ("--week", "2"), ("--week", "4")])
def test_nothing_is_wider_than_80_columns_or_ends_in_spaces(
    capsys: pytest.CaptureFixture[str], home: Path, arguments: tuple[str, ...]
) -> None:
    for line in _plan(capsys, home, *arguments).out.splitlines():
        assert len(line) <= 80
        assert line == line.rstrip()


def test_a_season_of_big_weeks_fits_too(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    big = tuple(
        evolve(plan().weeks[1], number=n, phase="build", cutback=True, km=112.5, long_km=32.5)
        for n in range(1, 53)
    )
    out = _plan(capsys, home_with(evolve(plan(), weeks=big), tmp_path)).out
    rows = [line for line in out.splitlines() if "112.5" in line]
    assert len(rows) == 52
    assert all(len(row) <= 80 and row.endswith("2 max strength") for row in rows)


def test_on_a_narrow_terminal_the_season_gives_up_its_bars_and_cuts_nothing_off(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    monkeypatch.setattr(season, "width", lambda: 60)
    monkeypatch.setattr(terminal, "width", lambda: 60)
    out = _plan(capsys, home).out
    assert "█" not in out
    assert max(map(len, out.splitlines())) <= 60
    assert all(days in out for days in ("6–10 Jan", "11–17 Jan", "25–31 Jan"))


@pytest.mark.parametrize("week", ["0", "5", "-1"])
def test_a_week_that_is_not_there_is_bad_input(
    capsys: pytest.CaptureFixture[str], home: Path, week: str
) -> None:
    answer = _plan(capsys, home, "--week", week)
    assert answer.code == 2
    assert f"There is no week {week}: the plan has weeks 1 to 4." in answer.err


def test_the_json_is_the_contracts_document(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    answer = _plan(capsys, home, "--json")
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert answer.json["format"] == "pacelift.plan/1"
    assert answer.json["as_of"] == "2027-01-06T07:00:00+01:00"
    validate(answer.json)


def test_one_week_in_json_is_that_week_and_its_sessions(
    capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    told = _plan(capsys, home, "--json", "--week", "2").json
    assert [each["number"] for each in told["weeks"]] == [2]
    assert [each["id"] for each in told["sessions"]] == ["w02-quality-1"]


def test_equal_commands_give_equal_bytes(capsys: pytest.CaptureFixture[str], home: Path) -> None:
    assert _plan(capsys, home, "--json") == _plan(capsys, home, "--json")


@pytest.mark.parametrize(
    "name",
    [
        "[bold red]Hamburg[/]",
        "a\nb\x1b[2Jc",
        "🏃🏽‍♀️ 2027",
        "מרתון תל אביב",
        "x" * 90,
        "../../etc",
        "{0} %s",
        "名古屋" * 20,
    ],
)
def test_any_name_is_shown_plainly_in_every_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    profile = evolve(plan().profile, name=name, race=evolve(plan().profile.race, name=name))
    home = home_with(evolve(plan(), profile=profile), tmp_path)
    for arguments in ((), ("--week", "4"), ("--json",)):
        answer = _plan(capsys, home, *arguments)
        assert answer.code == 0
        assert "\x1b" not in answer.out
        assert not any(ord(char) < 32 and char != "\n" for char in answer.out)
    if name.isprintable() and name.isascii() and len(name) < 60:
        assert name in _plan(capsys, home).out


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, ""), (1.0, "████████"), (0.5, "████"), (0.0625, "▌"), (0.001, ""), (0.02, "▏")],
)
def test_a_bar_is_as_long_as_its_share(share: float, text: str) -> None:
    assert bar(share, 8) == text


def test_a_plan_without_warnings_ends_with_its_table(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = _plan(capsys, home_with(evolve(plan(), warnings=()), tmp_path)).out
    assert "•" not in out


def test_the_week_of_a_session_at_night_shows_the_right_day(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    late = evolve(plan().sessions[0], start=plan().sessions[0].start + timedelta(hours=17))
    home = home_with(evolve(plan(), sessions=(late,)), tmp_path)
    assert "Wed 6 Jan   23:30–00:08" in _plan(capsys, home, "--week", "1").out
