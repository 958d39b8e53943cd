"""`pacelift disconnect`: the calendar let go of."""

from __future__ import annotations

import click

from pacelift.cli.calendar import account_of
from pacelift.cli.layout import wrap
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines, width


@click.command("disconnect")
@click.option("--remove-events", is_flag=True, help="Take our events out of the calendar as well.")
@common
def command(given: Given, *, remove_events: bool) -> None:
    """End the sign-in and forget it; your plan stays as it is."""
    from pacelift.sync.google.account import connection_of
    from pacelift.sync.google.letting_go import disconnect

    app = given.app()
    voice = app.voice()
    connection = connection_of(app)
    gone = disconnect(account_of(app), connection, remove_events=remove_events)
    told = [voice.say("The calendar is no longer connected.")]
    if gone.events_left:
        told.append(
            voice.say_n(
                "It stays, because {n} event in it is your own.",
                "It stays, because {n} events in it are your own.",
                gone.events_left,
            )
        )
    if not gone.forgotten:
        told.append(
            voice.say(
                "The sign-in could not be taken out of the system's keyring: delete “Pacelift” in "
                "it once it is open again."
            )
        )
    if not gone.revoked:
        told.append(
            voice.say(
                "Google could not be told: end the sign-in yourself under the third-party "
                "connections of your Google account, at https://myaccount.google.com/connections."
            )
        )
    text = " ".join(told)
    if given.json:
        print_json(
            {
                "calendar": connection.kind,
                "status": "ok",
                "revoked": gone.revoked,
                "forgotten": gone.forgotten,
                "events_left": gone.events_left,
                "text": text,
            }
        )
    else:
        print_lines(wrap(text, width()))
