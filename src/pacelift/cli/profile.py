"""`pacelift profile`: an example, the schema, or a file checked and shown as it was understood."""

from __future__ import annotations

import click
from attrs import evolve

from pacelift.cli.files import read_file
from pacelift.cli.layout import labelled
from pacelift.cli.options import Given, common
from pacelift.cli.output import print_json, print_lines, width
from pacelift.errors import BadInput


@click.command("profile")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--example", is_flag=True, help="Print a complete commented profile.")
@click.option("--schema", is_flag=True, help="Print the profile's JSON Schema.")
@common
def command(given: Given, file: str | None, *, example: bool, schema: bool) -> None:
    """Check the profile in FILE ("-": stdin) and show it; or print an example or the schema."""
    if [file is not None, example, schema].count(True) != 1:
        raise BadInput(
            "usage",
            "Name one of: a FILE, --example, --schema.",
            "See: pacelift profile --help",
        )
    if schema:
        _print_schema()
    elif example:
        _print_example(given)
    else:
        _show(given, str(file))


def _print_schema() -> None:
    import json

    from pacelift.coach.profile_schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=2))


def _print_example(given: Given) -> None:
    from pacelift.coach.profile_example import example

    app = given.app()
    text = example(app.now.date())
    if given.json:
        document, _ = app.profile(text.encode(), "example")
        print_json(document)
    else:
        click.echo(text, nl=False)


def _show(given: Given, file: str) -> None:
    data, source = read_file(file)
    app = given.app()
    document, profile = app.profile(data, source)
    if given.json:
        print_json(document)
        return
    from pacelift.words.profile import profile_lines

    voice = evolve(app.voice(), units=profile.units)
    pairs = tuple(profile_lines(profile, voice))
    column = max(len(label) for label, _ in pairs) + 2
    print_lines(line for label, text in pairs for line in labelled(label, (text,), column, width()))
    print_lines(("", voice.say("Complete. Make its plan: pacelift new {file}", file=source)))
