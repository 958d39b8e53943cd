"""`pacelift log`: sets of an exercise that were done."""

from __future__ import annotations

from typing import cast

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.options import Given, common
from pacelift.coach.plan import Side


@click.command("log")
@click.argument("session", metavar="SESSION")
@click.argument("exercise", metavar="EXERCISE")
@click.argument("sets", metavar="SETSxREPS@LOAD")
@click.option("--rir", type=int, metavar="N", help="Repetitions left in reserve in the last set.")
@click.option(
    "--side", type=click.Choice(("left", "right")), help="The one side this was done with."
)
@common
def command(
    given: Given, session: str, exercise: str, sets: str, rir: int | None, side: str | None
) -> None:
    """Log a lift, such as: pacelift log today goblet-squat 3x8@16.

    The load is in kg; without one it is your own weight.
    """
    app = given.app()
    answer = app.log(session, exercise, sets, rir=rir, side=cast(Side | None, side))
    show_answer(app, answer, as_json=given.json)
