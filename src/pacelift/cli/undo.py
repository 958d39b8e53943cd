"""`pacelift undo`: the last entry taken back."""

from __future__ import annotations

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.options import Given, common


@click.command("undo")
@common
def command(given: Given) -> None:
    """Take back the last thing you told of the plan, whichever it was."""
    app = given.app()
    show_answer(app, app.undo(), as_json=given.json)
