"""`pacelift export`."""

from pathlib import Path

import pytest

from pacelift.calendars.ics import read_calendar
from tests.cli.given import NOW, Answer, run_here


def _export(
    capsys: pytest.CaptureFixture[str], home: Path, file: Path, *more: str, now: str = NOW
) -> Answer:
    return run_here(capsys, "export", file, "--home", home, "--now", now, *more)


def test_every_session_that_is_not_dropped_becomes_an_event(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plan.ics"
    answer = _export(capsys, home, file)
    assert (answer.code, answer.out) == (0, f"6 events written to {file}\n")
    events = read_calendar(file.read_bytes(), zone="Europe/Berlin")
    assert [each.session for each in events] == [
        "w01-easy-1",
        "w01-lift-a",
        "w01-core-1",
        "w01-long",
        "w02-quality-1",
        "w04-race",
    ]


def test_an_event_has_the_title_the_card_and_the_minute(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    _export(capsys, home, tmp_path / "plan.ics")
    long = read_calendar((tmp_path / "plan.ics").read_bytes(), zone="Europe/Berlin")[3]
    assert long.title == "Run: Long run 16 km"
    assert long.start.isoformat() == "2027-01-10T07:00:00+00:00"
    assert long.categories == ("Running",)
    assert "Plan B:\nTired:" in long.body
    assert "not medical advice" in long.body


def test_a_long_run_reminds_an_hour_before_bedtime(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    _export(capsys, home, tmp_path / "plan.ics")
    events = read_calendar((tmp_path / "plan.ics").read_bytes(), zone="Europe/Berlin")
    assert events[3].reminders == (11 * 60,)  # 21:00 for a run at 08:00
    assert events[0].reminders == ()


def test_an_unchanged_plan_gives_the_same_bytes_on_another_day(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    _export(capsys, home, tmp_path / "one.ics")
    _export(capsys, home, tmp_path / "two.ics", now="2027-01-09T12:00+01:00")
    assert (tmp_path / "one.ics").read_bytes() == (tmp_path / "two.ics").read_bytes()


def test_discreet_tells_times_only(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    answer = _export(capsys, home, tmp_path / "plan.ics", "--discreet", "--json")
    assert answer.json == {"file": str(tmp_path / "plan.ics"), "events": 6, "discreet": True}
    text = (tmp_path / "plan.ics").read_text(encoding="utf-8")
    for word in ("Run", "Hamburg", "Lift", "long", "acelift session"):
        assert word not in text
    assert text.count("SUMMARY:Busy") == 6


def test_a_file_that_cannot_be_written_is_bad_input(
    capsys: pytest.CaptureFixture[str], home: Path, tmp_path: Path
) -> None:
    answer = _export(capsys, home, tmp_path / "no" / "plan.ics", "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] == "no-folder"


def test_without_a_plan_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = _export(capsys, tmp_path / "home", tmp_path / "plan.ics")
    assert answer.code == 2
    assert list(tmp_path.iterdir()) == []
