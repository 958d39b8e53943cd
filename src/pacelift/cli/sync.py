"""`pacelift sync`: one round with the connected calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pacelift.cli.calendar import account_of, one_round, show_round
from pacelift.cli.options import Given, common
from pacelift.errors import BadInput

if TYPE_CHECKING:
    from pacelift.calendars.reconcile import Gone


@click.command("sync")
@click.option("--preview", is_flag=True, help="Show what a round would do, write nothing.")
@click.option("--confirm", is_flag=True, help="Go on where many events or the calendar are gone.")
@click.option("--make-again", is_flag=True, help="Have the events again that are gone from there.")
@click.option(
    "--make-room",
    "make_room",
    metavar="SESSION",
    help="Take what is offered for a session at the time of another appointment.",
)
@common
@click.pass_context
def command(
    context: click.Context,
    given: Given,
    *,
    preview: bool,
    confirm: bool,
    make_again: bool,
    make_room: str | None,
) -> None:
    """Bring the plan and the connected calendar in step: what changed on either side."""
    from pacelift.sync.google.account import connection_of
    from pacelift.sync.rounds import Manner

    app = given.app()
    app.plan()  # "no-plan" is said before "not-connected"
    connection, account = connection_of(app), account_of(app)
    if make_room is not None and not connection.free_busy:
        raise BadInput(
            "no-free-busy",
            "Your other appointments are not looked at, so nothing is offered.",
            "Connect again with --free-busy.",
        )
    if confirm and make_again:
        raise BadInput(
            "confirm-or-make-again",
            "--confirm takes the sessions out whose events are gone, --make-again brings the "
            "events back.",
            "Give one of them.",
        )
    gone: Gone = "again" if make_again else "meant" if confirm else "ask"
    manner = Manner(gone=gone, make_room=make_room)
    synced = one_round(account, connection, manner, only_look=preview)
    if synced.outcome.cause == "calendar-gone" and gone != "ask" and not preview:
        from pacelift.sync.google.connecting import make_anew

        synced = one_round(account, make_anew(account, connection), Manner())
    context.exit(show_round(app, synced, as_json=given.json, preview=preview))
