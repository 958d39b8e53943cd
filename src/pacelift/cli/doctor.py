"""`pacelift doctor`: the state of this installation, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

from pacelift.cli.layout import labelled
from pacelift.cli.options import Given, common
from pacelift.cli.output import bold, print_json, print_lines, width
from pacelift.errors import BadInput
from pacelift.store.health import Fact
from pacelift.words.plain import plain
from pacelift.words.voice import Voice, mark

_WELL: Final = mark("All is well.")
_NOT_WELL: Final = mark("What is marked with ! needs your attention.")


@click.command("doctor")
@common
@click.pass_context
def command(context: click.Context, given: Given) -> None:
    """Show the state of this installation: data, backups, versions, time zone."""
    app = given.app()
    facts = app.doctor()
    well = all(fact.good for fact in facts)
    if given.json:
        told = [{"name": each.name, "value": each.value, "good": each.good} for each in facts]
        print_json({"ok": well, "facts": told})
    else:
        print_lines(_lines(facts, app.voice(), well=well))
    if not well:
        context.exit(BadInput.exit_code)


def _lines(facts: tuple[Fact, ...], voice: Voice, *, well: bool) -> Iterator[str]:
    column = max(len(fact.name) for fact in facts) + 4
    for fact in facts:
        mark = "  " if fact.good else "! "
        yield from labelled(f"{mark}{fact.name}", (_value(fact, voice),), column, width())
    yield ""
    verdict = _WELL if well else _NOT_WELL
    yield bold(voice.say(verdict))


def _value(fact: Fact, voice: Voice) -> str:
    if fact.value is None:
        return voice.say("none")
    return plain(voice.tell(fact.value) if isinstance(fact.value, str) else str(fact.value))
