"""`pacelift move`: a session where the runner wants it."""

from __future__ import annotations

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.moments import read_when
from pacelift.cli.options import Given, common, what_if


@click.command("move")
@click.argument("session", metavar="SESSION")
@click.argument("when", metavar="WHEN")
@what_if
@common
def command(given: Given, session: str, when: str, *, dry_run: bool) -> None:
    """Move SESSION to WHEN, YYYY-MM-DD or YYYY-MM-DDTHH:MM; it stays there from now on."""
    app = given.app()
    answer = app.move(session, read_when(when), dry_run=dry_run)
    show_answer(app, answer, as_json=given.json, dry_run=dry_run)
