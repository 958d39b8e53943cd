"""The group of all commands; each is loaded only when it is called.

A new command is a module beside this one and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from pacelift import __version__
from pacelift.cli.options import Given, common
from pacelift.cli.spoken import HELP_NAMES, spoken

COMMANDS: Final = (
    "profile",
    "new",
    "plan",
    "today",
    "mark",
    "log",
    "move",
    "pause",
    "race",
    "edit",
    "undo",
    "changes",
    "export",
    "connect",
    "sync",
    "disconnect",
    "restore",
    "check",
    "doctor",
)


class Commands(click.Group):
    """A group that imports a command's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order a runner meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"pacelift.cli.{cmd_name}").command
        return spoken(command, ctx.ensure_object(Given).voice)


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": [*HELP_NAMES]},
)
@click.version_option(__version__, prog_name="pacelift")
@common
@click.pass_context
def group(context: click.Context, given: Given) -> None:
    """One plan of running and strength, kept in your own calendar.

    Without a command: the tray app; without a desktop today's sessions, or how to begin.
    """
    if context.invoked_subcommand is None:
        from pacelift.cli.begin import begin

        context.exit(begin(given))
