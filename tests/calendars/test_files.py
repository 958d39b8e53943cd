"""A file is written whole or not at all, and an error says what to do."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from pacelift.calendars import files
from pacelift.errors import BadInput

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")


def failing(number: int):
    def fail(*_args: object, **_kwargs: object):
        raise OSError(number, os.strerror(number))

    return fail


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refused(path: Path, octets: bytes = b"new") -> BadInput:
    with pytest.raises(BadInput) as info:
        files.write_whole(path, octets)
    assert info.value.fix
    return info.value


def test_a_new_file_holds_what_was_written(tmp_path: Path):
    files.write_whole(tmp_path / "plan.ics", b"new")
    assert (tmp_path / "plan.ics").read_bytes() == b"new"
    assert names(tmp_path) == ["plan.ics"]


def test_an_old_file_is_replaced(tmp_path: Path):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"a much longer old text")
    files.write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["plan.ics"]


def test_a_relative_path_is_in_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    files.write_whole(Path("plan.ics"), b"new")
    assert (tmp_path / "plan.ics").read_bytes() == b"new"


@pytest.mark.parametrize("name", ["ü🏃 plan.ics", "-n", "x" * 255, ".ics"])
def test_any_file_name_will_do(tmp_path: Path, name: str):
    files.write_whole(tmp_path / name, b"new")
    assert names(tmp_path) == [name]


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o700])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    target.chmod(mode)
    files.write_whole(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == mode


@POSIX
def test_a_new_file_has_the_mode_the_user_gives_new_files(tmp_path: Path):
    before = os.umask(0o027)
    try:
        files.write_whole(tmp_path / "plan.ics", b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "plan.ics").stat().st_mode) == 0o640


@POSIX
def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path):
    (tmp_path / "cloud").mkdir()
    target = tmp_path / "cloud" / "real.ics"
    target.write_bytes(b"old")
    link = tmp_path / "plan.ics"
    link.symlink_to(Path("cloud") / "real.ics")
    files.write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(tmp_path / "cloud") == ["real.ics"]


@POSIX
def test_a_link_to_a_file_that_is_not_there_yet_makes_it(tmp_path: Path):
    (tmp_path / "plan.ics").symlink_to("real.ics")
    files.write_whole(tmp_path / "plan.ics", b"new")
    assert (tmp_path / "real.ics").read_bytes() == b"new"


@POSIX
def test_links_in_a_circle_are_refused(tmp_path: Path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert refused(tmp_path / "a").code == "cannot-write"
    assert names(tmp_path) == ["a", "b"]


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path):
    error = refused(tmp_path / "none" / "plan.ics")
    assert error.code == "no-folder"
    assert str(tmp_path / "none") in error.text


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "file" / "plan.ics").code == "no-folder"


def test_a_folder_is_not_written_over(tmp_path: Path):
    error = refused(tmp_path)
    assert error.code == "not-a-file"
    assert "folder" in error.text


@POSIX
def test_a_pipe_is_not_replaced(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe").code == "not-a-file"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_read_only_file_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    # Root may write everywhere, so a mode alone would not refuse it.
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(target).code == "not-writable"
    assert target.read_bytes() == b"old"


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_a_folder_one_may_not_write_in_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    monkeypatch.setattr(Path, "open", failing(number))
    error = refused(tmp_path / "plan.ics")
    assert error.code == "not-writable"
    assert names(tmp_path) == []


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, "disk-full"), (errno.EDQUOT, "disk-full"), (errno.EIO, "cannot-write")],
)
def test_a_failure_half_way_leaves_the_old_file_whole_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
):
    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    monkeypatch.setattr(os if step == "fsync" else Path, step, failing(number))
    assert refused(target, b"new" * 100_000).code == code
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.ics"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full, on Linux")
def test_a_really_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real_open = Path.open
    monkeypatch.setattr(Path, "open", lambda _self, mode: real_open(Path("/dev/full"), "r+b"))
    assert refused(tmp_path / "plan.ics").code == "disk-full"
    assert names(tmp_path) == []


def test_an_interruption_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupt(*_args: object):
        raise KeyboardInterrupt

    target = tmp_path / "plan.ics"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["plan.ics"]


@POSIX
def test_the_content_is_on_the_disk_before_it_takes_the_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    steps: list[str] = []
    real_fsync, real_replace = os.fsync, Path.replace

    def fsync(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        real_fsync(handle)

    def replace(beside: Path, target: Path) -> Path:
        steps.append("replace")
        return real_replace(beside, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    files.write_whole(tmp_path / "plan.ics", b"new")
    assert steps == ["file", "replace", "folder"]


@POSIX
def test_a_file_system_that_cannot_sync_folders_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    real_open = os.open

    def refuse_folders(path: object, *args: int) -> int:
        if Path(str(path)).is_dir():
            raise OSError(errno.EINVAL, "cannot sync a folder")
        return real_open(str(path), *args)

    monkeypatch.setattr(os, "open", refuse_folders)
    files.write_whole(tmp_path / "plan.ics", b"new")
    assert (tmp_path / "plan.ics").read_bytes() == b"new"


@POSIX
def test_control_characters_of_a_file_name_do_not_reach_the_terminal(tmp_path: Path):
    error = refused(tmp_path / "none\x1b[31m" / "plan\n.ics")
    assert "\x1b" not in error.text
    assert "\n" not in error.text
