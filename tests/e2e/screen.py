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
BLACK = QColor("black").rgb()
"""Of a screen on which nothing is."""

AT_REST = 10
"""Equal pictures in a row, taken a fiftieth of a second apart, that mean rest."""

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

    def save_at_rest(self, path: Path) -> None:
        """Does so once nothing has changed for a moment."""
        seen = [self.picture()]

        def rests() -> bool:
            seen.append(self.picture())
            return len(seen) > AT_REST and all(each == seen[-1] for each in seen[-AT_REST:])

        self.wait_for(rests)
        self.save(path)

    def wait_for(self, what: Callable[[], T | None]) -> T:
        """What `what` gives as soon as it is true; nobody tells of pixels, so it looks often."""
        until = time.monotonic() + PATIENCE_S
        while not (found := what()):
            assert time.monotonic() < until, "it did not happen on the screen"
            time.sleep(0.02)
        return found

    def find(self, colour: str, area: tuple[int, int, int, int]) -> Spot | None:
        """The middle of what has this colour in an area (x, y, width, height), if anything has."""
        wanted = QColor(colour).rgb()
        return self._middle(area, lambda pixel: pixel == wanted)

    def find_ink(self, area: tuple[int, int, int, int]) -> Spot | None:
        """The middle of what differs from the area's last pixel, if anything does."""
        x0, y0, width, height = area
        ground = self.picture().pixel(x0 + width - 1, y0 + height - 1)
        return None if ground == BLACK else self._middle(area, lambda pixel: pixel != ground)

    def _middle(self, area: tuple[int, int, int, int], fits: Callable[[int], bool]) -> Spot | None:
        picture = self.picture()
        x0, y0, width, height = area
        spots = [
            (x, y)
            for y in range(y0, y0 + height)
            for x in range(x0, x0 + width)
            if fits(picture.pixel(x, y))
        ]
        if not spots:
            return None
        return Spot(sum(x for x, _ in spots) // len(spots), sum(y for _, y in spots) // len(spots))

    def find_block(self, colour: str, width: int = 30, height: int = 5) -> Spot | None:
        """The first place from the top where a block of that size has this colour, as a button."""
        picture, wanted = self.picture(), QColor(colour).rgb()
        for y in range(picture.height() - height):
            run = 0
            for x in range(picture.width()):
                run = run + 1 if picture.pixel(x, y) == wanted else 0
                block = (picture.pixel(x, y + below) for below in range(height))
                if run >= width and all(pixel == wanted for pixel in block):
                    return Spot(x - width // 2, y + height // 2)
        return None

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

    def focus(self, window: str) -> None:
        """Gives a window the keyboard, as a window manager would."""
        self.xdotool("windowfocus", "--sync", window)

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
    pictures.mkdir(parents=True)
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    command += ["-nolisten", "tcp", "-noreset", "-fbdir", str(pictures)]
    try:
        with started(command, environ, log=folder / "xvfb.log", pass_fds=[writer]):
            yield Screen(f":{read_line(reader)}", pictures / "Xvfb_screen0")
    finally:
        os.close(reader)
        os.close(writer)
