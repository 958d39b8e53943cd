"""`pacelift connect`: a calendar that the plan lives in."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click
from attrs import frozen

from pacelift.app import App
from pacelift.cli.calendar import account_of, one_round, show_round
from pacelift.cli.layout import wrap
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines, width


@click.group("connect")
@common
def command(given: Given) -> None:
    """Connect a calendar; its events follow the plan, and the plan follows them."""


@command.command("google")
@click.option(
    "--client-secrets",
    "client_secrets",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The JSON file of your own OAuth client; the README tells how to get it. It is asked for "
    "once.",
)
@click.option("--api-root", metavar="URL", help="Another server than Google's, for tests.")
@click.option(
    "--discreet/--no-discreet",
    default=None,
    help='Times only: every event is "Busy", without text.',
)
@click.option(
    "--free-busy/--no-free-busy",
    default=None,
    help="Place sessions around your other appointments; Google tells their times only.",
)
@click.option("--no-browser", is_flag=True, help="Print the page's address and wait.")
@common
@click.pass_context
def google(
    context: click.Context,
    given: Given,
    *,
    client_secrets: Path | None,
    api_root: str | None,
    discreet: bool | None,
    free_busy: bool | None,
    no_browser: bool,
) -> None:
    """Agree in your browser; a calendar of your plan's name then holds every session."""
    from pacelift.calendars.adapters.google.consent import Browser
    from pacelift.sync.google.connecting import Wish, connect_google
    from pacelift.sync.rounds import Manner

    app = given.app()
    account = account_of(app)
    wish = Wish(client_secrets, api_root, discreet=discreet, free_busy=free_busy)
    browser = Browser(_Page(as_json=given.json, in_browser=not no_browser), app.voice().say)
    connection = connect_google(account, wish, browser)
    if app.plan_or_none() is None:
        _tell_found(app, connection.kind, as_json=given.json)
        return
    synced = one_round(account, connection, Manner())
    context.exit(show_round(app, synced, as_json=given.json))


def _tell_found(app: App, kind: str, *, as_json: bool) -> None:
    text = app.voice().say("The calendar of your plan was found. To have it here: pacelift restore")
    if as_json:
        print_json({"calendar": kind, "status": "ok", "text": text})
    else:
        print_lines(wrap(text, width()))


@frozen
class _Page:
    """Shows Google's page in the browser, or its address where there is none."""

    as_json: bool
    in_browser: bool

    def __call__(self, address: str) -> None:
        if not (self.in_browser and webbrowser.open(address)):
            # With --json stdout is one document.
            click.echo(f"open: {address}", err=self.as_json)
