"""`pacelift mark`: how a session went."""

from __future__ import annotations

from typing import cast

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.options import Given, common, what_if
from pacelift.coach.requests import MARKS, Mark


@click.command("mark")
@click.argument("session", metavar="SESSION")
@click.argument("mark", type=click.Choice(MARKS))
@click.option("--rpe", type=float, metavar="N", help="How hard it felt, 0 to 10.")
@click.option("--km", type=float, metavar="X", help="The km you really ran.")
@click.option("--minutes", type=int, metavar="M", help="The minutes it really took.")
@click.option("--note", metavar="TEXT", help="Anything else worth keeping.")
@what_if
@common
def command(
    given: Given,
    session: str,
    mark: str,
    *,
    rpe: float | None,
    km: float | None,
    minutes: int | None,
    note: str | None,
    dry_run: bool,
) -> None:
    """Tell how SESSION went: an id, the beginning of one, or "today"."""
    app = given.app()
    answer = app.mark(
        session,
        cast(Mark, mark),
        rpe=rpe,
        km=km,
        minutes=minutes,
        note=note,
        dry_run=dry_run,
    )
    show_answer(app, answer, as_json=given.json, dry_run=dry_run)
