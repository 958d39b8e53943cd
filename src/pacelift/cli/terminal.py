"""Where rich writes to: our width, no markup in anyone's names, no boxes a pipe cannot use.

Imports rich; the commands that need no table do not import this.
"""

from __future__ import annotations

import sys

import click
from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from pacelift.cli.output import styled, width


def show(*things: RenderableType) -> None:
    """Prints tables and texts, without the spaces rich leaves at line ends."""
    console = Console(
        width=width(),
        file=sys.stdout,
        force_terminal=styled(),
        no_color=not styled(),
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as captured:
        for thing in things:
            console.print(thing)
    click.echo("\n".join(line.rstrip() for line in captured.get().split("\n")), nl=False)


def table(*columns: str, right: frozenset[str] = frozenset()) -> Table:
    """An empty table with a line below its head; columns named in `right` are numbers."""
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for column in columns:
        made.add_column(
            Text(column), justify="right" if column in right else "left", overflow="fold"
        )
    return made
