"""Starting at login, as each desktop has it: an entry that is written, removed and, each time
somebody asks, read back where the desktop itself reads it.
"""

from __future__ import annotations

import importlib
import os
import plistlib
import shutil
import sys
from collections.abc import Mapping, Sequence
from configparser import ConfigParser
from configparser import Error as ConfigError
from pathlib import Path
from typing import Any, Final, Protocol
from xml.parsers.expat import ExpatError
from zlib import crc32

from attrs import frozen

TITLE: Final = "Pacelift"
_DESKTOP_ENTRY: Final = "Desktop Entry"
_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class Autostart(Protocol):
    """Whether the app starts when the runner logs in."""

    def enabled(self) -> bool:
        """Whether it would start at the next login, by what the desktop has now."""

    def enable(self) -> None:
        """Makes it start, also when the desktop's own settings had switched it off."""

    def disable(self) -> None:
        """Makes it start no longer."""


def autostart(
    home: Path,
    default_home: Path,
    command: Sequence[str] = (sys.executable, "-m", "pacelift"),
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
) -> Autostart:
    """This platform's way, for the app of `home`; each home has an entry of its own.

    `command` starts the app of the default home.
    """
    name = "pacelift"
    if home != default_home:
        name += f"-{crc32(os.fsencode(home)):08x}"
        command = (*command, "--home", str(home))
    if platform == "win32":
        return RunKey(name, _without_console(command), importlib.import_module("winreg"))
    if platform == "darwin":
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents", name, tuple(command))
    return DesktopEntry(_config_folder(environ) / "autostart", name, tuple(command))


@frozen
class DesktopEntry:
    """The XDG autostart entry `folder/name.desktop`."""

    folder: Path
    name: str
    command: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The entry's file."""
        return self.folder / f"{self.name}.desktop"

    def enabled(self) -> bool:
        """Whether there is an entry, not switched off, whose program exists."""
        entry = ConfigParser(interpolation=None, strict=False)
        try:
            entry.read_string(self.path.read_text("utf-8"))
            found = entry[_DESKTOP_ENTRY]
        except (OSError, UnicodeDecodeError, ConfigError, KeyError):
            return False
        if _says(found, "Hidden", "true") or _says(found, "X-GNOME-Autostart-enabled", "false"):
            return False
        program = _unquoted(found.get("Exec", ""))
        return bool(program) and shutil.which(program) is not None

    def enable(self) -> None:
        """Writes the entry. Raises OSError."""
        lines = (
            f"[{_DESKTOP_ENTRY}]",
            "Type=Application",
            f"Name={TITLE}",
            f"Exec={' '.join(map(_quoted, self.command))}",
            "Icon=pacelift",
            "Terminal=false",
            # A tray that starts at the same time is not there yet.
            "X-GNOME-Autostart-Delay=5",
            "X-KDE-autostart-after=panel",
        )
        _write_whole(self.path, "\n".join((*lines, "")).encode())

    def disable(self) -> None:
        """Removes the entry. Raises OSError."""
        self.path.unlink(missing_ok=True)


@frozen
class LaunchAgent:
    """macOS's property list `folder/name.plist`."""

    folder: Path
    name: str
    command: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The agent's file."""
        return self.folder / f"{self.name}.plist"

    def enabled(self) -> bool:
        """Whether there is an agent, not switched off, whose program exists."""
        try:
            agent = plistlib.loads(self.path.read_bytes())
            program = agent["ProgramArguments"][0]
        except (OSError, ExpatError, ValueError, LookupError, TypeError):
            return False
        starts = agent.get("RunAtLoad") is True and agent.get("Disabled") is not True
        return starts and shutil.which(program) is not None

    def enable(self) -> None:
        """Writes the agent, which macOS loads at the next login. Raises OSError."""
        agent = {
            "Label": self.name,
            "ProgramArguments": list(self.command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        _write_whole(self.path, plistlib.dumps(agent))

    def disable(self) -> None:
        """Removes the agent. Raises OSError."""
        self.path.unlink(missing_ok=True)


@frozen
class RunKey:
    """A value of Windows' Run key; `registry` is the module winreg."""

    name: str
    command: tuple[str, ...]
    registry: Any

    def enabled(self) -> bool:
        """Whether there is a value that the task manager has not switched off."""
        # An odd first byte is how the task manager writes "off".
        off = self._read(_APPROVED)
        switched_off = isinstance(off, bytes) and bool(off) and bool(off[0] & 1)
        return bool(self._read(_RUN)) and not switched_off

    def enable(self) -> None:
        """Writes the value and forgets what the task manager had said. Raises OSError."""
        from subprocess import list2cmdline

        with self.registry.CreateKey(self.registry.HKEY_CURRENT_USER, _RUN) as key:
            line = list2cmdline(self.command)
            self.registry.SetValueEx(key, self.name, 0, self.registry.REG_SZ, line)
        self._delete(_APPROVED)

    def disable(self) -> None:
        """Removes the value. Raises OSError."""
        self._delete(_RUN)
        self._delete(_APPROVED)

    def _read(self, key_name: str) -> object:
        try:
            with self.registry.OpenKey(self.registry.HKEY_CURRENT_USER, key_name) as key:
                value: object = self.registry.QueryValueEx(key, self.name)[0]
                return value
        except FileNotFoundError:
            return None

    def _delete(self, key_name: str) -> None:
        rights = self.registry.KEY_SET_VALUE
        try:
            with self.registry.OpenKey(
                self.registry.HKEY_CURRENT_USER, key_name, access=rights
            ) as key:
                self.registry.DeleteValue(key, self.name)
        except FileNotFoundError:
            return


def _config_folder(environ: Mapping[str, str]) -> Path:
    """XDG_CONFIG_HOME where it is absolute, as the specification has it, else ~/.config."""
    told = Path(environ.get("XDG_CONFIG_HOME", ""))
    return told if told.is_absolute() else Path.home() / ".config"


def _without_console(command: Sequence[str]) -> tuple[str, ...]:
    """The command with the Python that opens no console window, if that stands beside its own."""
    program, *arguments = command
    windowed = Path(program).with_name("pythonw.exe")
    return (str(windowed) if windowed.exists() else program, *arguments)


def _says(entry: Mapping[str, str], key: str, value: str) -> bool:
    return entry.get(key, "").strip().lower() == value


def _quoted(argument: str) -> str:
    """An argument as the specification of desktop entries wants it in Exec."""
    for character in '\\"`$':
        argument = argument.replace(character, f"\\{character}")
    # The value is a string of the file's own, where a backslash is written twice.
    return '"' + argument.replace("\\", "\\\\").replace("%", "%%") + '"'


def _unquoted(line: str) -> str:
    """The program that an Exec line starts."""
    line = line.replace("\\\\", "\\").replace("%%", "%").strip()
    if not line.startswith('"'):
        return line.partition(" ")[0]
    program, escaped = "", False
    for character in line[1:]:
        if character == '"' and not escaped:
            break
        escaped = character == "\\" and not escaped
        program += "" if escaped else character
    return program


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    draft.write_bytes(content)
    draft.replace(path)
