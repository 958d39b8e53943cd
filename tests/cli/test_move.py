"""`pacelift move`."""

import pytest

from tests.cli.given import Runner


def test_a_move_is_told_with_its_reason(season: Runner) -> None:
    answer = season.says("move", "w01-long", "2027-01-09T10:15")
    assert answer.code == 0
    assert answer.out.splitlines() == [
        "Put on Sat 9 Jan, 10:15: Long run 13 km.",
        "• Moved: Long run 13 km, from Sun 10 Jan, 08:00 to Sat 9 Jan, 10:15.",
        "  You put it there, and there it stays. (R-REPLAN-1)",
        "",
        "To take it back: pacelift undo",
    ]


def test_in_json_the_session_stands_as_it_was_and_as_it_is(runner: Runner) -> None:
    before = runner.says("plan", "--json").json["sessions"]
    (change,) = runner.says("move", "w01-long", "2027-01-09", "--json").json["changes"]
    after = runner.says("plan", "--json").json["sessions"]
    assert change["before"] in before
    assert change["after"] in after
    assert change["after"]["start"] == "2027-01-09T08:00:00+01:00"
    assert change["after"]["pinned"]
    assert change["after"]["id"] == "w01-long"


def test_a_look_ahead_shows_the_same_and_keeps_nothing(runner: Runner) -> None:
    before = runner.state()
    ahead = runner.says("move", "w01-long", "2027-01-09", "--dry-run", "--json").json
    assert runner.state() == before
    assert runner.says("move", "w01-long", "2027-01-09", "--json").json == ahead


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("w01-long", "2027-02-01"), "outside-the-plan"),
        (("w01-long", "2026-01-09"), "outside-the-plan"),
        (("w01-long", "2027-01-06T06:59"), "in-the-past"),
        (("w01-long", "2027-1-9"), "bad-day"),
        (("w01-long", "2027-02-30"), "bad-day"),
        (("w01-long", "tomorrow"), "bad-day"),
        (("w01-long", "2027-01-09T25:00"), "bad-time"),
        (("w01-long", "2027-01-09T10:15+01:00"), "bad-time"),
        (("w04", "2027-01-30"), "race-stays"),
        (("w77", "2027-01-09"), "unknown-session"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(
    runner: Runner, arguments: tuple[str, ...], code: str
) -> None:
    before = runner.state()
    answer = runner.says("move", *arguments, "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, code)
    assert runner.state() == before


def test_a_move_that_breaks_a_rule_is_kept_and_says_so(season: Runner) -> None:
    answer = season.says("move", "w01-long", "2027-01-07T19:00")
    assert answer.code == 0
    assert "! Your long run on Thu 7 Jan, 19:00 breaks a rule:" in answer.out
    assert "Sun 10 Jan, 08:00 would be the nearest" in " ".join(answer.out.split())
