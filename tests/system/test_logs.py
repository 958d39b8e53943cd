"""The log holds what happened, and not a word of the runner's."""

from __future__ import annotations

import logging
import stat
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pacelift.errors import BadInput
from pacelift.system.logs import FORMER, LOG, Redacting, RotatingFile, Word, open_log, told_of
from pacelift.system.paths import home_folder

log = logging.getLogger("pacelift.desktop.sync")


class Outcome(Enum):
    FAILED = "failed"


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    """A home whose log is open."""
    logger = logging.getLogger("pacelift")
    former = (logger.level, logger.propagate)
    handler = open_log(tmp_path)
    yield tmp_path
    logger.removeHandler(handler)
    logger.level, logger.propagate = former


def written(home: Path) -> str:
    return (home / LOG).read_text("utf-8")


def test_a_record_is_a_line_with_its_time_level_and_place(home: Path) -> None:
    log.info("round took %d s", 7)
    (line,) = written(home).splitlines()
    at, rest = line.split(" ", 1)
    assert at.endswith("+00:00")
    assert rest == "INFO pacelift.desktop.sync round took 7 s"


def test_numbers_times_and_our_own_words_are_told(home: Path) -> None:
    log.info("%s %s %.1f %s %s", True, date(2027, 1, 6), 2.5, Word("offline"), Outcome.FAILED)
    assert written(home).endswith("True 2027-01-06 2.5 offline Outcome.FAILED\n")


@given(text=st.text(min_size=1))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_of_the_runners_gets_in_by_any_way(home: Path, text: str) -> None:
    secret = f"<{text}>"
    assume("…" not in text)
    log.info("note %s", secret)
    log.info("note %(note)s", {"note": secret})
    log.warning("notes %s and %r", [secret], {"note": secret})
    try:
        try:
            raise ValueError(secret)
        except ValueError as error:
            raise BadInput("bad-note", secret, secret) from error
    except BadInput:
        log.exception("marking failed")
    assert secret not in written(home)
    assert "<" not in written(home)
    assert "BadInput (bad-note)" in written(home)


def test_an_incident_names_kinds_and_places_of_the_whole_chain(home: Path) -> None:
    try:
        try:
            int("secret")
        except ValueError as error:
            raise RuntimeError("secret") from error
    except RuntimeError as error:
        told = told_of(error)
        log.exception("crashed")
    first, _, last = told.partition("ValueError\n")
    assert first.startswith("RuntimeError\n  test_logs.py:")
    assert "in test_an_incident_names_kinds_and_places_of_the_whole_chain" in last
    assert written(home).endswith(f"crashed\n{told}\n")
    assert str(Path(__file__).parent) not in told


def test_our_own_modules_are_named_by_their_place_in_the_package() -> None:
    with pytest.raises(BadInput) as raised:
        home_folder("")
    assert "  pacelift/system/paths.py:" in told_of(raised.value)


def test_other_peoples_records_stay_out(home: Path) -> None:
    logging.getLogger("urllib3").error("GET /token=abc")
    log.info("mine")
    assert "urllib3" not in written(home)


def test_a_record_that_fits_its_arguments_badly_is_told_without_them() -> None:
    record = logging.makeLogRecord({"msg": "%d km", "args": ("far",)})
    assert Redacting().format(record).endswith(" %d km")


def test_a_record_stays_one_line(home: Path) -> None:
    log.info("two\nlines")
    assert written(home).endswith(" two lines\n")


def test_a_full_log_becomes_the_former_one_and_no_more_is_kept(home: Path) -> None:
    handler = RotatingFile(home / LOG, home / FORMER, largest=1000)
    handler.setFormatter(logging.Formatter())
    for number in range(500):
        handler.emit(logging.makeLogRecord({"msg": f"record {number:03}"}))
    kept = (home / FORMER).read_text() + (home / LOG).read_text()
    assert kept.splitlines()[-1] == "record 499"
    assert kept.splitlines() == [f"record {n:03}" for n in range(500 - kept.count("\n"), 500)]
    assert 1000 < len(kept) <= 2000
    assert sorted(path.name for path in home.iterdir()) == [LOG, FORMER]


def test_only_this_user_can_read_it(home: Path) -> None:
    log.info("started")
    assert stat.S_IMODE((home / LOG).stat().st_mode) == 0o600


def test_a_home_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    open_log(tmp_path / "missing")
    log.info("lost")
    assert not (tmp_path / "missing").exists()
    assert not (tmp_path / LOG).exists()


def test_opening_it_again_writes_each_record_once(home: Path) -> None:
    open_log(home)
    log.info("once")
    assert written(home).count("once") == 1
