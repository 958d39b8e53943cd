"""`pacelift new`: makes the plan of a profile, asks where one is replaced, keeps and shows it."""

from __future__ import annotations

import sys
from typing import Final

import click

from pacelift.app import App, Draft
from pacelift.cli.files import read_file
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_lines
from pacelift.cli.plan import show_document, show_season
from pacelift.errors import BadInput
from pacelift.words.plain import plain
from pacelift.words.voice import mark

_KEPT: Final = mark("Kept. Next: pacelift today, pacelift plan --week 1, pacelift export FILE.ics")
_WOULD_ARCHIVE: Final = mark('This would archive the active plan "{name}". Nothing was changed.')


@click.command("new")
@click.argument("profile", metavar="PROFILE")
@click.option("--yes", is_flag=True, help="Archive the active plan without asking.")
@common
@click.pass_context
def command(context: click.Context, given: Given, profile: str, *, yes: bool) -> None:
    """Make the plan of the profile in the file PROFILE ("-": stdin) and keep it.

    An active plan is archived, never lost.
    """
    app = given.app()
    data, source = read_file(profile)
    draft = app.draft(data, source)
    asks = draft.replaces is not None and not yes
    if asks:
        _ask(context, app, draft, silent=given.json or profile == "-")
    app.keep(draft)
    if given.json:
        show_document(app, draft.plan)
        return
    if not asks:
        show_season(app, draft.plan)
    print_lines(("", app.voice().say(_KEPT)))


def _ask(context: click.Context, app: App, draft: Draft, *, silent: bool) -> None:
    """Shows the plan and goes on at a yes; otherwise ends the command with nothing changed."""
    voice, name = app.voice(), plain(draft.replaces or "")
    if silent or not sys.stdin.isatty():
        text = voice.say(_WOULD_ARCHIVE, name=name)
        raise BadInput("confirm", text, voice.say("If that is what you want, add --yes."))
    show_season(app, draft.plan)
    question = voice.say('Archive the active plan "{name}" and keep this one?', name=name)
    if not click.confirm(question, err=True):
        click.echo(voice.say("Nothing was changed."), err=True)
        context.exit(BadInput.exit_code)
