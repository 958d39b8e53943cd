"""`pacelift pause`: days off."""

from __future__ import annotations

from typing import cast

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.moments import read_day
from pacelift.cli.options import Given, common, what_if
from pacelift.coach.catalogue import EQUIPMENT
from pacelift.coach.profile import Equipment
from pacelift.coach.requests import PAUSES, PauseKind


@click.command("pause")
@click.argument("kind", type=click.Choice(PAUSES))
@click.argument("first", metavar="FROM")
@click.argument("last", metavar="TO")
@click.option("--pain", type=int, metavar="N", help="With an injury: how much it hurts, 0 to 10.")
@click.option("--equipment", type=click.Choice(EQUIPMENT), help="Away: what there is to lift.")
@click.option("--timezone", metavar="ZONE", help="Away: whose clocks your times are of there.")
@click.option(
    "--window",
    "windows",
    multiple=True,
    metavar="HH:MM-HH:MM",
    help="Away: when there is time to train, once or more.",
)
@what_if
@common
def command(
    given: Given,
    kind: str,
    first: str,
    last: str,
    *,
    pain: int | None,
    equipment: str | None,
    timezone: str | None,
    windows: tuple[str, ...],
    dry_run: bool,
) -> None:
    """Take the days FROM to TO off, YYYY-MM-DD, both included.

    Away with equipment, a time zone or windows told, training goes on with what there is.
    """
    app = given.app()
    answer = app.pause(
        cast(PauseKind, kind),
        read_day(first),
        read_day(last),
        pain=pain,
        equipment=cast(Equipment | None, equipment),
        timezone=timezone,
        windows=windows,
        dry_run=dry_run,
    )
    show_answer(app, answer, as_json=given.json, dry_run=dry_run)
