"""Reading a file that a command names, with what can be wrong with it said plainly."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from pacelift.errors import BadInput, said
from pacelift.words.plain import plain

MOST_BYTES: Final = 16 * 1024 * 1024
"""Far above every limit a reader has, so that it is the reader who says what is too big."""


_SHOWN: Final = 60
"""Problems show a file's name in so many characters: its end is what tells it apart."""


def read_file(name: str) -> tuple[bytes, str]:
    """The bytes of a file ("-": stdin) and its name for messages. Raises BadInput."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES), "stdin"
    shown = _shown(name)
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES), shown
    except FileNotFoundError as error:
        raise BadInput(
            "no-file",
            said("There is no file {shown}.", shown=shown),
            "Check the name; `pacelift profile --example > profile.toml` makes one to start from.",
        ) from error
    except IsADirectoryError as error:
        raise BadInput(
            "not-a-file", said("{shown} is a folder.", shown=shown), "Name a file."
        ) from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise BadInput(
            "unreadable",
            said("{shown} cannot be read: {why}.", shown=shown, why=why),
            "Name a file that you may read.",
        ) from error


def _shown(name: str) -> str:
    text = plain(os.fsencode(name).decode("utf-8", "replace"))
    return text if len(text) <= _SHOWN else f"…{text[1 - _SHOWN :]}"
