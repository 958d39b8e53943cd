"""The commands' help, and what click says itself, in the installation's language."""

from __future__ import annotations

from copy import copy
from typing import Final

import click

from pacelift.words.voice import Voice, mark, mark_n

CLICKS_OWN: Final = tuple(
    map(
        mark,
        (
            "Aborted!",
            "Commands",
            "Error: {message}",
            "Error: invalid input",
            "Invalid value for {param_hint}: {message}",
            "Invalid value: {message}",
            "Missing argument",
            "Missing command.",
            "Missing option",
            "Missing parameter",
            "No such command {name!r}.",
            "No such option {name!r}.",
            "Option {name!r} does not take a value.",
            "Options",
            "Show the version and exit.",
            "Show this message and exit.",
            "Usage:",
            "{value!r} is not a valid {number_type}.",
            "{value} is not in the range {range}.",
        ),
    )
)
"""What click looks up in our catalogue; see `system.languages.lend_to_libraries`."""

CLICKS_OWN_OF_MANY: Final = (
    mark_n("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    mark_n("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    mark_n("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    mark_n("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)


HELP_NAMES: Final = ("-h", "--help")


def spoken(command: click.Command, voice: Voice) -> click.Command:
    """The command with its help in the voice's language; it does the same."""
    if voice.language == "en":
        return command
    told = copy(command)
    told.help = "\n\n".join(voice.term(each) for each in _paragraphs(command.help))
    told.params = [_option(each, voice) for each in command.params]
    # Click makes its own one once, and keeps it for every copy.
    told.add_help_option = False
    click.help_option(*HELP_NAMES, help=voice.term("Show this message and exit."))(told)
    if isinstance(told, click.Group):
        told.commands = {name: spoken(each, voice) for name, each in told.commands.items()}
    return told


def _option(parameter: click.Parameter, voice: Voice) -> click.Parameter:
    if not isinstance(parameter, click.Option) or parameter.help is None:
        return parameter
    told = copy(parameter)
    told.help = voice.term(parameter.help)
    return told


def _paragraphs(text: str | None) -> list[str]:
    """Each in one line, as the catalogue has it."""
    return [" ".join(each.split()) for each in (text or "").split("\n\n") if each.strip()]
