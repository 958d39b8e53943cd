"""Brings what this checkout needs: system packages on Linux, and .venv with what is pinned.

Needs Python's standard library only. Which packages stands in constraints.txt, what they are for in
pyproject.toml; what is then run is dev.py's.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "pacelift-stamp"
CONSTRAINTS = ROOT / "installers" / "constraints.txt"

# Debian's package, and the library in it that Qt looks for when it starts or loads a plugin.
QT_LIBRARIES = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libgssapi-krb5-2": "libgssapi_krb5.so.2",
    "libwayland-cursor0": "libwayland-cursor.so.0",
    "libwayland-egl1": "libwayland-egl.so.1",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
}
# Other people's readers of our calendar files, which the tests ask.
TEST_LIBRARIES = {"libical3": "libical.so.3"}
# With them what tests/e2e needs for a desktop of its own: a bus, a screen, a real panel.
TEST_PROGRAMS = {
    "calcurse": "calcurse",
    "dbus-daemon": "dbus-daemon",
    "khal": "khal",
    "xdotool": "xdotool",
    "xfce4-panel": "xfce4-panel",
    "xfwm4": "xfwm4",
    "xvfb": "Xvfb",
}


def say(text: str) -> None:
    """Tells the person at the terminal; standard output stays the program's."""
    print(text, file=sys.stderr, flush=True)


def set_up(*, tests: bool = False) -> None:
    """Makes this machine and .venv ready; quick when they already are."""
    _set_up_system(tests=tests)
    place, digest = stamp(ROOT, sys.version_info[:2], CONSTRAINTS, ROOT / "pyproject.toml")
    made = STAMP.read_text("utf-8") if STAMP.exists() and PYTHON.exists() else ""
    if made == place + digest:
        return
    say(f"Setting up {VENV.name} (the first time: some minutes, and 700 MB of disk)")
    if not made.startswith(place):
        _must([sys.executable, "-m", "venv", "--clear", str(VENV)])
        STAMP.write_text(place, "utf-8")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _must([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(CONSTRAINTS)])
    _must([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    STAMP.write_text(place + digest, "utf-8")


def stamp(root: Path, python: tuple[int, int], *sources: Path) -> tuple[str, str]:
    """What .venv is made for and from, a line each.

    With another first line (the checkout moved, another Python) it has to be made anew; with
    another second line (the files in `sources` changed) it has to be installed into.
    """
    digest = hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest()
    return f"{python[0]}.{python[1]} {root}\n", f"{digest}\n"


def missing_packages(*, tests: bool) -> list[str]:
    """Debian's names of what this Linux lacks.

    The loader and the path are asked, not the package manager: what matters is that the thing is
    there, and newer releases call some of the packages otherwise.
    """
    libraries = QT_LIBRARIES | (TEST_LIBRARIES if tests else {})
    programs = TEST_PROGRAMS if tests else {}
    missing = [package for package, library in libraries.items() if not _loads(library)]
    missing += [package for package, program in programs.items() if not shutil.which(program)]
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return sorted(missing)


def install_command(packages: Iterable[str]) -> list[str]:
    """The command that installs Debian packages without asking."""
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def _set_up_system(*, tests: bool) -> None:
    """Installs what a Debian lacks when root, else says what to type.

    Only windows need Qt's libraries, so the program goes on without them; tests stop.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = missing_packages(tests=tests)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"Installing system packages: {' '.join(missing)}")
        # A source that fails here need not be the one that is needed: the install decides.
        _run(["apt-get", "update", "-q"])
        _run([*install_command(missing), "-q"])
        missing = missing_packages(tests=tests)
    if missing:
        say("This system lacks packages (the names are Debian's and Ubuntu's). Please type:")
        say(f"  sudo {' '.join(install_command(missing))}")
        if tests or any(package.endswith("-venv") for package in missing):
            sys.exit(1)


def _must(command: list[str]) -> None:
    """Runs a step of the set-up; ends everything when it fails."""
    if code := _run(command):
        sys.exit(f"Setting up failed (exit {code}) at: {' '.join(command)}")


def _run(command: list[str]) -> int:
    """Runs a command that asks nothing and prints to stderr; gives back its exit code."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
    ).returncode


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
