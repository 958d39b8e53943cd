"""Data files of the package as text: exercises and whatever else stands in resources/.

What the text means is the reader's business.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pacelift.errors import Defect, said

_PACKAGE: Final = Path(__file__).resolve().parents[1]
_PLACES: Final = (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources")
"""In the wheel, then beside src/ in a checkout."""


def read_text(name: str, places: tuple[Path, ...] = _PLACES) -> str:
    """The text of `resources/name` (UTF-8), from the first of `places` that has it.

    Raises Defect when none has it, or it cannot be read as UTF-8.
    """
    path = find(name, places)
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, error) from error


def read_bytes(name: str, places: tuple[Path, ...] = _PLACES) -> bytes:
    """What stands in `resources/name`. Raises Defect when it is nowhere, or cannot be read."""
    path = find(name, places)
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def find(name: str, places: tuple[Path, ...] = _PLACES) -> Path:
    """Where `resources/name` is, in the first of `places` that has it; Defect when none has."""
    for place in places:
        path = place / name
        if path.exists():
            return path
    raise Defect(
        "resource-missing",
        said(
            "Pacelift's own file {name} is missing; looked in {places}.",
            name=name,
            places=", ".join(map(str, places)),
        ),
        "Install Pacelift again.",
    )


def _unreadable(path: Path, error: Exception) -> Defect:
    return Defect(
        "resource-unreadable",
        said("Pacelift's own file {path} cannot be read: {error}.", path=path, error=error),
        "Install Pacelift again, or mend the rights of that file.",
    )
