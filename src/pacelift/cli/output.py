"""Printing: JSON, plain text in the width of the terminal, bold where it can be shown.

No table is made here (`season`, `week_grid`), and nothing here imports rich.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

import click

WIDTH = 80
"""Where there is no terminal, and on wide ones: longer lines are harder to read."""


def print_json(document: Any) -> None:
    """One JSON document on one line."""
    click.echo(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def print_lines(lines: Iterable[str]) -> None:
    """Each line as it is."""
    click.echo("\n".join(lines))


def width() -> int:
    """The columns to write in: the terminal's, at most 80."""
    if not sys.stdout.isatty():
        return WIDTH
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        return WIDTH
    return min(columns, WIDTH) if columns > 0 else WIDTH


def styled() -> bool:
    """Whether bold and colour make sense here."""
    return (
        sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    )


def bold(text: str) -> str:
    """The text in bold where that can be shown."""
    return click.style(text, bold=True) if styled() else text
