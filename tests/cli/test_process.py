"""Commands as processes of their own: streams, encodings, pipes."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest

from tests.cli.given import NOW, home_with, run_process
from tests.words.builders import plan


def test_stdout_is_one_json_document_and_stderr_is_empty(home: Path) -> None:
    answer = run_process("plan", "--home", home, "--now", NOW, "--json")
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out)["plan"] == "p1"


def test_an_error_is_json_on_stdout_and_words_on_stderr(tmp_path: Path) -> None:
    answer = run_process("plan", "--home", tmp_path, "--json")
    assert answer.code == 2
    assert answer.json["error"]["code"] == "no-plan"
    assert answer.err.splitlines()[1] == "There is no plan yet."


@pytest.mark.parametrize("locale", ["C", "POSIX", "de_DE.ISO-8859-1", "nonsense"])
def test_output_is_utf8_whatever_the_locale(home: Path, locale: str) -> None:
    answer = run_process(
        "plan",
        "--home",
        home,
        "--now",
        NOW,
        LANG=locale,
        LC_ALL=locale,
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
    )
    assert answer.code == 0
    assert "█" in answer.out


def test_home_and_now_may_come_from_the_environment(home: Path) -> None:
    answer = run_process("today", PACELIFT_HOME=str(home), PACELIFT_NOW=NOW)
    assert answer.out.startswith("Wed 6 Jan 2027: week 1 of 4, base")


@pytest.mark.parametrize("terminal", ["dumb", "xterm-256color"])
def test_a_pipe_gets_no_colour_and_no_frames(home: Path, terminal: str) -> None:
    out = run_process(
        "plan", "--week", "1", "--home", home, "--now", NOW, TERM=terminal, FORCE_COLOR="1"
    ).out
    assert "\x1b" not in out
    assert not set("│╭╮╰╯┃") & set(out)


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe in another way")
@pytest.mark.parametrize("command", ["plan", "today"])
def test_a_reader_that_goes_away_is_no_error(home: Path, command: str) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "pacelift", command, "--home", str(home), "--now", NOW],
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_behind_stdout_is_told(home: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "pacelift", "today", "--home", str(home), "--now", NOW],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"No space left" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal of its own")
def test_on_a_terminal_cards_have_frames_and_keys_are_bold(tmp_path: Path) -> None:
    import pty

    home = home_with(plan(), tmp_path)
    master, slave = pty.openpty()
    kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    done = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "pacelift",
            "plan",
            "--week",
            "1",
            "--home",
            str(home),
            "--now",
            NOW,
        ],
        stdout=slave,
        stderr=slave,
        stdin=slave,
        env={**kept, "TERM": "xterm-256color", "COLUMNS": "80"},
    )
    os.close(slave)
    shown = b""
    try:
        while part := os.read(master, 65536):
            shown += part
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(master)
    assert done.wait(60) == 0
    text = shown.decode()
    assert "╭─ Run: Easy run 6 km ─" in text
    assert "\x1b[1mRun: Long run 16 km" in text


OURS_FOR_CALENDARS = {
    *("google-api-python-client", "google-auth", "google-auth-httplib2", "google-auth-oauthlib"),
    *("httplib2", "keyring", "oauthlib", "requests"),
}


def named(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", requirement)[0]).lower()


def with_what_they_need(names: Iterable[str]) -> set[str]:
    """These distributions and all that they need, as far as it is installed, extras left out."""
    found, open_ones = set(), set(names)
    while open_ones:
        name = open_ones.pop()
        try:
            needs = requires(name) or []
        except PackageNotFoundError:
            continue
        found.add(name)
        open_ones |= {named(each) for each in needs if "extra ==" not in each} - found
    return found


def test_a_look_at_today_loads_nothing_of_google_or_the_keyring(home: Path) -> None:
    others = {named(each) for each in requires("pacelift") if "extra ==" not in each}
    needed = with_what_they_need(others - OURS_FOR_CALENDARS)
    theirs = with_what_they_need(OURS_FOR_CALENDARS) - needed
    owners = packages_distributions()
    modules = {name for name, whose in owners.items() if {named(each) for each in whose} <= theirs}
    assert {"google", "googleapiclient", "httplib2", "keyring", "requests"} <= modules
    command = [sys.executable, "-X", "importtime", "-m", "pacelift", "today"]
    done = subprocess.run(
        [*command, "--home", str(home), "--now", NOW],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in lines}
    assert "pacelift" in loaded
    assert loaded & modules == set()
