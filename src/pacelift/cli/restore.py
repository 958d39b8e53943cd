"""`pacelift restore`: a second machine, from the connected calendar."""

from __future__ import annotations

import click

from pacelift.cli.calendar import account_of
from pacelift.cli.layout import wrap
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines, width
from pacelift.words.plain import plain


@click.command("restore")
@common
def command(given: Given) -> None:
    """Rebuild the plan and all you told of it from the connected calendar.

    Notes and pain numbers were never in it, so they stay on the machine where you wrote them.
    """
    from pacelift.sync.google.account import connection_of, look_through
    from pacelift.sync.restoring import restore

    app = given.app()
    connection = connection_of(app)
    looked = look_through(account_of(app), connection)
    plan = restore(app, looked, discreet=connection.discreet)
    if given.json:
        print_json({"plan": plan.id, "name": plan.profile.name, "sessions": len(plan.sessions)})
        return
    text = app.voice(plan).say(
        "{plan} is here again, with {n} sessions. What you tell here shows in the calendar with "
        "the next round: pacelift sync",
        plan=plain(plan.profile.name),
        n=len(plan.sessions),
    )
    print_lines(wrap(text, width()))
