"""The options every command takes, after its own name or before any: --home, --now, --json.

What was given after the command's name wins.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click
from attrs import define, field

from pacelift.app import App
from pacelift.system.clock import now
from pacelift.system.paths import home_folder
from pacelift.words.voice import Voice

Tray = Callable[[Path, str | None], int]
"""Runs the tray app for a home, at `--now`, until it ends; gives back the exit code."""


@define
class Given:
    """What the common options said so far; `tray` is None where there is no desktop.

    `voice` speaks the installation's language, as far as it was asked for it already.
    """

    home: str | None = None
    now: str | None = None
    json: bool = False
    tray: Tray | None = None
    voice: Voice = field(factory=Voice)

    def app(self) -> App:
        """The installation and the moment they name. Raises BadInput for either."""

        def planning() -> AbstractContextManager[None]:
            """A sign of life while a plan is made."""
            from pacelift.cli.progress import working

            return working(app.voice().say("Making the plan"))

        spoken = None if self.voice.language == "en" else self.voice.language
        app = App(home_folder(self.home), now(self.now), planning, spoken)
        return app


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the common options and, as its argument `given`, what they say."""

    @click.option("--home", metavar="DIR", help="Folder with all state of this installation.")
    @click.option("--now", metavar="ISO-8601", help="The time it is, for scripts and tests.")
    @click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
    @click.pass_context
    def with_given(
        context: click.Context,
        /,
        *args: Any,
        home: str | None,
        now: str | None,
        as_json: bool,
        **kwargs: Any,
    ) -> Any:
        given = context.ensure_object(Given)
        given.home = home if home is not None else given.home
        given.now = now if now is not None else given.now
        given.json = given.json or as_json
        return context.invoke(function, *args, given=given, **kwargs)

    return update_wrapper(with_given, function)


def what_if(function: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the option --dry-run, its argument `dry_run`."""
    return click.option("--dry-run", is_flag=True, help="Show the changes, keep nothing.")(function)
