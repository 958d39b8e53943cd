"""One app for each home."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from select import select
from shutil import rmtree

import pytest

from pacelift.errors import PaceliftError
from pacelift.system import instance
from pacelift.system.instance import (
    LOCK,
    SHOW,
    Listener,
    PipeListener,
    claim,
    hand_over,
    socket_path,
)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Unix has sockets and locks")

HOLD_AND_HANG = (
    "import sys; from pathlib import Path; from pacelift.system.instance import claim\n"
    "held = claim(Path(sys.argv[1])); print('holds', flush=True); sys.stdin.read()"
)


@pytest.fixture
def environ() -> Iterator[dict[str, str]]:
    """A runtime folder; a test's own folder has too long a name for a socket."""
    with tempfile.TemporaryDirectory() as runtime:
        yield {"XDG_RUNTIME_DIR": runtime}


def claimed(home: Path, environ: dict[str, str]) -> Listener:
    listener = claim(home, environ)
    assert listener is not None
    return listener


def handed_over(home: Path, listener: Listener) -> bool:
    """What a second start gets while the first one serves its descriptor."""
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(hand_over, home)
        assert select([listener], (), (), 5)[0]
        assert listener.shows() == 1
        return second.result()


def test_nobody_runs_for_a_new_home_and_asking_makes_nothing(tmp_path: Path) -> None:
    assert not hand_over(tmp_path / "home")
    assert list(tmp_path.iterdir()) == []


def test_a_second_start_hands_over(tmp_path: Path, environ: dict[str, str]) -> None:
    listener = claimed(tmp_path / "home", environ)
    assert handed_over(tmp_path / "home", listener)
    assert listener.shows() == 0
    listener.close()


def test_a_second_claim_hands_over_too(tmp_path: Path, environ: dict[str, str]) -> None:
    listener = claimed(tmp_path, environ)
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(claim, tmp_path, environ)
        assert select([listener], (), (), 5)[0]
        assert listener.shows() == 1
        assert second.result() is None
    listener.close()


def test_each_home_has_an_app_of_its_own(tmp_path: Path, environ: dict[str, str]) -> None:
    first, second = claimed(tmp_path / "a", environ), claimed(tmp_path / "b", environ)
    assert handed_over(tmp_path / "b", second)
    assert first.shows() == 0
    first.close()
    second.close()


