"""`pacelift race`: a race or time trial that was run."""

from __future__ import annotations

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.moments import read_day
from pacelift.cli.options import Given, common, what_if


@click.command("race")
@click.argument("distance", metavar="DISTANCE")
@click.argument("time", metavar="TIME")
@click.option("--date", "day", metavar="YYYY-MM-DD", help="When it was; today if left out.")
@what_if
@common
def command(given: Given, distance: str, time: str, day: str | None, *, dry_run: bool) -> None:
    """Tell a race or time trial you ran: its TIME changes your paces.

    DISTANCE is 5k, 10k, half, marathon, or a number of your unit; TIME is H:MM:SS or MM:SS.
    """
    app = given.app()
    answer = app.race(distance, time, day=None if day is None else read_day(day), dry_run=dry_run)
    show_answer(app, answer, as_json=given.json, dry_run=dry_run)
