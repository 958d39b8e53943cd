"""`pacelift sync`: one round with the connected calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pacelift.cli.calendar import account_of, show_round
from pacelift.cli.options import Given, common

if TYPE_CHECKING:
    from pacelift.sync.connection import Connection
    from pacelift.sync.google import Account
    from pacelift.sync.rounds import Synced


@click.command("sync")
@click.option("--preview", is_flag=True, help="Show what a round would do, write nothing.")
@click.option("--confirm", is_flag=True, help="Go on where many events or the calendar are gone.")
@common
@click.pass_context
def command(context: click.Context, given: Given, *, preview: bool, confirm: bool) -> None:
    """Bring the plan and the connected calendar in step: what changed on either side."""
    from pacelift.sync.google import connection_of

    app = given.app()
    app.plan()  # "no-plan" is said before "not-connected"
    connection, account = connection_of(app), account_of(app)
    synced = _round(account, connection, only_look=preview, confirmed=confirm)
    if synced.outcome.cause == "calendar-gone" and confirm and not preview:
        from pacelift.sync.google import make_anew

        again = make_anew(account, connection)
        synced = _round(account, again, only_look=False, confirmed=False)
    context.exit(show_round(app, synced, as_json=given.json, preview=preview))


def _round(account: Account, connection: Connection, *, only_look: bool, confirmed: bool) -> Synced:
    from pacelift.sync.google import open_google
    from pacelift.sync.rounds import preview, sync

    calendar = open_google(account, connection)
    do = preview if only_look else sync
    try:
        return do(account.app, calendar, confirmed=confirmed, discreet=connection.discreet)
    finally:
        calendar.close()
