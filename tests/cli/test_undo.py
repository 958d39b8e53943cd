"""`pacelift undo`."""

import pytest

from tests.cli.given import Runner

ENTRIES = (
    ("mark", "w01-easy-1", "done"),
    ("move", "w01-long", "2027-01-09T10:15"),
    ("pause", "ill", "2027-01-08", "2027-01-12"),
    ("mark", "w01-easy-1", "too-hard", "--rpe", "8"),
)


def test_every_entry_is_taken_back_to_the_byte(runner: Runner) -> None:
    plans = [runner.says("plan", "--json").out]
    for entry in ENTRIES:
        assert runner.says(*entry).code == 0
        plans.append(runner.says("plan", "--json").out)
    for former in reversed(plans[:-1]):
        assert runner.says("undo").code == 0
        assert runner.says("plan", "--json").out == former
    assert runner.says("undo").code == 2


def test_it_says_what_was_taken_back_and_what_changes(runner: Runner) -> None:
    runner.says("move", "w01-long", "2027-01-09T10:15")
    assert runner.says("undo").out.splitlines() == [
        "Taken back: Put on Sat 9 Jan, 10:15: Long run 16 km.",
        "• Moved: Long run 16 km, from Sat 9 Jan, 10:15 to Sun 10 Jan, 08:00.",
        "  As it was before what you took back. (R-REPLAN-1)",
    ]


def test_in_json_the_event_names_the_entry(runner: Runner) -> None:
    event = runner.says("pause", "ill", "2027-01-08", "2027-01-12", "--json").json["event"]
    told = runner.says("undo", "--json").json
    assert told["event"]["kind"] == "undo"
    assert told["event"]["data"]["entry"] == event["id"]
    assert {each["what"] for each in told["changes"]} == {"restored"}


@pytest.mark.parametrize("commands", [(), (ENTRIES[0], ("undo",))])
def test_with_nothing_to_undo_nothing_is_kept(
    runner: Runner, commands: tuple[tuple[str, ...], ...]
) -> None:
    for command in commands:
        runner.says(*command)
    before = runner.state()
    answer = runner.says("undo", "--json")
    assert (answer.code, answer.json["error"]["code"]) == (2, "nothing-to-undo")
    assert runner.state() == before
