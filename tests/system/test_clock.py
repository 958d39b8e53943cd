"""The time it is, and the zone of the system."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pacelift.errors import BadInput
from pacelift.system import clock
from pacelift.system.clock import now, system_timezone


@pytest.fixture
def zone_of_process(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test set TZ for the C library too, and sets it back."""
    with monkeypatch.context() as patch:
        yield patch
    time.tzset()


def test_a_told_time_is_the_time() -> None:
    at = now("2027-01-06T07:30+01:00", {})
    assert at == datetime(2027, 1, 6, 6, 30, tzinfo=UTC)
    assert at.utcoffset() == timedelta(hours=1)


def test_the_option_comes_before_the_variable() -> None:
    environ = {"PACELIFT_NOW": "2028-01-01T00:00Z"}
    assert now("2027-01-06T00:00Z", environ).year == 2027
    assert now(None, environ).year == 2028


def test_untold_it_is_the_systems_time() -> None:
    before = datetime.now(UTC)
    assert before <= now(None, {"PACELIFT_NOW": ""}) <= datetime.now(UTC)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no TZ")
def test_a_time_without_an_offset_is_local(zone_of_process: pytest.MonkeyPatch) -> None:
    zone_of_process.setenv("TZ", "Asia/Kathmandu")
    time.tzset()
    assert now("2027-01-06T12:00", {}) == datetime(2027, 1, 6, 6, 15, tzinfo=UTC)
    assert now("2027-01-06", {}) == datetime(2027, 1, 5, 18, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    ["", "soon", "2027-02-30T07:00", "06.01.2027", "1970-01-01T00:00Z", "9999-12-31T23:59-12:00"],
)
def test_what_is_no_time_of_these_centuries_is_refused(told: str) -> None:
    with pytest.raises(BadInput) as raised:
        now(told, {})
    assert raised.value.code == "bad-now"
    assert repr(told) in raised.value.text


@pytest.mark.parametrize(
    ("told", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        (":America/New_York", "America/New_York"),
        ("/usr/share/zoneinfo/Asia/Kathmandu", "Asia/Kathmandu"),
        ("UTC", "UTC"),
    ],
)
def test_the_variable_tz_names_the_zone(told: str, zone: str, tmp_path: Path) -> None:
    assert system_timezone({"TZ": told}, tmp_path, "posix") == zone


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no TZ")
@pytest.mark.parametrize(
    ("rule", "zone"),
    [("XYZ-3", "Etc/GMT-3"), ("XYZ4", "Etc/GMT+4"), ("XYZ0", "UTC"), ("Atlantis/Town", "UTC")],
)
def test_a_zone_without_a_name_is_that_of_its_offset(
    rule: str, zone: str, zone_of_process: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    zone_of_process.setenv("TZ", rule)
    time.tzset()
    assert system_timezone(os.environ, tmp_path, "posix") == zone


@pytest.mark.parametrize(
    ("target", "zone"),
    [
        ("/usr/share/zoneinfo/Europe/Oslo", "Europe/Oslo"),
        ("../usr/share/zoneinfo/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("/var/db/timezone/zoneinfo/Asia/Tokyo", "Asia/Tokyo"),
        ("/usr/share/zoneinfo.default/Asia/Tokyo", "Asia/Tokyo"),
    ],
)
def test_the_link_of_the_system_names_the_zone(target: str, zone: str, tmp_path: Path) -> None:
    (tmp_path / "localtime").symlink_to(target)
    (tmp_path / "timezone").write_text("Europe/Berlin\n")
    assert system_timezone({}, tmp_path, "posix") == zone


def test_a_link_to_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "static").symlink_to("/usr/share/zoneinfo/Europe/Oslo")
    (tmp_path / "localtime").symlink_to("static")
    assert system_timezone({}, tmp_path, "posix") == "Europe/Oslo"


def test_the_text_file_names_the_zone_where_there_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "localtime").write_bytes(b"TZif2")
    (tmp_path / "timezone").write_text("Europe/Berlin\n")
    assert system_timezone({}, tmp_path, "posix") == "Europe/Berlin"


@pytest.mark.parametrize(
    "content", [b"", b"Atlantis/Town", b"../../etc/passwd", b"Europe", b"\xff\xfe"]
)
def test_a_system_that_tells_no_zone_has_that_of_its_offset(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "timezone").write_bytes(content)
    assert system_timezone({}, tmp_path, "posix") == "UTC"


def test_qt_knows_the_zone_where_there_are_no_files(tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtCore")
    assert list(clock._told_by_qt())
    assert system_timezone({}, tmp_path, "nt") in ("UTC", "Etc/UTC")
