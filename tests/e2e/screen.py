"""An X server without a monitor: its pictures, its windows, its mouse and keys."""

from __future__ import annotations

import mmap
import os
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from attrs import frozen
from PySide6.QtGui import QColor, QImage

from tests.e2e.processes import PATIENCE_S, read_line, started

T = TypeVar("T")
WIDTH, HEIGHT = 1280, 800


@frozen
class Screen:
    """A running server. What is on it is read from the file it keeps its picture in (XWD)."""

    display: str
    file: Path

    def picture(self) -> QImage:
        """What is on the screen now."""
        with (
            self.file.open("rb") as file,
            mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as m,
        ):
            header, _, _, _, width, height = struct.unpack(">6I", m[:24])
            (bytes_per_line,) = struct.unpack(">I", m[48:52])
            (colours,) = struct.unpack(">I", m[76:80])
            start = header + colours * 12
            pixels = bytes(m[start : start + bytes_per_line * height])
        return QImage(pixels, width, height, bytes_per_line, QImage.Format.Format_RGB32).copy()

    def save(self, path: Path) -> None:
        """Writes what is on the screen as a picture."""
        path.parent.mkdir(parents=True, exist_ok=True)
        assert self.picture().save(str(path))

    def wait_for(self, what: Callable[[], T | None]) -> T:
        """What `what` gives as soon as it is true; nobody tells of pixels, so it looks often."""
        until = time.monotonic() + PATIENCE_S
        while not (found := what()):
            assert time.monotonic() < until, "it did not happen on the screen"
            time.sleep(0.02)
        return found

    def find(self, colour: str, area: tuple[int, int, int, int]) -> Spot | None:
        """The middle of what has this colour in an area (x, y, width, height), if anything has."""
        picture, wanted = self.picture(), QColor(colour).rgb()
        x0, y0, width, height = area
        spots = [
            (x, y)
            for y in range(y0, y0 + height)
            for x in range(x0, x0 + width)
            if picture.pixel(x, y) == wanted
        ]
        if not spots:
            return None
        return Spot(sum(x for x, _ in spots) // len(spots), sum(y for _, y in spots) // len(spots))

    def xdotool(self, *arguments: str | int) -> str:
        """Runs xdotool; gives what it prints."""
        done = self._xdotool(*arguments)
        assert done.returncode == 0, f"xdotool {arguments}: {done.stderr}"
        return done.stdout.strip()

    def _xdotool(self, *arguments: str | int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *map(str, arguments)],
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def windows(self, name: str = "", class_name: str = "") -> list[str]:
        """The ids of the visible windows whose title or class matches."""
        by = ("--name", name) if name else ("--class", class_name)
        done = self._xdotool("search", "--onlyvisible", *by)
        return done.stdout.split()

    def is_menu(self, window: str) -> bool:
        """Whether a window of a panel is a menu: higher than a tooltip, beside the panel."""
        told = self._xdotool("getwindowgeometry", "--shell", window).stdout.split()
        values = dict(line.split("=") for line in told)
        return int(values.get("HEIGHT", 0)) > 60

    def wait_for_window(self, name: str) -> str:
        """The id of the window whose title matches, as soon as it is visible."""
        return self.wait_for(lambda: self.windows(name))[0]

    def click(self, spot: Spot, button: int = 1) -> None:
        """Clicks there."""
        self.xdotool("mousemove", spot.x, spot.y, "click", button)

    def type(self, *keys: str) -> None:
        """Presses keys, by X's names, in the window that has the focus."""
        self.xdotool("key", *keys)


@frozen
class Spot:
    """A place on the screen, in pixels."""

    x: int
    y: int


@contextmanager
def running_screen(folder: Path, environ: Mapping[str, str]) -> Iterator[Screen]:
    """Runs an X server on a display number that is free."""
    pictures = folder / "screen"
    pictures.mkdir()
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(pictures)]
    try:
        with started(command, environ, log=folder / "xvfb.log", pass_fds=[writer]):
            yield Screen(f":{read_line(reader)}", pictures / "Xvfb_screen0")
    finally:
        os.close(reader)
        os.close(writer)
