"""`pacelift export`: the plan as an iCalendar file."""

from __future__ import annotations

from pathlib import Path

import click

from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines
from pacelift.sync.discreet import is_discreet
from pacelift.words.plain import plain


@click.command("export")
@click.argument("file", metavar="FILE.ics", type=click.Path(path_type=Path))
@click.option(
    "--discreet/--no-discreet",
    default=None,
    help='Times only: every event is "Busy", without text. As the settings have it, if not given.',
)
@common
def command(given: Given, file: Path, *, discreet: bool | None) -> None:
    """Write the plan as iCalendar, for any calendar program.

    The file is replaced as a whole or not at all; an unchanged plan gives the same bytes.
    """
    app = given.app()
    times_only = is_discreet(app) if discreet is None else discreet
    exported = app.export(file, discreet=times_only)
    if given.json:
        document = {"file": str(exported.path), "events": exported.events, "discreet": times_only}
        print_json(document)
    else:
        told = app.voice().say_n(
            "{n} event written to {file}",
            "{n} events written to {file}",
            exported.events,
            file=plain(str(exported.path)),
        )
        print_lines((told,))
