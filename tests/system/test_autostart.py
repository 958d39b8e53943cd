"""Starting at login, read back from where each desktop reads it."""

from __future__ import annotations

import plistlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pacelift.system.autostart import (
    _APPROVED,
    _RUN,
    Autostart,
    DesktopEntry,
    LaunchAgent,
    RunKey,
    autostart,
)

PROGRAM = (sys.executable, "-m", "pacelift")
Keys = dict[str, dict[str, Any]]


def registry(keys: Keys) -> SimpleNamespace:
    """The module winreg, as far as it is used, on these keys of one user."""

    @contextmanager
    def create_key(user: str, name: str) -> Iterator[dict[str, Any]]:
        yield keys.setdefault(name, {})

    @contextmanager
    def open_key(user: str, name: str, access: str = "read") -> Iterator[dict[str, Any]]:
        if name not in keys:
            raise FileNotFoundError(name)
        yield keys[name]

    def query(key: dict[str, Any], name: str) -> tuple[Any, int]:
        if name not in key:
            raise FileNotFoundError(name)
        return key[name], 1

    def delete(key: dict[str, Any], name: str) -> None:
        if name not in key:
            raise FileNotFoundError(name)
        del key[name]

    return SimpleNamespace(
        HKEY_CURRENT_USER="user",
        REG_SZ=1,
        KEY_SET_VALUE="write",
        CreateKey=create_key,
        OpenKey=open_key,
        QueryValueEx=query,
        SetValueEx=lambda key, name, _, kind, value: key.update({name: value}),
        DeleteValue=delete,
    )


def entry(folder: Path, *command: str) -> DesktopEntry:
    return DesktopEntry(folder / "autostart", "pacelift", command or PROGRAM)


def agent(folder: Path, *command: str) -> LaunchAgent:
    return LaunchAgent(folder / "LaunchAgents", "pacelift", command or PROGRAM)


def run_key(folder: Path, *command: str) -> RunKey:
    return RunKey("pacelift", command or PROGRAM, registry({}))


@pytest.mark.parametrize("way", [entry, agent, run_key])
class TestEveryWay:
    def test_it_is_off_until_it_is_switched_on(self, way: Any, tmp_path: Path) -> None:
        assert not way(tmp_path).enabled()
        assert list(tmp_path.iterdir()) == []

    def test_it_can_be_switched_on_and_off_again_and_again(self, way: Any, tmp_path: Path) -> None:
        login: Autostart = way(tmp_path)
        for _ in range(2):
            login.enable()
            login.enable()
            assert login.enabled()
            login.disable()
            login.disable()
            assert not login.enabled()

    def test_switched_off_it_leaves_nothing(self, way: Any, tmp_path: Path) -> None:
        login: Autostart = way(tmp_path)
        login.enable()
        login.disable()
        assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("way", [entry, agent])
class TestFiles:
    def test_an_entry_for_a_program_that_is_gone_is_off(self, way: Any, tmp_path: Path) -> None:
        login = way(tmp_path, str(tmp_path / "uninstalled"))
        login.enable()
        assert not login.enabled()

    @pytest.mark.parametrize(
        "content", [b"", b"\xff\xfe\x00", b"[Desktop Entry]\nExec", b"<plist>"]
    )
    def test_a_file_that_is_none_is_off_and_can_be_mended(
        self, way: Any, tmp_path: Path, content: bytes
    ) -> None:
        login = way(tmp_path)
        login.path.parent.mkdir()
        login.path.write_bytes(content)
        assert not login.enabled()
        login.enable()
        assert login.enabled()


class TestDesktopEntry:
    @pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
    def test_what_the_desktops_own_settings_switched_off_is_off(
        self, tmp_path: Path, line: str
    ) -> None:
        login = entry(tmp_path)
        login.enable()
        login.path.write_text(f"{login.path.read_text()}{line}\n")
        assert not login.enabled()
        login.enable()
        assert login.enabled()

    def test_it_waits_for_the_tray(self, tmp_path: Path) -> None:
        login = entry(tmp_path)
        login.enable()
        lines = login.path.read_text().splitlines()
        assert "X-KDE-autostart-after=panel" in lines
        assert "X-GNOME-Autostart-Delay=5" in lines

    @pytest.mark.parametrize(
        ("argument", "written"),
        [
            ("/home/a b/python", '"/home/a b/python"'),
            ("100%", '"100%%"'),
            ('say "hi"', r'"say \\"hi\\""'),
            ("$HOME", r'"\\$HOME"'),
            ("back\\slash", r'"back\\\\slash"'),
        ],
    )
    def test_arguments_are_quoted_by_the_specification(
        self, tmp_path: Path, argument: str, written: str
    ) -> None:
        login = entry(tmp_path, argument, "x")
        login.enable()
        assert f'Exec={written} "x"' in login.path.read_text().splitlines()

    @pytest.mark.parametrize("name", ["plain", "a b", 'quo"te', "100%", "$x`y`", "back\\slash"])
    def test_whatever_the_programs_name_its_entry_is_found_on(
        self, tmp_path: Path, name: str
    ) -> None:
        program = tmp_path / name
        program.touch(mode=0o755)
        login = entry(tmp_path, str(program), "--home", "x y")
        login.enable()
        assert login.enabled()

    def test_an_entry_written_by_hand_is_understood(self, tmp_path: Path) -> None:
        login = entry(tmp_path)
        login.path.parent.mkdir()
        login.path.write_text(f"[Desktop Entry]\nExec={sys.executable} -m pacelift\n")
        assert login.enabled()


