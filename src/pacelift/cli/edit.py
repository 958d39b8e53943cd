"""`pacelift edit`: the plan goes on with an edited profile."""

from __future__ import annotations

from typing import Final

import click

from pacelift.cli.answer import show_answer
from pacelift.cli.files import read_file
from pacelift.cli.options import Given, common, what_if
from pacelift.cli.output import print_json, print_lines
from pacelift.words.voice import mark

_NOTHING: Final = mark("Nothing in the profile differs from the plan's: nothing was changed.")


@click.command("edit")
@click.argument("profile", metavar="PROFILE")
@what_if
@common
def command(given: Given, profile: str, *, dry_run: bool) -> None:
    """Go on with the edited profile in the file PROFILE ("-": stdin).

    What is past stays; of the rest as little changes as the edit asks for.
    """
    app = given.app()
    data, source = read_file(profile)
    answer = app.edit(data, source, dry_run=dry_run)
    if answer is not None:
        show_answer(app, answer, as_json=given.json, dry_run=dry_run)
    elif given.json:
        print_json({"changes": [], "goal": None, "event": None})
    else:
        print_lines((app.voice().say(_NOTHING),))