def test_the_first_is_found_from_a_login_with_another_runtime_folder(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listener = claimed(tmp_path, environ)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert handed_over(tmp_path, listener)
    listener.close()


def test_after_the_first_has_closed_the_next_is_first(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    claimed(tmp_path, environ).close()
    assert not hand_over(tmp_path)
    claimed(tmp_path, environ).close()


def test_what_a_killed_app_left_is_taken_over(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_HANG, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout
    assert child.stdout.readline() == b"holds\n"
    child.kill()
    child.communicate()
    assert Path((tmp_path / LOCK).read_text()).is_socket()
    assert not hand_over(tmp_path)
    claimed(tmp_path, dict(os.environ)).close()


def test_an_app_that_hangs_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instance, "ANSWER_S", 0.2)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD_AND_HANG, tmp_path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as child:
        assert child.stdout
        assert child.stdout.readline() == b"holds\n"
        for start in (hand_over, claim):
            with pytest.raises(PaceliftError) as raised:
                start(tmp_path)
            assert raised.value.code == "does-not-answer"
        child.kill()


def test_of_many_starts_at_once_one_is_first(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from select import select\n"
        "from pacelift.system.instance import claim\n"
        "listener = claim(Path(sys.argv[1])); shows = 0\n"
        "while listener and shows < 5: select([listener], (), ()); shows += listener.shows()\n"
        "print('first' if listener else 'handed over'); listener and listener.close()"
    )
    command = [sys.executable, "-c", program, tmp_path]
    starts = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    told = sorted(start.communicate(timeout=30)[0] for start in starts)
    assert told == ["first\n", *["handed over\n"] * 5]


@pytest.mark.parametrize("said", [b"hide\n", b"", b"show\nshow\n" * 100, b"\xff"])
def test_anything_but_show_is_ignored(tmp_path: Path, environ: dict[str, str], said: bytes) -> None:
    listener = claimed(tmp_path, environ)
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect((tmp_path / LOCK).read_text())
        stranger.sendall(said)
        stranger.shutdown(socket.SHUT_WR)
        assert listener.shows() == 0
    assert handed_over(tmp_path, listener)
    listener.close()


def test_one_who_connects_and_says_nothing_is_not_waited_for(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    listener = claimed(tmp_path, environ)
    with socket.socket(socket.AF_UNIX) as mute:
        mute.connect((tmp_path / LOCK).read_text())
        assert handed_over(tmp_path, listener)
    listener.close()


def test_only_this_user_can_reach_the_socket(tmp_path: Path, environ: dict[str, str]) -> None:
    listener = claimed(tmp_path, environ)
    assert stat.S_IMODE(socket_path(tmp_path, environ).stat().st_mode) == 0o600
    listener.close()


def test_a_runtime_folder_that_others_may_write_to_is_not_used(
    tmp_path: Path, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    runtime = Path(environ["XDG_RUNTIME_DIR"])
    runtime.chmod(0o777)
    with tempfile.TemporaryDirectory() as temporary:
        monkeypatch.setattr(instance.tempfile, "gettempdir", lambda: temporary)
        refuse_folders_of_others(tmp_path, environ, Path(temporary))


def refuse_folders_of_others(home: Path, environ: dict[str, str], temporary: Path) -> None:
    made = socket_path(home, environ).parent
    assert made == temporary / f"pacelift-{os.getuid()}"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    made.chmod(0o777)
    with pytest.raises(PaceliftError) as raised:
        socket_path(home, environ)
    assert raised.value.code == "no-private-folder"


def test_a_runtime_folder_with_too_long_a_name_for_a_socket_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = Path(tempfile.mkdtemp())
    monkeypatch.setattr(instance.tempfile, "gettempdir", lambda: str(short))
    long = tmp_path / ("x" * 100)
    long.mkdir(mode=0o700)
    listener = claimed(tmp_path / "home", {"XDG_RUNTIME_DIR": str(long)})
    assert Path((tmp_path / "home" / LOCK).read_text()).is_relative_to(short)
    assert handed_over(tmp_path / "home", listener)
    listener.close()
    rmtree(short)


def test_a_home_that_cannot_be_written_frees_the_socket(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(OSError, match="home"):
        claim(tmp_path / "home", environ)


def test_handing_over_imports_no_toolkit_and_no_command_line() -> None:
    program = (
        "import sys; from pathlib import Path; from pacelift.system.instance import hand_over\n"
        "hand_over(Path('nowhere')); print(*sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    heavy = {"PySide6", "click", "asyncio", "multiprocessing", "pacelift.app", "jeepney"}
    assert not heavy & set(answer.stdout.split())


def test_the_lock_is_not_left_to_child_processes(tmp_path: Path, environ: dict[str, str]) -> None:
    """A calendar round that outlives the app must not look like the app."""
    listener = claimed(tmp_path, environ)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        listener.close()
        claimed(tmp_path, environ).close()
        child.communicate(b"\n")


class TestPipe:
    """Windows' way, on a socket that behaves alike."""

    @pytest.fixture
    def listener(self, tmp_path: Path) -> PipeListener:
        return PipeListener(str(tmp_path / "pipe"), "AF_UNIX")

    def test_show_arrives_and_is_answered(self, tmp_path: Path, listener: PipeListener) -> None:
        assert instance._hand_over_by_pipe(str(tmp_path / "pipe"), "AF_UNIX")
        assert select([listener], (), (), 5)[0]
        assert listener.shows() == 1
        assert listener.shows() == 0
        listener.close()

    @pytest.mark.parametrize("said", [b"hide\n", SHOW * 100])
    def test_anything_else_is_ignored(
        self, tmp_path: Path, listener: PipeListener, said: bytes
    ) -> None:
        with pytest.raises((EOFError, ConnectionError)):
            instance._say_by_pipe(str(tmp_path / "pipe"), "AF_UNIX", said)
        assert instance._hand_over_by_pipe(str(tmp_path / "pipe"), "AF_UNIX")
        assert listener.shows() == 1
        listener.close()

    def test_without_a_pipe_nobody_runs(self, tmp_path: Path) -> None:
        assert not instance._hand_over_by_pipe(str(tmp_path / "pipe"), "AF_UNIX")

    def test_closing_ends_the_thread(self, listener: PipeListener) -> None:
        listener.close()
        assert not listener._thread.is_alive()