class TestLaunchAgent:
    def test_it_starts_the_command_at_login(self, tmp_path: Path) -> None:
        login = agent(tmp_path, sys.executable, "-m", "pacelift", "--home", "a & b")
        login.enable()
        written = plistlib.loads(login.path.read_bytes())
        assert written["ProgramArguments"] == [*PROGRAM, "--home", "a & b"]
        assert written["RunAtLoad"] is True

    @pytest.mark.parametrize("change", [{"Disabled": True}, {"RunAtLoad": False}])
    def test_one_that_is_switched_off_is_off(self, tmp_path: Path, change: dict[str, bool]) -> None:
        login = agent(tmp_path)
        login.enable()
        written = plistlib.loads(login.path.read_bytes())
        login.path.write_bytes(plistlib.dumps(written | change))
        assert not login.enabled()


class TestRunKey:
    def test_the_command_is_one_quoted_line(self) -> None:
        keys: Keys = {}
        RunKey("pacelift", (r"C:\a b\pythonw.exe", "-m", "pacelift"), registry(keys)).enable()
        assert keys[_RUN] == {"pacelift": r'"C:\a b\pythonw.exe" -m pacelift'}

    @pytest.mark.parametrize(("first_byte", "on"), [(2, True), (3, False), (6, True), (7, False)])
    def test_what_the_task_manager_switched_off_is_off(self, first_byte: int, on: bool) -> None:
        keys: Keys = {_APPROVED: {"pacelift": bytes([first_byte, *[0] * 11])}}
        login = RunKey("pacelift", PROGRAM, registry(keys))
        keys[_RUN] = {"pacelift": "python"}
        assert login.enabled() == on
        login.enable()
        assert login.enabled()


class TestWhichWay:
    HOME = Path("/home/runner/.local/share/pacelift")

    def test_linux_writes_into_the_config_folder(self, tmp_path: Path) -> None:
        environ = {"XDG_CONFIG_HOME": str(tmp_path)}
        login = autostart(self.HOME, self.HOME, PROGRAM, environ, "linux")
        assert login == DesktopEntry(tmp_path / "autostart", "pacelift", PROGRAM)

    @pytest.mark.parametrize("told", ["", "relative"])
    def test_a_config_folder_that_is_not_absolute_does_not_count(
        self, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("HOME", str(tmp_path))
        login = autostart(self.HOME, self.HOME, PROGRAM, {"XDG_CONFIG_HOME": told}, "linux")
        assert isinstance(login, DesktopEntry)
        assert login.folder == tmp_path / ".config" / "autostart"

    def test_another_home_has_an_entry_of_its_own(self, tmp_path: Path) -> None:
        environ = {"XDG_CONFIG_HOME": str(tmp_path)}
        usual = autostart(self.HOME, self.HOME, PROGRAM, environ, "linux")
        other = autostart(tmp_path / "x", self.HOME, PROGRAM, environ, "linux")
        other.enable()
        assert other.enabled()
        assert not usual.enabled()
        assert isinstance(other, DesktopEntry)
        assert f'"--home" "{tmp_path / "x"}"' in other.path.read_text()

    def test_macos_has_an_agent(self) -> None:
        assert isinstance(autostart(self.HOME, self.HOME, PROGRAM, {}, "darwin"), LaunchAgent)

    def test_windows_starts_without_a_console(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "pythonw.exe").touch()
        monkeypatch.setitem(sys.modules, "winreg", SimpleNamespace())
        command = (str(tmp_path / "python.exe"), "-m", "pacelift")
        login = autostart(self.HOME, self.HOME, command, {}, "win32")
        assert isinstance(login, RunKey)
        assert login.command == (str(tmp_path / "pythonw.exe"), "-m", "pacelift")
