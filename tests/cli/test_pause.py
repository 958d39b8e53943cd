"""`pacelift pause`."""

from pathlib import Path

import pytest

from pacelift.calendars.ics import read_calendar
from tests.cli.given import Runner


def test_changes_that_share_a_reason_share_its_line(runner: Runner) -> None:
    answer = runner.says("pause", "away", "2027-01-07", "2027-01-09")
    assert answer.code == 0
    assert answer.out.splitlines()[:4] == [
        "Away: 7–9 Jan.",
        "• Dropped: Full body A, Thu 7 Jan.",
        "• Dropped: Hip and core 20 min, Fri 8 Jan.",
        "  You are away on that day; nothing of it is made up later. (R-REPLAN-1)",
    ]


def test_the_days_are_empty_in_the_plan(runner: Runner) -> None:
    assert runner.says("pause", "injured", "2027-01-06", "2027-01-10", "--pain", "5").code == 0
    assert "A rest day: no running, no lifting." in runner.says("today").out


def test_busy_days_keep_one_short_session_each(runner: Runner) -> None:
    told = runner.says("pause", "busy", "2027-01-06", "2027-01-10", "--json").json
    kept = [each for each in told["changes"] if each["what"] != "dropped"]
    assert {each["session"] for each in kept} == {"w01-lift-a", "w01-long"}
    assert all(each["after"]["minutes"] <= 40 for each in kept)
    assert told["event"]["data"]["kind"] == "busy"


def test_a_look_ahead_keeps_nothing(runner: Runner) -> None:
    before = runner.state()
    told = runner.says("pause", "ill", "2027-01-06", "2027-01-10", "--dry-run", "--json").json
    assert len([each for each in told["changes"] if each["what"] == "dropped"]) == 4
    assert runner.state() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("ill", "2027-01-10", "2027-01-09"), "from-after-to"),
        (("ill", "2027-03-01", "2027-03-09"), "outside-the-plan"),
        (("ill", "2027-01-19", "2027-01-20"), "pause-overlaps"),
        (("injured", "2027-01-08", "2027-01-09", "--pain", "11"), "bad-number"),
        (("ill", "2027-01-08", "2027-01-09", "--pain", "3"), "not-injured"),
        (("ill", "2027-01-08", "2027-01-09", "--equipment", "gym"), "not-away"),
        (("ill", "2027-01-08", "9 Jan"), "bad-day"),
        (("away", "2027-01-08", "2027-01-09", "--timezone", "Mars"), "bad-timezone"),
        (("busy", "2027-01-08", "2027-01-09", "--window", "06:00-07:00"), "not-away"),
        (("tired", "2027-01-08", "2027-01-09"), "usage"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    runner: Runner, arguments: tuple[str, ...], code: str
) -> None:
    assert runner.says("pause", "away", "2027-01-20", "2027-01-22").code == 0
    before = runner.state()
    answer = runner.says("pause", *arguments, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, code)
    assert runner.state() == before


def test_days_off_that_were_taken_back_are_free_again(runner: Runner) -> None:
    for command in (("pause", "away", "2027-01-08", "2027-01-09"), ("undo",)):
        assert runner.says(*command).code == 0
    assert runner.says("pause", "ill", "2027-01-08", "2027-01-09").code == 0


def test_times_away_are_by_the_clocks_there_in_plan_export_and_today(
    runner: Runner, tmp_path: Path
) -> None:
    away = ("away", "2027-01-09", "2027-01-11", "--timezone", "America/New_York")
    said = runner.says("pause", *away)
    assert said.out.splitlines()[0] == (
        "Away: 9–11 Jan. Your times there are those of America/New_York."
    )
    sessions = runner.says("plan", "--json").json["sessions"]
    long = next(each for each in sessions if each["id"] == "w01-long")
    assert (long["date"], long["start"][-14:]) == ("2027-01-10", "08:00:00-05:00")
    assert long["bedtime"].endswith("-05:00")
    file = tmp_path / "plan.ics"
    assert runner.says("export", str(file)).code == 0
    events = {e.session: e for e in read_calendar(file.read_bytes(), zone="Europe/Berlin")}
    assert events["w01-long"].start.isoformat() == "2027-01-10T13:00:00+00:00"
    assert events["w01-long"].reminders == (11 * 60,)
    week = runner.says("plan", "--week", "1").out
    assert "Times of 9–10 Jan are those of America/New_York." in week
    assert "(1 h 41 min), America/New_York time" in week
    late = "2027-01-10T23:30-05:00"
    assert runner.says("today", "--json", now=late).json["date"] == "2027-01-10"
    assert runner.says("undo").code == 0
    again = runner.says("plan", "--json").json["sessions"]
    assert next(e for e in again if e["id"] == "w01-long")["start"].endswith("+01:00")


def test_with_windows_told_training_goes_on_in_them(runner: Runner) -> None:
    windows = ("--window", "18:00-20:30", "--window", "06:00-07:00")
    told = runner.says("pause", "away", "2027-01-09", "2027-01-10", *windows, "--json").json
    (change,) = told["changes"]
    assert (change["session"], change["what"]) == ("w01-long", "moved")
    assert change["after"]["start"] == "2027-01-10T18:00:00+01:00"
    assert told["event"]["data"]["windows"] == ["06:00-07:00", "18:00-20:30"]
