"""`pacelift export`: the plan as an iCalendar file."""

from __future__ import annotations

from pathlib import Path

import click

from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines
from pacelift.words.plain import plain


@click.command("export")
@click.argument("file", metavar="FILE.ics", type=click.Path(path_type=Path))
@click.option("--discreet", is_flag=True, help='Times only: every event is "Busy", without text.')
@common
def command(given: Given, file: Path, *, discreet: bool) -> None:
    """Write the plan as iCalendar, for any calendar program.

    The file is replaced as a whole or not at all; an unchanged plan gives the same bytes.
    """
    app = given.app()
    exported = app.export(file, discreet=discreet)
    if given.json:
        document = {"file": str(exported.path), "events": exported.events, "discreet": discreet}
        print_json(document)
    else:
        told = app.voice().say_n(
            "{n} event written to {file}",
            "{n} events written to {file}",
            exported.events,
            file=plain(str(exported.path)),
        )
        print_lines((told,))
